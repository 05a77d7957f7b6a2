// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_model.h"
#include "ui/movie/molecule_sorter.h"

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

TEST(MoleculeSorter, understandsDInEverySpelling) {
    auto measurement = std::make_shared<Measurement>();
    for (int id = 1; id <= 4; ++id) {
        Molecule one = molecule(id);
        one.d.value = 0.2 * id;
        if (id == 4)
            one.flags = {"IMMOBILE"};
        measurement->molecules.push_back(one);
    }
    MoleculeModel model;
    model.setMeasurement(measurement);
    MoleculeSorter sorter;
    sorter.setSourceModel(&model);
    const auto shown = [&](const QString& filter) {
        sorter.setFilter(filter);
        return sorter.rowCount();
    };
    for (const char* above :
         {"> 0.5", ">0.5", "D > 0.5", "D>0.5", "d>0.5", "d >0,5", "D > 0.5 µm²/s", "D>0.5um2/s"})
        EXPECT_EQ(shown(above), 2) << above; // 0.6 and 0.8
    EXPECT_EQ(shown("D ≤ 0.4"), 2);
    EXPECT_EQ(shown("D > 0.3 D < 0.5"), 1);
    EXPECT_EQ(shown("D > 0.3 immobile"), 1);
    EXPECT_EQ(shown("D>0.3 frames>=16"), 3);
    EXPECT_EQ(shown("frames > 16"), 0);
    EXPECT_EQ(sorter.notUnderstood(), QStringList()) << "understood, but none fits";
    EXPECT_EQ(shown("doubtful"), 0);
    EXPECT_EQ(sorter.notUnderstood(), QStringList()) << "a flag that none has";
    EXPECT_EQ(shown("D > much"), 0);
    EXPECT_EQ(sorter.notUnderstood(), QStringList{"D > much"});
    EXPECT_EQ(shown("fast 12"), 0);
    EXPECT_EQ(sorter.notUnderstood(), QStringList{"fast"});
}
