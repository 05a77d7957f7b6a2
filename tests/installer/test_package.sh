#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Packages a build, installs the package, starts the program as a desktop does and takes everything away again:
#   tests/installer/test_package.sh BUILD [clean]
# It is installed into a new package root and runs on this system's libraries; with "clean" (as root, with a network)
# into a new Debian that gets nothing but what the package asks for. PERRIN_SHOT=FILE.png keeps a picture of the window.
set -euo pipefail

for tool in Xvfb xdotool gio desktop-file-validate appstreamcli update-mime-database dpkg-shlibdeps rsvg-convert; do
    command -v $tool >/dev/null || { echo "SKIPPED: $tool is missing; installer/dependencies.sh tests installs it"; exit 77; }
done

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$1
mode=${2:-here}
work=$(mktemp -d)
program=
server=
finish() {
    if [[ -n $server ]]; then
        kill "$server" 2>/dev/null || true
    fi
    if [[ -n $program ]]; then
        kill "$program" 2>/dev/null || true
    fi
    if [[ $mode == clean ]]; then
        umount "$work/root/proc" "$work/root/tmp/.X11-unix" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

package=$("$source/installer/package.sh" --build "$build")
root=$work/root
mkdir -p "$root"

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
server=$!
for _ in $(seq 100); do
    [[ -s $work/display ]] && break
    sleep 0.1
done
[[ -s $work/display ]] || { cat "$work/xvfb.log" >&2; fail "Xvfb does not start"; }
DISPLAY=:$(tr -d '[:space:]' <"$work/display")
export DISPLAY
unset QT_QPA_PLATFORM WAYLAND_DISPLAY XAUTHORITY

# What a desktop reads is well formed.
dpkg-deb -x "$package" "$work/files"
share=$work/files/usr/share
desktop-file-validate "$share/applications/perrin.desktop"
appstreamcli validate --no-net "$share/metainfo/"*.metainfo.xml
[[ -s $share/icons/hicolor/48x48/apps/perrin.png && -s $share/icons/hicolor/scalable/apps/perrin.svg ]] ||
    fail "an icon is missing"
dpkg-deb -f "$package" Depends | grep -q libopenblas0 || fail "the package does not ask for OpenBLAS"
dpkg-deb -f "$package" Depends | grep -q libtorch || fail "the package does not ask for LibTorch"


# The sources of the networks, for another LibTorch, are whole.
source_files=$share/perrin/source
[[ -s $source_files/core/learn/networks/library.cpp ]] || fail "the sources of the networks are missing"
while read -r header; do
    [[ -s $source_files/$header ]] || fail "$header is missing in the sources of the networks"
done < <(grep -rhoP '#include "\K[^"]+' "$source_files/core" | sort -u)
cmake -S "$source_files" -B "$work/networks" -DPERRIN_ONLY_NETWORKS=ON >"$work/log" 2>&1 ||
    { tail "$work/log" >&2; fail "the sources of the networks cannot be built"; }

if [[ $mode == clean ]]; then
    debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" >"$work/log" ||
        { tail "$work/log" >&2; fail "no new Debian"; }
    cp -r /etc/apt/. "$root/etc/apt/"
    mount -t proc none "$root/proc"
    in_root=(chroot "$root")
    "${in_root[@]}" apt-get update -q >"$work/log"
    cp "$package" "$root/perrin.deb"
    # What the check itself needs comes first, so that what comes later is the package's own doing.
    "${in_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends \
        libglib2.0-bin shared-mime-info >"$work/log" 2>&1
    "${in_root[@]}" dpkg --get-selections >"$work/before"
    "${in_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends /perrin.deb \
        >"$work/log" 2>&1 || { tail "$work/log" >&2; fail "it cannot be installed"; }
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    launch=("${in_root[@]}" env HOME=/root DISPLAY="$DISPLAY" LC_ALL=C.UTF-8)
    prefix=
else
    mkdir -p "$root/var/lib/dpkg" && touch "$root/var/lib/dpkg/status"
    dpkg --root="$root" --force-depends --force-not-root --force-script-chrootless --log=/dev/null \
        -i "$package" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "it cannot be installed"; }
    update-mime-database "$root/usr/share/mime"
    mkdir "$work/home"
    launch=(env HOME="$work/home" XDG_CONFIG_HOME="$work/home" XDG_DATA_DIRS="$root/usr/share:/usr/share" PATH="$root/usr/bin:$PATH")
    prefix=$root
fi

# A session is known by its name.
echo "{}" >"$root/tmp.perrin"
kind=$("${launch[@]}" gio info -a standard::content-type "${prefix}/tmp.perrin" | grep -o 'application/x-perrin-session' || true)
[[ $kind == application/x-perrin-session ]] || fail "a .perrin file is not known as a session"
rm "$root/tmp.perrin"

# The program is the package's, and its networks are found.
"${launch[@]}" "$prefix/usr/bin/perrin" --version
"${launch[@]}" "$prefix/usr/bin/perrin" models | grep -q perrin-general || fail "the networks are not found"

# It starts from its desktop entry with a file, as from the file manager.
sample=$prefix/usr/share/perrin/samples/two_populations.tif
"${launch[@]}" gio launch "$prefix/usr/share/applications/perrin.desktop" "$sample" >"$work/out" 2>&1 || true
window=
for _ in $(seq 150); do
    window=$(xdotool search --onlyvisible --name two_populations 2>/dev/null | head -1 || true)
    [[ -n $window ]] && break
    sleep 0.2
done
[[ -n $window ]] || { cat "$work/out" >&2; fail "no window shows the sample"; }
program=$(xdotool getwindowpid "$window")
[[ $(readlink "/proc/$program/exe") == "$root/usr/bin/perrin" ]] ||
    fail "the window is of $(readlink "/proc/$program/exe"), not of the package's program"
if [[ -n ${PERRIN_SHOT:-} ]]; then
    sleep 3
    import -window root "$PERRIN_SHOT"
fi
kill "$program"
program=

# Nothing is left.
if [[ $mode == clean ]]; then
    "${in_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get purge -yq perrin >"$work/log" 2>&1
    "${in_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get autoremove --purge -yq >>"$work/log" 2>&1
    "${in_root[@]}" dpkg --get-selections >"$work/after"
    diff "$work/before" "$work/after" || fail "packages are left"
    left=$(find "$root" -xdev -iname '*perrin*' -not -name perrin.deb -not -path "$root/root/*" -not -path "$root/tmp/*")
else
    dpkg --root="$root" --force-not-root --force-script-chrootless --log=/dev/null -P perrin >"$work/log" 2>&1
    mkdir -p "$root/usr/share/mime/packages" && update-mime-database "$root/usr/share/mime"
    left=$(find "$root" -iname '*perrin*')
fi
[[ -z $left ]] || fail "left behind: $left"
echo "The package was installed, started and removed."
