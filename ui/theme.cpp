// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QWidget>
#include <memory>
#ifdef PERRIN_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#endif

/// The drawings lie in a static library: the linker keeps them only when they are asked for (outside of any
/// namespace).
static void loadResources() {
    Q_INIT_RESOURCE(perrin);
}

namespace perrin::ui {
namespace {

struct Colors {
    QRgb window, card, text, quiet, border, accent, accentText, hover, warning, warningText, error, errorText,
        goodText, side, sideText, sideHover;
};
constexpr Colors light{0xfff3f4f6, 0xffffffff, 0xff1f2430, 0xff667085, 0xffd5d9e0,
                       0xff1f6feb, 0xffffffff, 0xffe9edf3, 0xfffff6dd, 0xff6f4e00,
                       0xfffde8e8, 0xff8f1d1d, 0xff17693a, 0xff1e2530, 0xffdfe4ec, 0xff2c3644};
constexpr Colors dark{0xff1b1e24, 0xff252931, 0xffe6e8ec, 0xff9aa3b2, 0xff3b414c,
                      0xff3b82f6, 0xffffffff, 0xff2f3540, 0xff3d341a, 0xfff5d98a,
                      0xff47252a, 0xffffb4b4, 0xff7ddc9f, 0xff12151a, 0xffd5dae3, 0xff232831};

/// Draws an SVG's shape in the palette's present text colour.
class TintedIcon : public QIconEngine {
  public:
    TintedIcon(QString file, QPalette::ColorRole role)
        : file_(std::move(file)), role_(role), svg_(std::make_shared<QSvgRenderer>(file_)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const double ratio = painter->device()->devicePixelRatioF();
        QImage image(rect.size() * ratio, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter shape(&image);
        svg_->render(&shape, QRectF(image.rect()));
        shape.setCompositionMode(QPainter::CompositionMode_SourceIn);
        shape.fillRect(image.rect(), QApplication::palette().color(group, role_));
        shape.end();
        painter->drawImage(rect, image);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new TintedIcon(*this); }

  private:
    QString file_;
    QPalette::ColorRole role_;
    std::shared_ptr<QSvgRenderer> svg_;
};

/// What the desktop says: its palette, or the settings portal (Qt 6.4 asks neither GNOME nor KDE for "dark"
/// itself).
bool systemIsDark() {
    static const QPalette desktop = QApplication::palette(); // before this program changes it
    if (desktop.color(QPalette::Window).lightness() < desktop.color(QPalette::WindowText).lightness())
        return true;
#ifdef PERRIN_HAS_DBUS
    QDBusMessage question =
        QDBusMessage::createMethodCall("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                                       "org.freedesktop.portal.Settings", "Read");
    question << "org.freedesktop.appearance"
             << "color-scheme";
    const QDBusMessage answer = QDBusConnection::sessionBus().call(question, QDBus::Block, 300); // ms
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty()) {
        QVariant value = answer.arguments().first();
        while (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        return value.toUInt() == 1; // 1: prefers dark
    }
#endif
    return false;
}

QPalette paletteOf(const Colors& colors) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor(color));
    };
    set(QPalette::Window, colors.window);
    set(QPalette::Base, colors.card);
    set(QPalette::AlternateBase, colors.window);
    set(QPalette::Button, colors.card);
    set(QPalette::ToolTipBase, colors.card);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        set(role, colors.text);
    set(QPalette::PlaceholderText, colors.quiet);
    set(QPalette::Mid, colors.border);
    set(QPalette::Midlight, colors.hover);
    set(QPalette::Light, colors.card); // the shadow of disabled words in menus must not outshine them
    set(QPalette::Highlight, colors.accent);
    set(QPalette::HighlightedText, colors.accentText);
    set(QPalette::BrightText, colors.sideText);
    set(QPalette::Link, colors.accent);
    QColor faint(colors.text);
    faint.setAlphaF(0.38f);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

QString styleSheetOf(const Colors& colors) {
    QFile file(":/perrin/style.qss");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without its style sheet");
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QRgb> names[] = {{"@window", colors.window},
                                                  {"@card", colors.card},
                                                  {"@text", colors.text},
                                                  {"@quiet", colors.quiet},
                                                  {"@border", colors.border},
                                                  {"@accentText", colors.accentText},
                                                  {"@accent", colors.accent},
                                                  {"@hover", colors.hover},
                                                  {"@warningText", colors.warningText},
                                                  {"@warning", colors.warning},
                                                  {"@errorText", colors.errorText},
                                                  {"@error", colors.error},
                                                  {"@goodText", colors.goodText},
                                                  {"@sideText", colors.sideText},
                                                  {"@sideHover", colors.sideHover},
                                                  {"@side", colors.side}};
    for (const auto& [name, color] : names)
        sheet.replace(name, QColor(color).name());
    return sheet;
}

const Colors& presentColors() {
    return QApplication::palette().color(QPalette::Window) == QColor(dark.window) ? dark : light;
}

} // namespace

void applyTheme(Theme theme) {
    applyStyleAndColors(theme);
    applyStyleSheet();
}

void applyStyleAndColors(Theme theme) {
    loadResources();
    const bool darkSystem = systemIsDark(); // asked first, while the palette is still the desktop's
    const Colors& colors = theme == Theme::Dark || (theme == Theme::System && darkSystem) ? dark : light;
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QApplication::setPalette(paletteOf(colors));
}

void applyStyleSheet() {
    qApp->setStyleSheet(styleSheetOf(presentColors()));
}

Theme rememberedTheme() {
    const QString name = QSettings().value("theme").toString();
    return name == "dark" ? Theme::Dark : name == "light" ? Theme::Light : Theme::System;
}

void rememberTheme(Theme theme) {
    QSettings().setValue("theme", theme == Theme::Dark ? "dark" : theme == Theme::Light ? "light" : "system");
}

QIcon icon(const QString& name) {
    return QIcon(new TintedIcon(":/perrin/icons/" + name + ".svg", QPalette::ButtonText));
}

QIcon primaryIcon(const QString& name) {
    return QIcon(new TintedIcon(":/perrin/icons/" + name + ".svg", QPalette::HighlightedText));
}

QIcon sideIcon(const QString& name) {
    return QIcon(new TintedIcon(":/perrin/icons/" + name + ".svg", QPalette::BrightText));
}

BadgeColors badgeColors() {
    const Colors& colors = presentColors();
    return {QColor(colors.warning), QColor(colors.warningText)};
}

void restyle(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace perrin::ui
