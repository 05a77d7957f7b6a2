#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the small movies of this folder, in the formats of Micro-Manager, MetaMorph and of videos, and expected.json
with what a reader must find in them. Needs numpy and tifffile, with which the stacks are read back."""

import json
import logging
import pathlib
import struct

import numpy
import tifffile

logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # it misses parts of Micro-Manager's stacks that we leave out
HERE = pathlib.Path(__file__).parent
RANDOM = numpy.random.default_rng(1)
EXPECTED = {}


def frames(count, dtype=numpy.uint16, height=24, width=32, top=4000):
    return RANDOM.integers(100, top, (count, height, width)).astype(dtype)


def expect(name, images, **known):
    known["frame_sums"] = [int(image.astype(numpy.int64).sum()) for image in images]
    known["first_row"] = [int(value) for value in images[0][0]]
    EXPECTED[name] = known


def checked(path, images):
    """The file, read by tifffile, holds these images."""
    assert numpy.array_equal(tifffile.imread(path), images), path


def micro_manager_notes(index, interval_ms, quoted=False, pixel_size=0.107):
    notes = {
        "PixelSizeUm": pixel_size,
        "Exposure-ms": 10.0,
        "ElapsedTime-ms": 1500 + interval_ms * index,
        "Frame": index,
        "Camera": "Evolve",
    }
    if quoted:
        notes = {key: str(value) for key, value in notes.items()}
    return notes | {"UserData": {"PixelSizeUm": 99, "ElapsedTime-ms": 7}}


def tiff(path, planes, notes, summary=None, index=True):
    """A little-endian TIFF with one directory a plane in front of its pixels and notes, as Micro-Manager writes it."""
    head = bytearray(b"II*\0" + bytes(4))
    if summary is not None:
        text = json.dumps(summary).encode()
        numbers = [54773648, 0, 483765892, 0, 99384722, 0, 2355492, len(text)]
        head += struct.pack("<8I", *numbers) + text
    data = head
    last = 4
    for plane, note in zip(planes, notes):
        data += bytes(len(data) % 2)
        struct.pack_into("<I", data, last, len(data))
        note = note.encode()
        here = len(data)
        pixels = here + 2 + 10 * 12 + 4
        entries = [
            (256, 4, 1, plane.shape[1]), (257, 4, 1, plane.shape[0]), (258, 3, 1, 16), (259, 3, 1, 1),
            (262, 3, 1, 1), (273, 4, 1, pixels), (277, 3, 1, 1), (278, 4, 1, plane.shape[0]),
            (279, 4, 1, plane.nbytes), (51123, 2, len(note) + 1, pixels + plane.nbytes),
        ]
        data += struct.pack("<H", len(entries))
        for tag, kind, count, value in entries:
            data += struct.pack("<HHII", tag, kind, count, value)
        last = len(data)
        data += bytes(4) + plane.astype("<u2").tobytes() + note + b"\0"
    path.write_bytes(data)


def micro_manager_stacks():
    planes = frames(6)
    name = "mm_tags.tif"
    with tifffile.TiffWriter(HERE / name) as writer:
        for i, plane in enumerate(planes):
            text = json.dumps(micro_manager_notes(i, 31.25, quoted=True))
            writer.write(plane, metadata=None, contiguous=False, extratags=[(51123, 2, 0, text, True)])
    checked(HERE / name, planes)
    expect(name, planes, format="Micro-Manager TIFF", pixel_size_um=0.107, frame_interval_s=0.03125, exposure_s=0.01,
           frame_times_s=[1.5 + 0.03125 * i for i in range(6)])

    # As fast as possible: Interval_ms is 0, and the time stamps know better. Two channels alternate.
    planes = frames(8)
    name = "mm_header_MMStack.tif"
    summary = {"Interval_ms": 0, "PixelSize_um": 0.16, "Channels": 2, "Slices": 1, "Frames": 4,
               "ChNames": ["488", "561"]}
    notes = [json.dumps(micro_manager_notes(i // 2, 50, pixel_size=0)) for i in range(8)]
    tiff(HERE / name, planes, notes, summary)
    checked(HERE / name, planes)
    with open(HERE / name, "rb") as file:
        assert tifffile.read_micromanager_metadata(file)["Summary"] == summary
    expect(name, planes[::2], format="Micro-Manager TIFF", channels=2, pixel_size_um=0.16, frame_interval_s=0.05,
           exposure_s=0.01, frame_times_s=[1.5, 1.55, 1.6, 1.65])

    # Without time stamps the interval that was asked for is all there is. The first notes break off.
    planes = frames(3)
    name = "mm_damaged_notes.tif"
    tiff(HERE / name, planes, ['{"PixelSizeUm": 0.1, "Exposure-ms": "20", "Came', "", "{"], {"Interval_ms": "25.0"})
    expect(name, planes, format="Micro-Manager TIFF", pixel_size_um=0.1, frame_interval_s=0.025, exposure_s=0.02,
           warning="damaged")


def micro_manager_series():
    for folder, name, key in [
        ("mm14_series", "img_{:09d}_Default_000.tif", "FrameKey-{}-0-0"),
        ("mm20_series", "img_channel000_position000_time{:09d}_z000.tif", "Metadata-Default/{}"),
    ]:
        (HERE / folder).mkdir(exist_ok=True)
        planes = frames(12)
        text = {"Summary": {"Interval_ms": 10, "PixelSize_um": 0, "UserData": {"Interval_ms": 99}}}
        for i, plane in enumerate(planes):
            file = name.format(i)
            tifffile.imwrite(HERE / folder / file, plane, metadata=None)
            notes = micro_manager_notes(i, 20)
            if folder == "mm14_series":
                text[key.format(i)] = notes | {"FileName": file}
            else:
                text["Coords-Default/" + file] = {"time": i}
                text[key.format(file)] = notes
        (HERE / folder / "metadata.txt").write_text(json.dumps(text, indent=1))
        expect(folder, planes, format="Micro-Manager TIFF", pixel_size_um=0.107, frame_interval_s=0.02, exposure_s=0.01,
               frame_times_s=[1.5 + 0.02 * i for i in range(12)], warning="10 ms")


def stk(path, planes, times, heights, unit="um", calibrated=1, wavelengths=None):
    """MetaMorph's stack: one directory, the planes' pixels behind each other, the calibration behind them. times: pairs
    of a day and ms."""
    count, height, width = planes.shape
    text = b"Acquired from Evolve\r\nExposure: 30 ms\r\nBinning: 1 x 1\r\n\0"
    rows = 10  # of a strip
    strips = -(-height // rows)
    sizes = [min(rows, height - i * rows) * width * 2 for i in range(strips)]
    pixels = 1024
    offsets = [pixels + sum(sizes[:i]) for i in range(strips)]
    place = pixels + planes.nbytes
    tail = bytearray()

    def put(data):
        tail.extend(data)
        return place + len(tail) - len(data)

    fractions = put(struct.pack("<4I", 107, 1000, 107, 1000))
    unit_at = put(struct.pack("<I", len(unit) + 1) + unit.encode() + b"\0")
    uic1 = [(0, 0), (3, calibrated), (4, fractions), (5, fractions + 8), (6, unit_at), (20, 0)]
    uic1_at = put(b"".join(struct.pack("<II", *pair) for pair in uic1))
    uic2_at = put(b"".join(struct.pack("<6I", z, 1, *time, *time) for time, z in zip(times, heights)))
    uic3_at = put(b"".join(struct.pack("<II", w, 1) for w in wavelengths or [525] * count))
    arrays = 512
    entries = [
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 16), (259, 3, 1, 1), (262, 3, 1, 1),
        (270, 2, len(text), 300), (273, 4, strips, arrays), (277, 3, 1, 1), (278, 4, 1, rows),
        (279, 4, strips, arrays + 4 * strips), (33628, 4, len(uic1), uic1_at), (33629, 5, count, uic2_at),
        (33630, 5, count, uic3_at),
    ]
    data = bytearray(b"II*\0" + struct.pack("<IH", 8, len(entries)))
    for entry in entries:
        data += struct.pack("<HHII", *entry)
    data += bytes(4)
    data += bytes(300 - len(data)) + text
    data += bytes(arrays - len(data)) + struct.pack(f"<{2 * strips}I", *offsets, *sizes)
    data += bytes(pixels - len(data)) + planes.astype("<u2").tobytes() + tail
    path.write_bytes(data)
    checked(path, planes)


def metamorph_stacks():
    day = 2459000
    planes = frames(7)
    # Past midnight, 50 ms apart.
    times = [(day + ms // 86400000, ms % 86400000) for ms in range(86399850, 86400200, 50)]
    stk(HERE / "metamorph_time.stk", planes, times, [0] * 7)
    with tifffile.TiffFile(HERE / "metamorph_time.stk") as file:
        assert file.is_stk and file.series[0].axes == "TYX"
        assert [int(ms) for ms in file.stk_metadata["TimeCreated"]] == [ms for _, ms in times]
        days = file.stk_metadata["DatetimeCreated"].astype("datetime64[D]")
        assert (days - days[0]).astype(int).tolist() == [later - day for later, _ in times]
        assert file.stk_metadata["XCalibration"] == 0.107 and file.stk_metadata["CalibrationUnits"] == "um"
    expect("metamorph_time.stk", planes, format="MetaMorph STK", pixel_size_um=0.107, frame_interval_s=0.05,
           exposure_s=0.03, frame_times_s=[0.05 * i for i in range(7)])
    planes = frames(3)
    stk(HERE / "metamorph_z.stk", planes, [(day, 1000 * i) for i in range(3)], [1, 2, 3], unit="pixel")
    expect("metamorph_z.stk", planes, format="MetaMorph STK", axis="z", exposure_s=0.03, warning="z stack")
    planes = frames(4)
    stk(HERE / "metamorph_uncalibrated.stk", planes, [(day, 5)] * 4, [0] * 4, calibrated=0,
        wavelengths=[488, 561, 488, 561])
    expect("metamorph_uncalibrated.stk", planes, format="MetaMorph STK", exposure_s=0.03, warning="wavelengths")


def avi(path, planes, claimed=None):
    """Uncompressed AVI, 8-bit grey (a palette of greys) or 24-bit colour (BGR), bottom row first."""
    grey = planes.ndim == 3
    count, height, width = planes.shape[:3]
    bits = 8 if grey else 24
    row = -(-width * bits // 32) * 4

    def chunk(name, data):
        return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)

    def listed(kind, data):
        return chunk(b"LIST", kind + data)

    palette = b"".join(struct.pack("4B", i, i, i, 0) for i in range(256)) if grey else b""
    bitmap = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, 0, row * height, 0, 0, 256 if grey else 0, 0)
    claimed = count if claimed is None else claimed
    stream = struct.pack("<4s4sIHHIIIIIIII4H", b"vids", b"DIB ", 0, 0, 0, 0, 1, 25, 0, claimed, row * height,
                         0xFFFFFFFF, 0, 0, 0, width, height)
    main = struct.pack("<14I", 40000, 0, 0, 0x10, claimed, 0, 1, row * height, width, height, 0, 0, 0, 0)
    movie, index = b"", b""
    for plane in planes:
        index += struct.pack("<4sIII", b"00db", 0x10, 4 + len(movie), row * height)
        rows = plane[::-1].reshape(height, -1)
        movie += chunk(b"00db", b"".join(bytes(line) + bytes(row - len(bytes(line))) for line in rows))
    header = listed(b"hdrl", chunk(b"avih", main) + listed(b"strl", chunk(b"strh", stream) +
                                                           chunk(b"strf", bitmap + palette)))
    path.write_bytes(chunk(b"RIFF", b"AVI " + header + listed(b"movi", movie) + chunk(b"idx1", index)))


def videos():
    planes = frames(40, numpy.uint8, top=256)
    avi(HERE / "grey.avi", planes)
    expect("grey.avi", planes, dtype="uint8", warning="25 frames a second")
    avi(HERE / "lying_header.avi", planes[:9], claimed=500)
    expect("lying_header.avi", planes[:9], dtype="uint8", warning="9 of 500")
    planes = frames(5, numpy.uint8, top=256)
    avi(HERE / "neutral_24bit.avi", numpy.stack([planes] * 3, axis=-1))
    expect("neutral_24bit.avi", planes, dtype="uint8", warning="25 frames a second")
    # Red alone: 0.299 of it is its brightness (Rec. 601).
    colour = numpy.zeros((3, 24, 32, 3), numpy.uint8)
    colour[..., 2] = 200
    avi(HERE / "red.avi", colour)
    expect("red.avi", numpy.full((3, 24, 32), 60, numpy.uint8), dtype="uint8", warning="colour")


micro_manager_stacks()
micro_manager_series()
metamorph_stacks()
videos()
(HERE / "expected.json").write_text(json.dumps(EXPECTED, indent=1) + "\n")
