#!/bin/sh
# Measures of random graphs against exact arithmetic (oracle.py). N: graphs (500; `make oracle`:
# 10,000).
cd "$(dirname "$0")/../.." || exit 2
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-/usr/bin/python3}" tests/oracle/oracle.py
