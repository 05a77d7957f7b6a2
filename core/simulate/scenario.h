// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/optics/acquisition.h"
#include "core/optics/camera.h"
#include "core/simulate/range.h"

#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

enum class MotionKind { Brownian, Confined, Directed, TwoState, Immobile };

/// How a molecule moves in the plane.
struct MotionSettings {
    MotionKind kind = MotionKind::Brownian;
    Range diffusionCoefficient = Range::logUniform(0.01, 10); // um^2/s; no matter when Immobile
    double confinementRadius = 0.3; // um, Confined: a circle that reflects; the start is uniform in it
    double speed = 1;               // um/s, Directed: drift on top of the diffusion, its direction drawn
    double secondDiffusionCoefficient = 0.05; // um^2/s, TwoState: in the other state
    double leaveFirst = 5, leaveSecond = 5; // 1/s, TwoState: rates of switching; the start is in equilibrium
    int subPositions = 16;                  // a frame, spread evenly over the exposure
    // um^2/s. Above 0: of the paths those are taken that spread the stacks' effective D (see Truth) evenly
    // from 0 to this, as in the 2024 report's test set; 0: it comes as it comes. No matter in movies.
    double evenEffectiveD = 0;

    bool operator==(const MotionSettings&) const = default;
    void check() const;
};

/// What a molecule sends to the camera.
struct EmissionSettings {
    Range photons = Range::fixed(500); // detected, in one exposure
    double bleachingTime = 0;          // s, mean (exponential); 0: never bleaches
    double onTime = 0, offTime = 0; // s, mean (exponential); both 0: does not blink. Starts in equilibrium.
    // Standard deviation of ln of the brightness from frame to frame (log-normal); the mean stays.
    Range fluctuation = Range::fixed(0);

    bool operator==(const EmissionSettings&) const = default;
    void check() const;
};

struct BackgroundSettings {
    Range photons = Range::fixed(10); // a px and exposure, at the middle of the picture
    double slope = 0; // relative change from one edge to the opposite one, its direction drawn; 0: uniform
    double slopedShare = 1; // of the stacks: the others have an even background

    bool operator==(const BackgroundSettings&) const = default;
    void check() const;
};

struct PsfSettings {
    double fwhm = 0.306;  // um
    double tolerance = 0; // relative: each stack (molecule) draws its own width within ± this, uniformly

    bool operator==(const PsfSettings&) const = default;
    void check() const;
};

/// The camera with all its noise. Light is counted in detected photons: quantum efficiency is already
/// applied.
struct SensorSettings {
    Camera camera{.offset = 100, .gain = 1, .readNoise = 1.5, .em = false};
    double laplaceNoise = 0; // ADU, scale b: variance 2 b^2
    int bitDepth = 16;       // values are rounded and clipped to 0 … 2^bitDepth - 1
    // An sCMOS pixel has its own offset, gain and read noise: from the camera's maps, or else made up around
    // its numbers.
    double offsetSpread = 0;    // ADU, standard deviation
    double gainSpread = 0;      // relative standard deviation
    double readNoiseSpread = 0; // standard deviation of the natural logarithm; the median is the camera's

    bool operator==(const SensorSettings&) const = default;
    bool perPixel() const;
    void check() const;
};

/// Stacks that were not all taken by one microscope: each draws its own and networks are told which. What
/// matters is relative, so that all keep the acquisition's pixel size and frame interval.
struct InstrumentRanges {
    bool drawn = false; // false: all stacks are taken as acquisition, psf and sensor say
    Range exposureShare = Range::uniform(0.15, 1);     // of the frame interval
    Range psfSigma = Range::uniform(0.9, 2);           // px, as it is told …
    Range psfTolerance = Range::uniform(0, 0.1);       // … within ± this share of which it is, as is told too
    double emShare = 0.5;                              // of the stacks: by an EMCCD
    Range readNoise = Range::logUniform(0.5, 3.5);     // electrons rms, without EM gain
    Range emReadNoise = Range::logUniform(0.1, 0.5);   // … and with it
    // um^2/s: a range of D that is log-uniform begins here where it would begin below, and networks are told that
    // D is not less. 0: they are told nothing.
    Range leastD = Range::fixed(0);

    bool operator==(const InstrumentRanges&) const = default;
    bool tellsLeastD() const { return drawn && leastD.largest() > 0; }
    void check() const;
};

/// A stack: one molecule in a small window.
struct WindowSettings {
    int width = 64, height = 64; // px
    int frames = 16;
    double centring = 2; // px: the molecule's place is drawn within ± this of the middle of the window …
    bool centredInTime = true; // … for half-time (as measured tracks are cut out); false: for the start
    // Others in the same window, at half-time anywhere in it but not within 3 px; whole numbers.
    Range neighbours = Range::fixed(0);
    // What networks are taught: false: each stack is a whole one, in which they look for the molecule; true:
    // half of them come as a movie's tracks do: followed already, some short or with gaps, some at the edge.
    bool tracked = false;

    bool operator==(const WindowSettings&) const = default;
    void check() const;
};

/// A movie: many molecules in a field of view that reflects them at its borders.
struct FieldSettings {
    int width = 256, height = 256; // px
    int frames = 200;
    int molecules = 40;
    bool replaceBleached = true; // by a new one elsewhere, so that their number stays

    bool operator==(const FieldSettings&) const = default;
    void check() const;
};

/// Physical: what a camera records. Report2024: the EPFL report's own image formation, kept to reproduce it;
/// it takes from a scenario the motion and the window, and has its own light, PSF and noise
/// (core/simulate/report_2024.h).
enum class Formation { Physical, Report2024 };

/// Everything that fixes a simulation but the seed.
struct Scenario {
    std::string name = "untitled"; // for people
    Formation formation = Formation::Physical;
    MotionSettings motion;
    EmissionSettings emission;
    BackgroundSettings background;
    Acquisition acquisition{.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
    PsfSettings psf;
    SensorSettings sensor;
    InstrumentRanges instruments;
    WindowSettings window;
    FieldSettings field;

    bool operator==(const Scenario&) const = default;
    /// Throws Error naming the field (as JSON has it) and its value.
    void check() const;
    /// The same with every range at its value: what a preview shows.
    Scenario fixed() const;
};

/// "physical-a", "general", "tirf-emccd", "scmos", "report-2024".
std::vector<std::string> presetNames();
/// One line for people: what it stands for.
std::string presetDescription(const std::string& name);
/// Throws Error naming the presets there are.
Scenario preset(const std::string& name);

} // namespace perrin
