// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/methods_paragraph.h"

#include "core/diffusion/region_selection.h"
#include "core/error.h"
#include "core/provenance.h"
#include "core/session/methods_words.h"
#include "core/table.h"

#include <map>

namespace perrin {
namespace {

const std::map<std::string, std::string> papers{
    {"Berglund 2010", "Berglund, Phys. Rev. E 82, 011917 (2010)"},
    {"Efron 1979", "Efron, Ann. Statist. 7, 1 (1979)"},
    {"Izeddin et al. 2012", "Izeddin et al., Opt. Express 20, 2081 (2012)"},
    {"Jaqaman et al. 2008", "Jaqaman et al., Nature Methods 5, 695 (2008)"},
    {"Michalet and Berglund 2012", "Michalet and Berglund, Phys. Rev. E 85, 061916 (2012)"},
    {"Mortensen et al. 2010", "Mortensen et al., Nature Methods 7, 377 (2010)"},
    {"Parthasarathy 2012", "Parthasarathy, Nature Methods 9, 724 (2012)"},
    {"Sergé et al. 2008", "Sergé et al., Nature Methods 5, 687 (2008)"},
    {"Vestergaard et al. 2014", "Vestergaard, Blainey and Flyvbjerg, Phys. Rev. E 89, 022726 (2014)"},
    {"Wilson 1927", "Wilson, J. Am. Stat. Assoc. 22, 209 (1927)"}};

std::string openingSentence(const Session& session) {
    const std::string movie = session.movie.path.empty() ? "a movie" : session.movie.path.filename().string();
    std::string program = std::string("Perrin ") + version();
    if (const std::string built = commit(); !built.empty())
        program += " (commit " + built + ")";
    return "Single molecules in " + movie +
           " were followed and their diffusion coefficients D measured with " + program + ".";
}

std::string checkSentence(const SpikeInResult& check) {
    const SpikeInSettings& settings = check.settings;
    std::string text =
        "The movie was checked with synthetic molecules of known D put into it (freely moving, D ";
    std::vector<std::string> ds;
    for (const double d : settings.ds)
        ds.push_back(number(d, 3));
    text += enumerated(ds) + " µm²/s, " + number(check.photons, 4) + " photons an exposure" +
            (settings.photons ? "" : " (median)") + ", seed " + std::to_string(settings.seed) + "). ";
    std::string found = spikeInSentence(check.rows.back());
    for (std::size_t at; (at = found.find("um^2")) != std::string::npos;)
        found.replace(at, 4, "µm²");
    return text + found;
}

} // namespace

std::string Citations::operator()(const std::string& key) {
    cited_.insert(key);
    return "(" + key + ")";
}

std::vector<std::string> Citations::references() const {
    std::vector<std::string> lines;
    for (const std::string& key : cited_)
        lines.push_back(papers.at(key));
    return lines;
}

std::string number(double value, int digits) {
    return numberText(value, digits);
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string enumerated(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

std::string diffusionText(const Estimate& estimate) {
    if (!estimate.value)
        return estimate.high ? "below " + number(*estimate.high, 3) + " µm²/s" : "not available";
    std::string text = number(*estimate.value, 3) + " µm²/s";
    if (estimate.low && estimate.high)
        text += " (95 % interval " + number(*estimate.low, 3) + " to " + number(*estimate.high, 3) + ")";
    return text;
}

std::string MethodsText::text() const {
    std::string all = paragraph + "\n";
    if (!references.empty())
        all += "\nReferences\n";
    for (const std::string& reference : references)
        all += "- " + reference + "\n";
    return all;
}

MethodsText methodsParagraph(const Session& session, const MethodsSources& sources) {
    if (!session.measurement || session.measurement->molecules.empty())
        throw Error(
            "nothing was measured in this session, so that there is nothing to tell of; find molecules "
            "first");
    const RegionUse use = session.regions.empty() ? RegionUse::Label : session.regionUse;
    const Measurement shown = selectByRegion(*session.measurement, session.regions, use);
    Citations cite;
    Sentences sentences{openingSentence(session)};
    const auto add = [&](const Sentences& more) {
        sentences.insert(sentences.end(), more.begin(), more.end());
    };
    add(calibrationSentences(*session.measurement));
    add(trackSentences(*session.measurement, cite));
    add(estimatorSentences(shown, cite));
    add(networkSentences(shown, sources.network));
    add(populationSentences(shown, session.regions, use, cite));
    if (sources.check && !sources.check->rows.empty())
        sentences.push_back(checkSentence(*sources.check));
    MethodsText methods;
    for (const std::string& sentence : sentences)
        methods.paragraph += (methods.paragraph.empty() ? "" : " ") + sentence;
    methods.references = cite.references();
    return methods;
}

} // namespace perrin
