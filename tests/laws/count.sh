#!/bin/sh
# N checks (a million) of the laws that test_*_laws.c state, as many of each. BUILD says what is
# tested. `make test` runs them by themselves, shorter.
set -u
cd "$(dirname "$0")/../.." || exit 2
N=${N:-1000000}
laws=$(cat tests/laws/test_*_laws.c | grep -c '^ *law_held(')
each=$(((N + laws - 1) / laws))
total=0
from=$(date +%s)
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
for program in tests/laws/test_*_laws.c; do
    program=$BUILD/tests/laws/$(basename "$program" .c)
    if ! N=$each CMOCKA_MESSAGE_OUTPUT=TAP "$program" >"$log" 2>&1; then
        echo "not ok laws: $(basename "$program")"
        sed 's/^/# /' "$log"
    fi
    sed -n 's/^law: /ok laws: /p' "$log"
    checks=$(sed -n 's/^law: .*, \([0-9]*\) checks$/\1/p' "$log" | paste -sd+)
    total=$((total + ${checks:-0}))
done
echo "# $total checks of $laws laws, $(($(date +%s) - from)) s"
