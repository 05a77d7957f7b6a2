// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/provenance.h"
#include "core/session/methods_paragraph.h"
#include "tests/core/session/filled_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

/// Molecules 0.4, 0.5, 0.6 µm²/s at x = 1, 2, 3 µm, y = 1 µm, by maximum likelihood.
Session knownSession() {
    Session session;
    session.movie.path = "/data/day 1/cell 7.tif";
    Measurement measurement;
    MeasureSettings& settings = measurement.settings;
    settings.acquisition = {.pixelSize = 0.1, .frameInterval = 0.02, .exposure = 0.005};
    settings.find = {.falseAlarm = 0.05, .camera = Camera{.offset = 98, .gain = 2.5, .readNoise = 1.4}};
    settings.link = {.maxD = 2, .maxGap = 1, .minFrames = 8};
    measurement.calibration = {.psfSigma = 1.31, .psfMeasured = true};
    measurement.spotCount = 321;
    measurement.notes = {"321 spots were found in 40 frames.",
                         "4 molecules were followed through at least 8 frames."};
    for (int id = 1; id <= 3; ++id) {
        Molecule molecule;
        molecule.track = {id, {{.frame = 0, .x = 10.0 * id, .y = 10}, {.frame = 1, .x = 10.0 * id, .y = 10}}};
        molecule.x = id;
        molecule.y = 1;
        const double d = 0.3 + 0.1 * id;
        molecule.d = molecule.mle = {d, d / 2, 2 * d};
        molecule.cve = d;
        molecule.cveSe = 0.1;
        measurement.molecules.push_back(molecule);
    }
    measurement.leftOut = {{5, {{.frame = 0}, {.frame = 1}, {.frame = 2}}}, {6, {{.frame = 3}}}};
    session.settings = settings;
    session.measurement = measurement;
    return session;
}

std::string paragraphOf(const Session& session, const MethodsSources& sources = {}) {
    return methodsParagraph(session, sources).paragraph;
}

Model knownNetwork() {
    Model model;
    model.name = "mine";
    model.scenario = preset("physical-a");
    model.scenario.name = "my cell";
    model.scenario.acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
    model.scenario.motion.diffusionCoefficient = Range::logUniform(0.01, 10);
    model.scenario.emission.photons = Range::uniform(200, 900);
    model.scenario.background.photons = Range::fixed(8);
    model.training = {{"stacks", 128000}, {"validation_stacks", 4096}};
    model.scores = {{"rmse", 0.31}, {"coverage_95", 0.947}};
    return model;
}

} // namespace

TEST(MethodsParagraph, tellsTheCalibrationAndTheSettings) {
    const std::string text = paragraphOf(knownSession());
    for (const std::string& part :
         {std::string("cell 7.tif"), std::string("Perrin ") + version(), std::string("Pixel size: 0.1 µm"),
          std::string("frame interval: 20 ms"), std::string("exposure: 5 ms"),
          std::string("offset 98 ADU, gain 2.5 ADU per photo-electron and read noise 1.4 electrons rms"),
          std::string("without electron multiplication"),
          std::string("1.31 px standard deviation (0.308 µm FWHM)"),
          std::string("measured on the movie's own spots"), std::string("0.05 false spots a frame"),
          // 3 sqrt(4 · 2 µm²/s · 0.02 s) = 1.2 µm
          std::string("steps of up to 1.2 µm a frame"), std::string("gaps of up to 1 frame."),
          std::string("321 spots were found; 4 molecules were followed through at least 8 frames"),
          std::string("1 shorter track of 3 frames or more left out"),
          std::string("1 molecule of those found was removed by hand")})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_THAT(text, Not(HasSubstr("/data"))) << "whose computer it was is nobody's business";
    EXPECT_THAT(text, Not(HasSubstr("dirty"))) << "nor the state of the programmer's folder";
    Session usual = knownSession();
    usual.measurement->calibration = {.psfSigma = 1.3};
    EXPECT_THAT(paragraphOf(usual), HasSubstr("taken by default, as too few clear spots were seen"));
}

TEST(MethodsParagraph, tellsTheNumbersAndWhatIsRandom) {
    const std::string text = paragraphOf(knownSession());
    EXPECT_THAT(text, HasSubstr("3 molecules, median D 0.5 µm²/s"));
    EXPECT_THAT(text, HasSubstr("immobile fraction 0 %"));
    EXPECT_THAT(text, HasSubstr("2000 bootstrap resamples of the molecules (seed 1908)"));
    EXPECT_THAT(text, HasSubstr("No molecule was flagged"));
    Session flagged = knownSession();
    flagged.measurement->molecules[0].flags = {"IMMOBILE"};
    flagged.measurement->molecules[1].flags = {"NOT_BROWNIAN", "IMMOBILE"};
    EXPECT_THAT(paragraphOf(flagged), HasSubstr("flagged were: IMMOBILE 2 and NOT_BROWNIAN 1."));
}

TEST(MethodsParagraph, namesOnlyTheMethodsThatAnswered) {
    const MethodsText methods = methodsParagraph(knownSession());
    EXPECT_THAT(methods.paragraph, HasSubstr("D of a molecule is that by maximum likelihood"));
    EXPECT_THAT(methods.paragraph, HasSubstr("profile likelihood"));
    EXPECT_THAT(methods.paragraph, HasSubstr("also estimated by the covariance-based estimator"));
    for (const char* notDone : {"posterior", "network", "mean squared displacement", "synthetic", "region",
                                "added or corrected", "not given"})
        EXPECT_THAT(methods.paragraph, Not(HasSubstr(notDone)));
    EXPECT_THAT(methods.references, testing::Contains(HasSubstr("Phys. Rev. E 82, 011917 (2010)")));
    EXPECT_THAT(methods.references, testing::Contains(HasSubstr("Phys. Rev. E 89, 022726 (2014)")));
    for (const std::string& reference : methods.references)
        EXPECT_THAT(reference, Not(HasSubstr("Michalet"))) << "no MSD was fitted";
    EXPECT_THAT(methods.text(), AllOf(HasSubstr(methods.paragraph), HasSubstr("\n- Berglund, Phys.")));
}

TEST(MethodsParagraph, saysWhatIsNotGiven) {
    Session session = knownSession();
    session.measurement->settings.acquisition.exposure.reset();
    session.measurement->settings.find.camera.reset();
    for (Molecule& molecule : session.measurement->molecules) {
        molecule.method = Method::Cve;
        molecule.mle = {};
    }
    const MethodsText methods = methodsParagraph(session);
    EXPECT_THAT(methods.paragraph, HasSubstr("exposure: not given"));
    EXPECT_THAT(methods.paragraph, HasSubstr("The camera was not given"));
    EXPECT_THAT(methods.paragraph, HasSubstr("by least squares"));
    EXPECT_THAT(methods.paragraph, HasSubstr("that by the covariance-based estimator"));
    EXPECT_THAT(methods.paragraph, Not(HasSubstr("Berglund")));
    EXPECT_THAT(methods.paragraph, Not(HasSubstr("Mortensen")));
}

TEST(MethodsParagraph, tellsWhatANetworkWasTrainedOn) {
    Session session = knownSession();
    session.measurement->notes.emplace_back("The network took a PSF of 1.29 px (95 %: 1.2 to 1.4). ");
    for (Molecule& molecule : session.measurement->molecules) {
        molecule.method = Method::Network;
        molecule.network = molecule.d;
        molecule.model = "mine";
    }
    const std::string text = paragraphOf(session, {.network = knownNetwork()});
    EXPECT_THAT(text, HasSubstr("D of a molecule is that by a neural network"));
    EXPECT_THAT(text, HasSubstr("The network mine read D of 3 molecules"));
    // D 0.01 to 10 µm²/s · 0.01 s / (0.1 µm)²
    EXPECT_THAT(
        text, HasSubstr("128000 simulated stacks of 16 frames (scenario my cell: D times frame interval from "
                        "0.01 to 10 px², 200 to 900 photons an exposure, background 8 photons a pixel)"));
    EXPECT_THAT(
        text, HasSubstr("on 4096 stacks of the same kind that were not learned from its 95 % intervals held "
                        "94.7 % of the true D and its root-mean-square error was 0.31 of ln D"));
    EXPECT_THAT(text, HasSubstr("a PSF of 1.29 px"));
    EXPECT_THAT(paragraphOf(session), HasSubstr("What it was trained on is not given."));
    Model other = knownNetwork();
    other.name = "another";
    EXPECT_THAT(paragraphOf(session, {.network = other}), Not(HasSubstr("128000")));
}

TEST(MethodsParagraph, regionsSayWhoCounts) {
    Session session = knownSession();
    // In px; molecules stand at x = 10, 20, 30.
    session.regions = {rectangle("nucleus", {.left = 15, .top = 0, .right = 35, .bottom = 20})};
    session.regionUse = RegionUse::Inside;
    std::string text = paragraphOf(session);
    EXPECT_THAT(text, HasSubstr("Only molecules whose mean position lies inside the region nucleus count."));
    EXPECT_THAT(text, HasSubstr(" 2 molecules, median D 0.55 µm²/s"));
    EXPECT_THAT(text, HasSubstr("In nucleus: 2 molecules"));
    session.regionUse = RegionUse::Outside;
    text = paragraphOf(session);
    EXPECT_THAT(text, HasSubstr("outside the region nucleus count. 1 molecule, median D 0.4 µm²/s"));
    session.regionUse = RegionUse::Label;
    text = paragraphOf(session);
    EXPECT_THAT(text, AllOf(HasSubstr("3 molecules, median D 0.5"), HasSubstr("In nucleus: 2 molecules")));
    EXPECT_THAT(text, Not(HasSubstr("Only molecules")));
}

TEST(MethodsParagraph, tellsOfACheckWithItsSeed) {
    SpikeInResult check;
    check.settings.ds = {0.1, 1};
    check.settings.seed = 42;
    check.settings.photons = 300;
    check.photons = 300;
    SpikeInRow all;
    all.placed = 80;
    all.recovered = 72;
    all.recall = {0.9, 0.82, 0.95};
    check.rows = {all};
    const std::string text = paragraphOf(knownSession(), {.check = check});
    EXPECT_THAT(text, HasSubstr("D 0.1 and 1 µm²/s, 300 photons an exposure, seed 42"));
    EXPECT_THAT(text, HasSubstr("Of 80 synthetic molecules 90 %"));
}

TEST(MethodsParagraph, tracksOfATableAndMoleculesByHandAreNotCalledFound) {
    Session session = knownSession();
    session.measurement->calibration = {};
    session.measurement->notes = {"The tracks were read from /data/trackmate.csv."};
    std::string text = paragraphOf(session);
    EXPECT_THAT(text, HasSubstr("read from a table, trackmate.csv."));
    EXPECT_THAT(text, Not(HasSubstr("detected")));
    EXPECT_THAT(text, Not(HasSubstr("linear assignment")));
    session = knownSession();
    session.measurement->molecules[1].source = MoleculeSource::Clicked;
    EXPECT_THAT(paragraphOf(session), HasSubstr("1 molecule was added or corrected by hand."));
}

TEST(MethodsParagraph, everySettingThereIsFindsWords) {
    const std::string text = paragraphOf(test::filledSession("/data/movie.tif"));
    for (const char* part : {"of channel 3", "à-trous wavelet", "by radial symmetry", "an EMCCD",
                             "EM gain included", "given, at a threshold", "outside the regions"})
        EXPECT_THAT(text, HasSubstr(part));
}

TEST(MethodsParagraph, withoutAMeasurementItSaysWhatToDo) {
    Session session = knownSession();
    session.measurement.reset();
    try {
        methodsParagraph(session);
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("find molecules first"));
    }
}
