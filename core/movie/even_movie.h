// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"
#include "core/optics/camera.h"

#include <memory>
#include <optional>

namespace perrin {

/// The movie as a camera would have recorded it whose pixels all have the offset and the gain of `camera`: what
/// its maps say of every pixel is taken out (Huang et al. 2013). Read noise stays that of each pixel. Without
/// maps of either, and where it is such a movie already: the movie itself. Throws Error: a map that cannot be read or is of another size than the
/// frames.
std::shared_ptr<const Movie> evenMovie(std::shared_ptr<const Movie> movie, const std::optional<Camera>& camera);
/// The same of a movie that outlives what is given.
std::shared_ptr<const Movie> evenMovie(const Movie& movie, const std::optional<Camera>& camera);
/// The same with maps held in memory (ADU, ADU per photo-electron; empty: none).
std::shared_ptr<const Movie> evenMovie(std::shared_ptr<const Movie> movie, const Camera& camera,
                                       const Image& offsets, const Image& gains);

/// What an even movie was made of; any other movie itself.
const Movie& recorded(const Movie& movie);

} // namespace perrin
