// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/likeness_card.h"

#include "ui/look.h"
#include "ui/quiet_label.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <cmath>

namespace perrin::ui {
namespace {

QGridLayout* numberGrid() {
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Gap::usual);
    grid->setVerticalSpacing(Gap::close);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace

QString threeDigits(double value) {
    return std::abs(value) >= 100 ? QString::number(std::lround(value)) : QString::number(value, 'g', 3);
}

LikenessCard::LikenessCard(QWidget* parent) : Card(tr("How alike"), parent) {
    pixels_ = quietLabel("emptyPixels");
    pixels_->setWordWrap(false);
    head()->addWidget(pixels_);
    auto* usual = numberGrid();
    addNumber(usual, tr("KS distance"),
              tr("Largest distance between the cumulative distributions of real and simulated empty "
                 "pixels; below 0.008 nobody can tell them apart"));
    addNumber(usual, tr("Wasserstein"), tr("How far values would have to be moved on average"));
    addNumber(usual, tr("SD, real / simulated"), tr("Standard deviation of empty pixels"));
    addNumber(usual, tr("Skewness"),
              tr("Lopsidedness: 0 for Gaussian noise, positive where light is counted"));
    addNumber(usual, tr("Excess kurtosis"),
              tr("Weight of the tails: 0 for Gaussian noise, 3 for Laplace noise"));
    body()->addLayout(usual);
    remarks_ = quietLabel("matchRemarks");
    body()->addWidget(remarks_);
    auto* pictures = new QWidget;
    auto* more = numberGrid();
    pictures->setLayout(more);
    const QString why =
        ' ' + tr("Each picture has noise of its own, so a perfect twin does not do well either: "
                 "judge by the KS distance.");
    addNumber(more, tr("SSIM"), tr("Structural similarity of the two pictures, 1 at most.") + why);
    addNumber(more, tr("PSNR"), tr("Peak signal-to-noise ratio between the two pictures.") + why);
    addNumber(more, tr("MSE"), tr("Mean squared difference of the two pictures' pixels.") + why);
    fold(pictures, "moreLikeness", tr("Pixel by pixel"),
         tr("SSIM, PSNR and MSE of the two pictures. Two draws of the same noise are not alike pixel by "
            "pixel, so "
            "these say little"));
}

void LikenessCard::addNumber(QGridLayout* to, const QString& name, const QString& tip) {
    auto* what = new QLabel(name);
    what->setProperty("role", "quiet");
    QLabel*& number = numbers_[made_];
    number = new QLabel;
    number->setObjectName("likeness" + QString::number(made_));
    number->setAlignment(Qt::AlignRight);
    const int row = to->rowCount();
    for (QLabel* label : {what, number})
        label->setToolTip(tip);
    to->addWidget(what, row, 0);
    to->addWidget(number, row, 1);
    ++made_;
}

void LikenessCard::show(const MatchPreview* preview) {
    if (!preview) {
        for (QLabel* number : numbers_)
            number->setText(QStringLiteral("–"));
        pixels_->clear();
        return;
    }
    const NoiseComparison& c = preview->comparison;
    const auto both = [](double real, double simulated, int digits) {
        return QString("%1 / %2").arg(real, 0, 'f', digits).arg(simulated, 0, 'f', digits);
    };
    const int digits = c.real.sd < 100 ? 1 : 0;
    const QString texts[] = {QString::number(c.ks, 'g', 2),
                             tr("%1 ADU").arg(threeDigits(c.wasserstein)),
                             both(c.real.sd, c.simulated.sd, digits) + tr(" ADU"),
                             both(c.real.skewness, c.simulated.skewness, 2),
                             both(c.real.excessKurtosis, c.simulated.excessKurtosis, 2),
                             QString::number(preview->frame.ssim, 'f', 3),
                             tr("%1 dB").arg(preview->frame.psnr, 0, 'f', 1),
                             tr("%1 ADU²").arg(threeDigits(preview->frame.mse))};
    for (std::size_t i = 0; i < numbers_.size(); ++i)
        numbers_[i]->setText(texts[i]);
    pixels_->setText(
        tr("%L1 empty pixels").arg(static_cast<qlonglong>(preview->wish.ground->values.total())));
}

void LikenessCard::setRemarks(const QString& remarks) {
    remarks_->setText(remarks);
    remarks_->setVisible(!remarks.isEmpty());
}

} // namespace perrin::ui
