// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model.h"
#include "tests/app/command_line.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

namespace fs = std::filesystem;

class EvaluateCommand : public testing::Test {
  protected:
    static ProgramEnd evaluate(std::vector<std::string> options) {
        options.insert(options.begin(), "evaluate");
        return perrinRun(std::move(options));
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void makeSet(const std::string& preset, int stacks) const {
        const ProgramEnd end = perrinRun({"simulate", "--preset", preset, "--stacks", std::to_string(stacks),
                                          "--seed", "5", "--out", path("set")});
        ASSERT_EQ(end.exitCode, 0) << end.err;
    }
    /// A network that was never taught anything.
    std::string makeModel(const std::string& name, const std::string& preset) const {
        Model model;
        model.name = name;
        model.network = {.name = "simple-cnn", .spread = true};
        model.normalization = {.pixelMean = 10, .pixelScale = 5, .labelMean = -1, .labelScale = 2};
        model.scenario = perrin::preset(preset);
        LearnerSettings settings;
        settings.network = model.network;
        settings.threads = 1;
        model.weights = engine().learner(settings)->weights();
        const std::string file = path(name + ".safetensors");
        writeModel(file, model);
        std::ofstream(path(name + ".training.csv")) << "step,training_loss,validation_loss\n1,0.5,\n2,0.4,0.45\n";
        return file;
    }
    TemporaryFolder folder_;
};

} // namespace

TEST_F(EvaluateCommand, classicalEstimatorsOnAStackSet) {
    makeSet("physical-a", 60);
    const ProgramEnd end =
        evaluate({"--stacks", path("set"), "--csv", path("t.csv"), "--json", path("t.json"), "--predictions",
                  path("p.csv"), "--figure-dir", path("figures")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.err, IsEmpty()) << "progress is for terminals only";
    EXPECT_THAT(end.out, AllOf(HasSubstr("set: 60 stacks, errors of ln D"), HasSubstr("all (60 stacks)"),
                               HasSubstr("D 1 to 10"), HasSubstr("bayes"), HasSubstr(path("p.csv"))));

    const Table predictions = tableOf(path("p.csv"));
    std::vector<std::string> columns{"stack", "D"};
    for (const std::string name : {"mean", "msd-report", "msd", "cve", "mle", "bayes"})
        for (const char* part : {"", "_LOW68", "_HIGH68", "_LOW95", "_HIGH95"})
            columns.push_back(name + part);
    EXPECT_EQ(predictions.header, columns);
    ASSERT_EQ(predictions.rows.size(), 60u);

    // The table's numbers, worked out again from the predictions.
    const auto truth = column(predictions, "D"), bayes = column(predictions, "bayes"),
               low = column(predictions, "bayes_LOW95"), high = column(predictions, "bayes_HIGH95");
    EXPECT_THAT(column(tableOf(path("set.csv")), "D").front(),
                testing::StartsWith(truth.front().substr(0, 5)));
    double squares = 0, bias = 0, inside = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double error = std::log(std::stod(bayes[i]) / std::stod(truth[i]));
        squares += error * error / 60;
        bias += error / 60;
        inside += std::stod(low[i]) <= std::stod(truth[i]) && std::stod(truth[i]) <= std::stod(high[i]);
    }
    const Table table = tableOf(path("t.csv"));
    int matches = 0;
    for (const auto& row : table.rows)
        if (row[0] == "bayes" && row[1] == "all") {
            ++matches;
            EXPECT_NEAR(std::stod(row[3]), std::sqrt(squares), 1e-4);
            EXPECT_NEAR(std::stod(row[6]), bias, 1e-4);
            EXPECT_NEAR(std::stod(row[9]), inside / 60, 1e-4);
            EXPECT_LT(std::sqrt(squares), 0.45);
        }
    EXPECT_EQ(matches, 1);
    const auto json = nlohmann::json::parse(contentOf(path("t.json")));
    EXPECT_EQ(json["stacks"], 60);
    EXPECT_EQ(json["scores"].size(), table.rows.size());
    for (const char* figure : {"errors", "error_by_d", "coverage_by_d", "truth_bayes", "truth_msd-report"})
        EXPECT_GT(contentOf(path("figures/" + std::string(figure) + ".png")).size(), 3000u) << figure;
}

TEST_F(EvaluateCommand, theReportsSetsAreJudgedInItsUnits) {
    makeSet("report-2024", 30);
    const ProgramEnd end = evaluate({"--stacks", path("set"), "--estimators", "msd-report,mean",
                                     "--predictions", path("p.csv"), "--csv", path("t.csv")});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("report units"), HasSubstr("D 0 to 10"), HasSubstr("msd-report")));
    EXPECT_THAT(end.out, testing::Not(HasSubstr("bayes")));
    const Table set = tableOf(path("set.csv")), predictions = tableOf(path("p.csv"));
    const auto label = column(set, "D_effective_report"), answer = column(predictions, "msd-report");
    double squares = 0;
    for (std::size_t i = 0; i < label.size(); ++i)
        squares += std::pow(std::stod(answer[i]) / 0.4 - std::stod(label[i]), 2) / 30;
    EXPECT_NEAR(std::stod(tableOf(path("t.csv")).rows[1][3]), std::sqrt(squares), 1e-3);
    EXPECT_LT(std::sqrt(squares), 4);
}

TEST_F(EvaluateCommand, aModelBesideTheOthersWithItsCues) {
    try {
        engine();
    } catch (const Error& error) {
        GTEST_SKIP() << error.what();
    }
    makeSet("physical-a", 6);
    const std::string model = makeModel("net", "physical-a");
    const ProgramEnd end = evaluate({"--stacks",
                                     path("set"),
                                     "--model",
                                     model,
                                     "--rotations",
                                     "none",
                                     "--rotations",
                                     "4",
                                     "--cues",
                                     "--estimators",
                                     "mle",
                                     "--json",
                                     path("t.json"),
                                     "--predictions",
                                     path("p.csv"),
                                     "--csv",
                                     path("t.csv"),
                                     "--figure-dir",
                                     path("figures"),
                                     "--threads",
                                     "1"});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("net-none"), HasSubstr("net-4"), HasSubstr("Cues of net"),
                               HasSubstr("equal photons"), HasSubstr("scaled 1.25")));
    const Table predictions = tableOf(path("p.csv"));
    EXPECT_THAT(predictions.header, testing::IsSupersetOf({"net-none", "net-4_LOW68", "net-4", "mle"}));
    for (const std::string& low : column(predictions, "net-4_LOW95"))
        EXPECT_GT(std::stod(low), 0);
    const auto json = nlohmann::json::parse(contentOf(path("t.json")));
    EXPECT_EQ(json["models"][0]["network"], "simple-cnn");
    const auto& cues = json["cues"]["net"];
    EXPECT_EQ(cues.size(), 9u);
    int matches = 0;
    for (const auto& row : json["scores"])
        if (row["method"] == "net-4" && row["group"] == "all") {
            ++matches;
            EXPECT_EQ(row["rmse"], cues[0]["rmse"]) << "cues begin with the stacks as they are";
        }
    EXPECT_EQ(matches, 1);
    EXPECT_GT(contentOf(path("figures/loss_net.png")).size(), 3000u);

    const ProgramEnd other = evaluate({"--stacks", path("set"), "--model", makeModel("rep", "report-2024")});
    EXPECT_EQ(other.exitCode, 1);
    EXPECT_THAT(other.err, AllOf(HasSubstr("rep"), HasSubstr("report")));
}

TEST_F(EvaluateCommand, everyAnswerHasItsOwnName) {
    try {
        engine();
    } catch (const Error& error) {
        GTEST_SKIP() << error.what();
    }
    makeSet("physical-a", 2);
    const std::string net = makeModel("net", "physical-a"), mle = makeModel("mle", "physical-a");
    const ProgramEnd end =
        evaluate({"--stacks", path("set"), "--model", net, "--model", net, "--model", net, "--model", mle,
                  "--rotations", "none", "--predictions", path("p.csv"), "--threads", "1"});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    std::vector<std::string> header = tableOf(path("p.csv")).header;
    EXPECT_THAT(header, testing::IsSupersetOf({"net", "net-2", "net-3", "mle", "mle-2"}));
    std::sort(header.begin(), header.end());
    EXPECT_EQ(std::adjacent_find(header.begin(), header.end()), header.end());
}

TEST_F(EvaluateCommand, theHelpNamesItsValuesPlainly) {
    const ProgramEnd end = evaluate({"--help"});
    EXPECT_EQ(end.exitCode, 0);
    for (const char* odd : {"INT:", "N:{", "DIR:"})
        EXPECT_THAT(end.out, testing::Not(HasSubstr(odd)));
}

TEST_F(EvaluateCommand, wrongOrdersAreRefusedWithTheReason) {
    makeSet("physical-a", 2);
    const auto refused = [&](std::vector<std::string> options, int code) {
        const ProgramEnd end = evaluate(std::move(options));
        EXPECT_EQ(end.exitCode, code) << end.err;
        return end.err;
    };
    const std::string set = path("set");
    EXPECT_THAT(refused({}, 2), AllOf(HasSubstr("--stacks"), HasSubstr("--report")));
    EXPECT_THAT(refused({"--stacks", set, "--report", path(".")}, 2), HasSubstr("--report"));
    EXPECT_THAT(refused({"--stacks", set, "--estimators", "guess"}, 2), HasSubstr("guess"));
    EXPECT_THAT(refused({"--stacks", set, "--estimators", "none"}, 2), HasSubstr("--model"));
    EXPECT_THAT(refused({"--stacks", set, "--rotations", "3"}, 2), HasSubstr("--rotations"));
    EXPECT_THAT(refused({"--stacks", set, "--rotations", "4", "--rotations", "4"}, 2),
                AllOf(HasSubstr("--rotations"), HasSubstr("twice")));
    EXPECT_THAT(refused({"--stacks", set, "--cues"}, 2), HasSubstr("--model"));
    for (const char* prior : {"1", "2,1", "0,1", "a,b", "nan,1", "1,inf"})
        EXPECT_THAT(refused({"--stacks", set, "--prior", prior}, 2), HasSubstr("--prior")) << prior;
    EXPECT_THAT(refused({"--stacks", path("none")}, 1), HasSubstr("none"));
    EXPECT_THAT(refused({"--stacks", set, "--model", path("no.safetensors")}, 1),
                HasSubstr("no.safetensors"));
    EXPECT_THAT(refused({"--stacks", set, "--csv", path("set.csv")}, 1), HasSubstr("read here"));
    EXPECT_THAT(refused({"--stacks", set, "--csv", path("t.csv"), "--predictions", path("t.csv")}, 1),
                AllOf(HasSubstr("--predictions"), HasSubstr("--csv")));
    EXPECT_FALSE(fs::exists(path("t.csv")));
    EXPECT_THAT(refused({"--stacks", set, "--csv", path("none/t.csv")}, 1), HasSubstr("does not exist"));
    EXPECT_THAT(refused({"--report", folder_.path().string()}, 1), HasSubstr("trajectories.npy"));
}

TEST_F(EvaluateCommand, thePriorIsToldToTheEstimators) {
    makeSet("physical-a", 3);
    ASSERT_EQ(evaluate({"--stacks", path("set"), "--estimators", "mean", "--prior", "0.25,4", "--predictions",
                        path("p.csv")})
                  .exitCode,
              0);
    EXPECT_THAT(column(tableOf(path("p.csv")), "mean"), testing::Each("1"));
}

TEST_F(EvaluateCommand, aTerminalShowsProgressAndCtrlCStops) {
    makeSet("physical-a", 3000);
    Program program({PERRIN_PROGRAM, "evaluate", "--stacks", path("set"), "--csv", path("t.csv")},
                    Program::Input::Terminal);
    ASSERT_TRUE(program.waitFor(" %  Measuring"));
    program.type("\x03");
    const ProgramEnd end = program.wait();
    EXPECT_EQ(end.exitCode, 130);
    EXPECT_THAT(end.out, HasSubstr("nothing was written"));
    EXPECT_FALSE(fs::exists(path("t.csv")));
}
