// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/preview_maker.h"

#include <algorithm>
#include <chrono>

namespace perrin::ui {
namespace {

constexpr std::chrono::milliseconds longEnough{100}; // for work that nobody waits for any more

} // namespace

PreviewMaker::PreviewMaker(QObject* parent) : QObject(parent) {
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, &PreviewMaker::next);
}

void PreviewMaker::request(const PreviewRequest& wish) {
    if (!task_.running()) {
        begin(wish);
        return;
    }
    newest_ = wish;
    if (!patience_.isActive())
        patience_.start(
            std::max(std::chrono::milliseconds(0), longEnough - std::chrono::milliseconds(since_.elapsed())));
}

void PreviewMaker::begin(const PreviewRequest& wish) {
    newest_.reset();
    patience_.stop();
    since_.start();
    task_.start([wish](const Job& job) { return std::make_shared<const Preview>(makePreview(wish, job)); },
                {.done =
                     [this](std::shared_ptr<const Preview> preview) {
                         next();
                         emit made(std::move(preview));
                     },
                 .failed =
                     [this](const QString& message) {
                         next();
                         emit failed(message);
                     },
                 .cancelled = {}});
}

void PreviewMaker::next() {
    if (newest_)
        begin(*std::exchange(newest_, std::nullopt));
}

} // namespace perrin::ui
