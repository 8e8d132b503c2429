#!/bin/sh
# Every reader that erg lists, and what else takes bytes (fuzz.c), with the files of
# tests/fuzz/corpus/TARGET and N inputs made of them. FUZZER is a libFuzzer program, else the one
# without an engine in BUILD. What libFuzzer finds it leaves in out/fuzz/TARGET. ONLY: one target.
. "$(dirname "$0")/../suite.sh"
N=${N:-400}
program=${FUZZER:-$BUILD/tests/fuzz/fuzz}
ERG_LAYOUT=$LAYOUT
export ERG_LAYOUT

# cgraph loses some memory by itself: DOT gets a new process now and then, and what reads its
# answers is watched for leaks without it (dot-answer).
LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0
export LSAN_OPTIONS
fuzz() { # fuzz TARGET RUNS: with libFuzzer
    kept=out/fuzz/$1
    log=$kept/log
    mkdir -p "$kept/corpus"
    part=$2
    leaks=1
    [ "$1" = dot ] && part=100000 leaks=0
    # Reports need no long histories, and half the time would go into them.
    ASAN_OPTIONS=malloc_context_size=4:quarantine_size_mb=8:detect_leaks=$leaks
    export ASAN_OPTIONS
    left=$2 seed=1 status=0 done=0
    while [ "$left" -gt 0 ] && [ "$status" = 0 ]; do
        [ "$part" -gt "$left" ] && part=$left
        FUZZ_TARGET=$1 "$program" -runs="$part" -seed="$seed" -max_len=4096 -timeout=20 \
            -detect_leaks=$leaks -entropic=0 -rss_limit_mb=4096 -artifact_prefix="$kept/" \
            -close_fd_mask=1 -print_final_stats=1 "$kept/corpus" "tests/fuzz/corpus/$1" >"$log" 2>&1
        status=$?
        ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | head -n 1)
        # Too much memory for DOT (worker.c): that process told no sum.
        [ "$status" = 42 ] && status=0 ran=$(sed -n 's/^#\([0-9]*\)[^0-9].*/\1/p' "$log" | tail -n 1)
        done=$((done + ${ran:-0})) left=$((left - ${ran:-part})) seed=$((seed + 1))
    done
    said="$done inputs"
}

for target in $("$ERG" list readers | sed -n 's/^\([a-z][a-z-]*\) .*/\1/p') \
    pipeline dot-answer layout-answer places; do
    [ "${ONLY:-$target}" = "$target" ] || continue
    if ! [ -d "tests/fuzz/corpus/$target" ]; then
        skip "$target" "no files in tests/fuzz/corpus"
        continue
    fi
    from=$(date +%s)
    if [ -n "${FUZZER:-}" ]; then
        fuzz "$target" "$N"
        said="$said, $(($(date +%s) - from)) s"
    else
        log=$work/log
        said=$(FUZZ_TARGET=$target N=$N "$program" 2>"$log")
        status=$?
    fi
    problem=
    [ "$status" = 0 ] || problem="status $status
$(tail -n 19 "$log")"
    say "$target, $said" "$problem"
done
exit $failed
