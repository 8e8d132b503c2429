#!/bin/sh
# Files that are out for harm, in every format that erg reads (run.py).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/hostile/run.py
