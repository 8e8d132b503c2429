#!/bin/sh
# A format added as CONTRIBUTING.md says, to a copy of the project. ERG and BUILD come from
# tests/run.sh.
set -u
cd "$(dirname "$0")/../.." || exit 2
config=$(basename "$BUILD")
copy=$(mktemp -d) || exit 2
trap 'rm -rf "$copy"' EXIT
failed=0
say() { # say NAME PROBLEM
    if [ -z "$2" ]; then
        echo "ok contributing: $1"
    else
        echo "not ok contributing: $1"
        echo "$2" | head -n 20 | sed 's/^/# /'
        failed=1
    fi
}
block() { # block N: the N-th block of code in C
    awk -v n="$1" '/^```/ { on = /^```c$/ && ++i == n; next } on' CONTRIBUTING.md
}
mkdir -p "$copy/out/build" && cp -a Makefile src include tests data "$copy/" &&
    cp -a "out/build/$config" "$copy/out/build/" || exit 2
block 1 >"$copy/src/write/ties.c"
block 2 >>"$copy/src/write/emitters.h"
command=$(grep '^erg .*-t ties$' CONTRIBUTING.md)
cd "$copy" || exit 2
say "the new file builds" "$(make -s CONFIG="$config" WERROR=-Werror 2>&1)"
erg=out/bin/erg
[ "$config" = release ] || erg=out/build/$config/bin/erg
say "the format is listed" "$($erg list formats 2>&1 | grep -q '^ties ' || echo "not listed")"
say "erg completes it" "$($erg completion bash | grep -q ' ties ' || echo "not completed")"
say "it writes ties" "$($erg ${command#erg } 2>&1 | awk -F'\t' '
        NF != 3 || $3 <= 0 { print "no tie: " $0 }
        END { if (NR < 2) print NR " lines" }')"
exit $failed
