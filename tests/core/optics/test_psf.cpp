// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optics/psf.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;

TEST(Psf, agreesWithTheIndependentNumbers) {
    std::ifstream file(test::ownData("reference/golden.json"));
    const auto golden = nlohmann::json::parse(file);
    ASSERT_GE(golden["psf_pixel_integrated"].size(), 3u);
    for (const auto& entry : golden["psf_pixel_integrated"]) {
        const auto size = entry["size"].get<Eigen::Index>();
        const Image image = psfImage(entry["x"], entry["y"], entry["sigma"], size, size);
        EXPECT_NEAR(image.cast<double>().sum(), entry["sum"].get<double>(), 1e-6);
        for (Eigen::Index y = 0; y < size; ++y)
            for (Eigen::Index x = 0; x < size; ++x)
                EXPECT_NEAR(image(y, x), entry["image"][static_cast<std::size_t>(y)][static_cast<std::size_t>(x)].get<double>(), 2e-8);
    }
}
