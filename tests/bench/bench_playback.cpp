// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window playing a movie: how many frames a second reach the screen, and the longest time the
// window's thread was busy in one go. argument: side of the frames, px; the movie is asked to play at 60
// frames/s.
#include "core/movie/tiff_writer.h"
#include "tests/bench/block_meter.h"
#include "tests/support/test_data.h"
#include "ui/main_window.h"
#include "ui/movie/movie_page.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <benchmark/benchmark.h>

using namespace perrin;

namespace {

std::filesystem::path writeMovie(const test::TemporaryFolder& folder, Eigen::Index side) {
    const std::filesystem::path path = folder / "movie.tif";
    TiffWriter writer(path, {.acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01},
                             .displayRange = std::nullopt});
    for (int frame = 0; frame < 64; ++frame)
        writer.add(200 + 100 * Image::Random(side, side));
    writer.close();
    return path;
}

void playback(benchmark::State& state) {
    const test::TemporaryFolder folder;
    const auto path = writeMovie(folder, state.range(0));
    ui::MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.openMovie(QString::fromStdString(path.string()));
    auto* page = window.findChild<ui::MoviePage*>();
    ui::ImageView* view = &page->view();
    if (!QTest::qWaitFor([&] { return !view->image().isNull(); }, 20000)) {
        state.SkipWithError("the movie did not open");
        return;
    }
    auto& bar = page->frameBar();
    auto* speed = bar.findChild<QComboBox*>("speed");
    speed->setCurrentIndex(speed->findData(60));
    emit speed->activated(speed->currentIndex());
    int shown = 0;
    QObject::connect(&window.session(), &ui::SessionState::frameChanged, view, [&shown] { ++shown; });
    double seconds = 0, longest = 0;
    for (auto _ : state) {
        test::BlockMeter meter;
        QElapsedTimer clock;
        bar.setPlaying(true);
        clock.start();
        QTest::qWait(3000);
        bar.setPlaying(false);
        const double elapsed = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        state.SetIterationTime(elapsed);
        seconds += elapsed;
        longest = std::max(longest, meter.longest);
    }
    state.counters["frames_per_second"] = shown / seconds;
    state.counters["longest_block_ms"] = longest;
}

} // namespace

BENCHMARK(playback)->Arg(512)->Arg(1024)->Arg(2048)->UseManualTime()->Iterations(1)->Unit(benchmark::kSecond);
