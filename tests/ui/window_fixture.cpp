// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "core/movie/tiff_writer.h"
#include "ui/number_edit.h"
#include "ui/viewer/image_view.h"

#include <QAbstractButton>
#include <QSettings>
#include <chrono>
#include <thread>

namespace perrin::test {

const SyntheticMovie& smallMovie() {
    static const SyntheticMovie movie = render({.width = 64,
                                                .height = 64,
                                                .frames = 40,
                                                .photons = 1500,
                                                .background = 4,
                                                .populations = {{0.02, 3}, {0.5, 2}}},
                                               11);
    return movie;
}

Acquisition smallAcquisition() {
    return {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
}

std::filesystem::path writeSmallMovie(const TemporaryFolder& folder, const Acquisition& known) {
    const std::filesystem::path path = folder / "small.tif";
    TiffWriter writer(path, {.acquisition = known, .displayRange = std::nullopt});
    for (const Image& frame : smallMovie().frames)
        writer.add(frame);
    writer.close();
    return path;
}

SlowMovie::SlowMovie(std::size_t frames, int milliseconds) : milliseconds_(milliseconds) {
    info_.width = info_.height = 64;
    info_.frames = frames;
    info_.acquisition = smallAcquisition();
}

Image SlowMovie::frame(std::size_t index, std::size_t) const {
    ++framesRead;
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds_));
    return smallMovie().frames[index % smallMovie().frames.size()];
}

bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 20000);
}

Window::Window() {
    QSettings().clear();
    window.resize(1280, 800);
    window.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
}

void Window::click(const char* name) {
    QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
}

void Window::type(const char* edit, const QString& text) {
    auto* line = find<ui::NumberEdit>(edit);
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
}

bool Window::openFile(const std::filesystem::path& path) {
    window.openMovie(QString::fromStdString(path.string()));
    return waitFor([&] {
        return window.session().path() == path && !find<ui::ImageView>("imageView")->image().isNull();
    });
}

bool Window::openSmallMovie(const Acquisition& known) {
    return openFile(writeSmallMovie(folder, known));
}

bool Window::measure() {
    click("measure");
    return waitFor([this] { return window.session().measurement() != nullptr; });
}

} // namespace perrin::test
