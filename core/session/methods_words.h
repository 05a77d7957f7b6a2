// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core/session: the parts of a methods paragraph.
#include "core/session/methods_paragraph.h"

#include <set>

namespace perrin {

/// Papers that were cited.
class Citations {
  public:
    /// "(Berglund 2010)"; key: as in the list of papers.
    std::string operator()(const std::string& key);
    std::vector<std::string> references() const;

  private:
    std::set<std::string> cited_;
};

using Sentences = std::vector<std::string>;

std::string number(double value, int digits = 4);
std::string counted(std::size_t count, const std::string& one, const std::string& many);
/// "0.5 (95 % interval 0.3 to 0.8) µm²/s"; "below 0.2 µm²/s"; "not available".
std::string diffusionText(const Estimate& estimate);
/// "a, b and c".
std::string enumerated(const std::vector<std::string>& parts);

Sentences calibrationSentences(const Measurement& measurement);
/// How the tracks came to be: found, read from a table, by hand.
Sentences trackSentences(const Measurement& measurement, Citations& cite);
Sentences estimatorSentences(const Measurement& measurement, Citations& cite);
Sentences networkSentences(const Measurement& measurement, const std::optional<Model>& model);
/// Numbers, flags, regions and what random numbers were used for. measurement: as the regions leave it.
Sentences populationSentences(const Measurement& measurement, const std::vector<Region>& regions,
                              RegionUse use, Citations& cite);

} // namespace perrin
