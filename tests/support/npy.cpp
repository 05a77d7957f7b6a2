// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/npy.h"

#include <Eigen/Core>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace perrin::test {
namespace {

template<class Number>
void read(std::istream& file, std::vector<double>& values) {
    std::vector<Number> numbers(values.size());
    file.read(reinterpret_cast<char*>(numbers.data()),
              static_cast<std::streamsize>(numbers.size() * sizeof(Number)));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<double>(numbers[i]);
}

} // namespace

NpyArray readNpy(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    char start[10]; // "\x93NUMPY", version 1.0, length of the header
    if (!file.read(start, sizeof start) || std::memcmp(start, "\x93NUMPY\x01", 7) != 0)
        throw std::runtime_error(path.string() + ": cannot be read as .npy of version 1");
    std::string header(static_cast<unsigned char>(start[8]) + 256u * static_cast<unsigned char>(start[9]),
                       ' ');
    file.read(header.data(), static_cast<std::streamsize>(header.size()));
    static const std::regex form(
        R"(\{'descr': '<f(2|4|8)', 'fortran_order': False, 'shape': \(([0-9, ]*)\), \}\s*)");
    std::smatch found;
    if (!std::regex_match(header, found, form))
        throw std::runtime_error(path.string() + ": its kind of array is not understood: " + header);
    NpyArray array;
    std::size_t size = 1;
    const std::string shape = found[2];
    static const std::regex number("[0-9]+");
    for (std::sregex_iterator i(shape.begin(), shape.end(), number), end; i != end; ++i) {
        array.shape.push_back(std::stoul(i->str()));
        size *= array.shape.back();
    }
    array.values.resize(size);
    switch (*found[1].first) {
    case '2':
        read<Eigen::half>(file, array.values);
        break;
    case '4':
        read<float>(file, array.values);
        break;
    default:
        read<double>(file, array.values);
    }
    if (!file)
        throw std::runtime_error(path.string() + ": ends before its numbers do");
    return array;
}

} // namespace perrin::test
