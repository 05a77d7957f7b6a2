// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/measure_bar.h"

#include "core/learn/model.h"
#include "ui/flow_layout.h"
#include "ui/look.h"
#include "ui/movie/network_choice.h"
#include "ui/number_edit.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>
#include <algorithm>
#include <cmath>
#include <utility>

namespace perrin::ui {
namespace {

template<class Kind>
QComboBox* choice(const char* objectName, const QString& tip,
                  std::initializer_list<std::pair<QString, Kind>> items) {
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    box->setToolTip(tip);
    for (const auto& [text, kind] : items)
        box->addItem(text, static_cast<int>(kind));
    return box;
}

constexpr int automatic = -1;
constexpr double perDecade = 20; // steps of the slider of false alarms

int sliderPosition(double falseAlarm) {
    return static_cast<int>(std::lround(perDecade * std::log10(falseAlarm)));
}

QToolButton* toolButton(const char* objectName, const char* iconName, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setProperty("role", "icon");
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setToolTip(tip);
    button->setAccessibleName(tip.section(':', 0, 0));
    return button;
}

} // namespace

MeasureBar::MeasureBar(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), measure_(new QPushButton(tr("Find molecules"))),
      state_(new QLabel) {
    measure_->setObjectName("measure");
    measure_->setProperty("role", "primary");
    measure_->setIcon(primaryIcon("measure"));
    measure_->setToolTip(tr("Find the molecules in every frame, follow them and measure D of each (L)."
                            "\nAfter a change of "
                            "settings only what depends on them is done again."));
    connect(measure_, &QPushButton::clicked, this, &MeasureBar::measureRequested);

    method_ = choice<int>("method", tr("Which estimate is “D”: it colours the rings. All are computed."),
                          {{tr("D: automatic"), automatic},
                           {tr("D: network"), static_cast<int>(Method::Network)},
                           {tr("D: MLE"), static_cast<int>(Method::Mle)},
                           {tr("D: Bayes"), static_cast<int>(Method::Bayes)},
                           {tr("D: CVE"), static_cast<int>(Method::Cve)},
                           {tr("D: MSD"), static_cast<int>(Method::Msd)},
                           {tr("D: all lags"), static_cast<int>(Method::MsdReport)}});
    const std::pair<int, QString> tips[] = {
        {0, tr("MLE, or CVE where the exposure is unknown")},
        {1, tr("By a trained network, which reads steps and blur; needs the exposure and the camera")},
        {2, tr("Maximum likelihood (Berglund 2010); needs the exposure")},
        {3, tr("Maximum likelihood with a log-uniform prior; needs the exposure")},
        {4, tr("Covariance-based estimator (Vestergaard 2014)")},
        {5, tr("Straight line through the MSD at the optimal number of lags (Michalet 2012)")},
        {6, tr("Straight line through the origin at all lags, for comparison with older work: imprecise")}};
    for (const auto& [row, tip] : tips)
        method_->setItemData(row, tip, Qt::ToolTipRole);
    connect(method_, &QComboBox::activated, this, &MeasureBar::chooseMethod);

    makeFalseAlarm();
    auto* falseAlarmLabel = new QLabel(tr("False alarms"));
    falseAlarmLabel->setBuddy(falseAlarm_);
    falseAlarmLabel->setToolTip(falseAlarm_->toolTip());
    preview_ = toolButton("preview", "eye", tr("Preview: circle what would be found in this frame (P)"));
    preview_->setCheckable(true);
    connect(preview_, &QToolButton::toggled, this, &MeasureBar::previewToggled);
    add_ = toolButton("addMolecule", "add",
                      tr("Add a molecule: click a spot on the picture, it is followed (A)"));
    connect(add_, &QToolButton::clicked, this, &MeasureBar::addRequested);
    region_ = toolButton("regions", "region", tr("Regions: draw, open, save, and which molecules count"));
    region_->setPopupMode(QToolButton::InstantPopup);
    settings_ = toolButton("settings", "settings", tr("Settings: how spots are found and joined"));
    settings_->setPopupMode(QToolButton::InstantPopup);
    settings_->setMenu(makeSettingsMenu());
    export_ =
        toolButton("export", "export", tr("Export tables, pictures and movies (Ctrl+E: molecules as CSV)"));
    export_->setText(tr("Export"));
    export_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    export_->setProperty("role", "split");
    export_->setPopupMode(QToolButton::MenuButtonPopup);

    state_->setObjectName("measureState");
    state_->setProperty("role", "caution");
    state_->setWordWrap(true);

    auto* tools = new QWidget; // on two lines where the words of a language are long
    auto* row = new FlowLayout(tools, Gap::usual);
    const auto group = [row](std::initializer_list<QWidget*> widgets) {
        auto* together = new QWidget;
        auto* line = new QHBoxLayout(together);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(Gap::close);
        for (QWidget* widget : widgets)
            line->addWidget(widget);
        row->addWidget(together);
    };
    group({measure_, method_});
    group({falseAlarmLabel, falseAlarmSlider_, falseAlarm_, new QLabel(tr("/frame")), preview_});
    group({add_, region_, settings_, export_});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::close);
    layout->addWidget(tools);
    layout->addWidget(state_);

    connect(&session_, &SessionState::settingsChanged, this, &MeasureBar::showState);
    connect(&session_, &SessionState::measurementChanged, this, &MeasureBar::showState);
    connect(&session_, &SessionState::movieChanged, this, &MeasureBar::showState);
    showState();
}

void MeasureBar::chooseMethod() {
    change([this](MeasureSettings& settings) {
        const int chosen = method_->currentData().toInt();
        settings.method = chosen == automatic ? std::nullopt : std::optional(static_cast<Method>(chosen));
        if (std::exchange(askedForMethod_, false) && settings.model == usualModel())
            settings.model.clear(); // nobody asked for the network but this choice, which is taken back
        if (settings.method == Method::Network && settings.model.empty()) {
            settings.model = usualModel();
            askedForMethod_ = true;
        }
        if (settings.method == Method::Network && settings.model.empty())
            settings.method = std::nullopt; // this installation has no network of its own
    });
}

void MeasureBar::makeFalseAlarm() {
    falseAlarm_ = new NumberEdit("falseAlarm",
                                 tr("Expected number of false spots a frame: higher finds dimmer molecules "
                                    "and more that are none.\nTypical: 0.01 to 1."),
                                 {.above = 0, .upTo = 100});
    falseAlarm_->setFixedWidth(50);
    connect(falseAlarm_, &NumberEdit::valueEdited, this, [this](std::optional<double> value) {
        if (value)
            change([value](MeasureSettings& settings) { settings.find.falseAlarm = *value; });
        else
            showState();
    });
    falseAlarmSlider_ = new QSlider(Qt::Horizontal);
    falseAlarmSlider_->setObjectName("falseAlarmSlider");
    falseAlarmSlider_->setAccessibleName(tr("False alarms a frame"));
    falseAlarmSlider_->setToolTip(falseAlarm_->toolTip());
    falseAlarmSlider_->setRange(sliderPosition(0.001), sliderPosition(10));
    falseAlarmSlider_->setFixedWidth(44);
    connect(falseAlarmSlider_, &QSlider::valueChanged, this, [this](int position) {
        // Two digits are enough and can be read.
        const double value = QString::number(std::pow(10, position / perDecade), 'g', 2).toDouble();
        const bool held = falseAlarmSlider_->isSliderDown() && sliderMoved_;
        sliderMoved_ = true;
        change([value](MeasureSettings& settings) { settings.find.falseAlarm = value; }, held);
    });
    connect(falseAlarmSlider_, &QSlider::sliderPressed, this, [this] {
        sliderMoved_ = false;
        showPreview(true);
    });
}

void MeasureBar::setPreview(const QString& summary) {
    previewSummary_ = summary;
    showState();
}

void MeasureBar::showPreview(bool shown) {
    preview_->setChecked(shown);
}

QMenu* MeasureBar::makeSettingsMenu() {
    detector_ = choice<DetectorKind>("detector", tr("What a spot is recognized by"),
                                     {{tr("Likelihood ratio (GLRT)"), DetectorKind::Glrt},
                                      {tr("Laplacian of Gaussian"), DetectorKind::Log},
                                      {tr("Difference of Gaussians"), DetectorKind::Dog},
                                      {tr("Wavelet"), DetectorKind::Wavelet}});
    connect(detector_, &QComboBox::activated, this, [this] {
        change([this](MeasureSettings& s) {
            s.find.detector = static_cast<DetectorKind>(detector_->currentData().toInt());
        });
    });
    localizer_ = choice<LocalizerKind>("localizer",
                                       tr("How the centre of a spot is found.\nMaximum likelihood needs the "
                                          "camera; without it least squares takes its place."),
                                       {{tr("Maximum likelihood"), LocalizerKind::MaximumLikelihood},
                                        {tr("Least squares"), LocalizerKind::LeastSquares},
                                        {tr("Radial symmetry"), LocalizerKind::RadialSymmetry},
                                        {tr("Centroid"), LocalizerKind::Centroid}});
    connect(localizer_, &QComboBox::activated, this, [this] {
        change([this](MeasureSettings& s) {
            s.find.localizer = static_cast<LocalizerKind>(localizer_->currentData().toInt());
        });
    });
    maxD_ =
        new NumberEdit("maxD",
                       tr("D of the fastest molecule expected, µm²/s: sets how far a molecule may jump "
                          "between frames.\nTypical: 5. Too high joins neighbours, too low loses fast ones."),
                       {.above = 0});
    minFrames_ = new NumberEdit("minFrames", tr("Molecules seen in fewer frames are left out. Typical: 8."),
                                {.above = 3, .orEqual = true, .whole = true});
    maxGap_ =
        new NumberEdit("maxGap", tr("For how many frames in a row a molecule may be missed. Typical: 2."),
                       {.above = 0, .orEqual = true, .whole = true});
    connect(maxD_, &NumberEdit::valueEdited, this, [this](std::optional<double> value) {
        if (value)
            change([value](MeasureSettings& s) { s.link.maxD = *value; });
        else
            showState();
    });
    const auto whole = [this](NumberEdit* edit, int LinkSettings::*field) {
        connect(edit, &NumberEdit::valueEdited, this, [this, field](std::optional<double> value) {
            if (value)
                change([value, field](MeasureSettings& s) { s.link.*field = static_cast<int>(*value); });
            else
                showState();
        });
    };
    whole(minFrames_, &LinkSettings::minFrames);
    whole(maxGap_, &LinkSettings::maxGap);

    network_ = new NetworkChoice;
    connect(network_, &NetworkChoice::chosen, this, [this](const QString& model) {
        change([&](MeasureSettings& s) {
            s.model = model.toStdString();
            if (s.model.empty() && s.method == Method::Network)
                s.method = std::nullopt;
        });
    });

    auto* panel = new QWidget;
    auto* form = new QFormLayout(panel);
    form->setContentsMargins(Gap::wide, Gap::wide, Gap::wide, Gap::wide);
    form->addRow(tr("Network"), network_);
    form->addRow(tr("Detector"), detector_);
    form->addRow(tr("Localizer"), localizer_);
    form->addRow(tr("Largest D (µm²/s)"), maxD_);
    form->addRow(tr("Fewest frames"), minFrames_);
    form->addRow(tr("Longest gap (frames)"), maxGap_);
    for (QWidget* field :
         std::initializer_list<QWidget*>{network_, detector_, localizer_, maxD_, minFrames_, maxGap_})
        form->labelForField(field)->setToolTip(field->toolTip());
    auto* menu = new QMenu(this);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(panel);
    menu->addAction(action);
    return menu;
}

void MeasureBar::change(const std::function<void(MeasureSettings&)>& edit, bool held) {
    MeasureSettings settings = session_.settings();
    edit(settings);
    session_.setSettings(settings, held);
}

void MeasureBar::setMeasuring(bool measuring) {
    measuring_ = measuring;
    showState();
}

void MeasureBar::setCalibrationSound(bool sound) {
    calibrationSound_ = sound;
    showState();
}

QString MeasureBar::obstacle() const {
    if (!session_.movie())
        return tr("Open a movie first.");
    if (!session_.measurable() || !calibrationSound_)
        return tr("Waits for the calibration above.");
    const auto& settings = session_.settings();
    if (!settings.acquisition.exposure &&
        (settings.method == Method::Mle || settings.method == Method::Bayes))
        return tr("%1 needs the exposure.").arg(settings.method == Method::Mle ? tr("MLE") : tr("Bayes"));
    if (settings.method == Method::Network && !(settings.acquisition.exposure && settings.find.camera))
        return settings.find.camera
                   ? tr("The network needs the exposure.")
                   : tr("The network needs the camera: give it under Calibration, or let Match find it.");
    for (const NumberEdit* edit : {falseAlarm_, maxD_, minFrames_, maxGap_})
        if (!edit->value())
            return edit == falseAlarm_ ? tr("False alarms a frame: give a number above 0.")
                                       : tr("Settings: a value is missing or wrong.");
    return {};
}

void MeasureBar::showState() {
    const MeasureSettings& settings = session_.settings();
    const auto select = [](QComboBox* box, int value) {
        box->setCurrentIndex(std::max(0, box->findData(value)));
    };
    select(method_, settings.method ? static_cast<int>(*settings.method) : automatic);
    network_->setNetwork(QString::fromStdString(settings.model));
    select(detector_, static_cast<int>(settings.find.detector));
    select(localizer_, static_cast<int>(settings.find.localizer));
    const std::pair<NumberEdit*, double> numbers[] = {{falseAlarm_, settings.find.falseAlarm},
                                                      {maxD_, settings.link.maxD},
                                                      {minFrames_, settings.link.minFrames},
                                                      {maxGap_, settings.link.maxGap}};
    for (const auto& [edit, value] : numbers)
        if (!edit->hasFocus()) // what is being written stays
            edit->setValue(value);
    {
        const QSignalBlocker blocker(falseAlarmSlider_);
        falseAlarmSlider_->setValue(sliderPosition(settings.find.falseAlarm));
    }
    const QString hindrance = obstacle();
    measure_->setEnabled(!measuring_ && hindrance.isEmpty());
    add_->setEnabled(session_.measurable());
    const QString state = measuring_                   ? QString()
                          : !hindrance.isEmpty()       ? hindrance
                          : !previewSummary_.isEmpty() ? previewSummary_
                          : session_.outdated()        ? tr("Settings changed: find molecules again.")
                                                       : QString();
    state_->setText(state);
    state_->setVisible(!state.isEmpty());
}

} // namespace perrin::ui
