// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/camera_dialog.h"

#include "core/movie/camera_map.h"
#include "ui/ask_movies.h"
#include "ui/look.h"
#include "ui/movie/labelled_edit.h"
#include "ui/movie/microscope.h"
#include "ui/number_edit.h"
#include "ui/quiet_label.h"
#include "ui/theme.h"
#include "ui/words/core_words.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {
namespace {

/// Any name is a file's name this way, and no two share one.
std::filesystem::path cameraFile(const QString& name) {
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/cameras";
    QDir().mkpath(folder);
    return toPath(folder + "/" + QString::fromUtf8(QUrl::toPercentEncoding(name, " ")) + ".json");
}

QPushButton* button(const char* objectName, const QString& text) {
    auto* made = new QPushButton(text);
    made->setObjectName(objectName);
    made->setAutoDefault(false);
    return made;
}

QHBoxLayout* inARow(std::initializer_list<QWidget*> widgets) {
    auto* row = new QHBoxLayout;
    for (QWidget* widget : widgets)
        row->addWidget(widget, widget == *widgets.begin() ? 1 : 0);
    return row;
}

} // namespace

CameraDialog::CameraDialog(SessionState& session, std::optional<double> gain, QWidget* parent)
    : QDialog(parent), session_(session), dark_(new QLineEdit), name_(new QLineEdit), flats_(new QLabel),
      text_(quietLabel("cameraResult")), progress_(new QProgressBar) {
    setObjectName("cameraDialog");
    setWindowTitle(tr("Calibrate the camera"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(Gap::wide);
    auto* about = quietLabel("aboutCalibration");
    about->setText(tr("A movie in the dark tells offset and read noise, movies of even light (no sample, any "
                      "strength) the gain. 100 frames are enough for a CCD or EMCCD; 1000 give the maps that "
                      "an sCMOS needs, whose pixels differ."));
    about->setMinimumWidth(520);
    layout->addWidget(about);
    makeForm(gain);
    text_->setMinimumHeight(3 * text_->fontMetrics().lineSpacing());
    text_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(text_);
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    layout->addWidget(progress_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    measure_ = buttons->addButton(tr("Measure"), QDialogButtonBox::ActionRole);
    measure_->setObjectName("measureCamera");
    save_ = buttons->addButton(tr("Save and use"), QDialogButtonBox::ActionRole);
    save_->setObjectName("saveCamera");
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, [this] {
        if (measuring_.running())
            measuring_.cancel();
        else
            reject();
    });
    connect(measure_, &QPushButton::clicked, this, &CameraDialog::measure);
    connect(save_, &QPushButton::clicked, this, &CameraDialog::save);
    connect(&measuring_, &TaskMonitor::progressed, this, [this](double fraction, const QString& text) {
        progress_->setValue(static_cast<int>(1000 * fraction));
        text_->setText(text + "…");
    });
    connect(&measuring_, &TaskMonitor::ended, this, &CameraDialog::showState, Qt::QueuedConnection);
    showState();
}

void CameraDialog::makeForm(std::optional<double> gain) {
    dark_->setObjectName("darkMovie");
    dark_->setAccessibleName(tr("Dark movie"));
    dark_->setPlaceholderText(tr("Shutter closed, exposure as in the experiments"));
    dark_->setMinimumWidth(dark_->fontMetrics().horizontalAdvance(dark_->placeholderText()) + 18);
    auto* browse = button("browseDark", tr("Browse…"));
    flats_->setObjectName("flatMovies");
    flats_->setAccessibleName(tr("Flat movies"));
    flats_->setTextFormat(Qt::PlainText);
    auto* add = button("addFlats", tr("Add…"));
    clear_ = button("clearFlats", tr("Clear"));
    gain_ = new NumberEdit("knownGain",
                           tr("ADU per photo-electron, EM gain included; used where there is no flat movie. "
                              "Typical: 0.5 (sCMOS) to 100 (EMCCD)."),
                           {.above = 0});
    gain_->setDigits(4);
    gain_->setValue(gain);
    em_ = new QCheckBox(tr("Electron multiplication (EMCCD)"));
    em_->setObjectName("calibrateEm");
    em_->setToolTip(tr("The gain register doubles the variance of the light"));
    if (const auto& camera = session_.settings().find.camera)
        em_->setChecked(camera->em);
    else
        em_->setChecked(session_.matching().begun && session_.matching().scenario.sensor.camera.em);
    name_->setObjectName("cameraName");
    name_->setPlaceholderText(tr("How the menu of microscopes calls it"));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("Dark movie"), inARow({dark_, browse}));
    form->addRow(tr("Flat movies"), inARow({flats_, add, clear_}));
    form->addRow(QString(), em_);
    form->addRow(QString(), labelledEdit(tr("Gain, if there is no flat movie"), gain_, tr("ADU/e⁻")));
    form->addRow(tr("Name"), name_);
    static_cast<QVBoxLayout*>(layout())->addLayout(form);
    connect(browse, &QPushButton::clicked, this, [this] {
        askMovies(this, tr("A movie in the dark"), QFileDialog::ExistingFile,
                  [this](const QStringList& paths) { setDark(paths.value(0)); });
    });
    connect(add, &QPushButton::clicked, this, [this] {
        askMovies(this, tr("Movies of even light"), QFileDialog::ExistingFiles,
                  [this](const QStringList& paths) { addFlats(paths); });
    });
    connect(clear_, &QPushButton::clicked, this, [this] {
        flatPaths_.clear();
        forget();
    });
    connect(dark_, &QLineEdit::textChanged, this, &CameraDialog::forget);
    connect(em_, &QCheckBox::toggled, this, &CameraDialog::forget);
    connect(gain_, &NumberEdit::valueEdited, this, &CameraDialog::forget);
    connect(name_, &QLineEdit::textChanged, this, &CameraDialog::showState);
}

void CameraDialog::setDark(const QString& path) {
    dark_->setText(path);
}

void CameraDialog::addFlats(const QStringList& paths) {
    flatPaths_ << paths;
    forget();
}

void CameraDialog::forget() {
    result_.reset();
    failure_.clear();
    showState();
}

QString CameraDialog::problem() const {
    if (dark_->text().trimmed().isEmpty())
        return tr("Choose a movie that was taken in the dark.");
    if (flatPaths_.isEmpty() && !gain_->value())
        return tr("Add a movie of even light, or write the gain.");
    return {};
}

QString CameraDialog::resultText() const {
    const Camera& camera = result_->camera;
    const auto number = [](double value) { return QString::number(value, 'g', 4); };
    QStringList lines{
        tr("Offset %1 ADU · read noise %2 e⁻ · gain %3 ADU/e⁻%4")
            .arg(number(camera.offset), number(camera.readNoise), number(camera.gain),
                 result_->gainLow
                     ? tr(" (95 %: %1 to %2)").arg(number(*result_->gainLow), number(*result_->gainHigh))
                     : QString())};
    if (result_->pixelsDiffer)
        lines << tr("Pixels differ: their offsets by %1 ADU. Maps of them are kept and taken out of every "
                    "movie of %2 px.")
                     .arg(number(result_->offsetSpread),
                          QString::fromStdString(sizeText(result_->offsetMap)));
    for (const std::string& remark : result_->remarks)
        lines << coreText(remark);
    if (name_->text().trimmed().isEmpty())
        lines << tr("Give it a name to save it.");
    else
        for (const Microscope& known : rememberedMicroscopes())
            if (known.name == name_->text().trimmed())
                lines << tr("It takes the place of the microscope of that name.");
    return lines.join('\n');
}

void CameraDialog::showState() {
    const bool busy = measuring_.running();
    flats_->setText(flatPaths_.isEmpty() ? tr("none") : [this] {
        QStringList names;
        for (const QString& path : flatPaths_)
            names << QFileInfo(path).fileName();
        return names.join(", ");
    }());
    clear_->setVisible(!flatPaths_.isEmpty());
    gain_->setEnabled(flatPaths_.isEmpty());
    progress_->setVisible(busy);
    measure_->setEnabled(!busy && problem().isEmpty() && !result_);
    save_->setEnabled(!busy && result_ && !name_->text().trimmed().isEmpty());
    QPushButton *next = result_ ? save_ : measure_, *other = result_ ? measure_ : save_;
    next->setProperty("role", "primary");
    other->setProperty("role", QVariant());
    next->setDefault(true);
    restyle(next);
    restyle(other);
    if (busy)
        return;
    text_->setProperty("role", failure_.isEmpty() ? "quiet" : "problem");
    restyle(text_);
    text_->setText(!failure_.isEmpty() ? failure_ : result_ ? resultText() : problem());
}

void CameraDialog::measure() {
    failure_.clear();
    progress_->setValue(0);
    measuring_.start(
        [dark = toPath(dark_->text().trimmed()), flats = flatPaths_, em = em_->isChecked(),
         gain = gain_->value()](const Job& job) {
            std::vector<std::shared_ptr<const Movie>> movies;
            for (const QString& flat : flats)
                movies.push_back(openMovie(toPath(flat)));
            CameraCalibration result = calibrateCamera(*openMovie(dark), movies, em, job);
            if (flats.isEmpty())
                takeGain(result, gain.value(), em);
            return result;
        },
        {.done =
             [this](const CameraCalibration& result) {
                 result_ = result;
                 showState();
             },
         .failed =
             [this](const QString& message) {
                 failure_ = message;
                 showState();
             },
         .cancelled = {}});
    showState();
}

void CameraDialog::save() {
    const QString name = name_->text().trimmed();
    try {
        const Camera camera = writeCamera(cameraFile(name), *result_);
        rememberMicroscope({.name = name,
                            .pixelSize = session_.settings().acquisition.pixelSize,
                            .camera = camera,
                            .psfFwhm = session_.psfFwhm()});
        session_.setMicroscope(camera, session_.psfFwhm(), {});
        emit saved(tr("“%1” is this movie's camera now. Other movies find it under Microscope.").arg(name));
        accept();
    } catch (const Error& error) {
        failure_ = coreText(error.what());
        showState();
    }
}

} // namespace perrin::ui
