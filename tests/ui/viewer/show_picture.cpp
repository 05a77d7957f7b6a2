// SPDX-License-Identifier: GPL-3.0-or-later
// show_picture ZOOM OUT: shows a made picture in the view at this zoom and writes what is on the screen. Run
// with QT_SCALE_FACTOR set, as display scaling is fixed once a program has started.
#include "ui/viewer/image_view.h"

#include <QApplication>
#include <QScreen>
#include <QTimer>
#include <cstdlib>

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    const QApplication application(argc, argv);
    // No two neighbours alike: a pixel that is doubled, left out or mixed is seen.
    QImage picture(61, 47, QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            picture.scanLine(y)[x] = static_cast<uchar>((x * 83 + y * 59) % 251 + 2);
    perrin::ui::ImageView view;
    view.resize(301, 241); // odd: the middle is half a pixel
    view.setImage(picture);
    const double zoom = std::atof(argv[1]);
    if (zoom == 1)
        view.oneToOne();
    else
        view.zoomAt({150.3, 120.7}, zoom); // as a wheel does, anywhere
    view.show();
    const QPixmap seen = view.grab();
    return seen.save(argv[2]) && picture.save(QString(argv[2]) + ".picture.png") ? 0 : 1;
}
