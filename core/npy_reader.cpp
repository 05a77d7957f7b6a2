// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/npy_reader.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace perrin {
namespace {

constexpr std::size_t longestHeader = 4096, largestFile = std::size_t{1} << 30; // bytes

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
        throw Error(name + ": claims a header of " + std::to_string(length) +
                    " bytes, more than an array of plain numbers needs; it is damaged");
    return bytesOf(file, length, name);
}

std::string_view withoutSpace(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
}

/// The dictionary from the value of a key on; empty without such a key.
std::string_view valueOn(std::string_view header, const std::string& key) {
    for (const char quote : {'\'', '"'}) {
        const std::string quoted = quote + key + quote;
        const std::size_t place = header.find(quoted);
        if (place == std::string_view::npos)
            continue;
        const std::string_view rest = withoutSpace(header.substr(place + quoted.size()));
        if (rest.starts_with(':'))
            return withoutSpace(rest.substr(1));
    }
    return {};
}

/// What stands between one of the letters `open` and the next of `close`; empty where nothing does.
std::optional<std::string> enclosed(std::string_view text, std::string_view open, std::string_view close) {
    if (text.empty() || open.find(text.front()) == std::string_view::npos)
        return std::nullopt;
    const std::size_t end = text.find_first_of(close, 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    return std::string(text.substr(1, end - 1));
}

/// What the header tells. Written by hand: a header is whatever a file claims, and std::regex's recursion
/// grows with it.
struct Header {
    Header(const std::string& header, const std::string& name) {
        const auto understood = [&](bool is, const std::string& key) {
            if (!is)
                throw Error(name + ": its header does not tell '" + key +
                            "' in a way that is understood: " + header.substr(0, 200));
        };
        const auto givenKind = enclosed(valueOn(header, "descr"), "'\"", "'\"");
        understood(givenKind.has_value(), "descr");
        kind = givenKind.value_or("");
        const std::string_view order = valueOn(header, "fortran_order");
        fortran = order.starts_with("True");
        understood(fortran || order.starts_with("False"), "fortran_order");
        const auto givenShape = enclosed(valueOn(header, "shape"), "(", ")");
        understood(givenShape && givenShape->find_first_not_of("0123456789, L") == std::string::npos,
                   "shape");
        shape = givenShape.value_or("");
    }

    std::string kind{}, shape{};
    bool fortran = false;
};

/// Throws Error where the product would not fit into the largest file.
std::vector<std::size_t> shapeOf(const std::string& text, const std::string& name) {
    std::vector<std::size_t> shape;
    std::size_t size = 1;
    constexpr const char* number = "0123456789";
    for (std::size_t at = text.find_first_of(number), end = 0; at != std::string::npos;
         at = text.find_first_of(number, end)) {
        end = std::min(text.find_first_not_of(number, at), text.size());
        const std::string digits = text.substr(at, end - at);
        const std::size_t length = digits.size() > 10 ? largestFile + 1 : std::stoull(digits);
        if (length > largestFile || (length > 0 && size > largestFile / length))
            throw Error(name + ": claims the shape (" + text.substr(0, 200) +
                        "), which is more than 1 GB can hold");
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
    const Header header(headerOf(file, name), name);
    const std::string& kind = header.kind;
    if (kind != "<f4" && kind != "<f8" && kind != ">f4" && kind != ">f8")
        throw Error(name + ": holds '" + kind +
                    "'; float32 and float64 are read (array.astype('float64') in NumPy)");
    if (header.fortran)
        throw Error(name +
                    ": is in Fortran order; write it in C order (numpy.ascontiguousarray) and try again");
    NpyArray array{.shape = shapeOf(header.shape, name), .values = {}};
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
