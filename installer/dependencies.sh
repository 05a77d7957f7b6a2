#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Debian packages of Perrin. Sourced by run.sh and test.sh; run alone it installs what a build needs
# (with the argument "tests": what the tests need too).

build_packages=(
    g++ cmake ninja-build ccache
    qt6-base-dev qt6-svg-dev libqt6svg6 qt6-wayland
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n # the window speaks French, too
    libqcustomplot-dev
    libopencv-dev # the parts alone lack the file by which CMake finds them
    libtiff-dev libpugixml-dev libeigen3-dev nlohmann-json3-dev libcli11-dev libcsv-dev
    libtorch-dev libgloo-dev libopenblas0-pthread # the reference BLAS is forty times slower
    libtbb-dev libceres-dev librandom123-dev libboost-dev liblemon-dev libssl-dev libzip-dev
)
package_packages=(
    dpkg-dev file # which packages the libraries come from
    librsvg2-bin  # draws the icon in every size
)
test_packages=(
    libgtest-dev libgmock-dev libbenchmark-dev
    appstream desktop-file-utils shared-mime-info libglib2.0-bin # check how a desktop sees the program
    xvfb xauth xdotool imagemagick openbox x11-utils
    python3-torch # the same networks, to compare with
    python3-numpy python3-tifffile # read what we write, independently of us
)

# install_missing PACKAGE...: asks apt only for what is not there, so that a second run needs neither rights nor network.
install_missing() {
    local package missing=()
    for package in "$@"; do
        if [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
            missing+=("$package")
        fi
    done
    if ((${#missing[@]} == 0)); then
        return
    fi
    echo "Installing: ${missing[*]}"
    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing; install them as root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    set -euo pipefail
    install_missing "${build_packages[@]}"
    if [[ ${1:-} == tests ]]; then
        install_missing "${package_packages[@]}" "${test_packages[@]}"
    fi
fi
