#!/bin/sh
# What the documents show is what happens (run.py), and each help lists what its command takes.
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/docs/run.py || failed=1
"$PYTHON" tests/docs/options.py || failed=1
exit $failed
