#!/bin/sh
# erg rank --robust against a loop of separate runs of erg (naive.py).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/robust/naive.py
