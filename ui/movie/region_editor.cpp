// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/region_editor.h"

#include "core/error.h"
#include "core/region/imagej_roi.h"
#include "ui/theme.h"
#include "ui/viewer/image_view.h"
#include "ui/words/core_words.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace perrin::ui {
namespace {

RegionShape shapeOf(Tool tool) {
    return tool == Tool::Rectangle ? RegionShape::Rectangle
           : tool == Tool::Polygon ? RegionShape::Polygon
                                   : RegionShape::Freehand;
}

QPolygonF polygonOf(const Region& region) {
    QPolygonF polygon;
    for (const Point& point : region.outline)
        polygon << QPointF(point.x, point.y);
    return polygon;
}

/// "Region 3": the first number that is free.
QString freeName(const std::vector<Region>& regions) {
    for (int number = 1;; ++number) {
        const QString name = RegionEditor::tr("Region %1").arg(number);
        if (std::ranges::none_of(regions, [&](const Region& r) { return r.name == name.toStdString(); }))
            return name;
    }
}

} // namespace

RegionEditor::RegionEditor(SessionState& session, ImageView& view, QWidget* parent)
    : QObject(parent), session_(session), view_(view), parent_(parent), menu_(new QMenu(parent)) {
    makeMenu();
    connect(&view_, &ImageView::outlineDrawn, this, &RegionEditor::add);
    connect(&session_, &SessionState::regionsChanged, this, &RegionEditor::show);
}

void RegionEditor::makeMenu() {
    menu_->setObjectName("regionMenu");
    const std::pair<Tool, QString> tools[] = {{Tool::Rectangle, tr("Draw a &rectangle")},
                                              {Tool::Polygon, tr("Draw a &polygon (double click ends it)")},
                                              {Tool::Freehand, tr("Draw &freehand")}};
    for (const auto& [tool, text] : tools)
        menu_->addAction(text, this, [this, tool = tool] { view_.setTool(tool); });
    menu_->addSeparator();
    auto* group = new QActionGroup(menu_);
    const std::pair<RegionUse, QString> uses[] = {{RegionUse::Inside, tr("Molecules &inside the regions")},
                                                  {RegionUse::Outside, tr("Molecules &outside the regions")},
                                                  {RegionUse::Label, tr("&All molecules, named by region")}};
    for (const auto& [use, text] : uses) {
        QAction* action =
            menu_->addAction(text, this, [this, use = use] { attempt([&] { session_.setRegionUse(use); }); });
        action->setCheckable(true);
        group->addAction(action);
        connect(menu_, &QMenu::aboutToShow, action,
                [this, action, use = use] { action->setChecked(session_.regionUse() == use); });
    }
    menu_->addSeparator();
    menu_->addAction(tr("Open ImageJ regions… (.roi, .zip)"), this, &RegionEditor::askImport);
    QAction* save = menu_->addAction(tr("Save regions for ImageJ…"), this, &RegionEditor::askExport);
    QAction* clear = menu_->addAction(tr("Delete all regions"), this,
                                      [this] { session_.setRegions({}, tr("delete all regions")); });
    connect(menu_, &QMenu::aboutToShow, this, [this, save, clear] {
        save->setEnabled(!session_.regions().empty());
        clear->setEnabled(!session_.regions().empty());
    });
}

template<class Work>
void RegionEditor::attempt(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        emit failed(coreText(error.what()));
    }
}

void RegionEditor::add(const QPolygonF& outline) {
    Region region{
        .name = freeName(session_.regions()).toStdString(), .shape = shapeOf(view_.tool()), .outline = {}};
    for (const QPointF& point : outline)
        region.outline.push_back({point.x(), point.y()});
    view_.setTool(Tool::Select);
    std::vector<Region> regions = session_.regions();
    const QString name = QString::fromStdString(region.name);
    regions.push_back(std::move(region));
    attempt([&] { session_.setRegions(std::move(regions), tr("draw %1").arg(name)); });
}

void RegionEditor::setChosen(std::optional<std::size_t> region) {
    chosen_ = region;
    show();
}

void RegionEditor::show() {
    std::vector<OutlinedRegion> shown;
    for (std::size_t i = 0; i < session_.regions().size(); ++i)
        shown.push_back({QString::fromStdString(session_.regions()[i].name), polygonOf(session_.regions()[i]),
                         chosen_ == i});
    view_.setRegions(std::move(shown));
}

void RegionEditor::importRegions(const QStringList& paths) {
    attempt([&] {
        std::vector<Region> regions = session_.regions();
        std::vector<std::string> warnings;
        for (const QString& path : paths) {
            const auto read = readRois(toPath(path), warnings);
            regions.insert(regions.end(), read.begin(), read.end());
        }
        makeNamesUnique(regions);
        session_.setRegions(std::move(regions), tr("open regions"));
        QStringList sentences;
        for (const std::string& warning : warnings)
            sentences << coreText(warning);
        if (!sentences.isEmpty())
            emit noted(sentences.join('\n'));
    });
}

void RegionEditor::exportRegions(const QString& path) {
    attempt([&] {
        writeRois(toPath(path), session_.regions());
        emit noted(tr("Written: %1").arg(path));
    });
}

void RegionEditor::askImport() {
    auto* dialog =
        new QFileDialog(parent_, tr("Open ImageJ regions"), QFileInfo(text(session_.path())).path(),
                        tr("ImageJ regions (*.roi *.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &RegionEditor::importRegions);
    dialog->open();
}

void RegionEditor::askExport() {
    const bool one = session_.regions().size() == 1;
    auto* dialog =
        new QFileDialog(parent_, tr("Save regions for ImageJ"), QFileInfo(text(session_.path())).path(),
                        one ? tr("ImageJ region (*.roi)") : tr("ImageJ regions (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(one ? "roi" : "zip");
    connect(dialog, &QFileDialog::fileSelected, this, &RegionEditor::exportRegions);
    dialog->open();
}

} // namespace perrin::ui
