// SPDX-License-Identifier: GPL-3.0-or-later
// One side of train_step.py: bench_train_step NETWORK BATCH THREADS prints the number of parameters, then for
// every line that it reads one training step's seconds, and its seconds of
// processor time.
#include "core/learn/engine.h"

#include <chrono>
#include <ctime>
#include <exception>
#include <iostream>
#include <random>

int main(int count, char** arguments) {
    using namespace perrin;
    if (count != 4) {
        std::cerr << "usage: bench_train_step NETWORK BATCH THREADS\n";
        return 2;
    }
    try {
        LearnerSettings settings;
        settings.network.name = arguments[1];
        settings.loss = Loss::Mse;
        settings.optimizer = {.kind = OptimizerKind::Adam, .weightDecay = 0, .clip = 0};
        settings.threads = std::stoi(arguments[3]);
        const auto learner = engine().learner(settings);

        const NetworkDescription& network = settings.network;
        NetworkInput batch{.stacks = std::stoi(arguments[2]),
                           .frames = network.frames,
                           .height = network.height,
                           .width = network.width};
        std::mt19937 random(1);
        std::normal_distribution<float> normal;
        batch.pixels.resize(
            static_cast<std::size_t>(batch.stacks * batch.frames * batch.height * batch.width));
        for (float& pixel : batch.pixels)
            pixel = normal(random);
        std::vector<float> labels(static_cast<std::size_t>(batch.stacks));
        for (float& label : labels)
            label = normal(random);

        std::cout << learner->parameterCount() << std::endl;
        std::string line;
        for (std::uint64_t step = 0; std::getline(std::cin, line); ++step) {
            const std::clock_t worked = std::clock();
            const auto start = std::chrono::steady_clock::now();
            learner->step(batch, labels, 1e-3, step);
            const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
            std::cout << taken.count() << ' ' << static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC
                      << std::endl;
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
