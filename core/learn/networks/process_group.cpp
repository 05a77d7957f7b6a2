// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/process_group.h"

#include "core/error.h"

#include <cstdlib>

#ifdef PERRIN_GLOO
#include <torch/csrc/distributed/c10d/FileStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif
#if defined(PERRIN_GLOO) && defined(USE_C10D_NCCL) && __has_include(<nccl.h>) && __has_include(<cuda_runtime.h>)
#define PERRIN_NCCL
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif

namespace perrin {

#ifdef PERRIN_GLOO
namespace {

constexpr auto patience = std::chrono::minutes(30);

/// HOST:PORT, or else a file.
c10::intrusive_ptr<c10d::Store> meetingPlace(const ProcessGroup& group) {
    const std::size_t colon = group.rendezvous.rfind(':');
    const std::string port = colon == std::string::npos ? "" : group.rendezvous.substr(colon + 1);
    const bool isPort =
        !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
    if (!isPort)
        return c10::make_intrusive<c10d::FileStore>(group.rendezvous, group.worldSize);
    const int number = std::stoi(port);
    if (number < 1 || number > 65535)
        throw Error("--rendezvous " + group.rendezvous + ": the port must be from 1 to 65535");
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(number);
    options.isServer = group.rank == 0;
    options.numWorkers = static_cast<std::size_t>(group.worldSize);
    options.timeout = std::chrono::duration_cast<std::chrono::milliseconds>(patience);
    return c10::make_intrusive<c10d::TCPStore>(group.rendezvous.substr(0, colon), options);
}

template<class Group>
SumOverProcesses summing(c10::intrusive_ptr<Group> group) {
    return [group](torch::Tensor& tensor) {
        try {
            std::vector<torch::Tensor> tensors{tensor};
            group->allreduce(tensors)->wait();
        } catch (const std::exception& error) {
            throw Error(std::string("another process of this training is gone, or cannot be reached: ") +
                        error.what() + "; begin all of them again with --resume and a new --rendezvous");
        }
    };
}

} // namespace

SumOverProcesses joinProcesses(const ProcessGroup& group, const torch::Device& device) {
    if (group.rank < 0 || group.rank >= group.worldSize)
        throw Error("--rank " + std::to_string(group.rank) + " must be from 0 to " +
                    std::to_string(group.worldSize - 1) + ", one less than --world-size");
    if (group.rendezvous.empty())
        throw Error("several processes need a place to meet: --rendezvous FILE or HOST:PORT");
    try {
        const auto store = meetingPlace(group);
#ifdef PERRIN_NCCL
        if (device.is_cuda())
            return summing(c10::make_intrusive<c10d::ProcessGroupNCCL>(store, group.rank, group.worldSize));
#else
        static_cast<void>(device);
#endif
        auto options = c10d::ProcessGroupGloo::Options::create();
        options->timeout = std::chrono::duration_cast<std::chrono::milliseconds>(patience);
        // By the host's name, unless the user knows better (a name that stands for 127.0.1.1 reaches no other
        // computer).
        const char* interface = std::getenv("GLOO_SOCKET_IFNAME");
        options->devices.push_back(interface ? c10d::ProcessGroupGloo::createDeviceForInterface(interface)
                                             : c10d::ProcessGroupGloo::createDefaultDevice());
        return summing(
            c10::make_intrusive<c10d::ProcessGroupGloo>(store, group.rank, group.worldSize, options));
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        throw Error("the processes of this training did not meet at " + group.rendezvous + ": " +
                    error.what());
    }
}
#else
SumOverProcesses joinProcesses(const ProcessGroup&, const torch::Device&) {
    throw Error("this LibTorch was built without Gloo, or Gloo's headers were not there: training runs in "
                "one process "
                "only");
}
#endif

} // namespace perrin
