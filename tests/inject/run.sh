#!/bin/sh
# Naughty strings in every field, through every format, back by other parsers (inject.py).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/inject/inject.py
