// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include "core/learn/networks/network.h"

#include <map>
#include <string>
#include <vector>

namespace perrin {

/// A size of a network that NetworkDescription::options may set.
struct SizeOption {
    const char* name;
    int usual, least, most;
};

/// All known sizes by name. Throws Error: an option that the network does not know, a value out of range.
std::map<std::string, int> sizesOf(const NetworkDescription& description,
                                   const std::vector<SizeOption>& known);

/// Throws Error: a number of frames that the network cannot take.
void checkFrames(const std::string& name, std::int64_t frames, int least, int most);

/// What a network can be built for.
struct ImageLimits {
    int leastSide = 8, sideStep = 1; // px: sides are multiples of sideStep
    int leastFrames = 1, mostFrames = 256;
    bool anyNumberOfFrames = false; // within the limits; otherwise the description's
};

/// A network that looks at the pixels alone.
class ImageNetwork : public Network {
  public:
    /// Throws Error: another window or number of frames than the network was built for.
    torch::Tensor forward(const NetworkTensors& input) final;

  protected:
    /// Throws Error: a window or number of frames beyond the limits.
    ImageNetwork(const NetworkDescription& description, const ImageLimits& limits);

    /// pixels: (stacks, frames, height, width).
    virtual torch::Tensor answer(torch::Tensor pixels) = 0;

  private:
    NetworkDescription description_;
    ImageLimits limits_;
};

/// The mean, and ln of its variance where the description asks for the spread.
inline std::int64_t answersOf(const NetworkDescription& description) {
    return description.spread ? 2 : 1;
}

template<class Type>
std::shared_ptr<Network> makeNetwork(const NetworkDescription& description) {
    return std::make_shared<Type>(description);
}

} // namespace perrin
