#!/bin/sh
# CSV as other programs read it, and as erg reads it back (run.py).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/tables/run.py
