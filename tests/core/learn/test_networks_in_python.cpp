// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/image_batch.h"
#include "tests/support/test_data.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;

namespace {

std::string pythonWithTorch() {
    for (const std::string candidate : {"/usr/bin/python3", PERRIN_PYTHON})
        if (std::system((candidate + " -c 'import torch' > /dev/null 2>&1").c_str()) == 0)
            return candidate;
    return "";
}

void write(const std::filesystem::path& path, const std::vector<float>& values) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(values.data()),
               static_cast<std::streamsize>(values.size() * sizeof(float)));
}

/// As NAME.f32 of native floats each, and an index with their shapes.
void write(const std::filesystem::path& folder, const Tensors& tensors) {
    std::filesystem::create_directories(folder);
    nlohmann::json index;
    for (const auto& [name, tensor] : tensors) {
        write(folder / (name + ".f32"), tensor.values);
        index[name] = tensor.shape;
    }
    std::ofstream(folder / "index.json") << index;
}

// Python's own layers in double precision, with our weights: the same answers, and the same gradients of the
// mean squared error.
const char* const check = R"(
import json, pathlib, sys
import torch
sys.path.insert(0, sys.argv[1])
import python_networks

def tensors(folder):
    index = json.loads((folder / "index.json").read_text())
    def read(name, shape):
        data = bytearray((folder / (name + ".f32")).read_bytes())
        return torch.frombuffer(data, dtype=torch.float32).reshape(shape).double()
    return {name: read(name, shape) for name, shape in index.items()}

def compare(what, ours, theirs, tolerance, scale):
    assert ours.shape == theirs.shape, (what, ours.shape, theirs.shape)
    off = (ours - theirs).abs().max().item() / scale
    assert off < tolerance, f"{what} is off by {off:.2e}"

torch.set_num_threads(2)
for folder in map(pathlib.Path, sys.argv[2:]):
    name, data = folder.name, tensors(folder)
    frames, side = data["pixels"].shape[1], data["pixels"].shape[3]
    network = python_networks.build(name, frames, side).double()
    missing = network.load_state_dict(tensors(folder / "weights"), strict=False)
    assert not missing.unexpected_keys, missing
    assert all(key.endswith("num_batches_tracked") for key in missing.missing_keys), missing
    with torch.no_grad():
        means = network.eval()(data["pixels"])[:, 0]
    compare(name + ": the answer", data["means"], means, 1e-5, max(1, means.abs().max().item()))
    gradients = tensors(folder / "gradients") if (folder / "gradients").exists() else {}
    if gradients:
        loss = torch.nn.functional.mse_loss(network.train()(data["pixels"])[:, 0], data["labels"])
        loss.backward()
        theirs = {key: parameter.grad for key, parameter in network.named_parameters()}
        assert theirs.keys() == gradients.keys()
        largest = max(gradient.abs().max().item() for gradient in theirs.values())
        for key, gradient in theirs.items():
            compare(f"{name}: the gradient of {key}", gradients[key], gradient, 1e-3, largest)
)";

} // namespace

TEST(NetworksInPython, answerAndLearnAsTheSameLayersOfPythonsTorch) {
    const std::string python = pythonWithTorch();
    if (python.empty())
        GTEST_SKIP() << "there is no Python with torch";
    const TemporaryFolder folder;
    std::ofstream(folder / "check.py") << check;
    std::string command =
        python + " " + (folder / "check.py").string() + " " + PERRIN_SOURCE_DIR + "/tests/bench";
    constexpr int frames = 16, side = 16;
    const ImageBatch batch = imageBatch(6, frames, side);
    for (const std::string name : {"simple-cnn", "park-cnn", "park-cnn-strided", "resnet2d",
                                   "resnet3d-report", "resnet3d", "pix2d", "vit"}) {
        const auto learner = imageLearner(name, frames, side);
        for (std::uint64_t step = 0; step < 2; ++step) // for running statistics that are not the first ones
            learner->step(batch.input, batch.labels, 1e-3, step);
        const NetworkOutput output = learner->predict(batch.input);
        write(folder / name, {{"pixels", {{6, frames, side, side}, batch.input.pixels}},
                              {"labels", {{6}, batch.labels}},
                              {"means", {{6}, output.mean}}});
        write(folder / name / "weights", learner->weights());
        if (name != "park-cnn" && name != "park-cnn-strided" && name != "pix2d") // without dropout
            write(folder / name / "gradients", learner->gradients(batch.input, batch.labels));
        command += " " + (folder / name).string();
    }
    EXPECT_EQ(std::system(command.c_str()), 0);
}
