// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/roi_zip.h"

#include "core/error.h"

#include <memory>
#include <zip.h>

namespace perrin {
namespace {

constexpr std::size_t mostEntries = 10000, mostBytes = 100'000'000;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using File = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;
using Source = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;

Error damaged(const std::filesystem::path& path, const std::string& what) {
    return Error(path.string() + ": is damaged: " + what + "; save the regions again from ImageJ");
}

bool isRoi(std::string_view name) {
    const bool extension = name.size() > 4 && (name.ends_with(".roi") || name.ends_with(".ROI"));
    return extension && !name.starts_with("__MACOSX/"); // what macOS adds to archives
}

/// Reads what is there, whatever size the archive says.
std::string contentOf(zip_t* archive, zip_uint64_t index, const std::filesystem::path& path,
                      const std::string& name) {
    const File file(zip_fopen_index(archive, index, 0), zip_fclose);
    if (!file)
        throw damaged(path, name + " cannot be unpacked (" + zip_strerror(archive) + ")");
    std::string bytes, block(65536, '\0');
    for (;;) {
        const zip_int64_t count = zip_fread(file.get(), block.data(), block.size());
        if (count < 0)
            throw damaged(path, name + " cannot be unpacked (" + zip_file_strerror(file.get()) + ")");
        if (count == 0)
            return bytes;
        bytes.append(block, 0, static_cast<std::size_t>(count));
        if (bytes.size() > largestRoi)
            throw damaged(path, name + " is larger than any ROI");
    }
}

} // namespace

std::vector<ZipEntry> readRoiZip(const std::filesystem::path& path) {
    int code = 0;
    const Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &code), zip_discard);
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        throw damaged(path, "it cannot be opened as an archive (" + reason + ")");
    }
    std::vector<ZipEntry> entries;
    std::size_t bytes = 0;
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(archive.get(), index, 0);
        if (!name)
            throw damaged(path, "the name of its file " + std::to_string(i + 1) + " cannot be read");
        if (!isRoi(name))
            continue;
        entries.push_back({name, contentOf(archive.get(), index, path, name)});
        bytes += entries.back().bytes.size();
        if (entries.size() > mostEntries || bytes > mostBytes)
            throw Error(path.string() + ": holds more than " + std::to_string(mostEntries) + " ROIs or " +
                        std::to_string(mostBytes / 1'000'000) + " MB; divide it");
    }
    return entries;
}

std::string roiZip(const std::vector<ZipEntry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    const auto check = [&](bool good, const std::string& what) {
        if (!good)
            throw Error("the regions cannot be packed into an archive: " + what);
    };
    const Source memory(zip_source_buffer_create(nullptr, 0, 0, &error), zip_source_free);
    check(memory != nullptr, zip_error_strerror(&error));
    zip_source_keep(memory.get()); // the archive takes one hold of it, we keep ours
    Archive archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &error), zip_discard);
    if (!archive)
        zip_source_free(memory.get());
    check(archive != nullptr, zip_error_strerror(&error));
    for (const ZipEntry& entry : entries) {
        zip_source_t* content = zip_source_buffer(archive.get(), entry.bytes.data(), entry.bytes.size(), 0);
        const bool added =
            content && zip_file_add(archive.get(), entry.name.c_str(), content, ZIP_FL_ENC_UTF_8) >= 0;
        if (content && !added)
            zip_source_free(content);
        check(added, zip_strerror(archive.get()));
    }
    check(zip_close(archive.get()) == 0, zip_strerror(archive.get()));
    static_cast<void>(archive.release()); // closed, and with that gone

    check(zip_source_open(memory.get()) == 0, "it cannot be read back");
    std::string bytes, block(65536, '\0');
    for (zip_int64_t count = 0; (count = zip_source_read(memory.get(), block.data(), block.size())) > 0;)
        bytes.append(block, 0, static_cast<std::size_t>(count));
    zip_source_close(memory.get());
    return bytes;
}

} // namespace perrin
