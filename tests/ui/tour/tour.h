// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/main_window.h"
#include "ui/viewer/image_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QSet>
#include <QStackedWidget>
#include <QTest>
#include <stdexcept>

namespace perrin::ui {

inline void require(bool condition, const QString& what) {
    if (!condition)
        throw std::runtime_error(what.toStdString());
}

/// Does what a person would and takes pictures of it.
class Tour {
  public:
    Tour(MainWindow& window, QString folder) : window_(window), folder_(std::move(folder)) {}

    template<class Widget>
    Widget* find(const char* name) {
        auto* page = window_.findChild<QStackedWidget*>("workspaces")->currentWidget();
        auto* widget = page->findChild<Widget*>(name); // of several, that of the page shown
        if (!widget)
            widget = window_.findChild<Widget*>(name);
        require(widget, QString("the window has no ") + name);
        return widget;
    }
    void click(const char* name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void type(const char* name, const QString& text) {
        auto* edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    bool wait(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 60000); }
    ImageView& view() { return *find<ImageView>("imageView"); }
    QPoint at(QPointF px) { return view().toWidget(px).toPoint(); }
    void drag(QPointF from, QPointF to) {
        QTest::mousePress(&view(), Qt::LeftButton, {}, at(from));
        for (int i = 1; i <= 8; ++i)
            QTest::mouseMove(&view(), at(from + (to - from) * i / 8.0));
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, at(to));
    }

    /// Everything on the screen, menus and dialogs too.
    void shoot(const QString& name) {
        QTest::qWait(250); // pictures and plots are drawn in the background
        const QImage picture = window_.screen()->grabWindow(0).toImage();
        require(!picture.isNull() && picture.size() == window_.screen()->size() * window_.devicePixelRatio(),
                "no screenshot of " + name);
        QSet<QRgb> colors;
        for (int y = 0; y < picture.height(); y += 7)
            for (int x = 0; x < picture.width(); x += 7)
                colors << picture.pixel(x, y);
        require(colors.size() > 20, name + ": nothing is drawn");
        const QString path = QString("%1/%2_%3.png").arg(folder_).arg(++number_, 2, 10, QChar('0')).arg(name);
        require(picture.save(path), "cannot write " + path);
    }
    void shootMenu(QMenu* menu, QPoint place, const QString& name) {
        menu->popup(place);
        shoot(name);
        menu->close();
    }
    void shootDialog(const QString& name) {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        require(dialog, "no dialog is open: " + name);
        shoot(name);
        dialog->reject();
        QTest::qWait(50);
    }

    void match();
    void simulate();
    void train();
    void openMovie(const QString& path);
    void findMolecules();
    void check();
    void look();
    void regions();
    void edit();
    void exports();

  private:
    MainWindow& window_;
    QString folder_;
    int number_ = 0;
};

} // namespace perrin::ui
