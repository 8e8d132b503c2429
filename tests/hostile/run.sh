#!/bin/sh
# Files that are out for harm, in every format that erg reads (run.py), and graphs that kill
# Graphviz (killers.py).
. "$(dirname "$0")/../suite.sh"
for part in run killers; do
    "$PYTHON" "tests/hostile/$part.py" || failed=1
done
exit $failed
