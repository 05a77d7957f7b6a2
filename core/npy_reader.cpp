// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/npy_reader.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <regex>

namespace perrin {
namespace {

constexpr std::size_t longestHeader = 1 << 16, largestFile = std::size_t{1} << 30; // bytes

std::string bytesOf(std::istream& file, std::size_t count, const std::string& name) {
    std::string bytes(count, '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(count)))
        throw Error(name + ": ends within its header; it is damaged or not a .npy file");
    return bytes;
}

std::size_t littleEndian(std::string_view bytes) {
    std::size_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return number;
}

/// The Python dictionary at the file's start.
std::string headerOf(std::istream& file, const std::string& name) {
    const std::string start = bytesOf(file, 8, name);
    if (!start.starts_with("\x93NUMPY"))
        throw Error(name + ": is not a .npy file; it must begin with NumPy's mark");
    const int version = start[6];
    if (version < 1 || version > 3)
        throw Error(name + ": is of .npy version " + std::to_string(version) + "; versions 1 to 3 are read");
    const std::size_t length = littleEndian(bytesOf(file, version == 1 ? 2 : 4, name));
    if (length > longestHeader)
        throw Error(name + ": claims a header of " + std::to_string(length) + " bytes; it is damaged");
    return bytesOf(file, length, name);
}

/// What stands behind a key of the dictionary, by a pattern with one group.
std::string field(const std::string& header, const std::string& key, const std::string& pattern,
                  const std::string& name) {
    std::smatch found;
    if (!std::regex_search(header, found, std::regex("['\"]" + key + "['\"]\\s*:\\s*" + pattern)))
        throw Error(name + ": its header does not tell '" + key +
                    "' in a way that is understood: " + header.substr(0, 200));
    return found[1];
}

/// Throws Error where the product would not fit into the largest file.
std::vector<std::size_t> shapeOf(const std::string& text, const std::string& name) {
    std::vector<std::size_t> shape;
    std::size_t size = 1;
    const std::regex number("[0-9]+");
    for (std::sregex_iterator i(text.begin(), text.end(), number), end; i != end; ++i) {
        const std::string digits = i->str();
        const std::size_t length = digits.size() > 10 ? largestFile + 1 : std::stoull(digits);
        if (length > largestFile || (length > 0 && size > largestFile / length))
            throw Error(name + ": claims the shape (" + text + "), which is more than 1 GB can hold");
        size *= length;
        shape.push_back(length);
    }
    return shape;
}

template<class Number>
void convert(const std::string& bytes, bool swapped, std::vector<double>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::array<char, sizeof(Number)> number{};
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(i * number.size()), number.size(),
                    number.begin());
        if (swapped)
            std::reverse(number.begin(), number.end());
        values[i] = static_cast<double>(std::bit_cast<Number>(number));
    }
}

} // namespace

NpyArray readNpy(const std::filesystem::path& path) {
    const std::string name = path.string();
    std::error_code failure;
    const std::uintmax_t fileSize = std::filesystem::file_size(path, failure);
    std::ifstream file(path, std::ios::binary);
    if (!file || failure)
        throw Error(name + ": cannot be opened; is it there and may it be read?");
    const std::string header = headerOf(file, name);
    const std::string kind = field(header, "descr", "['\"]([^'\"]*)['\"]", name);
    if (kind != "<f4" && kind != "<f8" && kind != ">f4" && kind != ">f8")
        throw Error(name + ": holds '" + kind +
                    "'; float32 and float64 are read (array.astype('float64') in NumPy)");
    if (field(header, "fortran_order", "(True|False)", name) == "True")
        throw Error(name +
                    ": is in Fortran order; write it in C order (numpy.ascontiguousarray) and try again");
    NpyArray array{.shape = shapeOf(field(header, "shape", R"(\(([0-9, L]*)\))", name), name), .values = {}};
    std::size_t size = 1;
    for (const std::size_t length : array.shape)
        size *= length;
    const std::size_t each = kind[2] == '4' ? 4 : 8;
    const auto start = static_cast<std::uintmax_t>(file.tellg());
    if (fileSize != start + size * each)
        throw Error(name + ": has " + std::to_string(fileSize - std::min(start, fileSize)) +
                    " bytes behind its header but its shape needs " + std::to_string(size * each) +
                    "; it is damaged");
    const std::string bytes = bytesOf(file, size * each, name);
    array.values.resize(size);
    const bool swapped = (kind[0] == '<') != (std::endian::native == std::endian::little);
    if (each == 4)
        convert<float>(bytes, swapped, array.values);
    else
        convert<double>(bytes, swapped, array.values);
    return array;
}

} // namespace perrin
