// SPDX-License-Identifier: GPL-3.0-or-later
// What core says of what it has found and measured: flags and their reasons, notes, remarks.
#include "ui/words/core_words.h"

#include <QtGlobal>

namespace perrin::ui {
namespace {

constexpr const char* results[] = {
    // Flags, as the window shortens them.
    QT_TRANSLATE_NOOP("core", "exposure unknown"),
    QT_TRANSLATE_NOOP("core", "immobile"),
    QT_TRANSLATE_NOOP("core", "not Brownian"),
    QT_TRANSLATE_NOOP("core", "too short"),
    QT_TRANSLATE_NOOP("core", "beyond largest D"),
    QT_TRANSLATE_NOOP("core", "net: disagrees"),
    QT_TRANSLATE_NOOP("core", "net: doubtful"),
    QT_TRANSLATE_NOOP("core", "net: out of range"),
    // Their reasons.
    QT_TRANSLATE_NOOP("core",
                      "Its D is above %1 um^2/s, the largest that was looked for: its longest steps may have "
                      "been lost, and D comes out too small. Raise the largest D."),
    QT_TRANSLATE_NOOP("core", "It stays closer to its place than free diffusion would (%1 of the slow motion "
                              "expected): confined, or its D depends on the time looked at."),
    QT_TRANSLATE_NOOP("core", "It travels further than free diffusion would (%1 times the slow motion "
                              "expected, mean velocity %2 um/s): carried along, drifting, or of changing D."),
    QT_TRANSLATE_NOOP(
        "core", "Maximum likelihood and Bayes need the exposure, which is not known; give it to have them."),
    QT_TRANSLATE_NOOP("core", "It was seen in fewer than 3 frames."),
    QT_TRANSLATE_NOOP("core", "Every position is the same to the last digit."),
    QT_TRANSLATE_NOOP(
        "core",
        "Its motion cannot be told from its localization error; the upper limit holds in 95 of 100 cases."),
    QT_TRANSLATE_NOOP("core", "The network says D = %1 um^2/s and maximum likelihood %2: their 95 % "
                              "intervals have nothing in common."),
    QT_TRANSLATE_NOOP("core", "at most %1"),
    QT_TRANSLATE_NOOP("core", "Another molecule shines within %1 px of it in %2 % of its frames."),
    QT_TRANSLATE_NOOP("core", "Another molecule seems to come within 6 px of it; their blobs may overlap."),
    QT_TRANSLATE_NOOP("core", "Something much brighter shines near it."),
    QT_TRANSLATE_NOOP("core", "Its blobs are wider than the PSF and its steps explain: it is out of focus, "
                              "two that overlap, or the PSF is larger than told."),
    QT_TRANSLATE_NOOP("core",
                      "Its blobs are narrower than the PSF and its steps explain: the PSF is smaller than "
                      "told, the exposure shorter, or its steps are not those of free diffusion."),
    QT_TRANSLATE_NOOP("core", "Its own light is more grainy than the camera's gain says; check the gain, or "
                              "two molecules overlap."),
    QT_TRANSLATE_NOOP("core", "Its own light is less grainy than the camera's gain says; check the gain, or "
                              "two molecules overlap."),
    QT_TRANSLATE_NOOP("core", "The pixels around it vary %1 times as much as the camera's gain and read "
                              "noise say; check the camera."),
    // What a network was trained for.
    QT_TRANSLATE_NOOP(
        "core", "The network %1 was trained for a PSF of %2 px (standard deviation); this movie has %3 px."),
    QT_TRANSLATE_NOOP("core",
                      "The network %1 was trained for a PSF (standard deviation) of %2; this movie has %3."),
    QT_TRANSLATE_NOOP(
        "core",
        "The network %1 was trained for an exposure of %2 % of the frame interval; this movie has %3 %."),
    QT_TRANSLATE_NOOP("core", "The network %1 was trained for an exposure of %2 frame intervals; this movie "
                              "has %3 frame intervals."),
    QT_TRANSLATE_NOOP("core", "The network %1 was trained for a camera with EM gain; this movie has none."),
    QT_TRANSLATE_NOOP("core", "The network %1 was trained for a camera without EM gain; this movie has it."),
    QT_TRANSLATE_NOOP("core", "The network %1 was trained for a read noise of %2 e-; here it is %3."),
    QT_TRANSLATE_NOOP("core",
                      "The network %1 was trained for a brightness of %2 photons a frame; here it is %3."),
    QT_TRANSLATE_NOOP("core",
                      "The network %1 was trained for a background of %2 photons a px; here it is %3."),
    QT_TRANSLATE_NOOP("core", "The network %1 was trained for D of %2 um^2/s at this pixel size and frame "
                              "interval; here it is %3."),
    QT_TRANSLATE_NOOP("core", "%1 to %2 px"),
    QT_TRANSLATE_NOOP("core", "%1 to %2"),
    // Notes on a movie's molecules.
    QT_TRANSLATE_NOOP("core", "1 spot was found in 1 frame."),
    QT_TRANSLATE_NOOP("core", "1 spot was found in %1 frames."),
    QT_TRANSLATE_NOOP("core", "%1 spots were found in 1 frame."),
    QT_TRANSLATE_NOOP("core", "%1 spots were found in %2 frames."),
    QT_TRANSLATE_NOOP("core", "1 molecule was followed through at least %1 frames."),
    QT_TRANSLATE_NOOP("core", "%1 molecules were followed through at least %2 frames."),
    QT_TRANSLATE_NOOP("core", "1 track of 3 to %1 frames left out as too short."),
    QT_TRANSLATE_NOOP("core", "%1 tracks of 3 to %2 frames left out as too short."),
    QT_TRANSLATE_NOOP("core", "The camera is not known: brightness is in ADU, and the localization error is "
                              "fitted with D instead of being computed from the light."),
    QT_TRANSLATE_NOOP("core",
                      "The exposure is not known: maximum likelihood and Bayes, which correct for motion "
                      "blur, were left out; D is by the covariance estimator, which does not need it."),
    QT_TRANSLATE_NOOP("core", "1 molecule added by hand was kept."),
    QT_TRANSLATE_NOOP("core", "%1 molecules added by hand were kept."),
    QT_TRANSLATE_NOOP(
        "core", "The PSF could not be measured, as too few clear spots were seen: the usual 1.3 px (standard "
                "deviation) is taken."),
    QT_TRANSLATE_NOOP("core", "Give the PSF to be sure."),
    QT_TRANSLATE_NOOP(
        "core",
        "note: %1 of %2 molecules count by maximum likelihood, as the network was not trained for them "
        "or doubts them"),
    // The map of D.
    QT_TRANSLATE_NOOP("core", "Whether D depends on the place cannot be told from %1 with enough molecules "
                              "each; choose larger bins or measure more."),
    QT_TRANSLATE_NOOP("core", "D differs between places no more than chance makes it (p = %1, permutation "
                              "test of %2): this map is no evidence that D depends on the place."),
    QT_TRANSLATE_NOOP("core", "D differs between places by more than chance makes it (p = %1, permutation "
                              "test of %2): a typical place has %3 times more or less than the mean."),
    QT_TRANSLATE_NOOP("core", "%1 molecules in 1 bin"),
    QT_TRANSLATE_NOOP("core", "%1 molecules in %2 bins"),
    // The check with synthetic molecules.
    QT_TRANSLATE_NOOP("core",
                      "Of %1 synthetic molecules with D = %2 um^2/s %3 % (%4) were found at this density;"),
    QT_TRANSLATE_NOOP("core",
                      "Of %1 synthetic molecules with D = %2 um^2/s %3 % (%4) were found at this density."),
    QT_TRANSLATE_NOOP("core", "Of %1 synthetic molecules %2 % (%3) were found at this density."),
    QT_TRANSLATE_NOOP("core", "Of %1 synthetic molecules %2 % (%3) were found at this density;"),
    QT_TRANSLATE_NOOP("core", "%1 their D came out %2, and %3 % (%4) of the 95 % intervals hold the truth."),
    QT_TRANSLATE_NOOP("core", "%1 their D came out %2, and %3 % (%4) of the 95 % intervals hold the truth;"),
    QT_TRANSLATE_NOOP("core", "%1 their D came out %2."),
    QT_TRANSLATE_NOOP("core", "%1 their D came out %2;"),
    QT_TRANSLATE_NOOP("core", "by maximum likelihood"),
    QT_TRANSLATE_NOOP("core", "by the network"),
    QT_TRANSLATE_NOOP("core", "right to 1 %"),
    QT_TRANSLATE_NOOP("core", "right to 1 % (standard error %1 %)"),
    QT_TRANSLATE_NOOP("core", "%1 % too high"),
    QT_TRANSLATE_NOOP("core", "%1 % too high (standard error %2 %)"),
    QT_TRANSLATE_NOOP("core", "%1 % too low"),
    QT_TRANSLATE_NOOP("core", "%1 % too low (standard error %2 %)"),
    QT_TRANSLATE_NOOP("core", "Of those followed, the tracks of %1 % (%2) were broken and those of %3 % (%4) "
                              "went over to another molecule."),
    QT_TRANSLATE_NOOP("core",
                      "The synthetic molecules move freely, never blink and give %1 photons an exposure: of "
                      "real ones that are dimmer, blink, or bleach early, fewer are found than this says."),
    QT_TRANSLATE_NOOP(
        "core",
        "The synthetic molecules move freely, never blink and are as bright as the molecules that were "
        "found: of real ones that are dimmer, blink, or bleach early, fewer are found than this says."),
    // Conditions.
    QT_TRANSLATE_NOOP("core", "no movie with a D"),
    QT_TRANSLATE_NOOP("core", "one movie: no interval between movies"),
    QT_TRANSLATE_NOOP(
        "core",
        "%1 movies: where movies differ much, their interval may hold in as few as %2 % of cases, not 95 %"),
    QT_TRANSLATE_NOOP("core", "%1 more without any D"),
    QT_TRANSLATE_NOOP("core", "%1 and %2 movies: p cannot fall below .05, whatever they show (not below %3); "
                              "4 and 4 can reach .029"),
};

} // namespace

std::span<const char* const> resultSentences() {
    return results;
}

} // namespace perrin::ui
