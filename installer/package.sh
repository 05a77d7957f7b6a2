#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the Debian package: installs what building needs, builds the release and prints where the .deb lies.
#   installer/package.sh [--build DIR]
# --build packages what is built in DIR already (a build folder of any preset with the window).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release
if [[ ${1:-} == --build ]]; then
    if [[ ! -e ${2:-}/CPackConfig.cmake ]]; then
        echo "installer/package.sh: --build needs a build folder; ${2:-nothing} has no CPackConfig.cmake" >&2
        exit 2
    fi
    build=$(cd "$2" && pwd)
else
    # shellcheck source=installer/dependencies.sh
    source "$root/installer/dependencies.sh"
    install_missing "${build_packages[@]}" "${package_packages[@]}"
    cmake -S "$root" --preset release -DPERRIN_TESTS=OFF
    cmake --build "$build"
fi
packages=$build/packages
rm -f "$packages"/*.deb
(cd "$build" && cpack -G DEB -B "$packages" >"$build/package.log" 2>&1) || {
    cat "$build/package.log" >&2
    exit 1
}
ls "$packages"/*.deb
