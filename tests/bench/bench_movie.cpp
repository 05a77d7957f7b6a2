// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: a 4 GB movie opens within 0.3 s, a frame of 512x512 comes within 10 ms, memory stays under 400
// MB.
#include "core/movie/movie.h"
#include "core/movie/tiff_writer.h"
#include "core/random.h"
#include "tests/bench/peak_memory.h"
#include "tests/core/movie/imagej_header.h"
#include "tests/support/test_data.h"

#include <array>
#include <benchmark/benchmark.h>
#include <cmath>
#include <fstream>
#include <string>
#include <tiffio.h>
#include <vector>

using namespace perrin;

namespace {

constexpr Eigen::Index side = 512;
constexpr std::size_t frameCount = 8300; // 4.35 GB of 16-bit pixels

Image noise() {
    Random random(1);
    return Image::NullaryExpr(side, side,
                              [&] { return std::round(static_cast<float>(random.uniform(100, 1000))); });
}

/// A directory behind each frame, as cameras' programs write while they record.
void writeByLibtiff(const std::filesystem::path& path) {
    TIFF* const tiff = TIFFOpen(path.c_str(), "w8");
    const Image frame = noise();
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(frame.size()));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<std::uint16_t>(frame.data()[i]);
    for (std::size_t i = 0; i < frameCount; ++i) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(side));
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(side));
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 16);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(side));
        TIFFWriteEncodedStrip(tiff, 0, pixels.data(), static_cast<tmsize_t>(pixels.size() * 2));
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
}

/// Our own: contiguous frames, BigTIFF beyond 4 GB.
void writeByWriter(const std::filesystem::path& path) {
    TiffWriter writer(path);
    const Image frame = noise();
    for (std::size_t i = 0; i < frameCount; ++i)
        writer.add(frame);
    writer.close();
}

/// ImageJ's: one classic directory, the frames behind its image, big endian.
void writeAsImageJ(const std::filesystem::path& path) {
    std::ofstream file(path, std::ios::binary);
    file << test::imageJHeader(side, side, frameCount);
    const std::vector<char> pixels(side * side * 2, 1);
    for (std::size_t i = 0; i < frameCount; ++i)
        file.write(pixels.data(), static_cast<std::streamsize>(pixels.size()));
}

using Write = void (*)(const std::filesystem::path&);
constexpr std::array<Write, 3> kinds{writeByLibtiff, writeByWriter, writeAsImageJ};
constexpr std::array<const char*, 3> kindNames{"a directory behind each frame (BigTIFF)",
                                               "contiguous frames (BigTIFF)", "ImageJ, one directory"};

/// Written once a run.
std::filesystem::path movieOf(std::int64_t kind) {
    static const test::TemporaryFolder folder;
    const auto path = folder / (std::to_string(kind) + ".tif");
    if (!std::filesystem::exists(path))
        kinds.at(static_cast<std::size_t>(kind))(path);
    return path;
}

void open(benchmark::State& state) {
    const auto path = movieOf(state.range(0));
    std::size_t frames = 0;
    for (auto _ : state)
        frames = openMovie(path)->info().frames;
    if (frames != frameCount)
        state.SkipWithError("frames are missing");
    state.SetLabel(kindNames.at(static_cast<std::size_t>(state.range(0))));
    state.counters["MB_peak"] = test::peakMemory();
}

void anyFrame(benchmark::State& state) {
    const auto movie = openMovie(movieOf(state.range(0)));
    Random random(2);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            movie->frame(static_cast<std::size_t>(random.uniform() * static_cast<double>(frameCount))));
    state.SetLabel(kindNames.at(static_cast<std::size_t>(state.range(0))));
    state.counters["MB_peak"] = test::peakMemory();
}

} // namespace

BENCHMARK(open)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(anyFrame)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
