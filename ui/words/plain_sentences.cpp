// SPDX-License-Identifier: GPL-3.0-or-later
// Names and descriptions that core gives to what one chooses, how far its work is, and what is wrong with a
// setting.
#include "ui/words/core_words.h"

#include <QtGlobal>

namespace perrin::ui {
namespace {

constexpr const char* plain[] = {
    // Presets.
    QT_TRANSLATE_NOOP(
        "core", "One fixed condition (CCD, 500 photons, 10 ms), D .01 to 10: the reference for comparing"),
    QT_TRANSLATE_NOOP(
        "core", "Molecules as they come in movies of many microscopes: what the general model is trained on"),
    QT_TRANSLATE_NOOP("core", "A dye in a membrane, TIRF, EMCCD, 8 ms a frame"),
    QT_TRANSLATE_NOOP("core", "sCMOS with its own offset, gain and read noise in every pixel"),
    QT_TRANSLATE_NOOP("core", "The image formation of the 2024 EPFL report, to the letter"),
    // Networks.
    QT_TRANSLATE_NOOP("core",
                      "Perrin's own: fitted spots and cuts around them, attention between the frames"),
    QT_TRANSLATE_NOOP("core", "the 2024 report's ParkCNN: four convolutions with batch norm, two pools"),
    QT_TRANSLATE_NOOP("core", "park-cnn with strides in place of its pools"),
    QT_TRANSLATE_NOOP("core",
                      "Pix2D of Park et al. 2023: six convolutions with batch norm, mean over the window"),
    QT_TRANSLATE_NOOP("core",
                      "the 2024 report's ResNet2D: frames as channels, four residual blocks up to 512"),
    QT_TRANSLATE_NOOP("core",
                      "residual blocks that convolve over time too; any number of frames from 4 to 64"),
    QT_TRANSLATE_NOOP("core", "the 2024 report's ResNet3D: 3-D kernels on frames as channels, a depth of 1"),
    QT_TRANSLATE_NOOP("core", "three wide convolutions and three dense layers; the smallest, to try things"),
    QT_TRANSLATE_NOOP("core", "transformer over patches of the frames; any number of frames from 4 to 64"),
    // Estimators.
    QT_TRANSLATE_NOOP("core", "the mean of the prior, whatever the stack shows"),
    QT_TRANSLATE_NOOP("core",
                      "MSD at all lags, straight line through the origin (the report's trajectory-D)"),
    QT_TRANSLATE_NOOP("core", "MSD at the optimal number of lags"),
    QT_TRANSLATE_NOOP("core", "covariance-based, told the localization error"),
    QT_TRANSLATE_NOOP("core", "maximum likelihood, told the localization error"),
    QT_TRANSLATE_NOOP("core", "Bayesian maximum likelihood under the set's prior"),
    // Cues.
    QT_TRANSLATE_NOOP("core", "shuffled"),
    QT_TRANSLATE_NOOP("core", "centred"),
    QT_TRANSLATE_NOOP("core", "equal photons"),
    QT_TRANSLATE_NOOP("core", "unblurred"),
    QT_TRANSLATE_NOOP("core", "scaled %1"),
    QT_TRANSLATE_NOOP("core", "the frames in a random order"),
    QT_TRANSLATE_NOOP("core", "each frame moved by whole px so that the molecule sits in the middle"),
    QT_TRANSLATE_NOOP("core", "the fitted spot's light made the same in every frame"),
    QT_TRANSLATE_NOOP("core",
                      "each frame drawn anew: its photons in an unblurred PSF at its centre, new noise"),
    QT_TRANSLATE_NOOP("core", "everything above the camera's offset times %1"),
    // How far work is.
    QT_TRANSLATE_NOOP("core", "%1 of %2 ·"),
    QT_TRANSLATE_NOOP("core", "Looking at the noise"),
    QT_TRANSLATE_NOOP("core", "Looking at clear spots"),
    QT_TRANSLATE_NOOP("core", "Noise known"),
    QT_TRANSLATE_NOOP("core", "Finding spots, frame %1 of %2"),
    QT_TRANSLATE_NOOP("core", "Linking, frame %1 of %2"),
    QT_TRANSLATE_NOOP("core", "Measuring molecule %1"),
    QT_TRANSLATE_NOOP("core", "Measuring molecule %1 of %2"),
    QT_TRANSLATE_NOOP("core", "Measured"),
    QT_TRANSLATE_NOOP("core", "Following the molecule, frame %1"),
    QT_TRANSLATE_NOOP("core", "Followed"),
    QT_TRANSLATE_NOOP("core", "Comparing the map with chance"),
    QT_TRANSLATE_NOOP("core", "Fitting molecules"),
    QT_TRANSLATE_NOOP("core", "Reading the dark movie"),
    QT_TRANSLATE_NOOP("core", "Reading the flat movie"),
    QT_TRANSLATE_NOOP("core", "Looking for molecules to leave out"),
    QT_TRANSLATE_NOOP("core", "Looking for empty pixels"),
    QT_TRANSLATE_NOOP("core", "Reading the frames"),
    QT_TRANSLATE_NOOP("core", "Counting values"),
    QT_TRANSLATE_NOOP("core", "Counting frames: %1"),
    QT_TRANSLATE_NOOP("core", "Searching by differential evolution"),
    QT_TRANSLATE_NOOP("core", "Measuring variance over mean"),
    QT_TRANSLATE_NOOP("core", "Fitting the noise"),
    QT_TRANSLATE_NOOP("core", "Fitting the noise of an EMCCD"),
    QT_TRANSLATE_NOOP("core", "Finding how certain the noise is"),
    QT_TRANSLATE_NOOP("core", "Reading the file's checksum"),
    QT_TRANSLATE_NOOP("core", "Measuring with the classical estimators"),
    QT_TRANSLATE_NOOP("core", "frame %1 of %2"),
    QT_TRANSLATE_NOOP("core", "stack %1 of %2"),
    QT_TRANSLATE_NOOP("core", "epoch %1 of %2"),
    QT_TRANSLATE_NOOP("core", "Writing frame %1"),
    QT_TRANSLATE_NOOP("core", "looking at what the scenario draws"),
    QT_TRANSLATE_NOOP("core", "simulating the first stacks"),
    // How a training goes.
    QT_TRANSLATE_NOOP("core", "the network answers nearly the same for every molecule (its answers spread %1 "
                              "% as much as the truth "
                              "does); try a lower learning rate, a longer warm-up or another network, and "
                              "check that the molecules of "
                              "the scenario can be seen"),
    QT_TRANSLATE_NOOP(
        "core",
        "the network is no better than always answering the mean (error %1, of the mean %2); try a lower "
        "learning rate, a longer warm-up or another network, and check that the molecules of the "
        "scenario can be seen"),
    // What is wrong with a setting.
    QT_TRANSLATE_NOOP("core", "%1 is %2; it must be from %3 to %4"),
    QT_TRANSLATE_NOOP("core", "%1 is %2; it must be above 0"),
    QT_TRANSLATE_NOOP("core", "%1 is %2; it must be 0 or more"),
    QT_TRANSLATE_NOOP("core", "not a number"),
    QT_TRANSLATE_NOOP("core", "%1 is not given; a simulation needs it"),
    QT_TRANSLATE_NOOP("core", "exposure is %1 s but the frame interval is only %2 s; an exposure cannot be "
                              "longer than the frame interval"),
    QT_TRANSLATE_NOOP("core", "%1 is drawn from %2 to %3; the first must be the smaller one"),
    QT_TRANSLATE_NOOP("core", "%1 is drawn log-uniformly from %2; the lower end must be above 0"),
    QT_TRANSLATE_NOOP("core", "%1 goes down to 0, which has no logarithm; begin above 0"),
    QT_TRANSLATE_NOOP("core", "%1 is always %2; a network learns nothing from that: give it a range"),
    QT_TRANSLATE_NOOP("core",
                      "following a molecule needs the pixel size and the frame interval; give both first"),
    QT_TRANSLATE_NOOP("core", "the 2024 report's image formation is for windows of 64x64 px and 10 "
                              "sub-positions a frame, not %1 and %2"),
};

} // namespace

std::span<const char* const> plainSentences() {
    return plain;
}

} // namespace perrin::ui
