#!/bin/sh
# What Graphviz reads back from erg's DOT is the graph: ids, ends, kinds, labels, weights, exactly.
# The texts that Graphviz takes, erg takes.
. "$(dirname "$0")/../suite.sh"
for part in run grammar; do
    "$PYTHON" "tests/dot/$part.py" || failed=1
done
exit $failed
