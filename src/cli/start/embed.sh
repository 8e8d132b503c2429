#!/bin/sh
# Makes the C source of the files that `erg init` writes: embed.sh FILE... > start_files.c
set -eu
array() {
    od -An -v -tu1 "$1" | sed -e 's/[0-9]\{1,\}/&,/g' -e 's/ \{1,\}/ /g'
}
echo '#include "cli/start.h"'
i=0
for file in "$@"; do
    i=$((i + 1))
    echo "static const unsigned char file_$i[] = {"
    array "$file"
    echo "0};"
done
echo 'const cli_start_file cli_start_files[] = {'
i=0
for file in "$@"; do
    i=$((i + 1))
    echo "    {\"$(basename "$file")\", file_$i, sizeof file_$i - 1},"
done
echo '};'
echo 'const size_t cli_start_file_count = sizeof cli_start_files / sizeof *cli_start_files;'
