// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/session/filled_session.h"

#include <bit>
#include <cmath>
#include <gtest/gtest.h>

namespace perrin::test {
namespace {

MeasureSettings filledSettings() {
    MeasureSettings settings;
    settings.acquisition = {.pixelSize = 0.1 + 0.2, .frameInterval = 1.0 / 30, .exposure = 0.03};
    settings.find = {.detector = DetectorKind::Wavelet,
                     .localizer = LocalizerKind::RadialSymmetry,
                     .falseAlarm = 0.01,
                     .psfSigma = 1.23456789012345678,
                     .camera = Camera{.offset = 98.7, .gain = 2.5, .readNoise = 0.3, .em = true},
                     .channel = 2};
    settings.link = {.maxD = 7.5, .maxGap = 4, .minFrames = 5};
    settings.method = Method::Bayes;
    settings.priorLow = 2e-4;
    settings.priorHigh = 33;
    return settings;
}

Molecule filledMolecule() {
    Molecule molecule;
    molecule.track = {7,
                      {{0, 1.5, -0.0, 0.01, 0.02, 1.1, 321.5, 12.25, 9.75, true},
                       {3, 1 / 3.0, 5e-324, std::nan(""), 0.02, 1.2, 1e300, -4, 3.5, false},
                       {4, 1e-7, 2.0 / 3, 0.03, 0.04, 1.3, 300, 11, 8, true}}};
    molecule.source = MoleculeSource::Clicked;
    molecule.region = "Zelle \"1\" µ\n";
    molecule.x = 0.123;
    molecule.y = 4.5678901234567891;
    molecule.d = {0.7, 0.5, 0.9};
    molecule.method = Method::MsdReport;
    molecule.bayes = {0.71, 0.51, 0.91};
    molecule.mle = {{}, {}, 0.02};
    molecule.msd = {-0.1, -0.3, 0.1};
    molecule.network = {1 / 3.0, 0.3, 0.4};
    molecule.model = "perrin-general";
    molecule.cve = -1e-17;
    molecule.cveSe = 0.11;
    molecule.msdReport = 0.12;
    molecule.localizationSd = 0.013;
    molecule.motionBlurR = 1.0 / 6;
    molecule.diffusionSnr = 14.5;
    molecule.photons = 315.25;
    molecule.amplitudeAdu = 1515.5;
    molecule.background = 6.5;
    molecule.flags = {"IMMOBILE", "NOT_BROWNIAN"};
    molecule.flagReasons = {"It rests.", "It stays, \"confined\"."};
    return molecule;
}

Measurement filledMeasurement() {
    Measurement measurement;
    measurement.settings = filledSettings();
    measurement.settings.link.minFrames = 3; // measured before minFrames was changed in the window
    measurement.calibration = {.psfSigma = 1.31,
                               .psfMeasured = true,
                               .threshold = 15.5,
                               .weakThreshold = 9.25,
                               .usualAmplitude = 300,
                               .noiseSlope = 1.7,
                               .noiseFloor = 2.9,
                               .noise = {.emptyArea = 1e6,
                                         .frameArea = 65536,
                                         .count = 1234,
                                         .level = 3.25,
                                         .scale = 1.125,
                                         .shape = -0.05,
                                         .firstQuantile = -150,
                                         .quantiles = {9.5, 9.1, 1.0 / 7}}};
    Molecule empty;
    empty.track = {9, {{2, 1, 2, 3, 4, 5, 6, 7, 8, true}}};
    measurement.molecules = {filledMolecule(), empty};
    measurement.spotCount = 4321;
    measurement.notes = {"4321 spots were found.", "Nothing else."};
    measurement.leftOut = {{10, {{5, 10.5, 11.5, 0.1, 0.2, 1.4, 200, 20, 7, true}}}};
    return measurement;
}

/// Told apart to the bit, but for which NaN it is.
std::optional<std::uint64_t> bits(std::optional<double> value) {
    if (!value)
        return std::nullopt;
    return std::isnan(*value) ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(*value);
}

void expectSame(const Estimate& read, const Estimate& written) {
    EXPECT_EQ(bits(read.value), bits(written.value));
    EXPECT_EQ(bits(read.low), bits(written.low));
    EXPECT_EQ(bits(read.high), bits(written.high));
}

void expectSame(const Track& read, const Track& written) {
    EXPECT_EQ(read.id, written.id);
    ASSERT_EQ(read.spots.size(), written.spots.size());
    for (std::size_t i = 0; i < read.spots.size(); ++i) {
        const Spot &one = read.spots[i], &other = written.spots[i];
        EXPECT_EQ(one.frame, other.frame);
        EXPECT_EQ(one.clear, other.clear);
        for (const auto value : {&Spot::x, &Spot::y, &Spot::xSd, &Spot::ySd, &Spot::sigma, &Spot::amplitude,
                                 &Spot::background, &Spot::score})
            EXPECT_EQ(bits(one.*value), bits(other.*value)) << "spot " << i;
    }
}

void expectSame(const Molecule& read, const Molecule& written) {
    expectSame(read.track, written.track);
    EXPECT_EQ(read.source, written.source);
    EXPECT_EQ(read.region, written.region);
    EXPECT_EQ(bits(read.x), bits(written.x));
    EXPECT_EQ(bits(read.y), bits(written.y));
    EXPECT_EQ(read.method, written.method);
    EXPECT_EQ(read.model, written.model);
    for (const auto estimate :
         {&Molecule::d, &Molecule::bayes, &Molecule::mle, &Molecule::msd, &Molecule::network})
        expectSame(read.*estimate, written.*estimate);
    for (const auto value :
         {&Molecule::cve, &Molecule::cveSe, &Molecule::msdReport, &Molecule::localizationSd,
          &Molecule::motionBlurR, &Molecule::diffusionSnr, &Molecule::photons, &Molecule::amplitudeAdu})
        EXPECT_EQ(bits(read.*value), bits(written.*value));
    EXPECT_EQ(bits(read.background), bits(written.background));
    EXPECT_EQ(read.flags, written.flags);
    EXPECT_EQ(read.flagReasons, written.flagReasons);
}

void expectSame(const Measurement& read, const Measurement& written) {
    EXPECT_EQ(read.settings, written.settings);
    EXPECT_EQ(read.calibration, written.calibration);
    EXPECT_EQ(read.spotCount, written.spotCount);
    EXPECT_EQ(read.notes, written.notes);
    ASSERT_EQ(read.molecules.size(), written.molecules.size());
    for (std::size_t i = 0; i < read.molecules.size(); ++i)
        expectSame(read.molecules[i], written.molecules[i]);
    ASSERT_EQ(read.leftOut.size(), written.leftOut.size());
    for (std::size_t i = 0; i < read.leftOut.size(); ++i)
        expectSame(read.leftOut[i], written.leftOut[i]);
}

} // namespace

Session filledSession(const std::filesystem::path& movie) {
    Session session;
    session.movie = {.path = movie,
                     .options = {.zAsTime = true, .wholeSeries = true},
                     .size = 5000000000,
                     .fingerprint = std::string(64, 'a'),
                     .selection = {movie, movie.parent_path() / "more" / "image 2.tif"}};
    session.settings = filledSettings();
    session.psfFwhm = 0.2912345678901234;
    session.regions = {rectangle("cell 1", {.left = -0.5, .top = 2, .right = 1.0 / 3, .bottom = 7}),
                       {"nucleus", RegionShape::Freehand, {{0, 0}, {4, 0.1}, {0.1, 4}}}};
    session.regionUse = RegionUse::Outside;
    session.measurement = filledMeasurement();
    session.view = {.frame = 17,
                    .zoom = 4.0 / 3,
                    .centreX = 31.25,
                    .centreY = 1e-3,
                    .displayRange = {{99.5, 1234.75}},
                    .lookupTable = "Fire",
                    .selectedMolecule = 7,
                    .sortColumn = 9,
                    .sortDescending = true};
    session.simulation.seed = 18446744073709551615u;
    session.simulation.scenario = preset("scmos");
    session.simulation.scenario.name = "cell 3, matched";
    session.simulation.scenario.motion.kind = MotionKind::TwoState;
    session.simulation.scenario.motion.diffusionCoefficient = Range::oneOf({0.1, 1 / 3.0});
    session.simulation.scenario.sensor.camera.maps.gain = "maps/gain.tif";
    session.matching = {.begun = true,
                        .scenario = preset("tirf-emccd"),
                        .light = {.amplitude = 12345.6, .psfSigma = 4.0 / 3},
                        .locked = {true, false, false, true, false},
                        .allFrames = false,
                        .region = PixelRegion{3, 4, 50, 60}};
    session.matching.scenario.sensor.laplaceNoise = 1 / 7.0;
    return session;
}

void expectSame(const Session& read, const Session& written) {
    EXPECT_EQ(read.movie.path, written.movie.path);
    EXPECT_EQ(read.movie.options.zAsTime, written.movie.options.zAsTime);
    EXPECT_EQ(read.movie.options.wholeSeries, written.movie.options.wholeSeries);
    EXPECT_EQ(read.movie.size, written.movie.size);
    EXPECT_EQ(read.movie.fingerprint, written.movie.fingerprint);
    EXPECT_EQ(read.movie.selection, written.movie.selection);
    EXPECT_EQ(read.settings, written.settings);
    EXPECT_EQ(bits(read.psfFwhm), bits(written.psfFwhm));
    EXPECT_EQ(read.regions, written.regions);
    EXPECT_EQ(read.regionUse, written.regionUse);
    ASSERT_EQ(read.measurement.has_value(), written.measurement.has_value());
    if (read.measurement)
        expectSame(*read.measurement, *written.measurement);
    EXPECT_EQ(read.view, written.view);
    EXPECT_EQ(read.simulation, written.simulation);
    EXPECT_EQ(read.matching, written.matching);
}

} // namespace perrin::test
