#!/bin/sh
# What a terminal shows while erg works (run.py).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/progress/run.py
