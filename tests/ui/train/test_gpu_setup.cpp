// SPDX-License-Identifier: GPL-3.0-or-later
// GPU training is set up by clicks. A second LibTorch folder, made of the system's, stands in for one with
// CUDA: all but the GPU itself is real, the compiler too (without optimization, which takes half the time).
#include "tests/ui/train/stand_in_libtorch.h"
#include "tests/ui/window_fixture.h"
#include "ui/train/device_panel.h"
#include "ui/train/gpu_setup.h"
#include "ui/train/gpu_setup_dialog.h"
#include "ui/train/train_page.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <fstream>
#include <gmock/gmock.h>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

/// Always the same place, so that a compiler cache knows the work again.
const fs::path place = PERRIN_GPU_TEST_FOLDER;

class GpuWindow : public Window {
  protected:
    GpuWindow() {
        fs::remove_all(place);
        QSettings().remove("libtorchFolder");
        qputenv("XDG_DATA_HOME", (place / "data").c_str());
        qputenv("CMAKE_BUILD_TYPE", "Debug");
        makeStandInLibTorch(place / "libtorch");
        makeBrokenLibTorch(place / "broken");
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        EXPECT_TRUE(waitFor([&] { return text("deviceEngine").contains("LibTorch"); }));
    }
    ~GpuWindow() override { fs::remove_all(place); }

    ui::GpuSetup& setup() { return window.training().devices().setup(); }
    ui::GpuSetupDialog& dialog() {
        auto* open = window.findChild<ui::GpuSetupDialog*>();
        if (!open)
            throw std::runtime_error("the dialog is not open");
        return *open;
    }
    template<class Widget>
    Widget* part(const char* name) {
        return dialog().findChild<Widget*>(name);
    }
    std::string said(const char* label) {
        return part<QLabel>(label)->text().remove(QChar(0x200b)).toStdString();
    }
    void press(const char* button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    bool canBegin() { return part<QPushButton>("beginGpu")->isEnabled(); }
    void openDialog() {
        click("setUpGpu");
        ASSERT_TRUE(waitFor([&] { return !said("gpuTools").empty(); }));
    }
    /// By the file dialog.
    void chooseFolder(const fs::path& folder) {
        press("chooseLibtorch");
        QPointer<QFileDialog> files = dialog().findChild<QFileDialog*>();
        ASSERT_NE(files, nullptr);
        auto* name = files->findChild<QLineEdit*>("fileNameEdit");
        name->setText(QString::fromStdString(folder.string()));
        QTest::keyClick(name, Qt::Key_Return);
        ASSERT_TRUE(waitFor([&] { return files.isNull(); }));
        ASSERT_TRUE(waitFor([&] { return !said("libtorchVerdict").empty(); }));
    }
    void begin(const fs::path& folder) {
        openDialog();
        chooseFolder(folder);
        ASSERT_TRUE(canBegin()) << said("libtorchVerdict") << said("gpuTools");
        press("beginGpu");
        ASSERT_TRUE(setup().running());
    }
    /// The compiler takes its time.
    bool ended() {
        for (int i = 0; i < 40 && setup().running(); ++i)
            waitFor([&] { return !setup().running(); });
        return !setup().running();
    }
    fs::path networks() const { return place / "data/Perrin/Perrin/networks"; }
    /// Of builds and choices; the lock's file stays.
    std::vector<std::string> leftBehind() const {
        std::vector<std::string> names;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(networks(), ignored))
            if (entry.path().extension() != ".lock")
                names.push_back(entry.path().filename());
        return names;
    }
    /// A new program, as the person starts it the next time; and which libraries the system's loader says it
    /// loads.
    static std::string startedAnew() {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LD_DEBUG", "files");
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(PERRIN_PROGRAM, {"devices"});
        program.waitForFinished(60000);
        return program.readAll().toStdString();
    }
    /// Processes that have this folder in their command line.
    static int processesOf(const fs::path& folder) {
        int count = 0;
        for (const auto& entry : fs::directory_iterator("/proc"))
            count += contentOf(entry.path() / "cmdline").find(folder.string()) != std::string::npos;
        return count;
    }
};

} // namespace

TEST_F(GpuWindow, thePanelTellsWhatIsHereAndWhyNoGpuIsOffered) {
    EXPECT_THAT(text("deviceEngine").toStdString(),
                AllOf(HasSubstr("LibTorch 1."), HasSubstr("came with Perrin")));
    if (!fs::exists("/proc/driver/nvidia")) {
        EXPECT_THAT(text("whyNoGpu").toStdString(), HasSubstr("No GPU is offered. "));
    }
    EXPECT_FALSE(find<QPushButton>("useShipped")->isVisible());
    EXPECT_FALSE(find<QPushButton>("restartPerrin")->isVisible());
}

TEST_F(GpuWindow, aFolderThatCannotServeIsRefusedBeforeAnythingIsBuilt) {
    openDialog();
    EXPECT_FALSE(canBegin());
    fs::create_directories(place / "pictures");
    chooseFolder(place / "pictures");
    EXPECT_THAT(said("libtorchVerdict"), AllOf(HasSubstr("pictures"), HasSubstr("not an unpacked LibTorch")));
    EXPECT_FALSE(canBegin());
    part<QLineEdit>("libtorchFolder")->setText(QString::fromStdString((place / "libtorch").string()));
    ASSERT_TRUE(waitFor([&] { return canBegin(); }));
    EXPECT_THAT(said("libtorchVerdict"), AllOf(HasSubstr("without CUDA"), HasSubstr("processor only")));
    part<QLineEdit>("libtorchFolder")->clear();
    EXPECT_FALSE(canBegin());
    EXPECT_EQ(setup().log().size(), 0);
}

TEST_F(GpuWindow, aFailingCompilerIsShownWithItsLogAndNothingChanges) {
    begin(place / "broken");
    ASSERT_TRUE(ended());
    EXPECT_THAT(said("gpuResult"), AllOf(HasSubstr("Compiling failed"), HasSubstr("this header is broken")));
    EXPECT_TRUE(part<QPlainTextEdit>("gpuLog")->isVisible());
    EXPECT_THAT(part<QPlainTextEdit>("gpuLog")->toPlainText().toStdString(),
                AllOf(HasSubstr("$ "), HasSubstr("#error this header is broken")));
    EXPECT_THAT(message().toStdString(), HasSubstr("could not be set up"));
    EXPECT_THAT(leftBehind(), testing::IsEmpty());
    EXPECT_TRUE(canBegin()) << "it may be tried again";
    EXPECT_FALSE(find<QPushButton>("restartPerrin")->isVisible());
}

TEST_F(GpuWindow, cancelledItEndsItsCompilersAndLeavesNothing) {
    begin(place / "libtorch");
    ASSERT_TRUE(waitFor([&] { return setup().log().filter("--build").size() == 1; }));
    ASSERT_TRUE(waitFor([&] { return processesOf(networks()) > 1; })) << "cmake, ninja, compilers";
    EXPECT_TRUE(part<QProgressBar>("gpuProgress")->isVisible());
    EXPECT_TRUE(text("taskText").contains("Setting up GPU training")) << text("taskText").toStdString();
    press("cancelGpu");
    ASSERT_TRUE(waitFor([&] { return !setup().running(); }));
    EXPECT_EQ(processesOf(networks()), 0);
    EXPECT_THAT(said("gpuResult"), HasSubstr("nothing was changed"));
    EXPECT_THAT(leftBehind(), testing::IsEmpty());
}

TEST_F(GpuWindow, itIsBuiltCheckedRememberedAndReallyUsedFromTheNextStartOn) {
    begin(place / "libtorch");
    ASSERT_TRUE(ended());
    EXPECT_THAT(said("gpuResult"), AllOf(HasSubstr("works"), HasSubstr("stacks/s")))
        << setup().log().join('\n').toStdString();
    EXPECT_THAT(leftBehind(), testing::UnorderedElementsAre("1", "chosen.json"));
    EXPECT_EQ(filesIn(networks() / "1"), 1u) << "the library alone";
    const std::string library = (networks() / "1/libperrin_learn.so").string();
    const std::string anew = startedAnew();
    EXPECT_THAT(anew, AllOf(HasSubstr("calling init: " + library), HasSubstr("set up on this computer"),
                            HasSubstr((place / "libtorch").string())));

    ASSERT_TRUE(waitFor([&] { return find<QPushButton>("restartPerrin")->isVisible(); }));
    EXPECT_THAT(text("deviceLater").toStdString(), HasSubstr("without CUDA"));
    EXPECT_TRUE(message().contains("next start")) << message().toStdString();
    ASSERT_TRUE(openSmallMovie());
    press("restartForGpu");
    EXPECT_TRUE(window.wantsRestart());
    EXPECT_FALSE(window.isVisible());
    EXPECT_EQ(window.restartArguments(),
              QStringList(QString::fromStdString((folder / "small.tif").string())));

    // Back again.
    window.show();
    window.showWorkspace(ui::WorkspaceKind::Train);
    click("useShipped");
    EXPECT_THAT(leftBehind(), testing::IsEmpty());
    ASSERT_TRUE(waitFor([&] { return !find<QPushButton>("useShipped")->isVisible(); }));
    EXPECT_THAT(startedAnew(),
                AllOf(HasSubstr("came with Perrin"), testing::Not(HasSubstr("init: " + library))));
}
