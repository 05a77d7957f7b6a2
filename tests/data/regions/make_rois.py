#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples of ImageJ's ROI files, laid out as ij.io.RoiEncoder does, by struct alone; knows nothing of Perrin.

make_rois.py          writes the samples beside this file
make_rois.py FILE     prints what a .roi or .zip holds: type, name and corners of each, as JSON
"""
import io
import json
import math
import pathlib
import struct
import sys
import zipfile

TYPES = ["polygon", "rect", "oval", "line", "freeline", "polyline", "noroi", "freehand", "traced", "angle", "point"]
SUB_PIXEL = 128


def header2(offset, name):
    text = name.encode("utf-16-be")  # as Java's strings
    fields = struct.pack(">iiiiii", 0, 0, 0, 0, offset + 64 if name else 0, len(text) // 2)
    return fields.ljust(64, b"\0") + text


def roi(kind, box, corners=(), fine=False, name="", version=228, subtype=0, rest=b"", composite=()):
    """box: left, top, right, bottom; corners: absolute; floats follow where fine."""
    left, top, right, bottom = box
    whole = [math.floor(v) for v in (left, top)] + [math.ceil(v) for v in (right, bottom)]
    n = len(corners)
    out = b"Iout" + struct.pack(">hBBhhhhH", version, TYPES.index(kind), 0, whole[1], whole[0], whole[3], whole[2], n)
    if kind == "line":
        out += struct.pack(">ffff", left, top, right, bottom)
    elif fine and not corners:
        out += struct.pack(">ffff", left, top, right - left, bottom - top)
    else:
        out += bytes(16)
    out += struct.pack(">hiiihh", 0, len(composite), 0, 0, subtype, SUB_PIXEL if fine else 0)
    body = b"".join(struct.pack(">h", math.floor(x) - whole[0]) for x, _ in corners)
    body += b"".join(struct.pack(">h", math.floor(y) - whole[1]) for _, y in corners)
    if fine and corners:
        body += struct.pack(">%df" % n, *(x for x, _ in corners)) + struct.pack(">%df" % n, *(y for _, y in corners))
    body += struct.pack(">%df" % len(composite), *composite) + rest
    out += struct.pack(">BBhii", 0, 0, 0, 0, 64 + len(body))
    assert len(out) == 64
    return out + body + header2(len(out) + len(body), name)


def old(kind, box, corners=()):
    """As ImageJ 1.3x wrote them: version 217, no second header, no name."""
    data = bytearray(roi(kind, box, corners)[: 64 + 4 * len(corners)])
    data[4:6] = struct.pack(">h", 217)
    data[60:64] = bytes(4)
    return bytes(data)


def bounds(corners):
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def square(left, top, right, bottom):
    """Segments of a java.awt path: move, line, line, line, close."""
    return (0, left, top, 1, right, top, 1, right, bottom, 1, left, bottom, 4)


def samples():
    triangle = [(10, 10), (50, 10), (10, 40)]
    fine = [(10.25, 10.5), (50.75, 10.5), (10.25, 40.125)]
    hand = [(30 + 12 * math.cos(i / 20 * math.pi), 24 + 8 * math.sin(i / 20 * math.pi)) for i in range(40)]
    steps = [(0, 0), (4, 0), (4, 2), (2, 2), (2, 6), (0, 6)]
    # A half circle of radius 10 around (20, 20), as two cubic curves.
    k = 10 * 0.5522847498
    half = (0, 10, 20, 3, 10, 20 - k, 20 - k, 10, 20, 10, 3, 20 + k, 10, 30, 20 - k, 30, 20, 4)
    return {
        "rectangle.roi": old("rect", (10, 20, 30, 50)),
        "rectangle_fine.roi": roi("rect", (10.25, 20.5, 30.75, 50.75), fine=True, name="fine box", version=227),
        "oval.roi": roi("oval", (10, 20, 50, 40), name="oval"),
        "triangle.roi": old("polygon", bounds(triangle), triangle),
        "triangle_fine.roi": roi("polygon", bounds(fine), fine, fine=True, name="Zelle µ 😀"),
        "left_of_picture.roi": roi("polygon", (-7, -3, 4, 9), [(-7, -3), (4, -3), (4, 9), (-7, 9)], name="edge"),
        "far_right.roi": roi("rect", (40000 - 65536, 10, 40010 - 65536, 20), name="far"),
        "freehand.roi": roi("freehand", bounds(hand), hand, fine=True, name="hand", version=227),
        "traced.roi": roi("traced", (0, 0, 4, 6), steps, name="traced"),
        "ring.roi": roi("rect", (0, 0, 40, 40), composite=square(0, 0, 40, 40) + square(10, 10, 30, 30), name="ring"),
        "half_circle.roi": roi("rect", (10, 10, 30, 20), composite=half, name="half"),
        "line.roi": roi("line", (1, 2, 30, 40), name="a line"),
        "point.roi": roi("point", (5, 5, 5, 5), [(5, 5)], name="a point"),
        "angle.roi": roi("angle", (0, 0, 10, 10), [(0, 0), (10, 0), (10, 10)], name="an angle"),
        "polyline.roi": roi("polyline", (0, 0, 10, 10), [(0, 0), (10, 0), (10, 10)], name="a polyline"),
        "text.roi": roi("rect", (0, 0, 10, 10), subtype=1, name="a text", rest=struct.pack(">iiii", 12, 0, 0, 0)),
    }


def roi_set(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write(folder):
    made = samples()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    (folder / "RoiSet.zip").write_bytes(roi_set([
        ("0001-0002.roi", made["rectangle.roi"]),
        ("cell.roi", made["triangle.roi"]),
        ("more/cell.roi", made["oval.roi"]),
        ("again/0001-0002.roi", made["rectangle.roi"]),
        ("a line.roi", made["line.roi"]),
        ("readme.txt", b"not a region"),
        ("__MACOSX/._cell.roi", b"\0\5\26\7"),
    ]))
    (folder / "lines_only.zip").write_bytes(roi_set([("l.roi", made["line.roi"]), ("p.roi", made["point.roi"])]))


def read(data):
    assert data[:4] == b"Iout"
    version, kind, _, top, left, bottom, right, n = struct.unpack_from(">hBBhhhhH", data, 4)
    options = struct.unpack_from(">h", data, 50)[0]
    second = struct.unpack_from(">i", data, 60)[0]
    at, length = struct.unpack_from(">ii", data, second + 16) if second else (0, 0)
    name = data[at: at + 2 * length].decode("utf-16-be")
    if n:
        xs = struct.unpack_from(">%dh" % n, data, 64)
        ys = struct.unpack_from(">%dh" % n, data, 64 + 2 * n)
        whole = [(left + x, top + y) for x, y in zip(xs, ys)]
        if options & SUB_PIXEL:
            xs = struct.unpack_from(">%df" % n, data, 64 + 4 * n)
            ys = struct.unpack_from(">%df" % n, data, 64 + 8 * n)
            corners = list(zip(xs, ys))
            assert all(abs(a - b) <= 1 for p, q in zip(whole, corners) for a, b in zip(p, q))
        else:
            corners = whole
    else:
        x, y, width, height = (struct.unpack_from(">ffff", data, 18) if options & SUB_PIXEL
                               else (left, top, right - left, bottom - top))
        corners = [(x, y), (x + width, y + height)]
    return {"type": TYPES[kind], "version": version, "name": name, "corners": corners}


def read_file(path):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            return [dict(read(archive.read(name)), entry=name) for name in archive.namelist()]
    return [read(path.read_bytes())]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(read_file(pathlib.Path(sys.argv[1]))))
    else:
        write(pathlib.Path(__file__).resolve().parent)
