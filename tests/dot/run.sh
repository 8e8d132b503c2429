#!/bin/sh
# What Graphviz reads back from erg's DOT is the graph: ids, ends, kinds, labels, weights, exactly.
set -u
cd "$(dirname "$0")/../.." || exit 2
exec "${PYTHON:-/usr/bin/python3}" -B tests/dot/run.py
