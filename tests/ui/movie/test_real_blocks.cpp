// SPDX-License-Identifier: GPL-3.0-or-later
// What a biologist with bare real movies does: open each, say what the file does not know, measure.
#include "tests/ui/window_fixture.h"

#include <QPushButton>
#include <QTableView>
#include <algorithm>

using namespace perrin;

using RealBlocks = test::Window;

TEST_F(RealBlocks, everyOneIsOpenedCalibratedAndMeasured) {
    const auto blocks = test::sharedData("real");
    if (!blocks || !std::filesystem::exists(*blocks))
        GTEST_SKIP() << "PERRIN_TEST_DATA does not name a folder with real movies";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*blocks))
        if (entry.path().extension() == ".tif")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    ASSERT_GE(files.size(), 20u);
    for (const auto& file : files) {
        SCOPED_TRACE(file.filename().string());
        ASSERT_TRUE(openFile(file));
        EXPECT_FALSE(window.session().settings().acquisition.frameInterval) << "the file does not know it";
        EXPECT_FALSE(find<QPushButton>("measure")->isEnabled()) << "nothing runs on a guess";
        type("pixelSize", "0.107");
        type("frameInterval", "7.76");
        type("exposure", "7.49");
        ASSERT_TRUE(measure());
        EXPECT_GE(find<QTableView>("moleculeTable")->model()->rowCount(), 1);
    }
}

TEST_F(RealBlocks, aStackThatSaysZIsTreatedAsTimeOnRequest) {
    ASSERT_TRUE(openFile(test::ownData("tiff/imagej_z_not_time.tif")));
    EXPECT_EQ(window.session().movie()->info().axis, StackAxis::Z);
    ASSERT_TRUE(find<QPushButton>("zAsTime")->isVisible());
    EXPECT_FALSE(find<QPushButton>("measure")->isEnabled());
    click("zAsTime");
    ASSERT_TRUE(test::waitFor([&] { return window.session().movie()->info().axis == StackAxis::Time; }));
    EXPECT_FALSE(find<QPushButton>("zAsTime")->isVisible());
    type("frameInterval", "10");
    EXPECT_TRUE(find<QPushButton>("measure")->isEnabled());
}
