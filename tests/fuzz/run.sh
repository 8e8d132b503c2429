#!/bin/sh
# Every reader that erg lists, with the files of tests/fuzz/corpus/READER and N inputs made of
# them (fuzz.c). FUZZER is a libFuzzer program, else the one without an engine in BUILD.
# What libFuzzer finds it leaves in out/fuzz/READER. ERG, LAYOUT: what is tested.
set -u
cd "$(dirname "$0")/../.." || exit 2
N=${N:-400}
program=${FUZZER:-$BUILD/tests/fuzz/fuzz}
ERG_LAYOUT=$LAYOUT
export ERG_LAYOUT
for reader in $("$ERG" list readers | sed -n 's/^\([a-z][a-z-]*\) .*/\1/p'); do
    if ! [ -d "tests/fuzz/corpus/$reader" ]; then
        echo "ok fuzz: $reader # SKIP no files in tests/fuzz/corpus"
        continue
    fi
    runs=$N
    # DOT is read by a program of its own, started for each input.
    [ "$reader" = dot ] && runs=$((N / 20 + 1))
    if [ -n "${FUZZER:-}" ]; then
        kept=out/fuzz/$reader
        mkdir -p "$kept/corpus"
        FUZZ_READER=$reader "$program" -runs="$runs" -seed=1 -max_len=8192 -timeout=20 \
            -rss_limit_mb=4096 -artifact_prefix="$kept/" -close_fd_mask=1 -print_final_stats=1 \
            "$kept/corpus" "tests/fuzz/corpus/$reader" >"$kept/log" 2>&1
        status=$?
        said=$(sed -n 's/^stat::number_of_executed_units: */inputs: /p' "$kept/log")
        log=$kept/log
    else
        log=$(mktemp)
        said=$(FUZZ_READER=$reader N=$runs "$program" 2>"$log")
        status=$?
    fi
    if [ "$status" = 0 ]; then
        echo "ok fuzz: $reader, $said"
    else
        echo "not ok fuzz: $reader, status $status"
        tail -n 20 "$log" | sed 's/^/# /'
    fi
    [ -n "${FUZZER:-}" ] || rm -f "$log"
done
