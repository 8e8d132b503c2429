#!/bin/sh
# What the documents show is what happens (run.py).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/docs/run.py
