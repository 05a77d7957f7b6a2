// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_search.h"

#include "core/noise/noise_coordinates.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <ceres/ceres.h>
#include <cmath>
#include <optional>
#include <vector>

namespace perrin {
namespace {

constexpr int size = NoiseCoordinates::size;

class Deviances : public ceres::CostFunction {
  public:
    Deviances(const NoiseLikelihood& likelihood, const NoiseCoordinates& coordinates)
        : likelihood_(likelihood), coordinates_(coordinates) {
        set_num_residuals(static_cast<int>(likelihood.bins()));
        mutable_parameter_block_sizes()->push_back(size);
    }

    bool Evaluate(double const* const* parameters, double* residuals, double** jacobians) const override {
        const NoiseModel model = coordinates_.model(parameters[0]);
        if (!std::isfinite(model.mean() + model.variance()) ||
            model.variance() > 1e6 * likelihood_.variance())
            return false;
        const bool wantsSlopes = jacobians != nullptr && jacobians[0] != nullptr;
        Eigen::MatrixXd slopes;
        Eigen::Map<Eigen::VectorXd>(residuals, num_residuals()) =
            likelihood_.residuals(model, wantsSlopes ? &slopes : nullptr);
        if (wantsSlopes)
            Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, size, Eigen::RowMajor>>(
                jacobians[0], num_residuals(), size) = slopes * coordinates_.slopes(parameters[0]);
        return true;
    }

  private:
    const NoiseLikelihood& likelihood_;
    const NoiseCoordinates& coordinates_;
};

class StopAsked : public ceres::IterationCallback {
  public:
    explicit StopAsked(const Job& job) : job_(job) {}
    ceres::CallbackReturnType operator()(const ceres::IterationSummary&) override {
        return job_.stop.stop_requested() ? ceres::SOLVER_ABORT : ceres::SOLVER_CONTINUE;
    }

  private:
    const Job& job_;
};

/// Makes of what the light still lets free what gives these moments; `which` is held.
void keepMoments(NoiseModel& model, NoiseParameter which, double mean, double variance) {
    const double most = 0.9 * variance, levels = model.levelVariance();
    if (levels > most && which != NoiseParameter::Gaussian && which != NoiseParameter::Laplace) {
        model.gaussian *= std::sqrt(most / levels);
        model.laplace *= std::sqrt(most / levels);
    }
    const double light = std::max(variance - model.levelVariance(), 0.01 * variance) / (model.em ? 2 : 1);
    if (which == NoiseParameter::Offset) {
        const double signal = std::max(mean - model.offset, 0.01 * std::sqrt(variance));
        model.gain = light / signal;
        model.background = signal / model.gain;
        return;
    }
    if (which == NoiseParameter::Background)
        model.gain = std::sqrt(light / std::max(model.background, 1e-6));
    else
        model.background = light / (model.gain * model.gain);
    model.offset = mean - model.gain * model.background;
}

/// On which a profile is walked along: of a level its variance (ADU^2), of gain and background the logarithm.
class ProfileScale {
  public:
    ProfileScale(NoiseParameter which, double variance) : which_(which), variance_(variance) {}

    double of(const NoiseModel& model) const {
        const double number = value(model, which_);
        return isLevel()                          ? perSquare() * number * number
               : which_ == NoiseParameter::Offset ? number
                                                  : std::log(std::max(number, 1e-9));
    }
    void set(NoiseModel& model, double place) const {
        value(model, which_) = isLevel()                          ? std::sqrt(place / perSquare())
                               : which_ == NoiseParameter::Offset ? place
                                                                  : std::exp(place);
    }
    double lowest() const { return isLevel() ? 0 : which_ == NoiseParameter::Offset ? -1e6 : -12; }
    double highest() const {
        return isLevel() ? 10 * variance_ : which_ == NoiseParameter::Offset ? 1e6 : 12;
    }

  private:
    bool isLevel() const { return which_ == NoiseParameter::Gaussian || which_ == NoiseParameter::Laplace; }
    double perSquare() const { return which_ == NoiseParameter::Laplace ? 2 : 1; }

    NoiseParameter which_;
    double variance_; // ADU^2, of the pixels
};

} // namespace

NoiseModel NoiseSearch::start(const NoiseFitSettings& settings, bool em) const {
    const auto isLocked = [&](NoiseParameter which) {
        return settings.locked[static_cast<std::size_t>(which)];
    };
    NoiseModel model = settings.model;
    model.em = em;
    const double variance = likelihood_.variance(), sd = std::sqrt(variance), excess = em ? 2 : 1;
    // Skewness is gain over sd times 1 (Poisson) or 3 (Poisson-Gamma), were there no other noise.
    const double skewness = std::max(likelihood_.skewness(), 0.03);
    if (!isLocked(NoiseParameter::Gain))
        model.gain = skewness * sd / (em ? 3 : 1);
    if (!isLocked(NoiseParameter::Gaussian))
        model.gaussian = 0.3 * sd;
    if (!isLocked(NoiseParameter::Laplace))
        model.laplace = 0.1 * sd;
    const double light = std::max(variance - model.levelVariance(), 0.2 * variance);
    const bool lockedOffset = isLocked(NoiseParameter::Offset);
    if (!isLocked(NoiseParameter::Background))
        model.background = lockedOffset ? std::max((likelihood_.mean() - model.offset) / model.gain, 1e-3)
                                        : light / (excess * model.gain * model.gain);
    if (lockedOffset && !isLocked(NoiseParameter::Gain) && isLocked(NoiseParameter::Background) &&
        model.background > 0)
        model.gain = std::max(1e-3, (likelihood_.mean() - model.offset) / model.background);
    else if (lockedOffset && !isLocked(NoiseParameter::Gain)) {
        model.gain = light / (excess * std::max(likelihood_.mean() - model.offset, 0.1 * sd));
        model.background = (likelihood_.mean() - model.offset) / model.gain;
    }
    if (!lockedOffset)
        model.offset = likelihood_.mean() - model.gain * model.background;
    return model;
}

NoiseOptimum NoiseSearch::best(const NoiseModel& start, const Locks& locked, const Job& job) const {
    NoiseOptimum best{start, likelihood_.logLikelihood(start)};
    const NoiseCoordinates coordinates(start, locked, likelihood_.mean(), likelihood_.variance(),
                                       leastGaussian_);
    auto x = coordinates.valuesOf(start);
    const std::vector<int> held = coordinates.held();
    for (const int level :
         {NoiseCoordinates::GaussianRoot, NoiseCoordinates::LaplaceRoot}) // at 0 there is no slope
        x[static_cast<std::size_t>(level)] = std::max(x[static_cast<std::size_t>(level)], 0.1);
    if (static_cast<int>(held.size()) == size)
        return best;
    ceres::Problem problem;
    problem.AddResidualBlock(new Deviances(likelihood_, coordinates), nullptr, x.data());
    if (!held.empty())
        problem.SetManifold(x.data(), new ceres::SubsetManifold(size, held));
    ceres::Solver::Options options;
    options.linear_solver_type = ceres::DENSE_QR;
    options.max_num_iterations = 100;
    options.function_tolerance = 1e-7;
    options.parameter_tolerance = 1e-7;
    options.logging_type = ceres::SILENT;
    StopAsked stop(job);
    options.callbacks = {&stop};
    ceres::Solver::Summary summary;
    ceres::Solve(options, &problem, &summary);
    job.checkCancelled();
    const NoiseModel found = coordinates.model(x.data());
    const double logLikelihood = likelihood_.logLikelihood(found);
    if (logLikelihood > best.logLikelihood)
        best = {found, logLikelihood};
    return best;
}

NoiseErrors NoiseSearch::errors(const NoiseModel& model, const Locks& locked) const {
    // Laplace noise at 0 counts as known: beside Gaussian noise it adds a freedom that no value near 0 uses.
    std::vector<int> free;
    for (int i = 0; i < size; ++i)
        if (!locked[static_cast<std::size_t>(i)] &&
            !(i == 4 && 2 * model.laplace * model.laplace < 1e-6 * model.variance()))
            free.push_back(i);
    NoiseErrors result;
    if (free.empty())
        return result;
    Eigen::VectorXd scale(size); // brings all to about 1
    scale << std::sqrt(model.variance()), model.gain, std::max(model.background, 1e-6), model.variance(),
        model.variance();
    const Eigen::MatrixXd information =
        (scale.asDiagonal() * likelihood_.information(model) * scale.asDiagonal())(free, free);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(information);
    const Eigen::ArrayXd least = eigen.eigenvalues().array().max(1e-12 * eigen.eigenvalues().maxCoeff());
    const Eigen::MatrixXd covariance =
        eigen.eigenvectors() * least.inverse().matrix().asDiagonal() * eigen.eigenvectors().transpose();
    const auto placeOf = [&](int which) {
        const auto place = std::find(free.begin(), free.end(), which);
        return place == free.end() ? -1 : static_cast<int>(place - free.begin());
    };
    for (const int which : free)
        result.errors[static_cast<std::size_t>(which)] =
            scale[which] * std::sqrt(covariance(placeOf(which), placeOf(which)));
    const int offset = placeOf(0), background = placeOf(2), gaussian = placeOf(3), laplace = placeOf(4);
    if (offset >= 0 && background >= 0)
        result.offsetBackgroundCorrelation =
            covariance(offset, background) /
            std::sqrt(covariance(offset, offset) * covariance(background, background));
    double levels = 0;
    for (const int one : {gaussian, laplace})
        for (const int other : {gaussian, laplace})
            if (one >= 0 && other >= 0)
                levels += covariance(one, other);
    result.levelVariance = model.variance() * std::sqrt(std::max(0.0, levels));
    return result;
}

NoiseModel NoiseSearch::profileEnd(const NoiseOptimum& best, const Locks& locked, NoiseParameter which,
                                   double height, double direction, double step, const Job& job) const {
    const ProfileScale scale(which, likelihood_.variance());
    const double here = scale.of(best.model);
    Locks held = locked;
    held[static_cast<std::size_t>(which)] = true;
    const bool isLightFree = !locked[0] && !locked[1] && !locked[2];
    NoiseModel near = best.model;    // the optimum of the last try
    std::optional<NoiseModel> quiet; // without EM gain the way to the best is straight from little noise only
    if (!locked[3] && !best.model.em) {
        quiet = best.model;
        quiet->gaussian = std::min(quiet->gaussian, 0.1 * std::sqrt(likelihood_.variance()));
    }
    const auto above = [&](double place) { // 0 where the interval ends, negative within
        NoiseOptimum there{best.model, -1e300};
        std::vector<NoiseModel> starts{near, best.model};
        if (quiet)
            starts.push_back(*quiet);
        for (NoiseModel& start : starts) {
            scale.set(start, place);
            if (isLightFree)
                keepMoments(start, which, likelihood_.mean(), likelihood_.variance());
            if (NoiseOptimum found = this->best(start, held, job); found.logLikelihood > there.logLikelihood)
                there = found;
            if (2 * (best.logLikelihood - there.logLikelihood) < height)
                break; // within for certain; outside only when no other way there is better
        }
        near = there.model;
        return 2 * (best.logLikelihood - there.logLikelihood) - height;
    };
    const auto at = [&](double place) {
        NoiseModel model = near;
        scale.set(model, place);
        return model;
    };
    double inner = here, innerValue = -height, outer = here, outerValue = -height;
    for (double way = step; outerValue < 0; way *= 2) {
        inner = outer;
        innerValue = outerValue;
        outer = std::clamp(here + direction * way, scale.lowest(), scale.highest());
        outerValue = above(outer);
        if (outerValue < 0 && (outer == scale.lowest() || outer == scale.highest()))
            return at(outer);
    }
    if (outerValue == 0)
        return at(outer);
    std::uintmax_t most = 12;
    const auto isClose = [&](double a, double b) { return std::abs(a - b) < 0.01 * std::abs(b - here); };
    const auto [a, b] =
        inner < outer
            ? boost::math::tools::toms748_solve(above, inner, outer, innerValue, outerValue, isClose, most)
            : boost::math::tools::toms748_solve(above, outer, inner, outerValue, innerValue, isClose, most);
    return at(0.5 * (a + b));
}

} // namespace perrin
