#!/bin/sh
# Registers of companies and payments, read by erg and by a few naive lines of Python (run.py).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/registers/run.py
