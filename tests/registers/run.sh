#!/bin/sh
# Registers of companies and payments, read by erg and by a few naive lines of Python (run.py).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/registers/run.py
