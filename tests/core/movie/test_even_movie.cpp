// SPDX-License-Identifier: GPL-3.0-or-later
// Movies of cameras whose pixels differ.
#include "core/movie/even_movie.h"
#include "core/movie/tiff_writer.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;

namespace {

class EvenMovie : public testing::Test {
  protected:
    EvenMovie() : offsets(20, 24), gains(20, 24) {
        for (Eigen::Index i = 0; i < offsets.size(); ++i) {
            offsets.data()[i] = 90.f + 0.37f * static_cast<float>(i % 29);
            gains.data()[i] = 1.8f + 0.01f * static_cast<float>(i % 31);
        }
        std::vector<Image> frames;
        for (const float light : {0.f, 10.f, 250.f})
            frames.push_back(offsets + gains * light);
        movie = movieFromFrames(frames);
    }
    std::filesystem::path write(const char* name, const Image& map) const {
        TiffWriter writer(folder / name,
                          {.pixelType = PixelType::Float32, .acquisition = {}, .displayRange = {}});
        writer.add(map);
        writer.close();
        return folder / name;
    }
    Camera withMaps() const {
        Camera camera{.offset = 100, .gain = 2, .readNoise = 1};
        camera.maps = {.offset = write("o.tif", offsets), .gain = write("g.tif", gains), .readNoise = {}};
        return camera;
    }
    test::TemporaryFolder folder;
    Image offsets, gains; // ADU, ADU per photo-electron
    std::shared_ptr<const Movie> movie;
};

void expectAll(const Image& image, float value) {
    EXPECT_LT((image - value).abs().maxCoeff(), 1e-3f) << value;
}

} // namespace

TEST_F(EvenMovie, givesEveryPixelTheCamerasNumbers) {
    const auto even = evenMovie(movie, withMaps());
    EXPECT_EQ(even->info().frames, 3u);
    expectAll(even->frame(0), 100);
    expectAll(even->frame(1), 120);
    expectAll(even->frame(2), 600);
    EXPECT_EQ(&recorded(*even), movie.get());
}

TEST_F(EvenMovie, aMapOfOffsetsAloneLeavesGainsAsTheyAre) {
    Camera camera = withMaps();
    camera.maps.gain.clear();
    const Image even = evenMovie(*movie, camera)->frame(1);
    EXPECT_LT((even - (100 + gains * 10)).abs().maxCoeff(), 1e-3f);
}

TEST_F(EvenMovie, isTheMovieItselfWhereThereIsNothingToDo) {
    EXPECT_EQ(evenMovie(movie, std::nullopt), movie);
    EXPECT_EQ(evenMovie(movie, Camera{}), movie);
    const auto once = evenMovie(movie, withMaps());
    EXPECT_EQ(evenMovie(once, withMaps()), once) << "twice would be too much";
}

TEST_F(EvenMovie, mapsThatDoNotFitAreNamed) {
    Camera camera = withMaps();
    camera.maps.offset = write("small.tif", Image::Constant(10, 24, 100));
    EXPECT_THAT(test::errorOf([&] { evenMovie(movie, camera); }),
                AllOf(HasSubstr("small.tif"), HasSubstr("24x10 px but the movie is 24x20 px")));
    camera.maps.offset = folder / "none.tif";
    EXPECT_THAT(test::errorOf([&] { evenMovie(movie, camera); }), HasSubstr("none.tif"));
    camera = withMaps();
    gains(3, 5) = 0;
    camera.maps.gain = write("dead.tif", gains);
    EXPECT_THAT(test::errorOf([&] { evenMovie(movie, camera); }),
                AllOf(HasSubstr("dead.tif"), HasSubstr("x = 5, y = 3")));
}
