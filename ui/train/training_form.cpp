// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_form.h"

#include "core/error.h"
#include "ui/look.h"
#include "ui/quiet_label.h"
#include "ui/simulate/card.h"
#include "ui/simulate/setting_field.h"
#include "ui/train/device_panel.h"
#include "ui/train/gpu_setup.h"
#include "ui/words/core_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr const char* newGpuKey = "training/newGpu"; // offered for the first time at the next start

QHBoxLayout* labelledRow(QVBoxLayout* to, const QString& text, const QString& tip, QWidget* buddy) {
    auto* row = new QHBoxLayout;
    row->setSpacing(Gap::line);
    auto* label = settingLabel(text, tip);
    label->setBuddy(buddy);
    row->addWidget(label);
    to->addLayout(row);
    return row;
}

void addItem(QComboBox* box, const QString& text, const QString& data, const QString& tip) {
    box->addItem(text, data);
    box->setItemData(box->count() - 1, tip, Qt::ToolTipRole);
}

} // namespace

TrainingForm::TrainingForm(const Engine* engine, QWidget* parent)
    : QWidget(parent), engine_(engine), networkText_(quietLabel("networkDescription")),
      total_(quietLabel("trainingTotal")), devicePanel_(new DevicePanel) {
    now_.network.name = "perrin";
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::usual);
    auto *network = new Card(tr("Network")), *training = new Card(tr("Training")),
         *device = new Card(tr("Device"));
    makeNetworkCard(network);
    makeTrainingCard(training);
    makeDeviceCard(device);
    for (Card* card : {network, training, device})
        layout->addWidget(card);
    setSettings(now_);
}

QComboBox* TrainingForm::addChoice(QVBoxLayout* to, const char* objectName, const QString& label,
                                   const QString& tip, Choice choice) {
    auto* box = choice.box;
    box->setObjectName(objectName);
    box->setAccessibleName(label);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    labelledRow(to, label, tip, box)->addWidget(box, 1);
    connect(box, &QComboBox::activated, this, [this, box, set = choice.set] {
        set(now_, box->currentData().toString().toStdString());
        setSettings(now_);
        emit edited();
    });
    choices_.push_back(std::move(choice));
    return box;
}

void TrainingForm::addNumber(QVBoxLayout* to, const char* objectName, const QString& label,
                             const QString& unit, const QString& tip, const NumberEdit::Limits& limits,
                             Number number) {
    auto* edit = number.edit = new NumberEdit(objectName, tip, limits);
    edit->setAccessibleName(label);
    auto* row = labelledRow(to, label, tip, edit);
    edit->setFixedWidth(settingEditWidth + 30);
    row->addWidget(edit);
    auto* unitLabel = new QLabel(unit);
    unitLabel->setProperty("role", "quiet");
    unitLabel->setWordWrap(true); // long words of a language take a second line
    row->addWidget(unitLabel, 1);
    connect(edit, &NumberEdit::valueEdited, this, [this, set = number.set](std::optional<double> value) {
        if (value)
            set(now_, *value);
        showTotal();
        emit edited();
    });
    numbers_.push_back(std::move(number));
}

void TrainingForm::makeNetworkCard(Card* card) {
    network_ = addChoice(
        card->body(), "network", tr("Architecture"), tr("What is trained; perrin is the best we know"),
        {new QComboBox,
         [](const TrainingSettings& settings) { return QString::fromStdString(settings.network.name); },
         [](TrainingSettings& settings, const std::string& name) {
             if (settings.network.name != name)
                 settings.network = {.name = name};
         }});
    card->body()->addWidget(networkText_);
    QComboBox* label = addChoice(
        card->body(), "label", tr("Learns"), tr("What the network is to answer"),
        {new QComboBox, [](const TrainingSettings& settings) { return QString(name(settings.label)); },
         [](TrainingSettings& settings, const std::string& name) { settings.label = perrin::label(name); }});
    addItem(label, tr("ln D"), "ln-d", tr("Even over all decades of D: the usual choice"));
    addItem(label, tr("D"), "d", tr("Fast molecules matter most"));
    addItem(label, tr("effective D"), "effective-d",
            tr("The 2024 report's: a line through the origin and the MSD at all lags of the true path. It "
               "differs from D by chance."));
    addItem(label, tr("ln effective D"), "ln-effective-d", tr("The same, even from slow to fast"));
    QComboBox* loss = addChoice(
        card->body(), "loss", tr("Answers with"), tr("How wrong answers are weighed"),
        {new QComboBox,
         [](const TrainingSettings& settings) {
             return settings.loss == Loss::Gaussian ? "gaussian"
                    : settings.loss == Loss::Mse    ? "mse"
                                                    : "huber";
         },
         [](TrainingSettings& settings, const std::string& name) {
             settings.loss = name == "gaussian" ? Loss::Gaussian : name == "mse" ? Loss::Mse : Loss::Huber;
         }});
    addItem(loss, tr("value and interval"), "gaussian", tr("Gaussian likelihood: every D with its interval"));
    addItem(loss, tr("value (squared error)"), "mse", tr("Mean squared error, no intervals"));
    addItem(loss, tr("value (robust)"), "huber", tr("Huber's loss: large errors count less; no intervals"));
}

void TrainingForm::makeTrainingCard(Card* card) {
    QVBoxLayout* body = card->body();
    const auto whole = [](double most) {
        return NumberEdit::Limits{.above = 1, .orEqual = true, .upTo = most, .whole = true};
    };
    addNumber(body, "epochs", tr("Epochs"), {},
              tr("How often the network is judged, on stacks that it never learns from. Typical: 50 to 300."),
              whole(100000),
              {nullptr, [](const TrainingSettings& s) { return s.epochs; },
               [](TrainingSettings& s, double value) { s.epochs = static_cast<int>(value); }});
    addNumber(
        body, "stacksPerEpoch", tr("Stacks"), tr("an epoch"),
        tr("Simulated afresh, each learned from once. Typical: 20480."), whole(1e12),
        {nullptr, [](const TrainingSettings& s) { return static_cast<double>(s.stacksPerEpoch); },
         [](TrainingSettings& s, double value) { s.stacksPerEpoch = static_cast<std::uint64_t>(value); }});
    body->addWidget(total_);
    auto* more = new QWidget;
    auto* column = new QVBoxLayout(more);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::close);
    makeMore(column);
    card->fold(more, "moreTraining", tr("More"), tr("Show settings that are needed less often"));
}

void TrainingForm::makeDeviceCard(Card* card) {
    device_ =
        addChoice(card->body(), "device", tr("Runs on"), tr("CPU, or a GPU where LibTorch knows one"),
                  {new QComboBox,
                   [](const TrainingSettings& settings) { return QString::fromStdString(settings.device); },
                   [](TrainingSettings& settings, const std::string& name) { settings.device = name; }});
    addItem(device_, tr("CPU"), "cpu", {});
    card->body()->addWidget(devicePanel_);
    connect(devicePanel_, &DevicePanel::changed, this, &TrainingForm::look);
    connect(&devicePanel_->setup(), &GpuSetup::done, this, [this] {
        const auto& result = devicePanel_->setup().result();
        QSettings().setValue(newGpuKey, result && result->checks.size() > 1);
    });
}

void TrainingForm::makeMore(QVBoxLayout* to) {
    const NumberEdit::Limits share{.above = 0, .orEqual = true, .upTo = 90};
    addNumber(to, "batch", tr("Batch"), tr("stacks a step"), tr("Learned from together. Typical: 32 to 512."),
              {.above = 1, .orEqual = true, .upTo = 1 << 20, .whole = true},
              {nullptr, [](const TrainingSettings& s) { return s.batch; },
               [](TrainingSettings& s, double value) { s.batch = static_cast<int>(value); }});
    addNumber(to, "learningRate", tr("Learning rate"), tr("highest"),
              tr("How far the weights move a step. Typical: 0.0003 to 0.003; lower it when the loss jumps."),
              {.above = 0, .upTo = 1e6},
              {nullptr, [](const TrainingSettings& s) { return s.learningRate.highest; },
               [](TrainingSettings& s, double value) { s.learningRate.highest = value; }});
    QComboBox* schedule = addChoice(
        to, "schedule", tr("Schedule"), tr("How the learning rate falls"),
        {new QComboBox,
         [](const TrainingSettings& settings) {
             const Schedule kind = settings.learningRate.schedule;
             return kind == Schedule::Cosine ? "cosine" : kind == Schedule::Step ? "step" : "constant";
         },
         [](TrainingSettings& settings, const std::string& name) {
             settings.learningRate.schedule = name == "cosine" ? Schedule::Cosine
                                              : name == "step" ? Schedule::Step
                                                               : Schedule::Constant;
         }});
    addItem(schedule, tr("cosine"), "cosine", tr("Falls along half a cosine to 1 % at the end"));
    addItem(schedule, tr("steps"), "step", tr("To 30 % every 20 epochs"));
    addItem(schedule, tr("constant"), "constant", tr("Stays"));
    addNumber(to, "warmUp", tr("Warm-up"), tr("% of all steps"),
              tr("Over which the learning rate rises from near 0. Typical: 2 %."), share,
              {nullptr, [](const TrainingSettings& s) { return 100 * s.learningRate.warmUp; },
               [](TrainingSettings& s, double value) { s.learningRate.warmUp = value / 100; }});
    QComboBox* optimizer = addChoice(
        to, "optimizer", tr("Optimizer"), tr("How the weights are moved"),
        {new QComboBox,
         [](const TrainingSettings& settings) {
             const OptimizerKind kind = settings.optimizer.kind;
             return kind == OptimizerKind::AdamW ? "adamw" : kind == OptimizerKind::Adam ? "adam" : "sgd";
         },
         [](TrainingSettings& settings, const std::string& name) {
             settings.optimizer.kind = name == "adamw"  ? OptimizerKind::AdamW
                                       : name == "adam" ? OptimizerKind::Adam
                                                        : OptimizerKind::Sgd;
         }});
    addItem(optimizer, "AdamW", "adamw", tr("Adam with weight decay of its own: the usual choice"));
    addItem(optimizer, "Adam", "adam", tr("As in the 2024 report"));
    addItem(optimizer, tr("SGD with momentum"), "sgd", tr("Needs a higher learning rate: about 0.01"));
    addNumber(to, "clip", tr("Gradient clip"), {}, tr("Longest gradient; 0: any. Typical: 1."),
              {.above = 0, .orEqual = true, .upTo = 1e6},
              {nullptr, [](const TrainingSettings& s) { return s.optimizer.clip; },
               [](TrainingSettings& s, double value) { s.optimizer.clip = value; }});
    addNumber(to, "validationStacks", tr("Judged on"), tr("stacks"),
              tr("Size of the validation set; the same ones whatever the seed. Typical: 2048."),
              {.above = 16, .orEqual = true, .upTo = 1 << 20, .whole = true},
              {nullptr, [](const TrainingSettings& s) { return s.validationStacks; },
               [](TrainingSettings& s, double value) { s.validationStacks = static_cast<int>(value); }});
    addNumber(
        to, "trainingSeed", tr("Seed"), {},
        tr("Fixes the first weights and every stack: the same settings and seed give the same network."),
        {.above = 0, .orEqual = true, .upTo = 9007199254740992, .whole = true},
        {nullptr, [](const TrainingSettings& s) { return static_cast<double>(s.seed); },
         [](TrainingSettings& s, double value) { s.seed = static_cast<std::uint64_t>(value); }});
    addNumber(to, "checkpointMinutes", tr("Checkpoint"), tr("every … min"),
              tr("How much work a power cut costs at most. Typical: 10."),
              {.above = 0, .orEqual = true, .upTo = 1e5},
              {nullptr, [](const TrainingSettings& s) { return s.checkpointMinutes; },
               [](TrainingSettings& s, double value) { s.checkpointMinutes = value; }});
    QComboBox* symmetries = addChoice(
        to, "symmetries", tr("Symmetries"), tr("Whether stacks are turned, mirrored and reversed at random"),
        {new QComboBox, [](const TrainingSettings& settings) { return settings.symmetries ? "yes" : "no"; },
         [](TrainingSettings& settings, const std::string& name) { settings.symmetries = name == "yes"; }});
    addItem(symmetries, tr("as simulated"), "no", tr("Fresh stacks come in every direction anyway"));
    addItem(symmetries, tr("turned and mirrored"), "yes", tr("Each stack in one of its symmetric copies"));
}

void TrainingForm::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!std::exchange(looked_, true))
        look();
}

void TrainingForm::look() {
    looking_.start(
        [engine = engine_](const Job&) {
            const Engine& used = engine ? *engine : perrin::engine();
            return Machine{used.networks(), deviceReport(engine)};
        },
        {.done = [this](const Machine& machine) { show(machine); },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void TrainingForm::show(const Machine& machine) {
    network_->clear();
    for (const NetworkInfo& network : machine.networks)
        addItem(network_, QString::fromStdString(network.name), QString::fromStdString(network.name),
                coreText(network.description));
    device_->clear();
    for (const Device& device : machine.report.devices)
        addItem(device_, QString::fromStdString(device.description), QString::fromStdString(device.name), {});
    devicePanel_->setReport(machine.report);
    const std::vector<Device>& devices = machine.report.devices;
    if (devices.size() > 1 && QSettings().value(newGpuKey).toBool()) {
        now_.device = devices[1].name; // what it was set up for
        QSettings().remove(newGpuKey);
    }
    if (device_->findData(QString::fromStdString(now_.device)) < 0)
        now_.device = devices.front().name; // a GPU that is gone; the panel says why
    setSettings(now_);
}

void TrainingForm::setSettings(const TrainingSettings& settings) {
    now_ = settings;
    for (const Number& number : numbers_)
        number.edit->setValue(number.get(now_));
    for (const Choice& choice : choices_)
        choice.box->setCurrentIndex(choice.box->findData(choice.get(now_)));
    networkText_->setText(network_->currentData(Qt::ToolTipRole).toString());
    networkText_->setVisible(!networkText_->text().isEmpty());
    showTotal();
}

void TrainingForm::showTotal() {
    const double total = static_cast<double>(now_.stepsPerEpoch()) * now_.batch * now_.epochs;
    total_->setText(
        tr("%1 stacks in all").arg(QLocale(QLocale::English).toString(total, 'f', 0).replace(',', ' ')));
}

TrainingSettings TrainingForm::settings(const Scenario& scenario) const {
    for (const Number& number : numbers_)
        if (!number.edit->value())
            throw Error(
                number.edit->accessibleName().toStdString() + ": " +
                (number.edit->problem().isEmpty() ? tr("a number is needed here") : number.edit->problem())
                    .toStdString());
    TrainingSettings settings = now_;
    settings.scenario = scenario;
    matchNetwork(settings);
    settings.check();
    return settings;
}

} // namespace perrin::ui
