#!/bin/sh
# erg fmt changes the form of a dataset and nothing else. ERG comes from tests/run.sh.
set -u
cd "$(dirname "$0")/../.." || exit 2
place=$(mktemp -d) || exit 2
trap 'rm -rf "$place"' EXIT
failed=0
say() { # say NAME PROBLEM
    if [ -z "$2" ]; then
        echo "ok fmt: $1"
    else
        echo "not ok fmt: $1"
        echo "$2" | head -n 10 | sed 's/^/# /'
        failed=1
    fi
}
digest() { # of the facts, whatever file they are in
    "$ERG" export "$1" -t json --measures none --possible | sed -n 's/.*"input":{"digest":"\([^"]*\)".*/\1/p'
}
say "the shipped dataset is in canonical form" \
    "$("$ERG" fmt data/openai-microsoft.json | diff data/openai-microsoft.json - 2>&1)"
tried=0
for file in tests/fmt/full.json tests/outputs/*.json tests/cli/*.json tests/cli/*/*.json tests/cli/*/*.csv; do
    facts=$(digest "$file" 2>/dev/null)
    [ -n "$facts" ] && "$ERG" fmt "$file" >"$place/once.json" 2>/dev/null || continue
    tried=$((tried + 1))
    "$ERG" fmt "$place/once.json" >"$place/twice.json"
    grep -q '"erg.snapshot"' "$file" && continue
    say "$file keeps its facts" "$([ "$(digest "$place/once.json")" = "$facts" ] || echo "other digest")"
    say "$file: the form is stable" "$(cmp "$place/once.json" "$place/twice.json" 2>&1)"
done
say "enough datasets were tried" "$([ $tried -ge 5 ] || echo "only $tried")"
cp data/openai-microsoft.json "$place/own.json"
tr -d '\n' <"$place/own.json" >"$place/long.json"
say "in place" "$("$ERG" fmt --in-place "$place/long.json" 2>&1; cmp "$place/long.json" "$place/own.json" 2>&1)"
printf 'source,target\na,b\n' >"$place/t.csv"
"$ERG" fmt --in-place "$place/t.csv" >"$place/said" 2>&1
say "a table is not replaced by JSON" "$([ $? = 2 ] || echo "status 0"; grep -q '^source,target$' "$place/t.csv" || echo gone)"
exit $failed
