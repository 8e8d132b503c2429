#!/bin/sh
# What Graphviz reads back from erg's DOT is the graph: ids, ends, kinds, labels, weights, exactly.
# The texts that Graphviz takes, erg takes.
set -u
cd "$(dirname "$0")/../.." || exit 2
failed=0
for part in run grammar; do
    "${PYTHON:-/usr/bin/python3}" -B "tests/dot/$part.py" || failed=1
done
exit $failed
