#!/bin/sh
# Makes the C source of the files that `erg init` writes: embed.sh FILE... > start_files.c
set -eu
echo '#include "cli/start.h"'
i=0
for file in "$@"; do
    i=$((i + 1))
    printf 'static const unsigned char file_%s[] = ' "$i"
    src/bytes.sh <"$file"
done
echo 'const cli_start_file cli_start_files[] = {'
i=0
for file in "$@"; do
    i=$((i + 1))
    echo "    {\"$(basename "$file")\", file_$i, sizeof file_$i - 1},"
done
echo '};'
echo 'const size_t cli_start_file_count = sizeof cli_start_files / sizeof *cli_start_files;'
