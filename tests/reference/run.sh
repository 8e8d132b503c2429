#!/bin/sh
# Measures of whole files against a slow, plain reference (reference.py).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/reference/run.py
