#!/bin/sh
# The same bytes whatever the locale, zone, folder, address layout, threads and reading order
# (repro.py). N: runs (12; `make repro`: 100).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/repro/repro.py
