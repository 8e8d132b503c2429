#!/bin/sh
# Files of other tools: against counts by other programs, against what networkx wrote, and
# hostile ones. The real files are not part of the project (ERG_TESTDATA says where they are).
cd "$(dirname "$0")/../.." || exit 2
ERG_LAYOUT=${LAYOUT:-} PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" \
    tests/foreign/check.py
