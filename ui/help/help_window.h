// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace perrin::ui {

class HelpText;

/// Pages of help ("start", "movie", …), in the order in which they are listed.
QStringList helpPages();
/// Markdown, in the language of the window where the page is translated; empty: there is no such page.
QString helpText(const QString& page);
/// Its first heading.
QString helpTitle(const QString& page);

/// Says that help on a widget and all it holds is this page.
void setHelpPage(QWidget& widget, const char* page);
/// Of the widget or the nearest one around it that has a page; "start" where none has.
QString helpPageOf(const QWidget* widget);

/// The manual: a list of pages that can be searched, and the page. Links lead to other pages; web links open
/// in the browser.
class HelpWindow : public QWidget {
    Q_OBJECT
  public:
    explicit HelpWindow(QWidget* parent = nullptr);
    void showPage(const QString& page);
    QString page() const { return page_; }

  private:
    void filter(const QString& words);
    void follow(const QUrl& link);
    void display(const QString& page);

    QLineEdit* search_;
    QListWidget* list_;
    HelpText* text_;
    QToolButton* back_;
    QLabel* english_; // says that a page is not translated
    QString page_;
    QStringList earlier_;
};

} // namespace perrin::ui
