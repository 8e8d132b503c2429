#!/bin/sh
# erg fmt changes the form of a dataset and nothing else.
. "$(dirname "$0")/../suite.sh"
digest() { # of the facts, whatever file they are in
    "$ERG" export "$1" -t json --measures none --possible | sed -n 's/.*"input":{"digest":"\([^"]*\)".*/\1/p'
}
say "the shipped dataset is in canonical form" \
    "$("$ERG" fmt data/openai-microsoft.json | diff data/openai-microsoft.json - 2>&1)"
tried=0
for file in tests/fmt/full.json tests/outputs/*.json tests/cli/*.json tests/cli/*/*.json tests/cli/*/*.csv; do
    facts=$(digest "$file" 2>/dev/null)
    [ -n "$facts" ] && "$ERG" fmt "$file" >"$work/once.json" 2>/dev/null || continue
    tried=$((tried + 1))
    "$ERG" fmt "$work/once.json" >"$work/twice.json"
    grep -q '"erg.snapshot"' "$file" && continue
    say "$file keeps its facts" "$([ "$(digest "$work/once.json")" = "$facts" ] || echo "other digest")"
    say "$file: the form is stable" "$(cmp "$work/once.json" "$work/twice.json" 2>&1)"
done
say "enough datasets were tried" "$([ $tried -ge 5 ] || echo "only $tried")"
cp data/openai-microsoft.json "$work/own.json"
tr -d '\n' <"$work/own.json" >"$work/long.json"
say "in place" "$("$ERG" fmt --in-place "$work/long.json" 2>&1; cmp "$work/long.json" "$work/own.json" 2>&1)"
printf 'source,target\na,b\n' >"$work/t.csv"
"$ERG" fmt --in-place "$work/t.csv" >"$work/said" 2>&1
say "a table is not replaced by JSON" "$([ $? = 2 ] || echo "status 0"; grep -q '^source,target$' "$work/t.csv" || echo gone)"
exit $failed
