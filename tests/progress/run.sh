#!/bin/sh
# What a terminal shows while erg works: tests/progress/run.py.
exec python3 "$(dirname "$0")/run.py"
