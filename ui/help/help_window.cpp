// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/empty_hint.h"
#include "ui/language.h"
#include "ui/look.h"
#include "ui/quiet_label.h"
#include "ui/theme.h"

#include <QDesktopServices>
#include <QFile>
#include <QHBoxLayout>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextTable>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr const char* pageProperty = "helpPage";

bool isTranslated(const QString& page) {
    return presentLanguage() == "en" ||
           QFile::exists(":/perrin/help/" + presentLanguage() + "/" + page + ".md");
}

bool hasPicture(const QTextBlock& block) {
    for (auto part = block.begin(); !part.atEnd(); ++part)
        if (part.fragment().charFormat().isImageFormat())
            return true;
    return false;
}

/// Room between lines, paragraphs and cells, which Markdown does not tell.
void layOut(QTextDocument& document) {
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool isCell = cursor.currentTable() != nullptr;
        format.setLineHeight(hasPicture(block) ? 100
                                               : 120, // a fifth of a picture would be a hole in the page
                             QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(level > 1 ? 14 : 0);
        format.setBottomMargin(isCell ? 0 : level > 0 ? 6 : 8);
        cursor.setBlockFormat(format);
        if (QTextTable* table = cursor.currentTable()) {
            QTextTableFormat look = table->format();
            look.setCellPadding(5);
            look.setCellSpacing(0);
            look.setBorder(0.5);
            look.setBorderCollapse(true);
            look.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            look.setBottomMargin(10);
            table->setFormat(look);
        }
    }
}

} // namespace

/// A page whose pictures are as wide as fits, sharp at any size.
class HelpText : public QTextBrowser {
  public:
    void fitPictures() {
        const int room = width() - verticalScrollBar()->sizeHint().width() -
                         static_cast<int>(2 * document()->documentMargin()) - 4;
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
            for (auto part = block.begin(); !part.atEnd(); ++part)
                if (const QTextFragment fragment = part.fragment(); fragment.charFormat().isImageFormat()) {
                    fitPicture(fragment, room);
                    break; // the block has changed
                }
    }

  protected:
    void resizeEvent(QResizeEvent* event) override {
        QTextBrowser::resizeEvent(event);
        fitPictures();
    }

  private:
    void fitPicture(const QTextFragment& fragment, int room) {
        QTextImageFormat format = fragment.charFormat().toImageFormat();
        const QImage whole(":/perrin/help/" + format.name());
        if (whole.isNull())
            return;
        const int wide = std::clamp(room, 50, whole.width());
        if (format.width() == wide)
            return;
        QImage fitted =
            whole.convertToFormat(QImage::Format_RGB32)
                .scaledToWidth(static_cast<int>(wide * devicePixelRatioF()), Qt::SmoothTransformation);
        fitted.setDevicePixelRatio(devicePixelRatioF());
        document()->addResource(QTextDocument::ImageResource, QUrl(format.name()), fitted);
        format.setWidth(wide);
        format.setHeight(std::round(1.0 * wide * whole.height() / whole.width()));
        QTextCursor cursor(document());
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    }
};

QStringList helpPages() {
    return {"start",    "what",  "movie", "calibration", "numbers", "flags",    "network", "match",
            "simulate", "train", "batch", "methods",     "files",   "commands", "keys",    "trouble"};
}

QString helpText(const QString& page) {
    for (const QString& folder : {":/perrin/help/" + presentLanguage() + "/", QString(":/perrin/help/")})
        if (QFile file(folder + page + ".md"); file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    return {};
}

QString helpTitle(const QString& page) {
    return helpText(page).section('\n', 0, 0).mid(2);
}

void setHelpPage(QWidget& widget, const char* page) {
    widget.setProperty(pageProperty, page);
}

QString helpPageOf(const QWidget* widget) {
    for (; widget != nullptr; widget = widget->parentWidget())
        if (const QVariant page = widget->property(pageProperty); page.isValid())
            return page.toString();
    return helpPages().front();
}

HelpWindow::HelpWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), search_(new QLineEdit), list_(new QListWidget), text_(new HelpText),
      back_(new QToolButton), english_(quietLabel("helpEnglish")) {
    setObjectName("helpWindow");
    setWindowTitle(tr("Perrin help"));
    resize(980, 700);
    search_->setObjectName("helpSearch");
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search"));
    search_->setClearButtonEnabled(true);
    search_->setToolTip(tr("Shows the pages in which all these words stand"));
    list_->setObjectName("helpPages");
    list_->setAccessibleName(tr("Pages"));
    for (const QString& page : helpPages()) {
        auto* item = new QListWidgetItem(helpTitle(page), list_);
        item->setData(Qt::UserRole, page);
    }
    list_->setFixedWidth(240);
    list_->setWordWrap(true);
    list_->setSpacing(Gap::hair);
    search_->setFixedWidth(240);
    text_->setObjectName("helpText");
    text_->setAccessibleName(tr("Help page"));
    text_->setOpenLinks(false);
    text_->setSearchPaths({":/perrin/help"});
    text_->document()->setDocumentMargin(18);
    back_->setObjectName("helpBack");
    back_->setIcon(icon("previous"));
    back_->setToolTip(tr("To the page before (Alt+←)"));
    back_->setAccessibleName(back_->toolTip());
    back_->setEnabled(false);
    english_->setText(tr("This page is written in English so far."));
    const auto goBack = [this] {
        if (!earlier_.isEmpty())
            display(earlier_.takeLast());
    };
    connect(back_, &QToolButton::clicked, this, goBack);
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, this, goBack);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, search_,
            qOverload<>(&QWidget::setFocus));
    connect(search_, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(list_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item != nullptr)
            showPage(item->data(Qt::UserRole).toString());
    });
    connect(text_, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);

    auto* left = new QVBoxLayout;
    left->addWidget(search_);
    left->addWidget(list_, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(back_, 0, Qt::AlignLeft);
    right->addWidget(english_);
    right->addWidget(text_, 1);
    auto* layout = new QHBoxLayout(this);
    layout->addLayout(left);
    layout->addLayout(right, 1);
    display(helpPages().front());
}

void HelpWindow::showPage(const QString& page) {
    if (page == page_)
        return;
    earlier_ << page_;
    display(page);
}

void HelpWindow::display(const QString& page) {
    page_ = page;
    back_->setEnabled(!earlier_.isEmpty());
    english_->setHidden(isTranslated(page));
    text_->setMarkdown(helpText(page));
    layOut(*text_->document());
    text_->fitPictures();
    text_->moveCursor(QTextCursor::Start);
    const QSignalBlocker quiet(list_);
    list_->setCurrentRow(static_cast<int>(helpPages().indexOf(page)));
}

void HelpWindow::filter(const QString& words) {
    const QStringList wanted = words.split(' ', Qt::SkipEmptyParts);
    bool any = false;
    for (int row = 0; row < list_->count(); ++row) {
        const QString text = helpText(list_->item(row)->data(Qt::UserRole).toString());
        const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        list_->item(row)->setHidden(!fits);
        any = any || fits;
    }
    setEmptyWords(*list_, any ? QString() : tr("No page has all these words. Try fewer, or other ones."));
}

void HelpWindow::follow(const QUrl& link) {
    const QString page = link.path().section('.', 0, 0);
    if (link.isRelative() && helpPages().contains(page))
        showPage(page);
    else
        QDesktopServices::openUrl(link);
}

} // namespace perrin::ui
