#!/bin/sh
# Makes the C source of the page: its style and its script as arrays.
#     embed.sh STYLE.css MODULE.js... > page.c
# The modules are joined in the order given, each after those it imports from: each becomes a
# function that gives back what it exports. Left out are lines of comments alone, blank lines and
# what a line is indented by, which the page need not carry: no text may depend on them.
set -eu
script() {
    for module in "$@"; do
        awk -v name="$(basename "$module" .js)" '
            function exported(text) {
                sub(/^export (const|function) */, "", text)
                if (text ~ /^{/) { sub(/^{/, "", text); sub(/}.*/, "", text) }
                else if (match(text, /^[A-Za-z0-9_$]+/)) text = substr(text, 1, RLENGTH)
                names = names (names == "" ? "" : ", ") text
            }
            # Code without the blanks around its signs; texts and lines with a regular
            # expression stay as they are.
            function squeezed(line,   out, code, c, at, quote) {
                for (at = 1; at <= length(line); at++) {
                    c = substr(line, at, 1)
                    if (quote == "" && c == "/") return line
                    if (quote == "" && c ~ /["`]/) { out = out tight(code); code = ""; quote = c; out = out c }
                    else if (quote == "") code = code c
                    else { out = out c; if (c == quote) quote = "" }
                }
                return out tight(code)
            }
            function tight(code,   out, at, c, before, after) {
                if (code !~ /[-+] [-+]/) { gsub(/ \+ /, "+", code); gsub(/ - /, "-", code) }
                for (at = 1; at <= length(code); at++) {
                    c = substr(code, at, 1)
                    before = substr(code, at - 1, 1)
                    after = substr(code, at + 1, 1)
                    if (c != " " || (before !~ /[=>?:,;{}()&|*<]/ && after !~ /[=?:{}()&|*<>]/)) out = out c
                }
                return out
            }
            BEGIN { print "const " name "M = (() => {" }
            { sub(/^[[:blank:]]+/, "") }
            /^(\/\/|$)/ { next }
            /^import / { importing = 1; import = "" }
            importing {
                import = import (import == "" ? "" : " ") $0
                if (!/;$/) next
                importing = 0
                from = import
                sub(/.*"\.\//, "", from); sub(/\.js.*/, "", from)
                sub(/^import /, "", import); sub(/ from.*/, "", import)
                print "const " import " = " from "M;"
                next
            }
            /^export / { exported($0); sub(/^export /, "") }
            { $0 = squeezed($0) }
            { print }
            END { print "return {" names "};\n})();" }' "$module"
    done
}
style() {
    sed -e 's/^[[:blank:]]*//' -e '/^\/\*.*\*\/$/d' -e '/^\/\*/,/\*\/$/d' -e '/^$/d' \
        -e 's/ *\([{;:,]\) */\1/g' "$1" | tr -d '\n' | sed -e 's/;}/}/g' -e 's/}/}\
/g'
}
array() { # array NAME < TEXT
    echo "const unsigned char $1[] = {"
    od -An -v -tu1 | sed -e 's/[0-9]\{1,\}/&,/g' -e 's/ \{1,\}/ /g'
    echo "0};"
    echo "const size_t $1_size = sizeof $1 - 1;"
}
css=$1
shift
echo '#include "write/html_parts.h"'
style "$css" | array write_page_style
script "$@" | array write_page_script
