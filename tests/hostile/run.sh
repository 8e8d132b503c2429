#!/bin/sh
# Files that are out for harm, in every format that erg reads (run.py), and graphs that kill
# Graphviz (killers.py).
cd "$(dirname "$0")/../.." || exit 2
failed=0
for part in run killers; do
    PYTHONDONTWRITEBYTECODE=1 "${PYTHON:-/usr/bin/python3}" "tests/hostile/$part.py" || failed=1
done
exit $failed
