#!/bin/sh
# Runs every test and ends with "N passed, N failed[, N skipped]".
# A test is a program that prints a line for each of its cases: "ok ...", "not ok ..." or
# "ok ... # SKIP reason" (the Test Anything Protocol; cmocka prints it by itself, with "not ok"
# before a SKIP). A program that fails without a "not ok", or prints no case, is one failure.
# BUILD, ERG, LAYOUT and RENDER say what is tested (set by the Makefile). WITHOUT: folders of
# tests that are not run.
set -u
cd "$(dirname "$0")/.." || exit 2
ERG=$(pwd)/$ERG LAYOUT=$(pwd)/$LAYOUT RENDER=$(pwd)/$RENDER BUILD=$(pwd)/$BUILD
export ERG LAYOUT RENDER BUILD
ERG_TESTDATA=${ERG_TESTDATA:-$(pwd)/../shared/testdata}
export ERG_TESTDATA
results=$BUILD/results
rm -rf "$results" && mkdir -p "$results" || exit 2
passed=0 failed=0 skipped=0

run() { # run NAME COMMAND...
    name=$1
    shift
    log=$results/$(echo "$name" | tr / _)
    status=0
    CMOCKA_MESSAGE_OUTPUT=TAP "$@" >"$log" 2>"$log.err" </dev/null || status=$?
    sed -i 's/^not ok \(.*# SKIP\)/ok \1/' "$log"
    skip=$(grep -c '^ok .*# SKIP' "$log")
    ok=$(grep -c '^ok ' "$log")
    bad=$(grep -c '^not ok ' "$log")
    if [ "$bad" = 0 ] && { [ "$status" != 0 ] || [ "$ok" = 0 ]; }; then
        bad=1
        echo "not ok $name: exit status $status, $ok cases ran" >>"$log"
    fi
    passed=$((passed + ok - skip)) failed=$((failed + bad)) skipped=$((skipped + skip))
    if [ "$bad" != 0 ]; then
        echo "--- $name"
        grep -A 12 '^not ok ' "$log" | head -n 60
        head -n 20 "$log.err"
    fi
}

for test in tests/unit/test_*.c tests/laws/test_*.c; do
    [ -e "$test" ] || continue
    name=${test#tests/}
    name=${name%.c}
    run "$name" "$BUILD/tests/$name"
done
for test in tests/*/run.sh; do
    name=$(basename "$(dirname "$test")")
    case " ${WITHOUT:-} " in
    *" $name "*) ;;
    *) run "$name" "$test" ;;
    esac
done

if [ "$skipped" = 0 ]; then
    echo "$passed passed, $failed failed"
else
    grep -h '^ok .*# SKIP' "$results"/* | sed 's/.*# SKIP/skipped:/' | sort | uniq -c | sort -rn
    echo "$passed passed, $failed failed, $skipped skipped"
fi
[ "$failed" = 0 ]
