// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/house_rules.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

using namespace perrin::test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

namespace fs = std::filesystem;

SourceTree read(std::initializer_list<const char*> folders, std::initializer_list<const char*> extensions) {
    const fs::path root = PERRIN_SOURCE_DIR;
    SourceTree tree;
    for (const char* folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const fs::path& path = entry.path();
            const bool wanted =
                std::any_of(extensions.begin(), extensions.end(), [&](const std::string& extension) {
                    return path.extension() == extension || path.filename() == extension;
                });
            if (!entry.is_regular_file() || !wanted)
                continue;
            std::ifstream file(path, std::ios::binary);
            tree[path.lexically_relative(root).generic_string()] = {std::istreambuf_iterator<char>(file), {}};
        }
    return tree;
}

std::string includes(const std::string& header) {
    return "// SPDX-License-Identifier: GPL-3.0-or-later\n#include " + header + "\n";
}

} // namespace

TEST(Layering, theArrowsOfTheHousePointOneWay) {
    const SourceTree tree = read({"core", "ui", "app"}, {".h", ".cpp"});
    ASSERT_GT(tree.size(), 20u);
    EXPECT_THAT(includeBreaches(tree), IsEmpty());
}

TEST(Layering, filesAreLicensedAndNotTooLong) {
    const SourceTree tree = read({"core", "ui", "app", "tests", "resources", "installer", "cmake"},
                                 {".h", ".cpp", ".sh", ".cmake", "CMakeLists.txt"});
    ASSERT_GT(tree.size(), 40u);
    EXPECT_THAT(fileBreaches(tree), IsEmpty());
}

TEST(Layering, everySpaceOfTheWindowIsAStepOfOneScale) {
    const SourceTree tree = read({"ui"}, {".h", ".cpp"});
    ASSERT_GT(tree.size(), 20u);
    EXPECT_THAT(lookBreaches(tree), IsEmpty());
}

TEST(HouseRules, whatTheHouseAllowsIsNoBreach) {
    EXPECT_THAT(includeBreaches({{"core/movie/movie.h", includes("\"core/optics/acquisition.h\"")},
                                 {"core/movie/tiff_reader.cpp", includes("<tiffio.h>")},
                                 {"core/diffusion/mle.cpp", includes("\"core/track/track.h\"")},
                                 {"core/figure.cpp", includes("<opencv2/imgproc.hpp>")},
                                 {"core/table.cpp", includes("<queue>")},
                                 {"ui/main_window.cpp", includes("<QMainWindow>")},
                                 {"ui/session_state.h", includes("\"core/session/session.h\"")},
                                 {"app/main.cpp", includes("\"ui/run_window.h\"")},
                                 {"core/learn/trainer.cpp", includes("<torch/torch.h>")}}),
                IsEmpty());
}

TEST(HouseRules, everyArrowAgainstTheOrderIsFound) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"core/table.cpp", "\"core/optics/camera.h\""},
        {"core/optics/psf.cpp", "\"core/movie/movie.h\""},
        {"core/movie/movie.cpp", "\"core/track/track.h\""},
        {"core/track/linker.cpp", "\"core/diffusion/mle.h\""},
        {"core/track/linker.cpp", "\"core/simulate/renderer.h\""},
        {"core/diffusion/mle.cpp", "\"core/learn/predictor.h\""},
        {"core/diffusion/mle.cpp", "\"core/noise/noise_fit.h\""},
        {"core/table.cpp", "\"ui/session_state.h\""},
        {"ui/main_window.cpp", "\"app/exit_code.h\""},
        {"core/table.cpp", "\"app/exit_code.h\""},
        {"core/table.cpp", "\"tests/support/test_data.h\""},
        {"core/table.cpp", "<QString>"},
        {"core/table.cpp", "<QtCore/QString>"},
        {"core/table.cpp", "<qglobal.h>"},
        {"ui/train/page.cpp", "<torch/torch.h>"},
        {"core/diffusion/mle.cpp", "<ATen/ATen.h>"},
        {"core/elsewhere/thing.cpp", "\"core/error.h\""}};
    for (const auto& [path, header] : wrong)
        EXPECT_THAT(includeBreaches({{path, includes(header)}}), ElementsAre(HasSubstr(path))) << header;
}

TEST(HouseRules, aLibraryMayBeShownInAPrivateHeaderOnly) {
    SourceTree tree{{"core/movie/tiff_file.h", includes("<tiffio.h>")},
                    {"core/movie/tiff_reader.cpp", includes("\"core/movie/tiff_file.h\"")}};
    EXPECT_THAT(includeBreaches(tree), IsEmpty());
    tree["app/main.cpp"] = includes("\"core/movie/tiff_file.h\"");
    EXPECT_THAT(includeBreaches(tree), ElementsAre(AllOf(HasSubstr("tiff_file.h"), HasSubstr("tiffio.h"))));
}

TEST(HouseRules, aSpaceOfItsOwnIsFound) {
    EXPECT_THAT(lookBreaches({{"ui/page.cpp", "row->setSpacing(7);\n"},
                              {"ui/table.cpp", "\ngrid->setContentsMargins(0, 0, 5, 0);\n"}}),
                ElementsAre(HasSubstr("ui/page.cpp:1"), HasSubstr("ui/table.cpp:2")));
    EXPECT_THAT(lookBreaches({{"ui/page.cpp", "row->setSpacing(Gap::usual);\nrow->setSpacing(0);\n"},
                              {"core/page.cpp", "row->setSpacing(7);\n"}}),
                IsEmpty());
}

TEST(HouseRules, aMissingLicenceLineAndALongFileAreFound) {
    const std::string licence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";
    EXPECT_THAT(fileBreaches({{"core/a.h", "#pragma once\n"}}), ElementsAre(HasSubstr("licence")));
    EXPECT_THAT(fileBreaches({{"installer/run.sh", "#!/usr/bin/env bash\n# SPDX-License-Identifier: "
                                                   "GPL-3.0-or-later\n"}}),
                IsEmpty());
    EXPECT_THAT(fileBreaches({{"core/a.h", licence + std::string(399, '\n')}}), IsEmpty());
    EXPECT_THAT(fileBreaches({{"core/a.h", licence + std::string(400, '\n')}}), SizeIs(1));
}
