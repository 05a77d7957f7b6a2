// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model_file.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace perrin {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little, "safetensors holds the lowest byte first");

constexpr std::uint64_t lengthBytes = 8, longestHeader = 100'000'000; // bytes; the limit of its authors
constexpr const char* metadataName = "__metadata__";

struct Entry {
    std::string name;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0, end = 0; // bytes, from the end of the header
};

struct Header {
    std::vector<Entry> entries; // in the order of their data
    std::map<std::string, std::string> metadata;
};

/// A reader that knows its file and how long that is.
class Source {
  public:
    explicit Source(const fs::path& path) : path_(path), file_(path, std::ios::binary) {
        std::error_code code;
        if (fs::is_directory(path, code))
            throw wrong("is a folder; give a model file (.safetensors)");
        if (!file_)
            throw wrong("cannot be opened; give a model file (.safetensors) that exists and can be read");
        size_ = fs::file_size(path, code);
        if (code)
            throw wrong("its size cannot be told: " + code.message());
    }

    std::uint64_t size() const { return size_; }
    Error wrong(const std::string& what) const { return Error(path_.string() + ": " + what); }
    Error damaged(const std::string& what) const {
        return wrong("is damaged or no safetensors file: " + what);
    }
    void read(void* target, std::uint64_t bytes) {
        if (!file_.read(static_cast<char*>(target), static_cast<std::streamsize>(bytes)))
            throw wrong("ends too early, or cannot be read");
    }

  private:
    fs::path path_;
    std::ifstream file_;
    std::uint64_t size_ = 0;
};

/// Refuses names that occur twice, and nesting that no header has.
Json parsedHeader(const Source& source, const std::string& text) {
    std::vector<std::set<std::string>> names;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > 3)
            throw source.damaged("its header is nested too deeply");
        if (event == Json::parse_event_t::object_start)
            names.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            names.pop_back();
        else if (event == Json::parse_event_t::key && !names.back().insert(parsed.get<std::string>()).second)
            throw source.damaged("the name '" + parsed.get<std::string>() + "' occurs twice");
        return true;
    };
    try {
        Json header = Json::parse(text, watch);
        if (!header.is_object())
            throw source.damaged("its header is no JSON object");
        return header;
    } catch (const Json::exception&) {
        throw source.damaged("its header is not JSON");
    }
}

bool isCount(const Json& number) {
    return number.is_number_unsigned() &&
           number.get<std::uint64_t>() <=
               static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

/// Numbers in a tensor of this shape; more than `most` count as most + 1.
std::uint64_t countOf(const std::vector<std::int64_t>& shape, std::uint64_t most) {
    if (std::find(shape.begin(), shape.end(), 0) != shape.end())
        return 0;
    std::uint64_t count = 1;
    for (const std::int64_t length : shape) {
        if (static_cast<std::uint64_t>(length) > most / count)
            return most + 1;
        count *= static_cast<std::uint64_t>(length);
    }
    return count;
}

Entry parsedEntry(const Source& source, const std::string& name, const Json& json, std::uint64_t dataSize) {
    const auto damaged = [&](const std::string& what) {
        return source.damaged("the tensor '" + name + "' " + what);
    };
    if (!json.is_object() || !json.contains("dtype") || !json.contains("shape") ||
        !json.contains("data_offsets") || json.size() != 3)
        throw damaged("must have dtype, shape and data_offsets and nothing else");
    const Json &type = json["dtype"], &shape = json["shape"], &offsets = json["data_offsets"];
    if (!type.is_string())
        throw damaged("has a dtype that is no text");
    if (type != "F32")
        throw source.wrong("the tensor '" + name + "' holds " + type.get<std::string>() +
                           " numbers; only F32 (float32) is read here: save it as that");
    Entry entry{.name = name, .shape = {}};
    if (!shape.is_array() || !std::all_of(shape.begin(), shape.end(), isCount))
        throw damaged("has a shape that is no list of counts");
    for (const Json& length : shape)
        entry.shape.push_back(length.get<std::int64_t>());
    if (!offsets.is_array() || offsets.size() != 2 || !std::all_of(offsets.begin(), offsets.end(), isCount))
        throw damaged("has data_offsets that are not two counts");
    entry.begin = offsets[0].get<std::uint64_t>();
    entry.end = offsets[1].get<std::uint64_t>();
    if (entry.begin > entry.end || entry.end > dataSize)
        throw damaged("lies outside the file");
    const std::uint64_t bytes = entry.end - entry.begin;
    if (bytes % sizeof(float) != 0 || countOf(entry.shape, dataSize / sizeof(float)) != bytes / sizeof(float))
        throw damaged("has " + std::to_string(bytes) + " bytes, which do not fit its shape");
    return entry;
}

/// Leaves the source at the first byte of the data.
Header readHeader(Source& source) {
    if (source.size() < lengthBytes)
        throw source.damaged("it is shorter than 8 bytes");
    std::uint64_t length = 0;
    source.read(&length, lengthBytes);
    if (length > longestHeader)
        throw source.damaged("its header would be longer than 100 MB");
    if (length > source.size() - lengthBytes)
        throw source.damaged("its header would be longer than the file");
    std::string text(length, '\0');
    source.read(text.data(), length);
    if (!text.starts_with('{'))
        throw source.damaged("its header does not begin with a brace");
    const std::uint64_t dataSize = source.size() - lengthBytes - length;
    Header header;
    const Json json = parsedHeader(source, text);
    for (const auto& [name, value] : json.items()) {
        if (name != metadataName) {
            header.entries.push_back(parsedEntry(source, name, value, dataSize));
            continue;
        }
        if (!value.is_object())
            throw source.damaged("its __metadata__ is no JSON object");
        for (const auto& [key, word] : value.items()) {
            if (!word.is_string())
                throw source.damaged("its __metadata__ '" + key + "' is no text");
            header.metadata[key] = word.get<std::string>();
        }
    }
    std::sort(header.entries.begin(), header.entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t place = 0;
    for (const Entry& entry : header.entries) {
        if (entry.begin != place)
            throw source.damaged("before the tensor '" + entry.name + "' there is a hole or an overlap");
        place = entry.end;
    }
    if (place != dataSize)
        throw source.damaged("it has bytes behind its last tensor");
    return header;
}

std::string headerText(const TensorFile& content) {
    Json header = Json::object();
    if (!content.metadata.empty())
        header[metadataName] = content.metadata;
    std::uint64_t place = 0;
    for (const auto& [name, tensor] : content.tensors) {
        const std::uint64_t size = tensor.values.size();
        assert(countOf(tensor.shape, size) == size);
        const std::uint64_t end = place + size * sizeof(float);
        header[name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {place, end}}};
        place = end;
    }
    // A name of a file may be no UTF-8; JSON must be.
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.append((lengthBytes - text.size() % lengthBytes) % lengthBytes, ' ');
    return text;
}

} // namespace

TensorFile readTensorFile(const fs::path& path) {
    Source source(path);
    Header header = readHeader(source);
    TensorFile content{.tensors = {}, .metadata = std::move(header.metadata)};
    for (const Entry& entry : header.entries) {
        Tensor& tensor = content.tensors[entry.name];
        tensor.shape = entry.shape;
        tensor.values.resize((entry.end - entry.begin) / sizeof(float));
        source.read(tensor.values.data(), entry.end - entry.begin);
    }
    return content;
}

std::map<std::string, std::string> readMetadata(const fs::path& path) {
    Source source(path);
    return readHeader(source).metadata;
}

void writeTensorFile(const fs::path& path, const TensorFile& content) {
    const std::string header = headerText(content);
    writeAtomically(path, [&](std::ostream& out) {
        const std::uint64_t length = header.size();
        out.write(reinterpret_cast<const char*>(&length), lengthBytes);
        out << header;
        for (const auto& [name, tensor] : content.tensors)
            out.write(reinterpret_cast<const char*>(tensor.values.data()),
                      static_cast<std::streamsize>(tensor.values.size() * sizeof(float)));
    });
}

} // namespace perrin
