// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_model.h"

#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::ui;

namespace {

Molecule molecule(int id) {
    Molecule one;
    one.track.id = id;
    for (int frame = 4; frame < 20; ++frame)
        one.track.spots.push_back({.frame = frame});
    return one;
}

QString shown(const MoleculeModel& model, int column) {
    return model.index(0, column).data().toString();
}

} // namespace

TEST(MoleculeModel, showsNumbersAsPeopleReadThem) {
    auto measurement = std::make_shared<Measurement>();
    Molecule one = molecule(12);
    one.d = {.value = 0.0521, .low = 0.0442, .high = 0.0617};
    one.cve = -0.0031;
    one.localizationSd = 0.0236;
    one.amplitudeAdu = 1234.4;
    one.flags = {"NOT_BROWNIAN"};
    one.flagReasons = {"the MSD bends"};
    measurement->molecules = {one};
    MoleculeModel model;
    model.setMeasurement(measurement);
    EXPECT_EQ(shown(model, MoleculeModel::Id), "12");
    EXPECT_EQ(shown(model, MoleculeModel::D), "0.052");
    EXPECT_EQ(shown(model, MoleculeModel::Interval), "0.044 – 0.062");
    EXPECT_EQ(shown(model, MoleculeModel::Cve), "−0.0031") << "a negative CVE is told, not clipped";
    EXPECT_EQ(shown(model, MoleculeModel::LocalizationSd), "24") << "nm";
    EXPECT_EQ(shown(model, MoleculeModel::Mle), "–") << "never 0 for what is not known";
    EXPECT_EQ(shown(model, MoleculeModel::FirstFrame), "5") << "shown from 1";
    EXPECT_EQ(model.index(0, MoleculeModel::Flags).data(MoleculeModel::FlagsRole).toStringList(),
              QStringList{"not Brownian"});
    EXPECT_EQ(model.index(0, MoleculeModel::Id).data(Qt::ToolTipRole), "the MSD bends");
    EXPECT_TRUE(model.headerData(MoleculeModel::Brightness, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .contains("ADU"));
}

TEST(MoleculeModel, anUpperLimitIsShownAsOne) {
    auto measurement = std::make_shared<Measurement>();
    Molecule one = molecule(1);
    one.d.high = 0.0191;
    measurement->molecules = {one};
    MoleculeModel model;
    model.setMeasurement(measurement);
    EXPECT_EQ(shown(model, MoleculeModel::D), "< 0.019");
    EXPECT_EQ(shown(model, MoleculeModel::Interval), "–");
}
