#!/bin/sh
# Naughty strings in every field, through every format, back by other parsers (inject.py).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/inject/inject.py
