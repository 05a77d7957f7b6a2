// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/tiff_writer.h"
#include "core/simulate/stack_set.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;

namespace {

namespace fs = std::filesystem;

const std::string header =
    "stack,D,x0_px,y0_px,pixel_size_um,frame_interval_s,exposure_s,psf_sigma_um,photons,"
    "background,em_gain,gain_adu_per_e,offset_adu,read_noise_e,note\n";

std::string row(int stack) {
    return std::to_string(stack) + ",0.5,3,4,0.1,0.01,0.01,0.13,,10,0,1,100,1.5,by hand\n";
}

class StackSetReader : public testing::Test {
  protected:
    void write(const std::string& table, int images) {
        std::ofstream(folder_ / "set.v2.csv") << table;
        TiffWriter writer(folder_ / "set.v2.tif");
        for (int i = 0; i < images; ++i)
            writer.add(Image::Constant(4, 6, static_cast<float>(i)));
        writer.close();
    }
    std::string failure(const std::string& table, int images = 6) {
        write(table, images);
        try {
            StackSet(folder_ / "set.v2");
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }
    test::TemporaryFolder folder_;
};

/// Centre of light within 6 px of a place. px.
Eigen::Vector2d centroid(const Image& image, Eigen::Vector2d place, double background) {
    for (int round = 0; round < 10; ++round) {
        Eigen::Vector2d sum(0, 0);
        double weight = 0;
        for (Eigen::Index y = 0; y < image.rows(); ++y)
            for (Eigen::Index x = 0; x < image.cols(); ++x) {
                const Eigen::Vector2d here(static_cast<double>(x), static_cast<double>(y));
                const double light =
                    (image(y, x) - background) * std::exp(-(here - place).squaredNorm() / 18);
                sum += light * here;
                weight += light;
            }
        place = sum / weight;
    }
    return place;
}

} // namespace

TEST_F(StackSetReader, everyStackHasItsFramesAndItsRow) {
    write(header + row(0) + row(1), 6);
    for (const char* name : {"set.v2", "set.v2.csv", "set.v2.tif"}) {
        const StackSet set(folder_ / name);
        ASSERT_EQ(set.size(), 2u);
        EXPECT_EQ(set.framesPerStack(), 3);
        const FrameStack stack = set.stack(1);
        EXPECT_EQ(stack.frames(), 3);
        EXPECT_EQ(stack.height, 4);
        EXPECT_TRUE((stack.frame(2) == 5).all());
        EXPECT_EQ(set.value(1, "D"), 0.5);
        EXPECT_EQ(set.value(1, "photons"), std::nullopt) << "an empty cell";
        EXPECT_EQ(set.value(1, "note"), std::nullopt) << "no number";
        EXPECT_EQ(set.value(1, "D_effective"), std::nullopt) << "no such column";
    }
}

TEST_F(StackSetReader, aSetMadeInPartsNeedNotBeginWithStackZero) {
    write(header + row(7) + row(8), 6);
    EXPECT_EQ(StackSet(folder_ / "set.v2").value(0, "stack"), 7);
}

TEST_F(StackSetReader, filesThatDoNotFitTogetherAreNamedWithWhatIsWrong) {
    EXPECT_THAT(failure(header + row(0) + row(1), 7), AllOf(HasSubstr("7 images"), HasSubstr("2 stacks")));
    EXPECT_THAT(failure(header + row(1) + row(0)), AllOf(HasSubstr("row 2"), HasSubstr("stack '0'")));
    EXPECT_THAT(failure(header + row(0) + row(2)), HasSubstr("row 2"));
    EXPECT_THAT(failure(header), HasSubstr("no rows"));
    EXPECT_THAT(failure("stack,D\n0,1\n"), AllOf(HasSubstr("set.v2.csv"), HasSubstr("'x0_px'")));
    std::string wrong = header + row(0) + row(1);
    wrong.replace(wrong.rfind("0.5"), 3, "two");
    EXPECT_THAT(failure(wrong), AllOf(HasSubstr("row 2"), HasSubstr("D is 'two'")));
    fs::remove(folder_ / "set.v2.tif");
    EXPECT_THROW(StackSet(folder_ / "set.v2"), Error);
    EXPECT_THROW(StackSet(folder_ / "none"), Error);
}

// Their pictures are another program's: that the light of the first frame lies where the table says shows
// that rows, frames and the origin of the px are read as they were meant.
TEST_F(StackSetReader, setsOfAnotherSimulatorAreRead) {
    const auto bench = test::sharedData("bench");
    if (!bench)
        GTEST_SKIP() << "PERRIN_TEST_DATA is not set";
    for (const char* name : {"physical_a", "physical_b"}) {
        const StackSet set(*bench / name);
        ASSERT_EQ(set.size(), 200u);
        ASSERT_EQ(set.framesPerStack(), 16);
        std::vector<double> distances;
        for (std::size_t k = 0; k < set.size(); k += 4) {
            const Eigen::Vector2d place(set.value(k, "x0_px").value(), set.value(k, "y0_px").value());
            const double background =
                set.value(k, "offset_adu").value() +
                set.value(k, "gain_adu_per_e").value() * set.value(k, "background").value();
            distances.push_back((centroid(set.stack(k).frame(0), place, background) - place).norm());
        }
        std::nth_element(distances.begin(), distances.begin() + 25, distances.end());
        EXPECT_LT(distances[25], 0.3) << name;
    }
    EXPECT_EQ(StackSet(*bench / "physical_a").value(0, "D"), 6.77014);
}
