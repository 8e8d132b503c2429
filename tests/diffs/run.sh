#!/bin/sh
# Differences between real data at neighbouring dates, against those stored beside the data.
set -u
cd "$(dirname "$0")/../.." || exit 2
testdata=${ERG_TESTDATA:-../shared/testdata}
PYTHON=${PYTHON:-/usr/bin/python3}
if [ ! -d "$testdata/3-temporal" ]; then
    echo "ok diffs: stored differences # SKIP no data at ERG_TESTDATA"
    exit 0
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
"$PYTHON" tests/diffs/expected.py "$ERG" "$testdata" "$work" >"$work/log" || echo "not ok diffs: expected.py failed"
cat "$work/log"
! grep -q '^not ok' "$work/log"
