#!/bin/sh
# Measures of whole files against a slow, plain reference (reference.py).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/reference/run.py
