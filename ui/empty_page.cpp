// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/empty_page.h"

#include "ui/look.h"
#include "ui/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr int recentShown = 5;

} // namespace

EmptyPage::EmptyPage(QWidget* parent) : QWidget(parent), recent_(new QVBoxLayout) {
    auto* logo = new QLabel;
    logo->setPixmap(QIcon(":/perrin/icons/perrin.svg").pixmap(72, 72));
    auto* title = new QLabel(tr("Measure how molecules diffuse"));
    QFont large = sized(title->font(), TypeSize::Heading);
    large.setBold(true);
    title->setFont(large);
    auto* hint = new QLabel(tr("Open a movie of single molecules (TIFF, STK, video or a folder of images), "
                               "or drop it anywhere in this window."));
    hint->setProperty("role", "quiet");
    auto* open = new QPushButton(tr("Open a movie…"));
    open->setObjectName("openMovie");
    open->setProperty("role", "primary");
    open->setIcon(primaryIcon("open"));
    open->setToolTip(tr("TIFF, ImageJ and OME-TIFF stacks (Ctrl+O)"));
    auto* sample = new QPushButton(tr("Open the sample movie"));
    sample->setObjectName("openSample");
    sample->setToolTip(tr("A simulated movie with slow and fast molecules that comes with the program"));
    auto* guide = new QPushButton(tr("Show me, in six steps"));
    guide->setObjectName("startGuide");
    guide->setToolTip(
        tr("A first measurement on the sample movie, from opening to a CSV file, with a card beside each "
           "step; it can be left at any moment"));
    auto* what = new QPushButton(tr("What is this?"));
    what->setObjectName("whatIsThis");
    what->setToolTip(
        tr("What Perrin measures, for whom, what it needs and what it gives, in five sentences"));
    for (QPushButton* button : {open, sample, guide, what})
        button->setMinimumHeight(34);
    connect(open, &QPushButton::clicked, this, &EmptyPage::openRequested);
    connect(sample, &QPushButton::clicked, this, &EmptyPage::sampleRequested);
    connect(guide, &QPushButton::clicked, this, &EmptyPage::guideRequested);
    connect(what, &QPushButton::clicked, this, &EmptyPage::helpRequested);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Gap::usual);
    buttons->addStretch();
    buttons->addWidget(open);
    buttons->addWidget(sample);
    buttons->addWidget(guide);
    buttons->addWidget(what);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(Gap::wide);
    layout->addStretch(2);
    for (QLabel* label : {logo, title, hint}) {
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label);
    }
    layout->addSpacing(Gap::line);
    layout->addLayout(buttons);
    layout->addSpacing(Gap::usual);
    layout->addLayout(recent_);
    layout->addStretch(3);
}

void EmptyPage::setRecent(const QStringList& paths) {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (paths.isEmpty())
        return;
    auto* title = new QLabel(tr("Recent"));
    title->setProperty("role", "quiet");
    recent_->addWidget(title, 0, Qt::AlignHCenter);
    for (const QString& path : paths.mid(0, recentShown)) {
        auto* button = new QPushButton(QFileInfo(path).fileName().replace('&', "&&"));
        button->setFlat(true);
        button->setToolTip(path);
        connect(button, &QPushButton::clicked, this, [this, path] { emit recentRequested(path); });
        recent_->addWidget(button, 0, Qt::AlignHCenter);
    }
}

} // namespace perrin::ui
