// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/empty_pixels.h"

#include "core/error.h"
#include "core/movie/even_movie.h"
#include "core/noise/empty_mask.h"
#include "core/noise/local_mean.h"
#include "core/noise/pixel_choice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <tbb/parallel_for.h>

namespace perrin {
namespace {

constexpr double leastEmptyPixels = 1000;
constexpr double pixelsInLocalMean = 2000; // its own noise is then 1/2000 of a pixel's variance
constexpr double hotDistance = 8;          // standard errors of a pixel's mean from what is around it
constexpr std::size_t mostLevels = 6;
constexpr double clearlyMore = 4; // standard errors by which a scatter exceeds that of noise

/// The pixels that are looked at, and for each frame which of them are empty.
class Material {
  public:
    Material(const Movie& movie, const EmptySettings& settings, const Job& job)
        : movie_(movie), settings_(settings), job_(job), region_(chosenRegion(movie.info(), settings)),
          frames_(chosenFrames(movie.info(), settings, region_)), masks_(frames_.size()) {}

    EmptyPixels pixels() {
        markEmpty();
        markHot();
        EmptyPixels result;
        result.frames = frames_;
        result.hotPixels = hotPixels_;
        result.background = background_.cast<float>();
        sortIntoLevels(result);
        result.firstEmpty = masks_.front();
        return result;
    }

  private:
    Image read(std::size_t index) const {
        return movie_.frame(index, settings_.channel)
            .block(region_.y, region_.x, region_.height, region_.width);
    }

    /// By frame: of those looked at and their neighbours.
    std::map<std::size_t, std::vector<Candidate>> spots() const {
        std::map<std::size_t, std::vector<Candidate>> result;
        for (const std::size_t frame : frames_)
            for (std::size_t near = frame > 0 ? frame - 1 : 0; near <= frame + 1; ++near)
                if (near < movie_.info().frames)
                    result[near];
        std::vector<decltype(result)::value_type*> each;
        for (auto& frame : result)
            each.push_back(&frame);
        std::mutex mutex;
        std::size_t done = 0;
        tbb::parallel_for(std::size_t{0}, each.size(), [&](std::size_t i) {
            if (job_.stop.stop_requested())
                return;
            const Image image = read(each[i]->first);
            if (i == 0)
                checkWhole(recorded(movie_).frame(each[i]->first, settings_.channel));
            each[i]->second = likelySpots(image, settings_.psfSigma);
            const std::lock_guard lock(mutex);
            if (!job_.stop.stop_requested())
                job_.progress(0.1 + 0.4 * static_cast<double>(++done) / static_cast<double>(each.size()),
                              "Looking for molecules to leave out");
        });
        job_.checkCancelled();
        return result;
    }

    void markEmpty() {
        const Image mean = meanOfFrames();
        const auto areFrames = static_cast<float>(frames_.size());
        const bool isOwnShareSmall = frames_.size() > 40;
        const auto still = isOwnShareSmall ? likelySpots(mean, settings_.psfSigma) : std::vector<Candidate>{};
        const auto spotsOf = spots();
        sum_ = squares_ = number_ = Eigen::ArrayXXd::Zero(region_.height, region_.width);
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            const std::size_t frame = frames_[i];
            const Image image = read(frame);
            EmptyMap& mask = masks_[i] = EmptyMap::Constant(image.rows(), image.cols(), true);
            leaveOut(mask, spotsOf.at(frame), clearSpot, settings_.psfSigma);
            for (const std::size_t near : {frame - 1, frame + 1})
                if (const auto found = spotsOf.find(near); found != spotsOf.end())
                    leaveOut(mask, found->second, spotOfNeighbour, settings_.psfSigma);
            if (mean.size() > 0)
                leaveOut(mask,
                         isOwnShareSmall
                             ? still
                             : likelySpots((mean * areFrames - image) / (areFrames - 1), settings_.psfSigma),
                         spotOfMean, settings_.psfSigma);
            const Eigen::ArrayXXd seen = mask.cast<double>(), values = image.cast<double>();
            sum_ += seen * values;
            squares_ += seen * values.square();
            number_ += seen;
            job_.progress(0.5 + 0.2 * static_cast<double>(i + 1) / static_cast<double>(frames_.size()),
                          "Looking for empty pixels");
        }
    }

    Image meanOfFrames() const {
        Eigen::ArrayXXd sum = Eigen::ArrayXXd::Zero(region_.height, region_.width);
        if (frames_.size() < 4)
            return {};
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            sum += read(frames_[i]).cast<double>();
            job_.progress(0.1 * static_cast<double>(i) / static_cast<double>(frames_.size()),
                          "Reading the frames");
        }
        return (sum / static_cast<double>(frames_.size())).cast<float>();
    }

    /// Leaves out pixels whose mean stands out of the local mean, and finds that.
    void markHot() {
        const double seen = number_.sum();
        if (seen < leastEmptyPixels)
            throw Error("only " + std::to_string(static_cast<long>(seen)) +
                        " empty pixels were found; noise needs at least " +
                        std::to_string(static_cast<long>(leastEmptyPixels)) +
                        ". Choose a larger region or more frames, or a region with fewer molecules");
        const int window = localWindow();
        const Eigen::ArrayXXd mean = sum_ / number_.max(1);
        const Eigen::ArrayXXd variance = (squares_ / number_.max(1) - mean.square()).max(0);
        background_ = localMean(sum_, number_, window);
        const double noise = pixelVariance(mean, variance);
        for (Eigen::Index i = 0; i < mean.size(); ++i) {
            const double n = number_.data()[i];
            const double distance = std::abs(mean.data()[i] - background_.data()[i]);
            if (n < 1 || distance * std::sqrt(n) <= hotDistance * std::sqrt(noise))
                continue;
            ++hotPixels_;
            sum_.data()[i] = number_.data()[i] = 0;
            for (auto& mask : masks_)
                mask(i % mean.rows(), i / mean.rows()) = false; // means are column-major
        }
        if (hotPixels_ > 0)
            background_ = localMean(sum_, number_, window);
        noise_ = noise;
        if (!isUneven(window))
            background_.setConstant(sum_.sum() / number_.sum());
    }

    /// Whether the local mean scatters by more than noise makes it. What is taken off brings its own noise
    /// along, which blurs the finest features of a distribution.
    bool isUneven(int window) const {
        const double mean = sum_.sum() / number_.sum(), area = static_cast<double>(number_.size());
        const double inWindow = number_.sum() / area * std::min(area, static_cast<double>(window * window));
        const double scatter = (number_ * (background_ - mean).square()).sum() / number_.sum();
        const double independent = std::max(1.0, area / static_cast<double>(window * window));
        return scatter > noise_ / inWindow * (1 + clearlyMore * std::sqrt(2 / independent));
    }

    int localWindow() const {
        const double side = std::sqrt(pixelsInLocalMean / static_cast<double>(frames_.size()));
        return 2 * static_cast<int>(std::ceil(0.5 * (std::max(side, 9.0) - 1))) + 1;
    }

    /// ADU^2 of one pixel of one frame about the local mean.
    double pixelVariance(const Eigen::ArrayXXd& mean, const Eigen::ArrayXXd& variance) const {
        const Eigen::ArrayXXd about = number_ * (variance + (mean - background_).square());
        return std::max(about.sum() / number_.sum(), 0.1);
    }

    /// Borders between the levels of the background, ADU.
    std::vector<double> levelBorders() const {
        std::vector<double> values;
        for (Eigen::Index i = 0; i < background_.size(); ++i)
            if (number_.data()[i] > 0)
                values.push_back(background_.data()[i]);
        std::sort(values.begin(), values.end());
        const auto at = [&](double share) {
            return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
        };
        const double range = at(0.95) - at(0.05), sd = std::sqrt(noise_);
        if (range < 0.15 * sd)
            return {};
        const auto levels =
            std::clamp<std::size_t>(static_cast<std::size_t>(range / (0.25 * sd)) + 1, 2, mostLevels);
        std::vector<double> borders;
        for (std::size_t level = 1; level < levels; ++level)
            borders.push_back(at(static_cast<double>(level) / static_cast<double>(levels)));
        return borders;
    }

    /// ADU, mean of each frame over the background; 0 where they scatter no more than noise makes them.
    std::vector<double> frameShifts() const {
        std::vector<double> shifts;
        double squares = 0, expected = 0;
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            const Eigen::ArrayXXd above = read(frames_[i]).cast<double>() - background_;
            const double number = std::max(1.0, static_cast<double>(masks_[i].count()));
            shifts.push_back(masks_[i].select(above, 0.0).sum() / number);
            squares += shifts.back() * shifts.back();
            expected += noise_ / number;
        }
        const double independent = std::max(1.0, static_cast<double>(frames_.size()) - 1);
        if (frames_.size() == 1 || squares <= expected * (1 + clearlyMore * std::sqrt(2 / independent)))
            std::fill(shifts.begin(), shifts.end(), 0.0);
        return shifts;
    }

    void sortIntoLevels(EmptyPixels& result) {
        const std::vector<double> borders = levelBorders();
        const std::size_t levels = borders.size() + 1;
        Eigen::ArrayXXi levelOf(region_.height, region_.width);
        std::vector<double> sums(levels), numbers(levels);
        for (Eigen::Index i = 0; i < background_.size(); ++i) {
            const double mean = background_.data()[i];
            const auto level = static_cast<std::size_t>(
                std::upper_bound(borders.begin(), borders.end(), mean) - borders.begin());
            levelOf.data()[i] = static_cast<int>(level);
            sums[level] += number_.data()[i] * mean;
            numbers[level] += number_.data()[i];
        }
        Eigen::ArrayXXd shift(region_.height, region_.width); // of a pixel to its level's mean
        for (Eigen::Index i = 0; i < shift.size(); ++i) {
            const auto level = static_cast<std::size_t>(levelOf.data()[i]);
            shift.data()[i] = sums[level] / std::max(numbers[level], 1.0) - background_.data()[i];
        }
        result.levels.resize(levels);
        result.frameShifts = frameShifts();
        double clipped = 0;
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            const Image image = read(frames_[i]);
            const EmptyMap& mask = masks_[i];
            const double frameShift = result.frameShifts[i];
            for (Eigen::Index y = 0; y < image.rows(); ++y)
                for (Eigen::Index x = 0; x < image.cols(); ++x) {
                    if (!mask(y, x))
                        continue;
                    const double value = image(y, x);
                    clipped += value <= 0 || value >= 65535 ? 1 : 0;
                    result.levels[static_cast<std::size_t>(levelOf(y, x))].add(
                        std::llround(value + shift(y, x) - frameShift));
                }
            job_.progress(0.7 + 0.3 * static_cast<double>(i + 1) / static_cast<double>(frames_.size()),
                          "Counting values");
        }
        std::erase_if(result.levels, [](const ValueCounts& level) { return level.total() < 100; });
        const double pixels =
            static_cast<double>(region_.width * region_.height) * static_cast<double>(frames_.size());
        result.emptyShare = result.count() / pixels;
        result.clippedShare = clipped / std::max(1.0, result.count());
    }

    const Movie& movie_;
    const EmptySettings& settings_;
    const Job& job_;
    const PixelRegion region_;
    const std::vector<std::size_t> frames_;
    std::vector<EmptyMap> masks_;
    Eigen::ArrayXXd sum_, squares_, number_, background_;
    double noise_ = 0; // ADU^2 a pixel
    std::size_t hotPixels_ = 0;
};

} // namespace

ValueCounts EmptyPixels::pooled() const {
    double sum = 0;
    for (const ValueCounts& level : levels)
        sum += level.total() * level.mean();
    const double mean = sum / count();
    ValueCounts all;
    for (ValueCounts level : levels) {
        level.first += std::llround(mean - level.mean());
        all.add(level);
    }
    return all;
}

double EmptyPixels::count() const {
    double sum = 0;
    for (const ValueCounts& level : levels)
        sum += level.total();
    return sum;
}

EmptyPixels findEmptyPixels(const Movie& movie, const EmptySettings& settings, const Job& job) {
    return Material(movie, settings, job).pixels();
}

} // namespace perrin
