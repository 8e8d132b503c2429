#!/bin/sh
# What earlier versions wrote still reads, and says the same. The files here were written by them
# and are never written anew: early.* by the first one that exported at all.
. "$(dirname "$0")/../suite.sh"
cd tests/stable || exit 2
ranks() { "$ERG" rank "$1" --by degree,pagerank 2>&1 | sed 1d; }
dataset=$(ranks dataset.json)
say "the dataset has ranks to compare with" "$(echo "$dataset" | grep -q 'Acme Labs' || echo "$dataset")"
for file in *.snapshot.json; do
    say "$file is taken as it stands" "$("$ERG" export "$file" 2>&1 | cmp - "$file" 2>&1)"
done
for file in early.snapshot.json 0.1.0.snapshot.json 0.1.0.jsonl; do
    [ -e "$file" ] || say "$file" "is not there"
    say "$file has the ranks of its dataset" "$([ "$(ranks "$file")" = "$dataset" ] || ranks "$file")"
    say "$file and its dataset do not differ" \
        "$("$ERG" diff dataset.json "$file" --measures none --quiet || "$ERG" diff dataset.json "$file")"
done
say "tables have the degrees of their dataset (their rates and facts of entities are lost)" "$(
    for input in dataset.json 0.1.0-tables; do
        "$ERG" rank "$input" --by degree -t csv 2>&1 | cksum
    done | uniq | sed 1d)"
say "the snapshot of an earlier date is recounted from its claims" \
    "$("$ERG" rank early-2024.snapshot.json --resolve max 2>&1 | grep -q '^   1  Acme' || echo "no ranks")"
exit $failed
