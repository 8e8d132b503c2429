#!/bin/sh
# Differences between real data at neighbouring dates, against those stored beside the data.
. "$(dirname "$0")/../suite.sh"
if [ ! -d "$ERG_TESTDATA/3-temporal" ]; then
    skip "stored differences" "no data at ERG_TESTDATA"
    exit 0
fi
"$PYTHON" tests/diffs/expected.py "$ERG" "$ERG_TESTDATA" "$work" >"$work/log" || echo "not ok diffs: expected.py failed"
cat "$work/log"
! grep -q '^not ok' "$work/log"
