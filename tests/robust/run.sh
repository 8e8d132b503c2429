#!/bin/sh
# erg rank --robust against a loop of separate runs of erg (naive.py).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/robust/naive.py
