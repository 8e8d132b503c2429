#!/bin/sh
# Files of other tools: against counts by other programs, against what networkx wrote, and
# hostile ones. The real files are not part of the project (ERG_TESTDATA says where they are).
. "$(dirname "$0")/../suite.sh"
ERG_LAYOUT=$LAYOUT "$PYTHON" tests/foreign/check.py
