#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Perrin and opens its window on the sample movie, or on the movie given:
#   installer/run.sh [--libtorch DIR|system] [MOVIE]
# --libtorch builds the networks' library against an unpacked LibTorch (from pytorch.org; one with CUDA trains on NVIDIA
# GPUs) and remembers it; "system" goes back to the system's.
# Where there is no display it measures the sample instead and says where the results are.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=installer/dependencies.sh
source "$root/installer/dependencies.sh"
install_missing "${build_packages[@]}"

build=$root/build/release
options=()
if [[ ${1:-} == --libtorch ]]; then
    if [[ -z ${2:-} ]]; then
        echo "installer/run.sh: --libtorch needs the folder of an unpacked LibTorch, or the word system" >&2
        exit 2
    fi
    if [[ $2 == system ]]; then
        options+=(-DPERRIN_LIBTORCH=)
    elif [[ -e $2/lib/libtorch.so ]]; then
        options+=("-DPERRIN_LIBTORCH=$(cd "$2" && pwd)")
    else
        echo "installer/run.sh: $2 is not an unpacked LibTorch: $2/lib/libtorch.so is missing" >&2
        exit 1
    fi
    shift 2
fi
if [[ ! -e $build/build.ninja || ${#options[@]} -gt 0 ]]; then
    cmake -S "$root" --preset release -DPERRIN_TESTS=OFF "${options[@]}"
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
