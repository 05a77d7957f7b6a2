// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/molecule_table.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using testing::Contains;
using testing::HasSubstr;

namespace {

Measurement oneMeasurement() {
    Measurement result;
    result.settings.acquisition = {.pixelSize = 0.1, .frameInterval = 0.02, .exposure = {}};
    result.settings.method = Method::Cve;
    Molecule molecule;
    molecule.track.id = 3;
    for (int frame = 4; frame < 8; ++frame)
        molecule.track.spots.push_back({.frame = frame,
                                        .x = 10.0 + frame,
                                        .y = 20,
                                        .xSd = 0.2,
                                        .ySd = 0.3,
                                        .sigma = 1.3,
                                        .amplitude = 900,
                                        .background = 110,
                                        .score = 30});
    molecule.method = Method::Cve;
    molecule.d = {0.5, -0.1, 1.1};
    molecule.cve = 0.5;
    molecule.cveSe = 0.3;
    molecule.amplitudeAdu = 900;
    molecule.background = 110;
    molecule.flags = {"EXPOSURE_UNKNOWN", "NOT_BROWNIAN"};
    molecule.flagReasons = {"One.", "Two."};
    result.molecules.push_back(molecule);
    return result;
}

std::string cell(const Table& table, std::size_t row, const std::string& column) {
    const auto at = std::find(table.header.begin(), table.header.end(), column);
    return at == table.header.end()
               ? "no such column"
               : table.rows.at(row).at(static_cast<std::size_t>(at - table.header.begin()));
}

} // namespace

TEST(MoleculeTable, columnsAreTheAgreedOnesInTheirOrder) {
    std::string header;
    for (const std::string& column : moleculeTable({}, "a.tif").header)
        header += (header.empty() ? "" : ",") + column;
    EXPECT_EQ(header, "FILE,TRACK_ID,REGION,SOURCE,FRAME_START,FRAME_END,N_FRAMES,POSITION_X,POSITION_Y,D,D_"
                      "LOW,D_HIGH,D_METHOD,"
                      "D_NETWORK,D_NETWORK_LOW,D_NETWORK_HIGH,D_BAYES,D_BAYES_LOW,D_BAYES_HIGH,D_MLE,D_MLE_"
                      "LOW,D_MLE_HIGH,D_CVE,"
                      "D_CVE_SE,D_MSD,D_MSD_LOW,D_MSD_HIGH,LOCALIZATION_SD,MOTION_BLUR_R,DIFFUSION_SNR,"
                      "PHOTONS,AMPLITUDE_ADU,"
                      "BACKGROUND,FLAGS,FLAG_REASON,MODEL_ID");
}

TEST(MoleculeTable, whatIsNotAvailableIsEmpty) {
    const Table table = moleculeTable(oneMeasurement(), "a.tif", "0123");
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0].size(), table.header.size());
    EXPECT_EQ(cell(table, 0, "FILE"), "a.tif");
    EXPECT_EQ(cell(table, 0, "TRACK_ID"), "3");
    EXPECT_EQ(cell(table, 0, "FRAME_START"), "4");
    EXPECT_EQ(cell(table, 0, "FRAME_END"), "7");
    EXPECT_EQ(cell(table, 0, "N_FRAMES"), "4");
    EXPECT_EQ(cell(table, 0, "D"), "0.5");
    EXPECT_EQ(cell(table, 0, "D_LOW"), "-0.1");
    EXPECT_EQ(cell(table, 0, "D_METHOD"), "cve");
    EXPECT_EQ(cell(table, 0, "D_CVE_SE"), "0.3");
    EXPECT_EQ(cell(table, 0, "AMPLITUDE_ADU"), "900");
    EXPECT_EQ(cell(table, 0, "FLAGS"), "EXPOSURE_UNKNOWN;NOT_BROWNIAN");
    EXPECT_EQ(cell(table, 0, "FLAG_REASON"), "One. Two.");
    for (const char* column : {"D_MLE", "D_BAYES_HIGH", "PHOTONS", "MOTION_BLUR_R", "D_NETWORK", "MODEL_ID"})
        EXPECT_EQ(cell(table, 0, column), "") << column;
}

TEST(MoleculeTable, commentsSayHowItWasMeasured) {
    std::string all;
    for (const std::string& comment : moleculeTable(oneMeasurement(), "a.tif", "0123").comments)
        all += comment + "\n";
    for (const char* part : {"perrin ", "a.tif", "0123", "pixel size 0.1 um", "frame interval 0.02 s",
                             "exposure unknown", "camera: unknown", "um^2/s"})
        EXPECT_NE(all.find(part), std::string::npos) << part;
}

TEST(MoleculeTable, commentsSayWhatWasReallyUsed) {
    Measurement measurement = oneMeasurement();
    measurement.settings.find.psfSigma.reset();
    measurement.settings.find.localizer = LocalizerKind::MaximumLikelihood;
    measurement.settings.find.camera.reset();
    measurement.calibration = {.psfSigma = 1.3};
    const auto finding = [&] {
        for (const std::string& line : moleculeTable(measurement, "a.tif", "0123").comments)
            if (line.starts_with("finding: "))
                return line;
        return std::string();
    };
    EXPECT_THAT(finding(), HasSubstr("localizer least-squares (mle needs the camera)"));
    EXPECT_THAT(finding(), HasSubstr("PSF sigma 1.3 px (default: too few clear spots to measure it)"));
    measurement.calibration = {.psfSigma = 1.42, .psfMeasured = true};
    EXPECT_THAT(finding(), HasSubstr("PSF sigma 1.42 px (measured)"));
    measurement.settings.find.camera = Camera{};
    EXPECT_THAT(finding(), HasSubstr("localizer mle, "));
    measurement.settings.find.psfSigma = 1.42;
    EXPECT_THAT(finding(), HasSubstr("PSF sigma 1.42 px (given)"));
    EXPECT_THAT(moleculeTable(measurement, "a.tif", "0123").comments,
                Contains(HasSubstr("frame 0 is the first frame (1 on the screen)")));
}

TEST(SpotTable, placesAreInMicrometresAndFramesFromZero) {
    const Table table = spotTable(oneMeasurement());
    ASSERT_EQ(table.rows.size(), 4u);
    EXPECT_TRUE(table.comments.empty());
    EXPECT_EQ(cell(table, 0, "TRACK_ID"), "3");
    EXPECT_EQ(cell(table, 0, "POSITION_X"), "1.4");
    EXPECT_EQ(cell(table, 0, "POSITION_Y"), "2");
    EXPECT_EQ(cell(table, 0, "POSITION_T"), "0.08");
    EXPECT_EQ(cell(table, 0, "FRAME"), "4");
    EXPECT_EQ(cell(table, 0, "LOCALIZATION_SD_Y"), "0.03");
    EXPECT_EQ(cell(table, 0, "AMPLITUDE_ADU"), "900");
    const Table spotOn = spotOnTable(oneMeasurement());
    EXPECT_EQ(spotOn.header, (std::vector<std::string>{"trajectory", "x", "y", "t", "frame"}));
    EXPECT_EQ(spotOn.rows[1], (std::vector<std::string>{"3", "1.5", "2", "0.1", "5"}));
}

TEST(Provenance, unknownValuesAreNull) {
    const auto json = provenanceJson(oneMeasurement(), "a.tif", "0123");
    EXPECT_EQ(json["input"]["sha256"], "0123");
    EXPECT_EQ(json["calibration"]["pixel_size_um"], 0.1);
    EXPECT_TRUE(json["calibration"]["exposure_s"].is_null());
    EXPECT_TRUE(json["calibration"]["camera"].is_null());
    EXPECT_EQ(json["settings"]["method"], "cve");
    EXPECT_EQ(json["found"]["molecules"], 1);
}
