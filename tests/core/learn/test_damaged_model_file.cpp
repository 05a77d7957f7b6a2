// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/learn/model_file.h"
#include "core/random.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;

namespace {

std::string fileOf(const std::string& header, std::uint64_t length, std::size_t dataBytes) {
    std::string bytes(reinterpret_cast<const char*>(&length), 8);
    return bytes + header + std::string(dataBytes, '\1');
}

class DamagedModelFile : public testing::Test {
  protected:
    void write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }
    std::string refusal(const std::string& header, std::size_t dataBytes) const {
        write(fileOf(header, header.size(), dataBytes));
        const std::string what = errorOf([&] { readTensorFile(path_); });
        EXPECT_THAT(what, HasSubstr(path_.string())) << header;
        return what;
    }
    /// Read or refused with an Error; anything else ends the test.
    bool reads() const {
        try {
            const TensorFile file = readTensorFile(path_);
            for (const auto& [name, tensor] : file.tensors) {
                std::uint64_t count = 1;
                for (const std::int64_t length : tensor.shape)
                    count *= static_cast<std::uint64_t>(length);
                EXPECT_EQ(count, tensor.values.size()) << name;
            }
            return true;
        } catch (const Error&) {
            return false;
        }
    }
    TemporaryFolder folder_;
    const std::filesystem::path path_ = folder_ / "net.safetensors";
};

} // namespace

TEST_F(DamagedModelFile, everyLengthAndOffsetIsChecked) {
    const auto tensor = [](const std::string& shape, const std::string& offsets) {
        return R"({"a":{"dtype":"F32","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
    };
    EXPECT_EQ((write(fileOf(tensor("[2]", "[0,8]"), tensor("[2]", "[0,8]").size(), 8)), reads()), true);
    EXPECT_THAT(refusal(tensor("[3]", "[0,8]"), 8), HasSubstr("do not fit its shape"));
    EXPECT_THAT(refusal(tensor("[2]", "[0,8]"), 4), HasSubstr("outside the file"));
    EXPECT_THAT(refusal(tensor("[1]", "[0,4]"), 8), HasSubstr("behind its last tensor"));
    EXPECT_THAT(refusal(tensor("[1]", "[4,8]"), 8), HasSubstr("hole or an overlap"));
    EXPECT_THAT(refusal(tensor("[2]", "[8,0]"), 8), HasSubstr("outside the file"));
    EXPECT_THAT(refusal(tensor("[-2]", "[0,8]"), 8), HasSubstr("no list of counts"));
    EXPECT_THAT(refusal(tensor("[2.5]", "[0,10]"), 10), HasSubstr("no list of counts"));
    EXPECT_THAT(refusal(tensor("[true]", "[0,4]"), 4), HasSubstr("no list of counts"));
    EXPECT_THAT(refusal(tensor("2", "[0,8]"), 8), HasSubstr("no list of counts"));
    EXPECT_THAT(refusal(tensor("[2]", "[0]"), 8), HasSubstr("not two counts"));
    EXPECT_THAT(refusal(tensor("[2]", "[0,18446744073709551616]"), 8), HasSubstr("not two counts"));
    // Products that come back to 2 when they run over 64 bits.
    EXPECT_THAT(refusal(tensor("[4294967296,4294967296,2]", "[0,8]"), 8), HasSubstr("do not fit its shape"));
    EXPECT_THAT(refusal(tensor("[9223372036854775807,2]", "[0,8]"), 8), HasSubstr("do not fit its shape"));
}

TEST_F(DamagedModelFile, theHeaderIsChecked) {
    const std::string one = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]})";
    EXPECT_THAT(refusal("{" + one + "," + one + "}", 4), HasSubstr("'a' occurs twice"));
    EXPECT_THAT(refusal(R"({"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 4),
                HasSubstr("'dtype' occurs twice"));
    EXPECT_THAT(refusal(R"({"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}})", 4),
                AllOf(HasSubstr("'a'"), HasSubstr("BF16"), HasSubstr("F32")));
    EXPECT_THAT(refusal(R"({"a":{"dtype":"F32","shape":[1]}})", 4), HasSubstr("data_offsets"));
    EXPECT_THAT(refusal(R"({"a":7})", 4), HasSubstr("'a'"));
    EXPECT_THAT(refusal(R"({"__metadata__":{"a":7}})", 0), HasSubstr("no text"));
    EXPECT_THAT(refusal(R"({"__metadata__":7})", 0), HasSubstr("__metadata__"));
    EXPECT_THAT(refusal("[]", 0), HasSubstr("brace"));
    EXPECT_THAT(refusal(" {}", 0), HasSubstr("brace"));
    EXPECT_THAT(refusal("{", 0), HasSubstr("not JSON"));
    EXPECT_THAT(refusal("{\"a\xff\":1}", 0), HasSubstr("not JSON"));
    EXPECT_THAT(refusal("", 0), HasSubstr("brace"));
    std::string deep = "{\"a\":";
    deep.append(100'000, '[');
    EXPECT_THAT(refusal(deep, 0), HasSubstr("nested"));
    const auto told = [&](const std::string& bytes) {
        write(bytes);
        return errorOf([&] { readTensorFile(path_); });
    };
    EXPECT_THAT(told(""), HasSubstr("shorter than 8 bytes"));
    EXPECT_THAT(told(fileOf("{}", 3, 0)), HasSubstr("longer than the file"));
    EXPECT_THAT(told(fileOf("{}", 100'000'001, 0)), HasSubstr("100 MB"));
    EXPECT_THAT(told(fileOf("{}", ~std::uint64_t{0}, 0)), HasSubstr("100 MB"));
    EXPECT_THAT(errorOf([&] { readTensorFile(folder_.path()); }), HasSubstr("is a folder"));
    EXPECT_THAT(errorOf([&] { readTensorFile(folder_ / "none"); }), HasSubstr("cannot be opened"));
}

TEST_F(DamagedModelFile, aCutFileIsRefusedWhereverItIsCut) {
    TensorFile whole;
    whole.tensors["layer.weight"] = {.shape = {2, 2}, .values = {1, 2, 3, 4}};
    whole.metadata["format"] = "x";
    writeTensorFile(path_, whole);
    const std::string bytes = contentOf(path_);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        write(bytes.substr(0, length));
        EXPECT_FALSE(reads()) << length;
    }
}

TEST_F(DamagedModelFile, thousandsOfDamagedFilesAreReadOrRefused) {
    TensorFile whole;
    whole.tensors["a"] = {.shape = {3}, .values = {1, 2, 3}};
    whole.tensors["b.weight"] = {.shape = {2, 2}, .values = {1, 2, 3, 4}};
    whole.metadata["format"] = "x";
    writeTensorFile(path_, whole);
    const std::string bytes = contentOf(path_);
    const std::string alphabet = "{}[]\",:0123456789-.eF\\ \xff";
    int read = 0, refused = 0;
    for (std::uint64_t variant = 0; variant < 4000; ++variant) {
        Random random(2024, variant);
        std::string damaged = bytes;
        const int changes = 1 + static_cast<int>(random.uniform(0, 4));
        for (int change = 0; change < changes; ++change) {
            // Most of them in the header, which is what decides.
            const auto place = static_cast<std::size_t>(
                random.uniform(0, static_cast<double>(damaged.size()) * (variant % 4 == 0 ? 1 : 0.8)));
            const auto letter =
                alphabet[static_cast<std::size_t>(random.uniform(0, static_cast<double>(alphabet.size())))];
            switch (static_cast<int>(random.uniform(0, 4))) {
            case 0:
                damaged[place] = static_cast<char>(random() & 255u);
                break;
            case 1:
                damaged.erase(place, 1 + (random() & 7u));
                break;
            case 2:
                damaged.insert(place, 1, letter);
                break;
            default:
                damaged[place] = letter;
            }
        }
        write(damaged);
        ++(reads() ? read : refused);
    }
    EXPECT_GT(refused, 2000);
    EXPECT_GT(read, 10) << "changed numbers do no harm to the format";
}
