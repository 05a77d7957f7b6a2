// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/microscope.h"
#include "ui/number_edit.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QSettings>
#include <QUndoStack>

using namespace perrin;

namespace {

class Microscopes : public test::MoleculeWindow {
  protected:
    QMenu* menu() { return find<QMenu>("microscopeMenu"); }
    QStringList names() {
        menu()->popup({});
        QStringList texts;
        for (const QAction* action : menu()->actions())
            if (!action->isSeparator() && !action->menu() && !action->text().endsWith("…"))
                texts << action->text();
        menu()->hide();
        return texts;
    }
    void rememberAs(const char* name) {
        entry(menu(), "Remember as")->trigger();
        auto* dialog = window.findChild<QInputDialog*>();
        ASSERT_NE(dialog, nullptr);
        auto* edit = dialog->findChild<QLineEdit*>();
        edit->setText(name);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void giveUpUnsavedWorkAndOpen(const Acquisition& known) {
        const auto path = test::writeSmallMovie(folder, known);
        const auto before = window.session().movie();
        window.openMovie(QString::fromStdString(path.string()));
        answer(QMessageBox::Discard);
        ASSERT_TRUE(test::waitFor([&] { return window.session().movie() != before; }));
        ASSERT_EQ(window.session().undoStack().count(), 0);
    }
    void writeCamera() {
        type("cameraGain", "12.5");
        type("cameraOffset", "210");
        type("cameraReadNoise", "0.4");
        type("psfFwhm", "280");
        type("pixelSize", "0.107");
    }
    const MeasureSettings& settings() { return window.session().settings(); }
};

} // namespace

TEST_F(Microscopes, oneIsRememberedByNameAndServesAnotherMovie) {
    giveUpUnsavedWorkAndOpen({.pixelSize = {}, .frameInterval = 0.01, .exposure = 0.01});
    writeCamera();
    rememberAs("TIRF & friends");
    EXPECT_EQ(names(), QStringList{"TIRF && friends"}) << "an ampersand is no key";

    giveUpUnsavedWorkAndOpen({.pixelSize = {}, .frameInterval = 0.02, .exposure = 0.02});
    type("cameraGain", "3");
    type("psfFwhm", "");
    entry(menu(), "TIRF")->trigger();
    EXPECT_EQ(settings().acquisition.pixelSize, 0.107);
    EXPECT_NEAR(settings().acquisition.frameInterval.value(), 0.02, 1e-9) << "belongs to the movie";
    ASSERT_TRUE(settings().find.camera);
    EXPECT_EQ(*settings().find.camera, (Camera{.offset = 210, .gain = 12.5, .readNoise = 0.4, .em = false}));
    EXPECT_NEAR(window.session().psfFwhm().value(), 0.28, 1e-12);
    EXPECT_EQ(find<ui::NumberEdit>("cameraGain")->value(), 12.5);
    EXPECT_EQ(find<ui::NumberEdit>("psfFwhm")->value(), 280);
}

TEST_F(Microscopes, aPixelSizeThatTheFileSaysStaysUnlessItIsThePlaceholderOne) {
    ui::rememberMicroscope({.name = "Scope", .pixelSize = 0.107, .camera = Camera{}, .psfFwhm = 0.3});
    giveUpUnsavedWorkAndOpen({.pixelSize = 0.16, .frameInterval = 0.01, .exposure = 0.01});
    entry(menu(), "Scope")->trigger();
    EXPECT_NEAR(settings().acquisition.pixelSize.value(), 0.16, 1e-6);
    EXPECT_TRUE(settings().find.camera);
    giveUpUnsavedWorkAndOpen({.pixelSize = 1.0, .frameInterval = 0.01, .exposure = 0.01});
    entry(menu(), "Scope")->trigger();
    EXPECT_EQ(settings().acquisition.pixelSize, 0.107);
}

TEST_F(Microscopes, choosingOneIsOneStepOfUndo) {
    ui::rememberMicroscope({.name = "Scope",
                            .pixelSize = 0.107,
                            .camera = Camera{.offset = 400, .gain = 2, .readNoise = 1.1},
                            .psfFwhm = 0.3});
    giveUpUnsavedWorkAndOpen({.pixelSize = {}, .frameInterval = 0.01, .exposure = 0.01});
    const MeasureSettings before = settings();
    entry(menu(), "Scope")->trigger();
    EXPECT_NE(settings(), before);
    EXPECT_EQ(window.session().undoStack().count(), 1);
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(settings(), before);
    EXPECT_FALSE(window.session().psfFwhm());
    EXPECT_FALSE(find<ui::NumberEdit>("cameraGain")->value()) << "the fields follow";
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(settings().acquisition.pixelSize, 0.107);
}

TEST_F(Microscopes, theSameNameIsTheSameMicroscopeAndItCanBeForgotten) {
    ui::rememberMicroscope({.name = "B", .pixelSize = 0.1, .camera = {}, .psfFwhm = {}});
    ui::rememberMicroscope({.name = "A", .pixelSize = 0.2, .camera = {}, .psfFwhm = {}});
    ui::rememberMicroscope({.name = "B", .pixelSize = 0.3, .camera = {}, .psfFwhm = {}});
    EXPECT_EQ(names(), (QStringList{"A", "B"}));
    EXPECT_EQ(ui::rememberedMicroscopes().back().pixelSize, 0.3);
    EXPECT_FALSE(ui::rememberedMicroscopes().back().camera) << "what was not known stays unknown";
    QMenu* forget = entry(menu(), "Forget")->menu();
    forget->actions().front()->trigger();
    EXPECT_EQ(names(), QStringList{"B"});
}

TEST_F(Microscopes, anEmptyNameIsNotKept) {
    giveUpUnsavedWorkAndOpen(test::smallAcquisition());
    rememberAs("   ");
    EXPECT_TRUE(ui::rememberedMicroscopes().isEmpty());
}

TEST_F(Microscopes, brokenSettingsAreIgnored) {
    for (const QByteArray& content :
         {QByteArray("not json"), QByteArray("{\"name\": \"x\"}"), QByteArray("[1, null, \"x\", [], {}]"),
          QByteArray("[{\"name\": 5}]"), QByteArray("[{\"name\": \"\", \"pixel_size_um\": 0.1}]")}) {
        QSettings().setValue("microscopes", content);
        EXPECT_TRUE(ui::rememberedMicroscopes().isEmpty()) << content.toStdString();
        EXPECT_TRUE(names().isEmpty()) << content.toStdString();
    }
    QSettings().setValue("microscopes",
                         QByteArray(R"([{"name": "worn", "pixel_size_um": -0.1, "psf_fwhm_um": 0,
        "camera": {"gain_adu_per_e": 0, "offset_adu": 100, "read_noise_e": 1}}, {"name": "good",
        "pixel_size_um": 0.1, "camera": {"gain_adu_per_e": "2"}}])"));
    const auto known = ui::rememberedMicroscopes();
    ASSERT_EQ(known.size(), 2);
    EXPECT_EQ(known[0].pixelSize, 0.1);
    EXPECT_FALSE(known[0].camera) << "half a camera is none";
    EXPECT_FALSE(known[1].pixelSize) << "impossible values would stop every measurement";
    EXPECT_FALSE(known[1].psfFwhm);
    EXPECT_FALSE(known[1].camera);
}

TEST_F(Microscopes, theyAreDescribedWithUnits) {
    EXPECT_EQ(ui::describe({.name = "x",
                            .pixelSize = 0.107,
                            .camera = Camera{.offset = 100, .gain = 12.3, .readNoise = 0.5, .em = true},
                            .psfFwhm = 0.28}),
              "0.107 µm/px · EMCCD, 12.3 ADU/e⁻ · PSF 280 nm");
    EXPECT_EQ(ui::describe({.name = "x", .pixelSize = {}, .camera = {}, .psfFwhm = {}}), "");
}
