#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds everything and runs every test. Arguments go to ctest: installer/test.sh -R ui
# Tests on other people's movies run where PERRIN_TEST_DATA names their folder, and are skipped elsewhere.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=installer/dependencies.sh
source "$root/installer/dependencies.sh"
install_missing "${build_packages[@]}" "${package_packages[@]}" "${test_packages[@]}"

cmake -S "$root" --preset dev
cmake --build "$root/build/dev"
ctest --test-dir "$root/build/dev" --output-on-failure --parallel 2 "$@"
