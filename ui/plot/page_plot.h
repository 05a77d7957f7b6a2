// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/plot/plot.h"

#include <QCoreApplication>

namespace perrin::ui {

/// A plot whose page tells, with its signals failed(sentence) and noted(sentence), what becomes of the files
/// that are written of it.
template<class Page>
Plot* makePlot(Page* page, const QString& name, const char* objectName, const QString& tip) {
    auto* plot = new Plot(name);
    plot->setObjectName(objectName);
    plot->setToolTip(tip);
    Plot::connect(plot, &Plot::failed, page, &Page::failed);
    Plot::connect(plot, &Plot::exported, page, [page](const QString& path) {
        emit page->noted(QCoreApplication::translate("perrin::ui::Plot", "Written: %1").arg(path));
    });
    return plot;
}

} // namespace perrin::ui
