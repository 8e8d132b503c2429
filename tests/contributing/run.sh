#!/bin/sh
# A format added as CONTRIBUTING.md says, to a copy of the project.
. "$(dirname "$0")/../suite.sh"
config=$(basename "$BUILD")
block() { # block N: the N-th block of code in C
    awk -v n="$1" '/^```/ { on = /^```c$/ && ++i == n; next } on' CONTRIBUTING.md
}
mkdir -p "$work/out/build" && cp -a Makefile src include tests data "$work/" &&
    cp -a "out/build/$config" "$work/out/build/" || exit 2
block 1 >"$work/src/write/ties.c"
block 2 >>"$work/src/write/emitters.h"
command=$(grep '^erg .*-t ties$' CONTRIBUTING.md)
cd "$work" || exit 2
say "the new file builds" "$(make -s CONFIG="$config" WERROR=-Werror 2>&1)"
erg=out/bin/erg
[ "$config" = release ] || erg=out/build/$config/bin/erg
say "the format is listed" "$($erg list formats 2>&1 | grep -q '^ties ' || echo "not listed")"
say "erg completes it" "$($erg completion bash | grep -q ' ties ' || echo "not completed")"
say "it writes ties" "$($erg ${command#erg } 2>&1 | awk -F'\t' '
        NF != 3 || $3 <= 0 { print "no tie: " $0 }
        END { if (NR < 2) print NR " lines" }')"
exit $failed
