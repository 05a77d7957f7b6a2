// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/batch_parts.h"

#include "core/error.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

namespace perrin {
namespace {

constexpr std::string_view inputComment = "input: ", failedComment = ": not measured: ";

/// FILE of the comment "input: FILE, SHA-256 …".
std::string inputOf(const std::string& comment) {
    return comment.substr(inputComment.size(), comment.rfind(", SHA-256 ") - inputComment.size());
}

/// FILE of "FILE: input: FILE, SHA-256 …"; empty for other comments.
std::optional<std::string> ownInput(const std::string& comment) {
    const std::string separator = ": " + std::string(inputComment);
    for (std::size_t at = comment.find(separator); at != std::string::npos;
         at = comment.find(separator, at + 1)) {
        const std::string file = comment.substr(0, at);
        if (inputOf(comment.substr(at + 2)) == file)
            return file;
    }
    return std::nullopt;
}

/// Takes the movies that failed out of the comments.
std::vector<FailedFile> takeFailed(std::vector<std::string>& comments) {
    std::vector<FailedFile> failed;
    std::erase_if(comments, [&](const std::string& comment) {
        const std::size_t at = comment.find(failedComment);
        if (at == std::string::npos)
            return false;
        failed.push_back({comment.substr(0, at), comment.substr(at + failedComment.size())});
        return true;
    });
    return failed;
}

std::vector<std::string> takeSettings(std::vector<std::string>& comments) {
    std::vector<std::string> settings;
    std::erase_if(comments, [&](const std::string& comment) {
        if (!comment.starts_with(optionsComment) && !comment.starts_with(regionsComment))
            return false;
        settings.push_back(comment);
        return true;
    });
    return settings;
}

/// "parts of the batch: 1 2 5 of 8"
std::string shardsText(const BatchParts& parts) {
    std::string text(shardsComment);
    for (const std::size_t index : parts.indices)
        text += std::to_string(index) + " ";
    return text + "of " + std::to_string(parts.shards);
}

void takeShards(std::vector<std::string>& comments, BatchParts& parts) {
    std::erase_if(comments, [&](const std::string& comment) {
        if (!comment.starts_with(shardsComment))
            return false;
        std::istringstream words(comment.substr(shardsComment.size()));
        for (std::size_t index; words >> index;)
            parts.indices.insert(index);
        words.clear();
        std::string of;
        words >> of >> parts.shards;
        return true;
    });
}

/// The movies that comments tell of, without tables.
std::vector<MovieTable> moviesToldOf(const std::vector<std::string>& comments) {
    std::vector<MovieTable> movies;
    for (const std::string& comment : comments)
        if (const auto file = ownInput(comment))
            movies.push_back({*file, {}});
    if (!movies.empty())
        return movies;
    const auto input = std::find_if(comments.begin(), comments.end(), [](const std::string& comment) {
        return comment.starts_with(inputComment);
    });
    if (input != comments.end())
        movies.push_back({inputOf(*input), {}});
    return movies;
}

using MoviesByFile = std::map<std::string, MovieTable*>;

/// The movie with whose name the comment begins; the longest name, as names may hold ": ", too.
MovieTable* ownerOf(const std::string& comment, const MoviesByFile& movies) {
    for (std::size_t at = comment.rfind(": "); at != std::string::npos && at > 0;
         at = comment.rfind(": ", at - 1))
        if (const auto movie = movies.find(comment.substr(0, at)); movie != movies.end())
            return movie->second;
    return nullptr;
}

void giveRows(const Table& table, const MoviesByFile& movies, std::string_view name) {
    const auto column = std::find(table.header.begin(), table.header.end(), "FILE");
    if (column == table.header.end())
        throw Error(std::string(name) + ": has no column FILE; merge takes what perrin measure writes by "
                                        "--csv or --summary, with the separator ','");
    const auto place = static_cast<std::size_t>(column - table.header.begin());
    for (const auto& row : table.rows) {
        const auto movie = movies.find(row.at(place));
        if (movie == movies.end())
            throw Error(std::string(name) + ": no '#' line tells how " + row[place] +
                        " was measured; was the table made by --plain or changed? Measure without --plain");
        movie->second->table.rows.push_back(row);
    }
}

} // namespace

Table joined(const BatchParts& parts) {
    Table all{.comments = {}, .header = parts.head.header, .rows = {}};
    std::map<std::string, std::size_t> movies; // of which a comment is
    for (const MovieTable& movie : parts.movies)
        for (const std::string& comment : movie.table.comments)
            ++movies[comment];
    const auto holdsForAll = [&](const std::string& comment) {
        return parts.movies.empty() || movies[comment] == parts.movies.size();
    };
    const Table& first = parts.movies.empty() ? parts.head : parts.movies.front().table;
    std::copy_if(first.comments.begin(), first.comments.end(), std::back_inserter(all.comments), holdsForAll);
    all.comments.insert(all.comments.end(), parts.settings.begin(), parts.settings.end());
    if (!parts.complete())
        all.comments.push_back(shardsText(parts));
    for (const MovieTable& movie : parts.movies) {
        std::vector<std::string> own;
        for (const std::string& comment : movie.table.comments)
            if (!holdsForAll(comment))
                own.push_back(movie.file + ": " + comment);
        std::sort(own.begin(), own.end());
        all.comments.insert(all.comments.end(), own.begin(), own.end());
        all.rows.insert(all.rows.end(), movie.table.rows.begin(), movie.table.rows.end());
    }
    for (const FailedFile& failed : parts.failed)
        all.comments.push_back(failed.file + std::string(failedComment) + failed.reason);
    return all;
}

BatchParts divided(const Table& table, std::string_view name) {
    BatchParts parts;
    std::vector<std::string> comments = table.comments;
    parts.failed = takeFailed(comments);
    parts.settings = takeSettings(comments);
    takeShards(comments, parts);
    parts.movies = moviesToldOf(comments);
    parts.head.header = table.header;
    MoviesByFile byFile;
    for (MovieTable& movie : parts.movies) {
        movie.table.header = table.header;
        byFile[movie.file] = &movie;
    }
    for (const std::string& comment : comments)
        if (MovieTable* owner = ownerOf(comment, byFile))
            owner->table.comments.push_back(comment.substr(owner->file.size() + 2));
        else
            parts.head.comments.push_back(comment);
    for (MovieTable& movie : parts.movies)
        movie.table.comments.insert(movie.table.comments.begin(), parts.head.comments.begin(),
                                    parts.head.comments.end());
    giveRows(table, byFile, name);
    return parts;
}

} // namespace perrin
