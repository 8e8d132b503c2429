#!/bin/sh
# The same bytes whatever the locale, zone, folder, address layout, threads and reading order
# (repro.py). N: runs (12; `make repro`: 100).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/repro/repro.py
