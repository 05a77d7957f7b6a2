// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model.h"
#include "core/learn/model_file.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;
using namespace std::string_literals;

namespace {

const TensorFile small{
    .tensors = {{"a", {.shape = {2, 1}, .values = {1, -2}}}, {"b", {.shape = {}, .values = {.5f}}}},
    .metadata = {{"made by", "hand"}}};

/// The same by hand: 143 characters of header and a space are 144 = 0x90 bytes.
const std::string smallBytes =
    "\x90\0\0\0\0\0\0\0"s
    R"({"__metadata__":{"made by":"hand"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},)"
    R"("b":{"dtype":"F32","shape":[],"data_offsets":[8,12]}} )"
    "\0\0\x80\x3f\0\0\0\xc0\0\0\0\x3f"s;

class ModelFile : public testing::Test {
  protected:
    TemporaryFolder folder_;
    const std::filesystem::path path_ = folder_ / "net.safetensors";
};

Model filledModel() {
    Model model{
        .name = "net",
        .network = {.name = "simple",
                    .frames = 5,
                    .height = 20,
                    .width = 24,
                    .spread = true,
                    .options = {{"width", 96}}},
        .label = Label::EffectiveD,
        .normalization = {.pixelMean = 0.1, .pixelScale = 1.0 / 3, .labelMean = -2.5, .labelScale = 1e-3},
        .scenario = preset("tirf-emccd"),
        .training = {{"stacks", 12345678901}},
        .scores = {{"rmse", 0.25}},
        .weights = small.tensors};
    model.scenario.window.frames = 5;
    return model;
}

} // namespace

TEST_F(ModelFile, theBytesAreTheFormats) {
    writeTensorFile(path_, small);
    EXPECT_EQ(contentOf(path_), smallBytes);
}

TEST_F(ModelFile, aFileMadeByHandIsRead) {
    std::ofstream(path_, std::ios::binary) << smallBytes;
    const TensorFile read = readTensorFile(path_);
    EXPECT_EQ(read.tensors, small.tensors);
    EXPECT_EQ(read.metadata, small.metadata);
    EXPECT_EQ(readMetadata(path_), small.metadata);
}

TEST_F(ModelFile, anyFloatComesBackBitForBit) {
    TensorFile file;
    file.tensors["odd"] = {.shape = {2, 0, 3}, .values = {}};
    file.tensors["numbers"] = {.shape = {4},
                               .values = {-0.0f, std::numeric_limits<float>::denorm_min(),
                                          std::numeric_limits<float>::infinity(), 3.14159274f}};
    file.tensors["name with \"quotes\" and ü"] = {.shape = {1}, .values = {7}};
    writeTensorFile(path_, file);
    const TensorFile read = readTensorFile(path_);
    EXPECT_EQ(read.tensors, file.tensors);
    EXPECT_TRUE(std::signbit(read.tensors.at("numbers").values[0]));
    EXPECT_TRUE(read.metadata.empty());
    writeTensorFile(path_, {});
    EXPECT_TRUE(readTensorFile(path_).tensors.empty());
}

TEST_F(ModelFile, anIndependentReaderAgrees) {
    if (std::system((std::string(PERRIN_PYTHON) + " -c 'pass' 2> /dev/null").c_str()) != 0)
        GTEST_SKIP() << "there is no Python";
    writeTensorFile(path_, small);
    std::ofstream(folder_ / "check.py") << R"(
import json, struct, sys
data = open(sys.argv[1], "rb").read()
(length,) = struct.unpack("<Q", data[:8])
assert length % 8 == 0
header = json.loads(data[8:8 + length])
assert header.pop("__metadata__") == {"made by": "hand"}
found = {}
for name, entry in header.items():
    begin, end = entry["data_offsets"]
    assert entry["dtype"] == "F32"
    found[name] = entry["shape"], struct.unpack("<%df" % ((end - begin) // 4), data[8 + length + begin:8 + length + end])
assert found == {"a": ([2, 1], (1.0, -2.0)), "b": ([], (0.5,))}, found
)";
    const std::string command =
        std::string(PERRIN_PYTHON) + " " + (folder_ / "check.py").string() + " " + path_.string();
    EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(ModelFile, aModelComesBackWhole) {
    const Model model = filledModel();
    writeModel(path_, model);
    const Model read = readModel(path_);
    EXPECT_EQ(read.name, model.name);
    EXPECT_EQ(read.network, model.network);
    EXPECT_EQ(read.label, model.label);
    EXPECT_EQ(read.normalization, model.normalization);
    EXPECT_EQ(read.scenario, model.scenario);
    EXPECT_EQ(read.training, model.training);
    EXPECT_EQ(read.scores, model.scores);
    EXPECT_EQ(read.weights, model.weights);
    EXPECT_EQ(readMetadata(path_).at("format"), "perrin-model-1");
}

TEST_F(ModelFile, whatIsNoModelIsRefusedWithTheReason) {
    writeTensorFile(path_, small);
    EXPECT_THAT(errorOf([&] { readModel(path_); }), AllOf(HasSubstr(path_.string()), HasSubstr("no model")));
    writeTensorFile(path_, {.tensors = {}, .metadata = {{"format", "perrin-model-1"}, {"perrin", "{"}}});
    EXPECT_THAT(errorOf([&] { readModel(path_); }), HasSubstr("not JSON"));
    writeTensorFile(
        path_, {.tensors = {}, .metadata = {{"format", "perrin-model-1"}, {"perrin", "{\"name\":\"a\"}"}}});
    EXPECT_THAT(errorOf([&] { readModel(path_); }), HasSubstr("lacks network"));
    EXPECT_THAT(errorOf([] { modelPath("no-such-model"); }), HasSubstr("no-such-model"));
    EXPECT_EQ(modelPath(path_.string()), path_);
}

TEST_F(ModelFile, aPlaceThatCannotBeWrittenIsTold) {
    EXPECT_THAT(errorOf([&] { writeTensorFile(folder_ / "none/net.safetensors", small); }),
                HasSubstr("folder does not exist"));
}
