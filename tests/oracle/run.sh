#!/bin/sh
# Measures of random graphs against exact arithmetic (oracle.py). N: graphs (500; `make oracle`:
# 10,000).
. "$(dirname "$0")/../suite.sh"
"$PYTHON" tests/oracle/oracle.py
