#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of the help pages anew, resources/help/images/*.png, from the real program: run it after a change
# of what the window shows, look at them, and commit them. Needs Xvfb and ImageMagick besides what a build needs.
# BUILD (build/dev) is the build folder; PRESET (dev) configures it where it is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${BUILD:-build/dev}
colors=255 # a colour bar must not show steps
largest=150000 # bytes
for tool in Xvfb convert; do
    command -v "$tool" >/dev/null || { echo "$0: $tool is missing: apt install xvfb imagemagick" >&2; exit 1; }
done
images=resources/help/images
mkdir -p "$images"
# A picture that is new to the list: something in its place until it is taken.
sed -n 's:.*<file>help/images/\(.*\)</file>.*:\1:p' resources/perrin.qrc | while read -r new; do
    [[ -f $images/$new ]] || convert -size 8x8 xc:white "$images/$new"
done
[[ -f $build/build.ninja ]] || cmake -S . --preset "${PRESET:-dev}"
ninja -C "$build" perrin_help_pictures perrin_learn
taken=$(mktemp -d)
trap 'rm -rf "$taken"' EXIT
bash tests/ui/tour/run_tour "$build/tests/ui/perrin_help_pictures" "$taken" 1280 800 light
rm -f "$images"/*.png
for picture in "$taken"/*.png; do
    small=$images/$(basename "$picture")
    convert "$picture" -strip +dither -colors "$colors" "PNG8:$small"
    bytes=$(stat -c %s "$small")
    if ((bytes > largest)); then
        echo "$0: $small has $bytes bytes, more than $largest" >&2
        exit 1
    fi
    echo "$small: $bytes bytes"
done
