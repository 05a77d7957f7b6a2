// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/noise_panel.h"

#include "core/units.h"
#include "ui/ask_movies.h"
#include "ui/look.h"
#include "ui/match/likeness_card.h"
#include "ui/match/lock_button.h"
#include "ui/movie/camera_dialog.h"
#include "ui/quiet_label.h"
#include "ui/settings_scroll.h"
#include "ui/simulate/card.h"
#include "ui/simulate/setting_row.h"
#include "ui/theme.h"
#include "ui/words/core_words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr int lockWidth = 26;

Access ofNoise(NoiseParameter which) {
    return {[which](const Scenario& scenario) { return value(noiseModelOf(scenario), which); },
            [which](Scenario& scenario, double number) {
                NoiseModel model = noiseModelOf(scenario);
                value(model, which) = number;
                scenario.sensor.camera.gain = model.gain;
                scenario.sensor.camera.offset = model.offset;
                scenario.sensor.camera.readNoise = model.gain > 0 ? model.gaussian / model.gain : 0;
                scenario.sensor.laplaceNoise = model.laplace;
                scenario.background.photons = Range::fixed(model.background);
            }};
}

QString intervalText(const FittedNoise& number) {
    if (number.locked)
        return NoisePanel::tr("held");
    QString text;
    if (number.low && number.high)
        text = NoisePanel::tr("95 %: %1 to %2").arg(threeDigits(*number.low), threeDigits(*number.high));
    else if (number.high)
        text = NoisePanel::tr("at most %1 (95 %)").arg(threeDigits(*number.high));
    return number.determined ? text : text + NoisePanel::tr("; this data cannot tell");
}

} // namespace

NoisePanel::NoisePanel(SessionState& session, MatchDesk& desk, QWidget* parent)
    : QWidget(parent), session_(session), desk_(desk) {
    setObjectName("noisePanel");
    auto* cards = new QWidget;
    cards->setObjectName("settings");
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, Gap::close, 0);
    column->setSpacing(Gap::usual);
    makeNoise();
    makeMolecules();
    likeness_ = new LikenessCard;
    for (Card* card : {noise_, molecules_, static_cast<Card*>(likeness_)})
        column->addWidget(card);
    column->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::usual);
    layout->addWidget(makeSettingsScroll(cards), 1);
    layout->addWidget(makeFooter());
    connect(&desk_, &MatchDesk::changed, this, &NoisePanel::showScenario);
    connect(&desk_, &MatchDesk::previewed, this, &NoisePanel::showLikeness);
    for (TaskMonitor* task : {&desk_.fitting(), &desk_.looking()}) {
        connect(task, &TaskMonitor::started, this, &NoisePanel::showScenario);
        connect(task, &TaskMonitor::ended, this, &NoisePanel::showScenario, Qt::QueuedConnection);
    }
    showScenario();
    showLikeness();
}

void NoisePanel::add(Card* card, SettingRow* row, std::optional<NoiseParameter> which) {
    auto* line = new QHBoxLayout;
    line->setSpacing(Gap::close);
    line->addWidget(row, 1);
    if (which) {
        const auto place = static_cast<std::size_t>(*which);
        locks_[place] = new LockButton(QString("lock_") + ::perrin::name(*which), row->name());
        connect(locks_[place], &QToolButton::toggled, this,
                [this, which](bool locked) { desk_.setLocked(*which, locked); });
        line->addWidget(locks_[place], 0, Qt::AlignVCenter);
    } else {
        line->addSpacing(lockWidth + Gap::close);
    }
    card->body()->addLayout(line);
    if (which) {
        QLabel*& interval = intervals_[static_cast<std::size_t>(*which)];
        interval = quietLabel((std::string("interval_") + ::perrin::name(*which)).c_str());
        interval->setContentsMargins(settingLabelWidth + Gap::line, 0, 0, Gap::close);
        interval->hide();
        card->body()->addWidget(interval);
    }
    rows_.push_back(row);
    connect(row, &SettingField::edited, this, [this, row](const ScenarioChange& change, bool held) {
        row->setProblem(desk_.edit(change, tr("change %1").arg(row->name()), held));
    });
}

void NoisePanel::makeNoise() {
    noise_ = new Card(tr("Noise"));
    auto* known = new QToolButton;
    known->setObjectName("knownFrom");
    known->setProperty("role", "segment");
    known->setText(tr("Known from…"));
    known->setToolTip(
        tr("Takes over what another movie of this camera tells, and holds it. A lock holds what you know."));
    known->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(known);
    menu->addAction(tr("A &dark movie: offset and read noise…"), this,
                    [this] { askKnown(MatchDesk::KnownFrom::DarkMovie); });
    menu->addAction(tr("&Another movie of this camera: offset…"), this,
                    [this] { askKnown(MatchDesk::KnownFrom::OtherMovie); });
    menu->addSeparator();
    menu->addAction(tr("&Calibrate the camera from dark and flat movies…"), this, &NoisePanel::calibrate);
    known->setMenu(menu);
    noise_->head()->addWidget(known);
    using Scale = Travel::Scale;
    const NumberEdit::Limits positive{.above = 0}, fromZero{.above = 0, .orEqual = true}, any{};
    const auto row = [&](const char* objectName, const QString& label, const QString& unit,
                         const QString& tip, const NumberEdit::Limits& limits, const Travel& travel,
                         NoiseParameter which) {
        add(noise_, new SettingRow({objectName, label, unit, tip, limits, travel, ofNoise(which)}), which);
    };
    row("matchGaussian", tr("Gaussian noise"), tr("ADU"),
        tr("Read noise: standard deviation of a pixel in the dark. EMCCD 10 to 60 ADU, sCMOS 1 to 4, CCD 3 "
           "to 20"),
        fromZero, {.low = 0.2, .high = 500, .scale = Scale::LogarithmicFromZero}, NoiseParameter::Gaussian);
    row("matchLaplace", tr("Laplace noise b"), tr("ADU"),
        tr("Scale of heavy-tailed noise: its variance is 2 b². Most cameras have none"), fromZero,
        {.low = 0.2, .high = 500, .scale = Scale::LogarithmicFromZero}, NoiseParameter::Laplace);
    row("matchBackground", tr("Background"), tr("ph/px"),
        tr("Detected photons of a pixel without molecules in one exposure; 1 to 200"), fromZero,
        {.low = 0.1, .high = 1000, .scale = Scale::LogarithmicFromZero}, NoiseParameter::Background);
    row("matchGain", tr("Gain"), tr("ADU/e⁻"),
        tr("Camera values a photo-electron, EM gain included: EMCCD 5 to 300, sCMOS 0.4 to 2.5"), positive,
        {.low = 0.05, .high = 500, .scale = Scale::Logarithmic}, NoiseParameter::Gain);
    row("matchOffset", tr("Offset"), tr("ADU"), tr("What the camera gives in the dark; often 100 to 1000"),
        any, {.low = 0, .high = 4000}, NoiseParameter::Offset);
    em_ = new QCheckBox(tr("Electron multiplication (EMCCD)"));
    em_->setObjectName("matchEm");
    em_->setToolTip(tr(
        "The gain register doubles the variance of the light and skews it. Held while the gain is locked"));
    connect(em_, &QCheckBox::clicked, this, [this](bool em) {
        desk_.edit([em](Scenario& scenario) { scenario.sensor.camera.em = em; }, tr("change EM"));
    });
    noise_->body()->addWidget(em_);
}

void NoisePanel::askKnown(MatchDesk::KnownFrom source) {
    const QString title = source == MatchDesk::KnownFrom::DarkMovie ? tr("A movie in the dark")
                                                                    : tr("Another movie of this camera");
    askMovies(this, title, QFileDialog::ExistingFile,
              [this, source](const QStringList& paths) { desk_.take(source, paths.value(0)); });
}

void NoisePanel::calibrate() {
    auto* dialog = new CameraDialog(session_, desk_.scenario().sensor.camera.gain, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CameraDialog::saved, &desk_, [this](const QString& sentence) {
        desk_.holdCamera();
        emit noted(sentence);
    });
    dialog->open();
}

void NoisePanel::makeMolecules() {
    molecules_ = new Card(tr("Molecules"));
    using Scale = Travel::Scale;
    add(molecules_,
        new SettingRow(
            {"matchPhotons",
             tr("Photons"),
             tr("a frame"),
             tr("Detected photons of one molecule in one exposure; 100 to 2000"),
             {.above = 0},
             {.low = 10, .high = 20000, .scale = Scale::Logarithmic},
             {[](const Scenario& scenario) { return scenario.emission.photons.value; },
              [](Scenario& scenario, double photons) { scenario.emission.photons = Range::fixed(photons); }},
             {}}),
        std::nullopt);
    const auto pixel = [](const Scenario& scenario) { return scenario.acquisition.pixelSize.value_or(0.1); };
    add(molecules_,
        new SettingRow({"matchPsf",
                        tr("PSF width"),
                        tr("px"),
                        tr("Standard deviation of the image of a resting molecule; 0.8 to 2 px"),
                        {.above = 0},
                        {.low = 0.5, .high = 4},
                        {[pixel](const Scenario& scenario) {
                             return scenario.psf.fwhm / fwhmPerSigma / pixel(scenario);
                         },
                         [pixel](Scenario& scenario, double sigma) {
                             scenario.psf.fwhm = sigma * fwhmPerSigma * pixel(scenario);
                         }},
                        {}}),
        std::nullopt);
    light_ = quietLabel("matchLight");
    molecules_->body()->addWidget(light_);
}

QLayout* NoisePanel::makeFit() {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Gap::line);
    const auto button = [&](const char* objectName, const QString& text, const QString& tip,
                            bool levelsOnly) {
        auto* made = new QPushButton(text);
        made->setObjectName(objectName);
        made->setToolTip(tip);
        connect(made, &QPushButton::clicked, this, [this, levelsOnly] { desk_.fit(levelsOnly); });
        buttons->addWidget(made, 1);
        return made;
    };
    camera_ = button(
        "fitCamera", tr("Fit everything"),
        tr("Finds all numbers that are not locked, with their certainty, and the molecules' light"), false);
    camera_->setProperty("role", "primary");
    levels_ = button(
        "fitLevels", tr("Fit levels only"),
        tr("Finds Gaussian and Laplace noise; gain, offset and background stay as the sliders have them"),
        true);
    return buttons;
}

QWidget* NoisePanel::makeFooter() {
    verdict_ = quietLabel("matchVerdict");
    use_ = new QPushButton(tr("Use for simulation and training"));
    use_->setObjectName("useMatch");
    connect(use_, &QPushButton::clicked, &desk_, &MatchDesk::use);
    auto* footer = new QWidget;
    auto* column = new QVBoxLayout(footer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::line);
    column->addWidget(verdict_);
    column->addLayout(makeFit());
    column->addWidget(use_);
    return footer;
}

void NoisePanel::showScenario() {
    for (SettingRow* row : rows_)
        row->show(desk_.scenario());
    em_->setChecked(desk_.scenario().sensor.camera.em);
    const bool busy = desk_.fitting().running() || desk_.looking().running();
    const bool canFit = desk_.canFit() && !busy;
    for (QPushButton* button : {levels_, camera_}) {
        if (!canFit && button->hasFocus()) { // a button that goes grey hands the focus on to anywhere
            pressed_ = button;
            setFocus();
        }
        button->setEnabled(canFit);
    }
    if (canFit && hasFocus() && pressed_)
        pressed_->setFocus();
    const NoiseFit* fit = desk_.fitted();
    for (const NoiseParameter which : noiseParameters) {
        const auto place = static_cast<std::size_t>(which);
        locks_[place]->setChecked(desk_.isLocked(which));
        intervals_[place]->setVisible(fit != nullptr);
        if (fit)
            intervals_[place]->setText(intervalText(fit->of(which)));
    }
    light_->setText(lightText());
    light_->setVisible(!light_->text().isEmpty());
    QStringList remarks;
    if (fit)
        for (const std::string& sentence : explain(*fit))
            remarks << coreText(sentence);
    likeness_->setRemarks(remarks.join('\n'));
    showVerdict();
    showUse();
}

QString NoisePanel::lightText() const {
    const MatchingSettings& matching = session_.matching();
    if (desk_.fitted() && !desk_.spots().note.empty())
        return coreText(desk_.spots().note);
    if (!desk_.canFit() || matching.molecules != NumbersFrom::Guess)
        return {};
    return matching.light.amplitude > 0 ? tr("A guess from the clear spots of one frame.")
                                        : tr("Usual numbers: no molecule has been measured yet.");
}

void NoisePanel::showLikeness() {
    likeness_->show(desk_.preview().get());
    showVerdict();
}

void NoisePanel::showVerdict() {
    const auto& preview = desk_.preview();
    verdict_->setVisible(preview != nullptr);
    if (!preview)
        return;
    const bool guessed = session_.matching().noise == NumbersFrom::Guess;
    const NoiseComparison& found = preview->comparison;
    verdict_->setText(guessed ? tr("A first guess: press Fit everything.") : coreText(verdict(found)));
    verdict_->setProperty("role", guessed                  ? "quiet"
                                  : found.ks <= sameNoise  ? "good"
                                  : found.ks <= closeNoise ? "caution"
                                                           : "problem");
    restyle(verdict_);
}

void NoisePanel::showUse() {
    use_->setEnabled(desk_.canUse());
    use_->setToolTip(
        desk_.canUse() ? tr("Simulate and Train get this noise, the PSF and the photons; the movie gets the "
                            "camera, to be measured with. One Undo takes all of it back")
        : desk_.canFit()
            ? tr("These numbers are a first guess: press Fit everything, or set one by hand, before "
                 "they are used")
            : tr("There is nothing to use until the movie's empty pixels are known"));
}

} // namespace perrin::ui
