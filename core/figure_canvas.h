// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to the figures: shows OpenCV.
#include "core/colormap.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

namespace perrin {

inline cv::Scalar bgr(Rgb color) {
    return {double(color.blue), double(color.green), double(color.red)};
}

/// A figure and what is drawn on it, in final px.
class Canvas {
  public:
    // Drawn at twice its size and reduced, which smooths lines and letters.
    static constexpr int oversampling = 2;
    inline static const cv::Scalar shade{0, 0, 0};

    Canvas(int width, int height, const cv::Scalar& background)
        : pixels_(height * oversampling, width * oversampling, CV_8UC3, background) {}

    void picture(const cv::Mat& image, const cv::Rect& place) {
        cv::Mat target = pixels_(cv::Rect(place.x * oversampling, place.y * oversampling,
                                          place.width * oversampling, place.height * oversampling));
        cv::resize(image, target, target.size(), 0, 0, cv::INTER_NEAREST);
    }
    void fill(const cv::Rect2d& place, const cv::Scalar& color) {
        cv::rectangle(pixels_, at(place.tl()), at(place.br()), color, cv::FILLED);
    }
    void line(cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width) {
        cv::line(pixels_, fine(from), fine(to), color, thickness(width), cv::LINE_AA, fractionBits);
    }
    void dashed(cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width) {
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        const cv::Point2d unit = (to - from) * (1 / length);
        for (double at = 0; at < length; at += 11)
            line(from + unit * at, from + unit * std::min(at + 6, length), color, width);
    }
    void ring(cv::Point2d centre, double radius, const cv::Scalar& color, double width) {
        const int r = static_cast<int>(std::lround(radius * oversampling * (1 << fractionBits)));
        cv::circle(pixels_, fine(centre), r, color, thickness(width), cv::LINE_AA, fractionBits);
    }
    void disc(cv::Point2d centre, double radius, const cv::Scalar& color) {
        const int r = static_cast<int>(std::lround(radius * oversampling * (1 << fractionBits)));
        cv::circle(pixels_, fine(centre), r, color, cv::FILLED, cv::LINE_AA, fractionBits);
    }
    /// Text whose baseline begins at `place`; '^2' is raised, "um" gets its Greek letter.
    void text(const std::string& words, cv::Point2d place, double height, const cv::Scalar& color,
              bool outlined = false) {
        if (outlined)
            write(words, place, height, shade, 4.2);
        write(words, place, height, color, 1.2);
    }
    static double textWidth(const std::string& words, double height) {
        double width = 0;
        for (const Piece& piece : pieces(words))
            width += pieceWidth(piece, height);
        return width;
    }
    /// The file's bytes. Throws Error.
    std::vector<std::uint8_t> png() const {
        cv::Mat small;
        cv::resize(pixels_, small, cv::Size(), 1.0 / oversampling, 1.0 / oversampling, cv::INTER_AREA);
        std::vector<std::uint8_t> bytes;
        if (!cv::imencode(".png", small, bytes))
            throw Error("the figure could not be encoded as PNG");
        return bytes;
    }

  private:
    static constexpr int fractionBits = 4;
    static constexpr int font = cv::FONT_HERSHEY_SIMPLEX;

    struct Piece {
        std::string letters;
        bool raised = false, mu = false;
    };
    static std::vector<Piece> pieces(const std::string& words) {
        std::vector<Piece> all(1);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == '^' && i + 1 < words.size()) {
                all.push_back({std::string(1, words[++i]), true});
                all.emplace_back();
            } else if (words.compare(i, 2, "um") == 0 &&
                       (i == 0 || words[i - 1] == ' ' || words[i - 1] == '(')) {
                all.push_back({"u", false, true});
                all.emplace_back();
            } else {
                all.back().letters += words[i];
            }
        }
        return all;
    }
    static double fontScale(double height) {
        return height * oversampling / 21.0;
    } // capitals of Hershey are 21 high
    static double pieceWidth(const Piece& piece, double height) {
        if (piece.letters.empty())
            return 0;
        int below = 0;
        const double size = piece.raised ? 0.65 * height : height;
        return cv::getTextSize(piece.letters, font, fontScale(size), 1, &below).width / double(oversampling);
    }
    void write(const std::string& words, cv::Point2d place, double height, const cv::Scalar& color,
               double width) {
        for (const Piece& piece : pieces(words)) {
            if (piece.letters.empty())
                continue;
            const double size = piece.raised ? 0.65 * height : height;
            const cv::Point2d start(place.x, place.y - (piece.raised ? 0.5 * height : 0));
            cv::putText(pixels_, piece.letters, at(start), font, fontScale(size), color, thickness(width),
                        cv::LINE_AA);
            if (piece.mu) {
                // Hershey's "u" begins 4 of 21 units in; the tail of the Greek letter hangs from there.
                const double stem = place.x + height * 4 / 21.0;
                line({stem, place.y - 0.5 * height}, {stem, place.y + 0.36 * height}, color, width);
            }
            place.x += pieceWidth(piece, height);
        }
    }
    static int thickness(double width) {
        return std::max(1, static_cast<int>(std::lround(width * oversampling)));
    }
    static cv::Point at(cv::Point2d p) {
        return {static_cast<int>(std::lround(p.x * oversampling)),
                static_cast<int>(std::lround(p.y * oversampling))};
    }
    static cv::Point fine(cv::Point2d p) {
        const double unit = oversampling * (1 << fractionBits);
        return {static_cast<int>(std::lround(p.x * unit)), static_cast<int>(std::lround(p.y * unit))};
    }
    cv::Mat pixels_;
};

} // namespace perrin
