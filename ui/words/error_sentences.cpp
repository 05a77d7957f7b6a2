// SPDX-License-Identifier: GPL-3.0-or-later
// What core says is wrong with files and with what is asked of it; the name of the file comes before.
#include "ui/words/core_words.h"

#include <QtGlobal>

namespace perrin::ui {
namespace {

constexpr const char* errors[] = {
    QT_TRANSLATE_NOOP("core", "is a folder; give the name of a file"),
    QT_TRANSLATE_NOOP("core", "%1 is missing: neither %2 nor %3 is there; install the program again"),
    QT_TRANSLATE_NOOP("core", "the field \"%1\" is missing"),
    QT_TRANSLATE_NOOP("core", "is empty; a table needs a header line"),
    QT_TRANSLATE_NOOP("core", "cannot be opened; check that it exists and may be read"),
    QT_TRANSLATE_NOOP("core", "cannot be read; check its name and whether you may read it"),
    QT_TRANSLATE_NOOP("core", "cannot be read to its end"),
    QT_TRANSLATE_NOOP("core", "no such file"),
    QT_TRANSLATE_NOOP("core", "cannot be opened"),
    QT_TRANSLATE_NOOP("core", "is neither a file nor a folder; give the name of a movie"),
    QT_TRANSLATE_NOOP("core", "is not a TIFF file, nor a video (AVI, MP4, MOV, MKV, WMV, MPEG). What opens: "
                              "TIFF of ImageJ, OME, Micro-Manager and MetaMorph (STK), videos, folders of "
                              "numbered TIFF images. Save the movie as TIFF (ImageJ: File > Save As > Tiff)"),
    QT_TRANSLATE_NOOP("core", "no file was chosen; choose a movie, or the images of one"),
    QT_TRANSLATE_NOOP("core", "the camera's map is %1 px but the movie is %2 px; calibrate the camera with a "
                              "dark movie of the same part of the chip, or choose a camera without maps"),
    QT_TRANSLATE_NOOP("core", "the map is %1 px, smaller than the picture of %2 px"),
    QT_TRANSLATE_NOOP("core", "no folder is given; say which folder is to be watched"),
    QT_TRANSLATE_NOOP("core",
                      "is no folder that can be read; watch the folder into which movies are written"),
    QT_TRANSLATE_NOOP("core", "is a stack of %1 images, but files are joined to a movie only when each holds "
                              "one; open it by itself"),
    QT_TRANSLATE_NOOP("core", "the folder holds no TIFF images; open a movie's file, or the folder in which "
                              "the numbered images are"),
    QT_TRANSLATE_NOOP("core", "is a folder; open it by itself, or choose the images in it"),
    QT_TRANSLATE_NOOP("core", "is no TIFF image; several files are joined to a movie only when each is a "
                              "TIFF of one image. Open other movies one at a time"),
    QT_TRANSLATE_NOOP("core", "the folder cannot be read: %1"),
    QT_TRANSLATE_NOOP("core",
                      "a part of the movie is missing: %1 is not beside it; put all parts into one folder"),
    QT_TRANSLATE_NOOP("core", "is a MetaMorph stack whose planes are compressed or in pieces, which is not "
                              "read; save it as TIFF with ImageJ"),
    QT_TRANSLATE_NOOP("core", "is a stack of %1 z planes over %2 times; save one z plane as a movie"),
    QT_TRANSLATE_NOOP("core", "holds no whole frame; the recording or the copy was cut short"),
    QT_TRANSLATE_NOOP("core", "videos are written as .mp4 or .avi; give the file one of these endings"),
    QT_TRANSLATE_NOOP("core",
                      "the video could not be written whole; free some space or choose another place"),
    QT_TRANSLATE_NOOP("core",
                      "the session cannot be saved by itself: %1; save it yourself from time to time"),
    QT_TRANSLATE_NOOP("core", "belongs to a Perrin that is running; close that one first"),
    QT_TRANSLATE_NOOP("core", "cannot be deleted: %1"),
    QT_TRANSLATE_NOOP("core", "cannot be read: %1"),
    QT_TRANSLATE_NOOP(
        "core",
        "nothing was measured in this session, so that there is nothing to tell of; find molecules first"),
    QT_TRANSLATE_NOOP("core", "ends too early, after %1 bytes: it was cut short; open a backup copy of it"),
    QT_TRANSLATE_NOOP("core",
                      "is no JSON from byte %1 on: it is damaged or no session; open a backup copy of it"),
    QT_TRANSLATE_NOOP("core", "was written by a newer Perrin (%1"),
    QT_TRANSLATE_NOOP(
        "core",
        "was written by an older Perrin, which did not put the settings into tables; open the movie itself"),
    QT_TRANSLATE_NOOP("core",
                      "has no '#' lines that tell which movie it is of and how it was measured; tables of "
                      "other programs and plain ones cannot restore anything: open the movie itself"),
    QT_TRANSLATE_NOOP("core", "is empty; save the regions again from ImageJ"),
    QT_TRANSLATE_NOOP("core", "is larger than any ROI; choose a .roi or .zip saved by ImageJ"),
    QT_TRANSLATE_NOOP(
        "core",
        "holds no region with an inside; draw rectangles, ovals, polygons or freehand areas in ImageJ"),
    QT_TRANSLATE_NOOP("core", "the name must end in .roi (one region) or .zip (several)"),
    QT_TRANSLATE_NOOP("core", "there is no region to write; draw one first"),
    QT_TRANSLATE_NOOP("core", "a .roi holds one region, not %1; give a name that ends in .zip"),
    QT_TRANSLATE_NOOP("core",
                      "is not an ImageJ ROI; save the region from ImageJ as .roi or, several, as .zip"),
    QT_TRANSLATE_NOOP("core", "is damaged: the ROI ends after %1 bytes; save it again from ImageJ"),
    QT_TRANSLATE_NOOP("core", "has %1 frames; a %2 movie needs at least %3, better 1000"),
    QT_TRANSLATE_NOOP("core",
                      "is %1 px but the dark movie is %2; both must show the same part of the camera"),
    QT_TRANSLATE_NOOP("core", "scatters no more than the dark movie; is it raw?"),
    QT_TRANSLATE_NOOP("core", "only %1 empty pixels were found; noise needs at least %2. Choose a larger "
                              "region or more frames, or a region with fewer molecules"),
    QT_TRANSLATE_NOOP("core", "the offset is locked at %1 ADU, but empty pixels are only %2 ADU on average: "
                              "no light is left. Give the offset this camera has, or unlock it"),
    QT_TRANSLATE_NOOP("core", "the region is %1 px; noise needs at least 16x16"),
    QT_TRANSLATE_NOOP("core",
                      "the movie's values are not whole numbers (%1): it was averaged, filtered or rescaled. "
                      "Noise can be matched to what the camera gave only; open the raw movie"),
    QT_TRANSLATE_NOOP("core", "pixel size is %1 um in the sample, more than a microscope shows; it is the "
                              "camera's pixel divided by the magnification, and %2 nm are %3 um"),
    QT_TRANSLATE_NOOP("core", "camera gain is %1 ADU/e-; it must be above 0"),
    QT_TRANSLATE_NOOP("core", "camera read noise is %1 e-; it must be 0 or more"),
};

} // namespace

std::span<const char* const> errorSentences() {
    return errors;
}

} // namespace perrin::ui
