#!/bin/sh
# Makes the C source of the page, its style and its script as arrays: embed.sh > page.c
# esbuild joins the modules that main.js imports and makes both short.
set -eu
cd "$(dirname "$0")"
command -v esbuild >/dev/null || {
    echo "erg: no esbuild, which makes the page's script (Debian's package esbuild)" >&2
    exit 1
}
array() { # array NAME FILE
    text=$(esbuild --bundle --minify --format=esm --charset=utf8 --target=es2020 --log-level=warning "$2")
    printf 'const unsigned char %s[] = ' "$1"
    printf '%s\n' "$text" | ../../bytes.sh
    echo "const size_t $1_size = sizeof $1 - 1;"
}
echo '#include "write/html_parts.h"'
array write_page_style style.css
array write_page_script main.js
