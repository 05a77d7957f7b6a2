// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/npy_reader.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <bit>
#include <cstdint>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

template<class Number, class Bits>
std::string bytes(const std::vector<Number>& numbers, bool bigEndian) {
    std::string all;
    for (const Number number : numbers) {
        const auto bits = std::bit_cast<Bits>(number);
        for (std::size_t i = 0; i < sizeof(Bits); ++i) {
            const std::size_t place = bigEndian ? sizeof(Bits) - 1 - i : i;
            all += static_cast<char>(bits >> (8 * place) & 0xff);
        }
    }
    return all;
}

/// As NumPy's format description has it.
std::string npy(int version, const std::string& kind, const std::string& shape, const std::string& data,
                const std::string& order = "False") {
    std::string header =
        "{'descr': '" + kind + "', 'fortran_order': " + order + ", 'shape': (" + shape + "), }";
    const std::size_t before = version == 1 ? 10 : 12;
    header.append(63 - (before + header.size()) % 64, ' ');
    header += '\n';
    std::string file = std::string("\x93NUMPY") + static_cast<char>(version) + '\0';
    for (std::size_t i = 0; i < before - 8; ++i)
        file += static_cast<char>(header.size() >> (8 * i) & 0xff);
    return file + header + data;
}

class NpyReader : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& content) {
        std::ofstream(folder_ / "a.npy", std::ios::binary) << content;
        return folder_ / "a.npy";
    }
    std::string refusal(const std::string& content) {
        const auto path = write(content);
        const std::string error = test::errorOf([&] { readNpy(path); });
        EXPECT_THAT(error, HasSubstr("a.npy"));
        return error;
    }
    test::TemporaryFolder folder_;
};

const std::vector<double> six{1, -2.5, 3e10, 0, 0.1, 1e-300};

} // namespace

TEST_F(NpyReader, doublesAndFloatsInEitherByteOrderAndEveryVersion) {
    for (const int version : {1, 2, 3})
        for (const bool big : {false, true}) {
            const NpyArray array = readNpy(
                write(npy(version, big ? ">f8" : "<f8", "2, 3", bytes<double, std::uint64_t>(six, big))));
            EXPECT_THAT(array.shape, ElementsAre(2, 3));
            EXPECT_EQ(array.values, six);
            const std::vector<float> few{1.5F, -0.1F};
            const NpyArray floats = readNpy(
                write(npy(version, big ? ">f4" : "<f4", "2,", bytes<float, std::uint32_t>(few, big))));
            EXPECT_THAT(floats.shape, ElementsAre(2));
            EXPECT_THAT(floats.values, ElementsAre(1.5, static_cast<double>(-0.1F)));
        }
}

TEST_F(NpyReader, aNumberAloneAndNothing) {
    const NpyArray alone = readNpy(write(npy(1, "<f8", "", bytes<double, std::uint64_t>({7}, false))));
    EXPECT_TRUE(alone.shape.empty());
    EXPECT_THAT(alone.values, ElementsAre(7));
    EXPECT_TRUE(readNpy(write(npy(1, "<f8", "0, 3", ""))).values.empty());
}

TEST_F(NpyReader, otherFilesAreRefusedWithTheReason) {
    const std::string data = bytes<double, std::uint64_t>(six, false);
    EXPECT_THAT(refusal("stack,D\n1,2\n and more"), HasSubstr("not a .npy file"));
    EXPECT_THAT(refusal(npy(4, "<f8", "6,", data)), HasSubstr("version 4"));
    EXPECT_THAT(refusal(npy(1, "<i8", "6,", data)), HasSubstr("float64"));
    EXPECT_THAT(refusal(npy(1, "|O", "6,", data)), HasSubstr("float64"));
    EXPECT_THAT(refusal(npy(1, "<f8", "2, 3", data, "True")), HasSubstr("Fortran"));
    EXPECT_THAT(refusal(npy(1, "<f8", "7,", data)), HasSubstr("56"));
    EXPECT_THAT(refusal(npy(1, "<f8", "5,", data)), HasSubstr("damaged"));
    EXPECT_THAT(refusal(npy(1, "<f8", "99999999999999999999999", data)), HasSubstr("1 GB"));
    EXPECT_THAT(refusal(npy(1, "<f8", "1000000, 1000000, 1000000", data)), HasSubstr("1 GB"));
    EXPECT_THAT(refusal(npy(1, "<f8", "-6,", data)), HasSubstr("shape"));
    EXPECT_THAT(test::errorOf([&] { readNpy(folder_ / "none.npy"); }), HasSubstr("cannot be opened"));
}

TEST_F(NpyReader, longHeadersAreReadOrRefusedNeverMore) {
    const auto ones = [](std::size_t count) {
        std::string shape;
        for (std::size_t i = 0; i < count; ++i)
            shape += "1,";
        return shape;
    };
    const std::string data = bytes<double, std::uint64_t>({7}, false);
    const NpyArray array = readNpy(write(npy(2, "<f8", ones(1900), data)));
    EXPECT_EQ(array.shape.size(), 1900u);
    EXPECT_THAT(array.values, ElementsAre(7));
    EXPECT_THAT(refusal(npy(1, "<f8", ones(32000), data)), HasSubstr("damaged"));
    EXPECT_THAT(refusal(npy(2, "<f8", ones(2000000), data)), HasSubstr("damaged"));
}

TEST_F(NpyReader, everyCutOffFileIsRefused) {
    const std::string whole = npy(1, "<f8", "2, 3", bytes<double, std::uint64_t>(six, false));
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_NE(refusal(whole.substr(0, size)), "") << size;
}

TEST_F(NpyReader, aFlippedByteIsReadOrRefusedNeverMore) {
    const std::string whole = npy(2, "<f8", "2, 3", bytes<double, std::uint64_t>(six, false));
    for (std::size_t place = 0; place < whole.size() - 48; ++place)
        for (const int flip : {0x01, 0x10, 0x80, 0xff}) {
            std::string damaged = whole;
            damaged[place] = static_cast<char>(damaged[place] ^ flip);
            const auto path = write(damaged);
            test::errorOf([&] { EXPECT_EQ(readNpy(path).values.size(), 6u); });
        }
}
