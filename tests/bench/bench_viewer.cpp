// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: a frame of 512x512 is shown within a screen's 16.7 ms; panning and zooming a 4096x4096 one stays
// below 16 ms a picture; the contrast of a 4 GB movie is found with less than 400 MB.
#include "core/movie/movie.h"
#include "core/movie/tiff_writer.h"
#include "core/random.h"
#include "tests/bench/peak_memory.h"
#include "tests/support/test_data.h"
#include "ui/viewer/contrast.h"
#include "ui/viewer/image_view.h"

#include <QPainter>
#include <benchmark/benchmark.h>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

using namespace perrin;
using namespace perrin::ui;

namespace {

constexpr Eigen::Index sparseSide = 2048;
constexpr std::size_t sparseFrames = 512; // 4.3 GB of 16-bit pixels

Image noise(Eigen::Index side) {
    Random random(1);
    return Image::NullaryExpr(side, side,
                              [&] { return std::round(static_cast<float>(random.uniform(100, 1000))); });
}

std::filesystem::path written(Eigen::Index side, std::size_t frames) {
    static const test::TemporaryFolder folder;
    const auto path = folder / (std::to_string(side) + ".tif");
    if (!std::filesystem::exists(path)) {
        TiffWriter writer(path);
        const Image frame = noise(side);
        for (std::size_t i = 0; i < frames; ++i)
            writer.add(frame);
        writer.close();
    }
    return path;
}

template<class Number>
void put(std::ostream& out, Number number) { // little-endian, as the machines this runs on
    out.write(reinterpret_cast<const char*>(&number), sizeof number);
}

/// A BigTIFF whose pixels are a hole in the file: 4 GB on paper, a megabyte on the disk.
std::filesystem::path sparseMovie() {
    static const test::TemporaryFolder folder;
    const auto path = folder / "sparse.tif";
    constexpr std::uint64_t bytes = sparseSide * sparseSide * 2, entries = 8;
    constexpr std::uint64_t directory = 8 + entries * 20 + 8;
    constexpr std::uint64_t pixels = 16 + sparseFrames * directory;
    {
        std::ofstream file(path, std::ios::binary);
        file << "II";
        put(file, std::uint16_t{43});
        put(file, std::uint16_t{8});
        put(file, std::uint16_t{0});
        put(file, std::uint64_t{16});
        for (std::uint64_t i = 0; i < sparseFrames; ++i) {
            put(file, entries);
            const std::pair<std::uint16_t, std::uint64_t> tags[] = {
                {256, sparseSide}, {257, sparseSide},         {258, 16},         {259, 1},
                {262, 1},          {273, pixels + i * bytes}, {278, sparseSide}, {279, bytes}};
            for (const auto& [tag, value] : tags) {
                put(file, tag);
                put(file, std::uint16_t{16}); // a number of 8 bytes
                put(file, std::uint64_t{1});
                put(file, value);
            }
            put(file, i + 1 < sparseFrames ? 16 + (i + 1) * directory : std::uint64_t{0});
        }
    }
    std::filesystem::resize_file(path, pixels + sparseFrames * bytes);
    return path;
}

/// Rings with tails and labels, as a well filled frame has them.
Overlay rings(Eigen::Index side) {
    Random random(3);
    Overlay overlay;
    for (std::size_t i = 0; i < 50; ++i) {
        OverlayMark mark{.id = i,
                         .position = {random.uniform(0, double(side)), random.uniform(0, double(side))},
                         .color = QColor::fromHsv(static_cast<int>(i) * 7, 200, 220),
                         .label = "0.12",
                         .tail = {}};
        for (int k = 0; k < 30; ++k)
            mark.tail.push_back(mark.position + QPointF(random.normal(), random.normal()));
        overlay.push_back(mark);
    }
    return overlay;
}

class Screen {
  public:
    explicit Screen(Eigen::Index side) {
        view.resize(1200, 800);
        view.setOverlay(rings(side));
        view.setPixelSize(0.1);
    }
    void paint() {
        QPainter painter(&picture_);
        view.paintScene(painter);
    }
    ImageView view;

  private:
    QImage picture_{1200, 800, QImage::Format_RGB32};
};

/// From the file to the screen: what is done for every frame while a movie plays.
void frameToScreen(benchmark::State& state) {
    const auto side = static_cast<Eigen::Index>(state.range(0));
    const auto table = static_cast<LookupTable>(state.range(1));
    const auto movie = openMovie(written(side, 16));
    const DisplayRange range = rangeFor(ContrastRule::Auto, sampleHistogram(*movie, 0));
    Screen screen(side);
    std::size_t index = 0;
    for (auto _ : state) {
        const Image frame = movie->frame(index++ % 16);
        benchmark::DoNotOptimize(histogramOf(frame));
        screen.view.setImage(colored(toGray(frame, range), table));
        screen.paint();
    }
    state.SetLabel(name(table));
}

/// Panning a large frame: at another place each time. zoom in percent; 0: fitted.
void pan(benchmark::State& state) {
    constexpr Eigen::Index side = 4096;
    const auto table = static_cast<LookupTable>(state.range(1));
    Screen screen(side);
    screen.view.setImage(colored(toGray(noise(side), {100, 1000}), table));
    const double zoom = state.range(0) == 0 ? screen.view.zoom() : static_cast<double>(state.range(0)) / 100;
    double place = 1800;
    for (auto _ : state) {
        place = place > 2300 ? 1800 : place + 3.3;
        screen.view.restoreView(zoom, {place, place});
        screen.paint();
    }
    state.SetLabel(std::string(state.range(0) == 0 ? "fitted, " : "") + name(table));
}

void contrastOfFourGigabytes(benchmark::State& state) {
    const auto movie = openMovie(sparseMovie());
    if (movie->info().frames != sparseFrames)
        state.SkipWithError("frames are missing");
    for (auto _ : state)
        benchmark::DoNotOptimize(sampleHistogram(*movie, 0));
    state.counters["MB_peak"] = test::peakMemory();
}

} // namespace

// First, so that the peak is its own.
BENCHMARK(contrastOfFourGigabytes)->Unit(benchmark::kMillisecond);
BENCHMARK(frameToScreen)
    ->ArgsProduct({{512, 2048}, {int(LookupTable::Grays), int(LookupTable::Viridis)}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(pan)
    ->ArgsProduct({{0, 25, 100, 150, 800}, {int(LookupTable::Grays), int(LookupTable::Viridis)}})
    ->Unit(benchmark::kMillisecond);
