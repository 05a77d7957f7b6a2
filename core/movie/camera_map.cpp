// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/camera_map.h"

#include "core/error.h"
#include "core/movie/movie.h"
#include "core/table.h"

#include <cmath>

namespace perrin {

Image readCameraMap(const std::filesystem::path& path, double least, Eigen::Index height,
                    Eigen::Index width) {
    Image map = openMovie(path)->frame(0);
    if (map.rows() < height || map.cols() < width)
        throw Error(path.string() + ": the map is " + sizeText(map) + " px, smaller than the picture of " +
                    std::to_string(width) + "x" + std::to_string(height) + " px");
    for (Eigen::Index y = 0; y < map.rows(); ++y)
        for (Eigen::Index x = 0; x < map.cols(); ++x)
            if (!(std::isfinite(map(y, x)) && map(y, x) >= least))
                throw Error(path.string() + ": the value at x = " + std::to_string(x) +
                            ", y = " + std::to_string(y) + " is " + std::to_string(map(y, x)) +
                            "; it must be at least " + numberText(least));
    return map;
}

std::string sizeText(const Image& image) {
    return std::to_string(image.cols()) + "x" + std::to_string(image.rows());
}

} // namespace perrin
