// SPDX-License-Identifier: GPL-3.0-or-later
// What core explains and advises: why something is a molecule or not, what can be measured, what a noise is.
#include "ui/words/core_words.h"

#include <QtGlobal>

namespace perrin::ui {
namespace {

constexpr const char* advice[] = {
    // Why is this (not) a molecule?
    QT_TRANSLATE_NOOP("core", "This is molecule %1."),
    QT_TRANSLATE_NOOP("core", "Its score %1 is above the threshold %2."),
    QT_TRANSLATE_NOOP("core", "Its score %1 is above the threshold %2, and it was %3."),
    QT_TRANSLATE_NOOP("core", "Its score %1 is below the threshold %2, but its track has clearer spots "
                              "before and after; it was %3."),
    QT_TRANSLATE_NOOP("core", "seen in frame %1 only"),
    QT_TRANSLATE_NOOP("core", "followed through %1 frames (%2 to %3)"),
    QT_TRANSLATE_NOOP("core", "In this frame molecule %1 was missed."),
    QT_TRANSLATE_NOOP("core", "It was seen in frame %1 and again in frame %2; gaps of up to %3 are bridged. "
                              "It may have been dark or out of focus."),
    QT_TRANSLATE_NOOP("core", "1 frame"),
    QT_TRANSLATE_NOOP("core", "%1 frames"),
    QT_TRANSLATE_NOOP("core",
                      "Found, but the step to the next spot is longer than expected of any molecule."),
    QT_TRANSLATE_NOOP("core", "Found, but its track has only %1, fewest is %2."),
    QT_TRANSLATE_NOOP(
        "core",
        "Set the fewest frames to %1 to have it in the table; the fewer frames, the less certain is its D."),
    QT_TRANSLATE_NOOP("core", "A diffusion coefficient needs at least 3 frames."),
    QT_TRANSLATE_NOOP("core", "The nearest spot of frame %1 that no molecule has lies %2 away; the largest D "
                              "of %3 um^2/s allows steps of up to %4."),
    QT_TRANSLATE_NOOP("core",
                      "If both are one molecule, its D is about %1 um^2/s: set the largest D above that."),
    QT_TRANSLATE_NOOP("core", "Found weakly, and no track needed it."),
    QT_TRANSLATE_NOOP("core", "Found weakly; only a track through it would keep it."),
    QT_TRANSLATE_NOOP("core", "Its score %1 is between the thresholds %2 and %3: such spots only bridge gaps "
                              "between clear spots of a molecule."),
    QT_TRANSLATE_NOOP("core", "Found, but its molecule is not in the table any more."),
    QT_TRANSLATE_NOOP("core", "Found; the spots are not linked to molecules yet."),
    QT_TRANSLATE_NOOP("core", "It was removed, or the settings have changed since; measure anew."),
    QT_TRANSLATE_NOOP("core", "Measure the movie to follow it."),
    QT_TRANSLATE_NOOP("core", "At %1 false alarms a frame it would be found (now %2). If you are sure that "
                              "it is a molecule, click it to follow it by hand."),
    QT_TRANSLATE_NOOP(
        "core", "Noise alone gives more than %1 scores this high in every frame: it is nothing to go by."),
    QT_TRANSLATE_NOOP("core", "Not found apart from its brighter neighbour."),
    QT_TRANSLATE_NOOP("core", "A spot of score %1 was found %2 away; spots closer than about %3 have one "
                              "maximum and are found as one."),
    QT_TRANSLATE_NOOP("core", "In frames in which they are further apart both are found; a molecule that is "
                              "resolved in enough of them gets a track of its own."),
    QT_TRANSLATE_NOOP("core", "Not found when the movie was measured, but it would be now."),
    QT_TRANSLATE_NOOP("core", "Its score %1 is high enough; the settings have changed since: measure anew."),
    QT_TRANSLATE_NOOP("core", "Not found: its score is below the threshold."),
    QT_TRANSLATE_NOOP("core",
                      "Its score %1 is below the threshold %2 that keeps false alarms at %3 a frame."),
    QT_TRANSLATE_NOOP("core", "No spot here: the score has no maximum at this place."),
    QT_TRANSLATE_NOOP("core",
                      "The light within %1 does not look like a spot of the width looked for, a standard "
                      "deviation of %2. If a molecule should be here, check that width and the focus."),
    // Can I measure this?
    QT_TRANSLATE_NOOP(
        "core", "Hopeless: the pixels are so coarse that they do not tell where in them a molecule is."),
    QT_TRANSLATE_NOOP("core", "Hopeless: the molecule sends no light."),
    QT_TRANSLATE_NOOP("core", "%1: one molecule gives D to about %2;"),
    QT_TRANSLATE_NOOP("core", "%1: one molecule does not give D (its error is %2);"),
    QT_TRANSLATE_NOOP("core", "Excellent"),
    QT_TRANSLATE_NOOP("core", "Good"),
    QT_TRANSLATE_NOOP("core", "Fair"),
    QT_TRANSLATE_NOOP("core", "Poor"),
    QT_TRANSLATE_NOOP("core", "Hopeless"),
    QT_TRANSLATE_NOOP("core", "it moves so far that it leaves the window, seen in only %1 of %2 frames;"),
    QT_TRANSLATE_NOOP("core", "it bleaches early, seen in only %1 of %2 frames;"),
    QT_TRANSLATE_NOOP("core", "it blinks, seen in only %1 of %2 frames;"),
    QT_TRANSLATE_NOOP("core", "it is too dim, localized to %1 nm while it moves %2 nm between frames;"),
    QT_TRANSLATE_NOOP("core", "it is too slow, localized to %1 nm while it moves %2 nm between frames;"),
    QT_TRANSLATE_NOOP("core", "the background of %1 photons a pixel drowns it;"),
    QT_TRANSLATE_NOOP("core", "the camera's noise of %1 electrons drowns it;"),
    QT_TRANSLATE_NOOP("core", "the width of the PSF is not known well enough to see the motion blur;"),
    QT_TRANSLATE_NOOP("core", "the pixels are too coarse for the PSF;"),
    QT_TRANSLATE_NOOP("core", "the pixels are so fine that its light is lost in their noise;"),
    QT_TRANSLATE_NOOP("core", "the shutter is closed most of the time;"),
    QT_TRANSLATE_NOOP("core", "there is only 1 frame;"),
    QT_TRANSLATE_NOOP("core", "there are only %1 frames;"),
    QT_TRANSLATE_NOOP("core", "%1 would help most (to %2)."),
    QT_TRANSLATE_NOOP("core", "four frames"),
    QT_TRANSLATE_NOOP("core", "twice as many frames"),
    QT_TRANSLATE_NOOP("core", "a window twice as wide"),
    QT_TRANSLATE_NOOP("core", "frames twice as far apart"),
    QT_TRANSLATE_NOOP("core", "a dye that lasts twice as long"),
    QT_TRANSLATE_NOOP("core", "twice the photons"),
    QT_TRANSLATE_NOOP("core", "half the background"),
    QT_TRANSLATE_NOOP("core", "a camera of half the noise"),
    QT_TRANSLATE_NOOP("core", "pixels half as large"),
    QT_TRANSLATE_NOOP("core", "pixels twice as large"),
    QT_TRANSLATE_NOOP("core", "a PSF known twice as well"),
    QT_TRANSLATE_NOOP("core", "an exposure as long as the frame interval"),
    // What should I record?
    QT_TRANSLATE_NOOP("core", "Record a frame every %1, exposed all the time: %2 photons of a molecule in a frame."),
    QT_TRANSLATE_NOOP("core", "Record a frame every %1, exposed for %2: %3 photons of a molecule in a frame."),
    QT_TRANSLATE_NOOP("core", "From one molecule D of %1 µm²/s is then known to %2."),
    QT_TRANSLATE_NOOP("core", "From one molecule D is then known to %1 where it is %2 µm²/s, to %3 at %4 and to %5 at %6."),
    QT_TRANSLATE_NOOP("core", "not at all"),
    QT_TRANSLATE_NOOP("core", "worse than a factor of 4"),
    QT_TRANSLATE_NOOP("core", "The choice need not be exact: within 10 % of this error are frame intervals %1, each with its best exposure, and at %2 exposures %3."),
    QT_TRANSLATE_NOOP("core", "all that the camera can do"),
    QT_TRANSLATE_NOOP("core", "%1 and longer"),
    QT_TRANSLATE_NOOP("core", "%1 and shorter"),
    QT_TRANSLATE_NOOP("core", "from %1 to %2"),
    QT_TRANSLATE_NOOP("core", "Half the interval costs %1 %: %2."),
    QT_TRANSLATE_NOOP("core", "Twice the interval costs %1 %: %2."),
    QT_TRANSLATE_NOOP("core", "Half the interval makes D unmeasurable: %1."),
    QT_TRANSLATE_NOOP("core", "Twice the interval makes D unmeasurable: %1."),
    QT_TRANSLATE_NOOP("core", "molecules of %1 µm²/s bleach or leave after %2 frames"),
    QT_TRANSLATE_NOOP("core", "molecules of %1 µm²/s bleach after %2 frames"),
    QT_TRANSLATE_NOOP("core", "molecules of %1 µm²/s leave after %2 frames"),
    QT_TRANSLATE_NOOP("core", "molecules of %1 µm²/s move no more than %2 times their localization error in a frame"),
    QT_TRANSLATE_NOOP("core", "molecules of %1 µm²/s are blurred"),
    QT_TRANSLATE_NOOP("core", "Beyond %1 more than 5 % of the fastest molecules' steps would be confused with a neighbour's."),
    QT_TRANSLATE_NOOP("core", "Even so one molecule says next to nothing: measure many and take the population's median, or find more light."),
    // Why is no GPU offered?
    QT_TRANSLATE_NOOP("core", "This computer has no NVIDIA GPU, or does not show it to this system."),
    QT_TRANSLATE_NOOP("core", "It trains on the processor. A network trained on another computer is used here all the same: copy its .safetensors file."),
    QT_TRANSLATE_NOOP("core", "There is an NVIDIA GPU, but NVIDIA's driver does not run."),
    QT_TRANSLATE_NOOP("core", "Install it (Debian: the package nvidia-driver of non-free; Ubuntu: Additional Drivers) and start the computer again."),
    QT_TRANSLATE_NOOP("core", "NVIDIA's driver runs, but its library libcuda.so.1 is missing or broken."),
    QT_TRANSLATE_NOOP("core", "Install it (Debian: the package libcuda1; Ubuntu: libnvidia-compute of the driver's version)."),
    QT_TRANSLATE_NOOP("core", "There is an NVIDIA GPU, but the networks run on %1."),
    QT_TRANSLATE_NOOP("core", "Set up GPU training with a LibTorch that has CUDA: in the window under Train, Device; in a terminal by perrin devices --use FOLDER."),
    // Noise and its twin.
    QT_TRANSLATE_NOOP("core", "The simulated noise is indistinguishable: KS %1."),
    QT_TRANSLATE_NOOP("core", "The simulated noise is close (KS %1): %2."),
    QT_TRANSLATE_NOOP("core", "The simulated noise does not match (KS %1): %2."),
    QT_TRANSLATE_NOOP("core", "its mean is %1 ADU too high"),
    QT_TRANSLATE_NOOP("core", "its mean is %1 ADU too low"),
    QT_TRANSLATE_NOOP("core", "it scatters %1 % too much"),
    QT_TRANSLATE_NOOP("core", "it scatters %1 % too little"),
    QT_TRANSLATE_NOOP("core", "its bright tail is too short"),
    QT_TRANSLATE_NOOP("core", "its bright tail is too long"),
    QT_TRANSLATE_NOOP("core", "Gaussian noise alone is ruled out (likelihood ratio %1)."),
    QT_TRANSLATE_NOOP("core", "Gaussian noise alone would do (likelihood ratio %1)."),
    QT_TRANSLATE_NOOP("core", "The shape of the noise is that of %1."),
    QT_TRANSLATE_NOOP("core", "an EMCCD"),
    QT_TRANSLATE_NOOP("core", "a CCD or sCMOS camera"),
    QT_TRANSLATE_NOOP("core", "This data cannot tell an EMCCD from a CCD; %1 was taken, as gains this high "
                              "need electron multiplication."),
    QT_TRANSLATE_NOOP("core", "This data cannot tell an EMCCD from a CCD; %1 was taken."),
    QT_TRANSLATE_NOOP("core", "Offset and background cannot be separated here (correlation of their errors "
                              "%1): more of one and less of the other fits as well. Take the offset from "
                              "another movie of the same camera or from a dark movie, and lock it."),
    QT_TRANSLATE_NOOP("core", "This data cannot tell the gain well: between %1 and %2 ADU/e-."),
    QT_TRANSLATE_NOOP("core", "Gaussian noise: %1 ADU (%2 to %3)."),
    QT_TRANSLATE_NOOP("core", "Laplace noise: scale b %1 ADU (%2 to %3)."),
    QT_TRANSLATE_NOOP("core", "Gaussian noise is near zero beside the rest: at most %1 ADU of %2 in all. "
                              "This data cannot tell it from none."),
    QT_TRANSLATE_NOOP("core", "Laplace noise is near zero beside the rest: scale b at most %1 ADU of %2 in "
                              "all. This data cannot tell it from none."),
    QT_TRANSLATE_NOOP("core", "This data cannot tell the Gaussian noise: at most %1 ADU, and %2 fits best."),
    QT_TRANSLATE_NOOP("core",
                      "This data cannot tell the Laplace noise: scale b at most %1 ADU, and %2 fits best."),
    QT_TRANSLATE_NOOP("core", "%1 % of the empty pixels are at the end of the camera's range: what lies "
                              "beyond is lost, and the noise is not what it seems."),
    QT_TRANSLATE_NOOP("core",
                      "No molecule could be followed over 5 frames, so PSF and photons cannot be told."),
    QT_TRANSLATE_NOOP("core", "The PSF rests on %1 slow molecules."),
    QT_TRANSLATE_NOOP(
        "core", "The PSF rests on all %1 molecules, less the blur of motion (%2 px^2 of the squared width)."),
    QT_TRANSLATE_NOOP("core", "The PSF rests on the %1 frames of one molecule, less the blur of motion (%2 "
                              "px^2 of the squared width)."),
    QT_TRANSLATE_NOOP("core", "The exposure is not known; it was taken as the whole frame interval."),
    QT_TRANSLATE_NOOP("core", "Pixels differ from each other; a dark movie of 1000 frames or more would give "
                              "maps of their offsets and read noise."),
    QT_TRANSLATE_NOOP("core", "No flat movie was given: the gain is not known, and read noise is in ADU."),
};

} // namespace

std::span<const char* const> adviceSentences() {
    return advice;
}

} // namespace perrin::ui
