// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/plot/plot.h"

namespace perrin::ui {

/// A plot whose page tells, with its signals failed(sentence) and noted(sentence), what becomes of the files
/// that are written of it.
template<class Page>
Plot* makePlot(Page* page, const QString& name, const char* objectName, const QString& tip) {
    auto* plot = new Plot(name);
    plot->setObjectName(objectName);
    plot->setToolTip(tip);
    QObject::connect(plot, &Plot::failed, page, &Page::failed);
    QObject::connect(plot, &Plot::exported, page,
                     [page](const QString& path) { emit page->noted(Page::tr("Written: %1").arg(path)); });
    return plot;
}

} // namespace perrin::ui
