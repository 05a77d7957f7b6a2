// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of training and export, and the words for what is wrong.
#include "ui/simulate/choice_row.h"
#include "ui/simulate/scenario_panel.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/simulate/setting_builders.h"
#include "ui/words/core_words.h"

#include <QRegularExpression>
#include <map>

namespace perrin::ui {
namespace {

using Scale = Travel::Scale;

Choice flag(const QString& text, const QString& tip, bool WindowSettings::*field, bool value) {
    return {text, tip, [=](Scenario& scenario) { scenario.window.*field = value; },
            [=](const Scenario& scenario) { return scenario.window.*field == value; }};
}

Choice flag(const QString& text, const QString& tip, bool FieldSettings::*field, bool value) {
    return {text, tip, [=](Scenario& scenario) { scenario.field.*field = value; },
            [=](const Scenario& scenario) { return scenario.field.*field == value; }};
}

} // namespace

SettingGroup drawnFields() {
    SettingGroup group;
    group.usual = {
        new RangeRow("rangeD", ScenarioPanel::tr("D"), QStringLiteral("µm²/s"),
                     ScenarioPanel::tr(
                         "How D is drawn for each stack in training and export.\nlog-uniform over what you "
                         "expect, and a little more, trains best."),
                     {.above = 0, .orEqual = true, .upTo = 1e4}, diffusionOf, isMobile),
        row("evenEffectiveD", ScenarioPanel::tr("Even effective D"), QStringLiteral("µm²/s"),
            ScenarioPanel::tr(
                "Paths are chosen so that the effective D of the stacks, the report's label, is spread "
                "evenly "
                "from 0 to this;\n0: it comes as it comes. 20 µm²/s are the report's 50 units."),
            {.above = 0, .orEqual = true, .upTo = 1e4}, {0.1, 100, Scale::LogarithmicFromZero},
            access(&Scenario::motion, &MotionSettings::evenEffectiveD),
            [](const Scenario& scenario) { return !isPhysical(scenario); }),
        new RangeRow("rangePhotons", ScenarioPanel::tr("Photons"), ScenarioPanel::tr("/frame"),
                     ScenarioPanel::tr("How the molecule's photons a frame are drawn for each stack"),
                     {.above = 0, .orEqual = true, .upTo = 1e7}, photonsOf, isPhysical),
        new RangeRow("rangeBackground", ScenarioPanel::tr("Background"), ScenarioPanel::tr("ph/px"),
                     ScenarioPanel::tr("How the background is drawn for each stack"),
                     {.above = 0, .orEqual = true, .upTo = 1e6}, backgroundOf, isPhysical),
        row("psfTolerance", ScenarioPanel::tr("PSF tolerance"), QStringLiteral("± %"),
            ScenarioPanel::tr(
                "Each stack has its own PSF width within ± this. 10 % covers usual defocus; 0: none."),
            {.above = 0, .orEqual = true, .upTo = 90}, {0, 50, Scale::Linear},
            access(&Scenario::psf, &PsfSettings::tolerance, percent), isPhysical)};
    return group;
}

SettingGroup windowFields() {
    const auto size = [](double least, double most) {
        return NumberEdit::Limits{.above = least, .orEqual = true, .upTo = most, .whole = true};
    };
    SettingGroup group;
    group.more = {
        row("windowWidth", ScenarioPanel::tr("Stack width"), ScenarioPanel::tr("px"),
            ScenarioPanel::tr("Of the window around one molecule. Usual: 64."), size(1, 4096),
            {16, 256, Scale::Logarithmic}, access(&Scenario::window, &WindowSettings::width), isPhysical),
        row("windowHeight", ScenarioPanel::tr("Stack height"), ScenarioPanel::tr("px"),
            ScenarioPanel::tr("Of the window around one molecule. Usual: 64."), size(1, 4096),
            {16, 256, Scale::Logarithmic}, access(&Scenario::window, &WindowSettings::height), isPhysical),
        row("centring", ScenarioPanel::tr("Off centre"), QStringLiteral("± px"),
            ScenarioPanel::tr(
                "The molecule's place is drawn within ± this of the middle of the window. Usual: 2."),
            {.above = 0, .orEqual = true, .upTo = 4096}, {0, 32, Scale::Linear},
            access(&Scenario::window, &WindowSettings::centring)),
        new ChoiceRow(
            "centredInTime", ScenarioPanel::tr("Centred at"),
            ScenarioPanel::tr("When the molecule is at that place"),
            {flag(ScenarioPanel::tr("Half time"), ScenarioPanel::tr("As measured tracks are cut out"),
                  &WindowSettings::centredInTime, true),
             flag(ScenarioPanel::tr("Start"), ScenarioPanel::tr("Of the first frame"),
                  &WindowSettings::centredInTime, false)}),
        row("fieldWidth", ScenarioPanel::tr("Movie width"), ScenarioPanel::tr("px"),
            ScenarioPanel::tr("Of the field of view of an exported movie"), size(8, 8192),
            {32, 2048, Scale::Logarithmic}, access(&Scenario::field, &FieldSettings::width), isPhysical),
        row("fieldHeight", ScenarioPanel::tr("Movie height"), ScenarioPanel::tr("px"),
            ScenarioPanel::tr("Of the field of view of an exported movie"), size(8, 8192),
            {32, 2048, Scale::Logarithmic}, access(&Scenario::field, &FieldSettings::height), isPhysical),
        row("fieldFrames", ScenarioPanel::tr("Movie frames"), {},
            ScenarioPanel::tr("Length of an exported movie"), size(1, 1e7), {10, 10000, Scale::Logarithmic},
            access(&Scenario::field, &FieldSettings::frames), isPhysical),
        row("fieldMolecules", ScenarioPanel::tr("Molecules"), {},
            ScenarioPanel::tr(
                "In the field of view at any time. More than one to 200 px² are hard to tell apart."),
            size(0, 1e5), {1, 1000, Scale::LogarithmicFromZero},
            access(&Scenario::field, &FieldSettings::molecules), isPhysical),
        new ChoiceRow("replaceBleached", ScenarioPanel::tr("Bleached ones"),
                      ScenarioPanel::tr("What becomes of molecules that bleached"),
                      {flag(ScenarioPanel::tr("Replaced"),
                            ScenarioPanel::tr("By new ones elsewhere, so that their number stays"),
                            &FieldSettings::replaceBleached, true),
                       flag(ScenarioPanel::tr("Gone"), ScenarioPanel::tr("The movie empties"),
                            &FieldSettings::replaceBleached, false)},
                      isPhysical)};
    return group;
}

QString inWords(const QString& sentence) {
    // As Scenario::check() names them; the end of a name is its unit.
    static const std::map<QString, const char*> words{
        {"diffusion_coefficient", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "D")},
        {"confinement_radius", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Radius")},
        {"second_diffusion_coefficient", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Second D")},
        {"leave_first", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Leaves first")},
        {"leave_second", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Leaves second")},
        {"sub_positions", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Sub-positions")},
        {"even_effective_d_up_to", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Even effective D")},
        {"bleaching_time", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Bleaches after")},
        {"on_time", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Blinks: on")},
        {"off_time", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Blinks: off")},
        {"fwhm", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "PSF FWHM")},
        {"tolerance", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "PSF tolerance")},
        {"laplace", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Laplace noise b")},
        {"centring", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Off centre")},
        {"pixel_size", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "Pixel size")}};
    static const std::pair<const char*, const char*> units[] = {
        {"_um2_per_s", "µm²/s"},
        {"_um_per_s", "µm/s"},
        {"_per_s", "s⁻¹"},
        {"_um", "µm"},
        {"_s", "s"},
        {"_adu", QT_TRANSLATE_NOOP("perrin::ui::ScenarioPanel", "ADU")},
        {"_px", "px"}};
    static const QRegularExpression field("\\b[a-z]+\\.([a-z0-9_]+)\\b");
    QString text = sentence;
    for (auto match = field.match(text); match.hasMatch(); match = field.match(text)) {
        QString name = match.captured(1), unit;
        for (const auto& [ending, symbol] : units)
            if (name.endsWith(ending)) {
                name.chop(static_cast<int>(qstrlen(ending)));
                unit = QString(" (%1)").arg(symbol);
                break;
            }
        const auto word = words.find(name);
        const QString label =
            word != words.end() ? ScenarioPanel::tr(word->second) : QString(name).replace('_', ' ');
        text.replace(match.capturedStart(), match.capturedLength(), label + unit);
    }
    text.remove(QRegularExpression("^sensor: "));
    text = coreText(text.toStdString());
    text.replace(QRegularExpression("(\\d\\.\\d*?)0+\\b"), "\\1"); // 0.010000 s
    text.replace(QRegularExpression("(\\d)\\.(?!\\d)(?=\\s)"), "\\1");
    return text.left(1).toUpper() + text.mid(1) + (text.endsWith('.') ? "" : ".");
}

} // namespace perrin::ui
