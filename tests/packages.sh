#!/bin/sh
# packages.sh WHAT PACKAGE... : makes sure that Debian packages are installed. COMMAND:PACKAGE is
# left alone where there is such a command, from Debian or not.
# Does nothing when all are there. Installs what is missing with apt as root or through sudo;
# elsewhere it says what to install and fails.
set -eu
what=$1
shift

if ! command -v dpkg-query >/dev/null 2>&1; then
    # No Debian: trust what is there, and let the build say what is not. Headers and libraries
    # are asked for by the names that pkg-config knows on every system.
    if command -v pkg-config >/dev/null 2>&1 &&
        pkg-config --exists libcjson igraph libgvc libcgraph libmd libxml-2.0 librsvg-2.0 &&
        command -v esbuild >/dev/null 2>&1; then
        exit 0
    fi
    echo "erg: this is not Debian, so nothing was installed. To $what, install these or their" >&2
    echo "erg: like by hand (Debian's names): $*" >&2
    exit 1
fi

missing=
for package in "$@"; do
    case $package in
    *:*)
        command -v "${package%%:*}" >/dev/null 2>&1 && continue
        package=${package#*:}
        ;;
    esac
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    as_root=sudo
else
    echo "erg: to $what, these packages are missing:$missing" >&2
    echo "erg: install them as root:  apt-get update && apt-get install$missing" >&2
    exit 1
fi

echo "erg: installing, to $what:$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if ! { $as_root apt-get -q update && $as_root apt-get -q install -y --no-install-recommends $missing; } \
    >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "erg: installing failed; the packages are:$missing" >&2
    exit 1
fi
