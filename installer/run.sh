#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Perrin and opens its window on the sample movie, or on the movie given:
#   installer/run.sh [MOVIE]
# Where there is no display it measures the sample instead and says where the results are.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=installer/dependencies.sh
source "$root/installer/dependencies.sh"
install_missing "${build_packages[@]}"

build=$root/build/release
if [[ ! -e $build/build.ninja ]]; then
    cmake -S "$root" --preset release -DPERRIN_TESTS=OFF
fi
cmake --build "$build" --target perrin
perrin=$build/app/perrin
sample=$root/resources/samples/two_populations.tif

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    exec "$perrin" "${1:-$sample}"
fi

results=${HOME:-$build}/perrin-sample
mkdir -p "$results"
echo "There is no display here: measuring the sample on the command line."
"$perrin" measure "$sample"
"$perrin" measure "$sample" --csv "$results/two_populations.csv" --overlay "$results/two_populations.png"
