// SPDX-License-Identifier: GPL-3.0-or-later
// compare_screenshot SHOT.png MOVIE: whether a screenshot of the window shows the movie's first frame. The
// view is found by its backdrop colour; the frame must lie fitted in its middle. Prints the correlation of
// shot and frame.
#include "core/movie/movie.h"
#include "ui/viewer/image_view.h"

#include <QImage>
#include <algorithm>
#include <cmath>
#include <iostream>

namespace {

QRect boundsOf(const QImage& shot, QRgb color) {
    QRect bounds;
    for (int y = 0; y < shot.height(); ++y)
        for (int x = 0; x < shot.width(); ++x)
            if (shot.pixel(x, y) == color)
                bounds |= QRect(x, y, 1, 1);
    return bounds;
}

double correlation(const Eigen::ArrayXd& a, const Eigen::ArrayXd& b) {
    const Eigen::ArrayXd da = a - a.mean(), db = b - b.mean();
    const double norm = std::sqrt(da.square().sum() * db.square().sum());
    return norm > 0 ? (da * db).sum() / norm : 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: compare_screenshot SHOT.png MOVIE\n";
        return 2;
    }
    const QImage shot(QString::fromLocal8Bit(argv[1]));
    const QRect view = boundsOf(shot, perrin::ui::viewBackdrop);
    if (view.width() < 200 || view.height() < 200) {
        std::cout << "no view on the screenshot\n";
        return 1;
    }
    const auto movie = perrin::openMovie(argv[2]);
    const perrin::Image frame = movie->frame(0);
    const double margin = 8;
    const double zoom = std::min((view.width() - margin) / static_cast<double>(frame.cols()),
                                 (view.height() - margin) / static_cast<double>(frame.rows()));
    Eigen::ArrayXd seen(frame.size()), wanted(frame.size());
    for (Eigen::Index y = 0; y < frame.rows(); ++y)
        for (Eigen::Index x = 0; x < frame.cols(); ++x) {
            const double fromMiddleX = static_cast<double>(x) - static_cast<double>(frame.cols() - 1) / 2;
            const double fromMiddleY = static_cast<double>(y) - static_cast<double>(frame.rows() - 1) / 2;
            seen[y * frame.cols() + x] =
                qGray(shot.pixel(view.left() + static_cast<int>(view.width() / 2.0 + zoom * fromMiddleX),
                                 view.top() + static_cast<int>(view.height() / 2.0 + zoom * fromMiddleY)));
            wanted[y * frame.cols() + x] = frame(y, x);
        }
    const double agreement = correlation(seen, wanted);
    std::cout << "correlation of screenshot and frame: " << agreement << '\n';
    return agreement > 0.8 ? 0 : 1; // contrast cuts off the brightest and darkest pixels: never exactly 1
}
