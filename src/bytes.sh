#!/bin/sh
# Writes what stands on standard input as the initializer of a C array of bytes, with a 0 behind.
echo '{'
od -An -v -tu1 | sed -e 's/[0-9]\{1,\}/&,/g' -e 's/ \{1,\}/ /g'
echo '0};'
