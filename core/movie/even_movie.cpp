// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/even_movie.h"

#include "core/error.h"
#include "core/movie/camera_map.h"

namespace perrin {
namespace {

class EvenMovie : public Movie {
  public:
    /// value = scale * ADU + shift, pixel by pixel.
    EvenMovie(std::shared_ptr<const Movie> movie, Image scale, Image shift)
        : movie_(std::move(movie)), scale_(std::move(scale)), shift_(std::move(shift)) {
        info_ = movie_->info();
    }
    Image frame(std::size_t index, std::size_t channel) const override {
        return movie_->frame(index, channel) * scale_ + shift_;
    }

    const Movie& recorded() const { return *movie_; }

  private:
    std::shared_ptr<const Movie> movie_;
    Image scale_, shift_;
};

Image readMap(const std::filesystem::path& path, double least) {
    return path.empty() ? Image{} : readCameraMap(path, least, 0, 0);
}

} // namespace

std::shared_ptr<const Movie> evenMovie(std::shared_ptr<const Movie> movie, const Camera& camera,
                                       const Image& offsets, const Image& gains) {
    if (&recorded(*movie) != movie.get() || (offsets.size() == 0 && gains.size() == 0))
        return movie;
    const MovieInfo& info = movie->info();
    for (const Image* map : {&offsets, &gains})
        if (map->size() > 0 && (map->rows() != info.height || map->cols() != info.width))
            throw Error("the camera's map is " + sizeText(*map) + " px but the movie is " +
                        std::to_string(info.width) + "x" + std::to_string(info.height) + " px; calibrate " +
                        "the camera with a dark movie of the same part of the chip, or choose a camera "
                        "without maps");
    const auto number = [](double value) { return static_cast<float>(value); };
    Image scale = Image::Ones(info.height, info.width);
    if (gains.size() > 0)
        scale = number(camera.gain) / gains;
    Image shift = Image::Constant(info.height, info.width, number(camera.offset));
    shift -= (offsets.size() > 0 ? offsets : shift) * scale;
    return std::make_shared<EvenMovie>(std::move(movie), std::move(scale), std::move(shift));
}

std::shared_ptr<const Movie> evenMovie(std::shared_ptr<const Movie> movie,
                                       const std::optional<Camera>& camera) {
    if (!camera || &recorded(*movie) != movie.get())
        return movie;
    const CameraMaps& maps = camera->maps;
    const Image offsets = readMap(maps.offset, leastOffset), gains = readMap(maps.gain, leastGain);
    try {
        return evenMovie(std::move(movie), *camera, offsets, gains);
    } catch (const Error& error) {
        throw Error((maps.offset.empty() ? maps.gain : maps.offset).string() + ": " + error.what());
    }
}

const Movie& recorded(const Movie& movie) {
    const auto* even = dynamic_cast<const EvenMovie*>(&movie);
    return even ? even->recorded() : movie;
}

std::shared_ptr<const Movie> evenMovie(const Movie& movie, const std::optional<Camera>& camera) {
    return evenMovie(std::shared_ptr<const Movie>(std::shared_ptr<void>(), &movie), camera); // owns nothing
}

} // namespace perrin
