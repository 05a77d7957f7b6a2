// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/track_table.h"

#include "core/error.h"
#include "core/movie/stack_metadata.h"
#include "core/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>

namespace perrin {
namespace {

constexpr std::size_t trackMateHeader = 3; // its lines under the column names: name, short name, unit
constexpr double largestFrame = 1e9;

/// A spots table whose columns are known by name.
class SpotRows {
  public:
    explicit SpotRows(const std::filesystem::path& path) : file_(path.string()) {
        TableFile file = readTableFile(path);
        separator_ = file.separator;
        table_ = std::move(file.table);
    }

    std::optional<std::size_t> column(std::initializer_list<const char*> names) const {
        for (const char* name : names)
            if (const auto at = std::find(table_.header.begin(), table_.header.end(), name);
                at != table_.header.end())
                return static_cast<std::size_t>(at - table_.header.begin());
        return std::nullopt;
    }
    std::size_t needed(std::initializer_list<const char*> names) const {
        if (const auto found = column(names))
            return *found;
        throw Error(file_ + ": has no column " + *names.begin() + " (or " + *(names.end() - 1) +
                    "); choose a spots table of TrackMate, Spot-On or Perrin");
    }

    /// What TrackMate says under the names, "um" of "(um)"; empty in a table without such lines.
    std::string unit(std::size_t column) const {
        if (firstRow() == 0)
            return "";
        const std::string& cell = table_.rows[trackMateHeader - 1][column];
        return cell.size() > 2 ? cell.substr(1, cell.size() - 2) : "";
    }
    std::size_t firstRow() const {
        const auto x = column({"POSITION_X"});
        const bool units = x && table_.rows.size() >= trackMateHeader &&
                           table_.rows[trackMateHeader - 1][*x].starts_with('(');
        return units ? trackMateHeader : 0;
    }
    std::size_t size() const { return table_.rows.size(); }

    bool isEmpty(std::size_t row, std::size_t column) const {
        const std::string& cell = table_.rows[row][column];
        return cell.empty() || cell == "None";
    }
    double number(std::size_t row, std::size_t column) const {
        std::string cell = table_.rows[row][column];
        if (separator_ != ',')
            std::replace(cell.begin(), cell.end(), ',', '.');
        double value = 0;
        const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (failure != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
            throw error(row, table_.header[column] + " is \"" + table_.rows[row][column] +
                                 "\"; it must be a number");
        return value;
    }
    int wholeNumber(std::size_t row, std::size_t column) const {
        const double value = number(row, column);
        if (value != std::floor(value) || value < 0 || value > largestFrame)
            throw error(row, table_.header[column] + " is " + table_.rows[row][column] +
                                 "; it must be a whole number from 0");
        return static_cast<int>(value);
    }
    Error error(std::size_t row, const std::string& what) const {
        return Error(file_ + ": row " + std::to_string(row + 1) + ": " + what);
    }
    const std::string& file() const { return file_; }

  private:
    std::string file_;
    char separator_ = ',';
    Table table_;
};

bool isPixels(const std::string& unit) {
    return unit == "pixel" || unit == "pixels" || unit == "px";
}

/// px in a unit of length of the table.
double pixelsPer(const std::string& unit, const SpotRows& rows, const Acquisition& acquisition) {
    if (isPixels(unit))
        return 1;
    const std::optional<double> um = unit.empty() ? 1.0 : micrometresIn(unit);
    if (!um)
        throw Error(rows.file() + ": its positions are in \"" + unit +
                    "\", which is not known; export them in micrometres");
    if (!acquisition.pixelSize)
        throw Error(
            rows.file() +
            ": its positions are in micrometres, but the pixel size of the movie is not known; give it");
    return *um / *acquisition.pixelSize;
}

/// Frames from FRAME where it is there, else from the time.
class FrameOf {
  public:
    FrameOf(const SpotRows& rows, const Acquisition& acquisition)
        : rows_(rows), frame_(rows.column({"FRAME", "frame"})) {
        if (frame_)
            return;
        time_ = rows.needed({"POSITION_T", "t"});
        const std::string unit = rows.unit(time_);
        if (unit.starts_with("frame"))
            return;
        const std::optional<double> seconds = unit.empty() ? 1.0 : secondsIn(unit);
        if (!seconds)
            throw Error(rows.file() + ": its times are in \"" + unit +
                        "\", which is not known; export them in seconds");
        if (!acquisition.frameInterval)
            throw Error(rows.file() + ": has times but no frames, and the frame interval of the movie is not "
                                      "known; give it");
        framesPer_ = *seconds / *acquisition.frameInterval;
    }

    int operator()(std::size_t row) const {
        if (frame_)
            return rows_.wholeNumber(row, *frame_);
        const double frames = rows_.number(row, time_) * framesPer_, frame = std::round(frames);
        if (frame < 0 || frame > largestFrame || std::abs(frames - frame) > 0.2)
            throw rows_.error(row,
                              "its time is " + numberText(frames) +
                                  " frame intervals, not a whole number of them; check the frame interval");
        return static_cast<int>(frame);
    }

  private:
    const SpotRows& rows_;
    std::optional<std::size_t> frame_;
    std::size_t time_ = 0;
    double framesPer_ = 1;
};

/// What else a spots table of ours says.
class FurtherColumns {
  public:
    FurtherColumns(const SpotRows& rows, double scale)
        : rows_(rows), columns_{{rows.column({"LOCALIZATION_SD_X"}), &Spot::xSd, scale},
                                {rows.column({"LOCALIZATION_SD_Y"}), &Spot::ySd, scale},
                                {rows.column({"SIGMA"}), &Spot::sigma, scale},
                                {rows.column({"PHOTONS", "AMPLITUDE_ADU"}), &Spot::amplitude, 1},
                                {rows.column({"BACKGROUND"}), &Spot::background, 1},
                                {rows.column({"QUALITY"}), &Spot::score, 1}} {}

    void read(std::size_t row, Spot& spot) const {
        for (const auto& [column, field, scale] : columns_)
            if (column && !rows_.isEmpty(row, *column))
                spot.*field = rows_.number(row, *column) * scale;
    }

  private:
    struct Further {
        std::optional<std::size_t> column;
        double Spot::*field;
        double scale;
    };
    const SpotRows& rows_;
    std::vector<Further> columns_;
};

} // namespace

std::vector<Track> readTracks(const std::filesystem::path& path, const Acquisition& acquisition) {
    acquisition.check();
    const SpotRows rows(path);
    const std::size_t idColumn = rows.needed({"TRACK_ID", "trajectory"}),
                      xColumn = rows.needed({"POSITION_X", "x"}), yColumn = rows.needed({"POSITION_Y", "y"});
    const double xScale = pixelsPer(rows.unit(xColumn), rows, acquisition),
                 yScale = pixelsPer(rows.unit(yColumn), rows, acquisition);
    const FrameOf frameOf(rows, acquisition);
    const FurtherColumns further(rows, xScale);

    std::map<int, std::map<int, Spot>> spots; // by track and frame
    for (std::size_t row = rows.firstRow(); row < rows.size(); ++row) {
        if (rows.isEmpty(row, idColumn))
            continue;
        const int id = rows.wholeNumber(row, idColumn);
        Spot spot;
        spot.frame = frameOf(row);
        spot.x = rows.number(row, xColumn) * xScale;
        spot.y = rows.number(row, yColumn) * yScale;
        further.read(row, spot);
        if (!spots[id].emplace(spot.frame, spot).second)
            throw rows.error(row, "track " + std::to_string(id) + " has a second spot in frame " +
                                      std::to_string(spot.frame) +
                                      "; a track must follow one molecule, without splitting or merging");
    }
    if (spots.empty())
        throw Error(rows.file() +
                    ": holds no spot that belongs to a track; export the spots with their tracks");
    std::vector<Track> tracks;
    for (const auto& [id, ofTrack] : spots) {
        Track& track = tracks.emplace_back(Track{id, {}});
        for (const auto& [frame, spot] : ofTrack)
            track.spots.push_back(spot);
    }
    return tracks;
}

} // namespace perrin
