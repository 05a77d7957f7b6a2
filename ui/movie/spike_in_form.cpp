// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/spike_in_form.h"

#include "ui/look.h"
#include "ui/movie/network_choice.h"
#include "ui/movie/spike_in_desk.h"
#include "ui/number_edit.h"
#include "ui/quiet_label.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr double most = 1e6; // molecules, rounds, frames

NumberEdit* countEdit(const char* objectName, const QString& tip, double least = 1) {
    return new NumberEdit(objectName, tip + SpikeInForm::tr("\nEmpty: the number shown in grey."),
                          {.above = least, .orEqual = true, .upTo = most, .whole = true});
}

std::optional<int> whole(const NumberEdit* edit) {
    return edit->value() ? std::optional(static_cast<int>(*edit->value())) : std::nullopt;
}

QString grey(const std::optional<int>& count) {
    return count ? QString::number(*count) : QString();
}
QString grey(const std::optional<double>& number) {
    if (!number)
        return {};
    return *number < 100 ? QString::number(*number, 'g', 3) : QString::number(*number, 'f', 0);
}

} // namespace

std::optional<std::vector<double>> parsePositiveNumbers(const QString& text) {
    std::vector<double> numbers;
    for (const QString& word : text.split(QRegularExpression("[\\s;]+"), Qt::SkipEmptyParts)) {
        const auto number = parseNumber(word);
        if (!number || *number <= 0)
            return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

SpikeInForm::SpikeInForm(SpikeInDesk& desk, QWidget* parent)
    : Card(tr("Synthetic molecules"), parent), desk_(desk), ds_(new QLineEdit), network_(new QCheckBox) {
    ds_->setObjectName("spikeDs");
    ds_->setToolTip(
        tr("True diffusion coefficients, as 0.1 1 10 (or with semicolons); the molecules take them in "
           "turn.\nEmpty: four, spread over those that were measured, shown in grey."));
    molecules_ = countEdit("spikeMolecules",
                           tr("In the movie at the same time. Many make it denser than it is, and the "
                              "check too strict."));
    photons_ =
        new NumberEdit("spikePhotons",
                       tr("Of a molecule in one exposure, on average.\nEmpty: each is as bright as one of "
                          "the measured molecules; their median is shown in grey."),
                       {.above = 0, .upTo = 1e9});
    lifetime_ =
        countEdit("spikeLifetime", tr("That each molecule is seen before another takes its place."), 16);
    rounds_ =
        countEdit("spikeRounds",
                  tr("The movie is made and measured so often, each time with other molecules. More rounds "
                     "make the answer surer and take longer."));
    seed_ = new NumberEdit("spikeSeed", tr("The same number gives the same molecules again."),
                           {.above = 0, .orEqual = true, .upTo = 1e9, .whole = true});
    seed_->setValue(static_cast<double>(desk_.settings().seed));
    network_->setObjectName("spikeNetwork");
    auto* about = quietLabel("spikeAbout");
    about->setText(tr("Empty fields are taken from the\nmolecules of this movie."));
    about->setWordWrap(false);
    about->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Gap::line);
    grid->setVerticalSpacing(Gap::close);
    grid->setColumnStretch(0, 1);
    auto* heading = new QLabel(tr("True D (µm²/s)"));
    heading->setBuddy(ds_);
    grid->addWidget(heading, 0, 0, 1, 3);
    grid->addWidget(ds_, 1, 0, 1, 3);
    addRow(grid, tr("At the same time"), molecules_, tr("molecules"));
    addRow(grid, tr("Brightness"), photons_, tr("photons"));
    addRow(grid, tr("Lifetime"), lifetime_, tr("frames"));
    addRow(grid, tr("Rounds"), rounds_, {});
    addRow(grid, tr("Seed"), seed_, {});
    body()->setSpacing(Gap::line);
    body()->addWidget(about);
    body()->addLayout(grid);
    body()->addWidget(network_);
    connect(ds_, &QLineEdit::textEdited, this, &SpikeInForm::takeValues);
    for (NumberEdit* edit : {molecules_, photons_, lifetime_, rounds_, seed_})
        connect(edit, &NumberEdit::valueEdited, this, &SpikeInForm::takeValues);
    connect(network_, &QCheckBox::clicked, &desk_, &SpikeInDesk::setAsksNetwork);
    connect(&desk_, &SpikeInDesk::changed, this, &SpikeInForm::showState);
    showState();
}

void SpikeInForm::addRow(QGridLayout* grid, const QString& name, QLineEdit* edit, const QString& unit) {
    const int row = grid->rowCount();
    auto* label = new QLabel(name);
    label->setBuddy(edit);
    edit->setAccessibleName(unit.isEmpty() ? name : name + ", " + unit);
    grid->addWidget(label, row, 0);
    grid->addWidget(edit, row, 1);
    grid->addWidget(new QLabel(unit), row, 2);
}

QString SpikeInForm::problem() const {
    if (!parsePositiveNumbers(ds_->text()))
        return tr("True D: write numbers above 0, separated by spaces.");
    for (const NumberEdit* edit : {molecules_, photons_, lifetime_, rounds_, seed_})
        if (!edit->valid())
            return edit->accessibleName() + ": " + edit->problem();
    return {};
}

void SpikeInForm::takeValues() {
    const bool wrong = !parsePositiveNumbers(ds_->text());
    if (ds_->property("invalid").toBool() != wrong) {
        ds_->setProperty("invalid", wrong);
        restyle(ds_);
    }
    if (problem().isEmpty())
        desk_.setSettings({.molecules = whole(molecules_),
                           .ds = *parsePositiveNumbers(ds_->text()),
                           .photons = photons_->value(),
                           .lifetime = whole(lifetime_),
                           .rounds = whole(rounds_),
                           .seed = static_cast<std::uint64_t>(seed_->value().value_or(1))});
    emit edited();
}

void SpikeInForm::showState() {
    const SpikeInSettings usual = desk_.automatic().value_or(SpikeInSettings{});
    QStringList ds;
    for (const double d : usual.ds)
        ds << grey(std::optional(d));
    ds_->setPlaceholderText(ds.join("  "));
    molecules_->setPlaceholderText(grey(usual.molecules));
    photons_->setPlaceholderText(grey(desk_.usualPhotons()));
    lifetime_->setPlaceholderText(grey(usual.lifetime));
    rounds_->setPlaceholderText(grey(usual.rounds));
    seed_->setPlaceholderText("1");
    const QString network = desk_.network();
    network_->setEnabled(!network.isEmpty());
    network_->setChecked(desk_.asksNetwork());
    network_->setText(network.isEmpty() ? tr("Ask the network too")
                                        : tr("Ask %1 too").arg(networkTitle(network)));
    network_->setToolTip(
        network.isEmpty()
            ? tr("Measure the movie with a network first (tab Network); then it is judged, too.")
            : tr("The network that measured the movie's molecules is judged, too."));
}

} // namespace perrin::ui
