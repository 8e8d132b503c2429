#!/bin/sh
# CSV as other programs read it, and as erg reads it back (run.py).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/tables/run.py
