// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/job.h"
#include "core/movie/movie.h"
#include "core/optics/camera.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// A camera measured the classical way, from movies taken in the dark and of even light.
struct CameraCalibration {
    Camera camera;                               // gain 1 and read noise in ADU where no flat movie was given
    std::optional<double> gainLow{}, gainHigh{}; // ADU per photo-electron, 95 %; empty: no flat movie
    Image offsetMap;                             // ADU
    Image readNoiseMap;                          // electrons rms (ADU without a flat movie)
    double offsetSpread = 0;                     // ADU, standard deviation between pixels
    bool pixelsDiffer = false;        // beyond what so many frames scatter by: an sCMOS camera needs the maps
    std::vector<std::string> remarks; // each a sentence for people
};

/// Offset and read noise of every pixel from a dark movie (differences of neighbouring frames, so that drift
/// does not count), the gain from how variance grows with the mean in flat movies (photon transfer; Janesick
/// 2007). em: an EMCCD, whose variance grows twice as fast. Frames are read one by one. Throws Error: too few
/// frames, other sizes, flat movies no brighter than the dark one; Cancelled.
CameraCalibration calibrateCamera(const Movie& dark, const std::vector<std::shared_ptr<const Movie>>& flats,
                                  bool em, const Job& job = {});

/// The gain of the movie that the camera records, where there was no flat movie to tell it.
void takeGain(CameraCalibration& calibration, double gain, bool em);

/// The files that writeCamera() may write beside NAME.json: NAME_offset.tif and NAME_read_noise.tif.
CameraMaps mapFiles(const std::filesystem::path& path);
/// Writes a camera file (as readCamera() reads it) and, where pixels differ, their maps beside it as TIFFs.
/// Gives the camera with the maps that were written. Throws Error.
Camera writeCamera(const std::filesystem::path& path, const CameraCalibration& calibration);

} // namespace perrin
