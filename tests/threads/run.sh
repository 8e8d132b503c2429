#!/bin/sh
# ThreadSanitizer over what runs in several threads: the path measures with 1 to 8, exact and
# sampled, with and without weights and directions; the race of layouts; progress. Each says the
# same with any number of threads. `make threads` builds it. N: entities of the graph.
. "$(dirname "$0")/../suite.sh"
N=${N:-1500}
case $BUILD in
*thread*) ;;
*)
    skip "what runs in several" "a build with CONFIG=thread is needed: make threads"
    exit 0
    ;;
esac
ERG_LAYOUT=$LAYOUT
TSAN_OPTIONS=exitcode=66:halt_on_error=0
export ERG_LAYOUT TSAN_OPTIONS
# Where addresses are too random for its maps, ThreadSanitizer does not start.
fixed=
command -v setarch >/dev/null && fixed="setarch -R"

# Three ties for each entity: two near it, one anywhere; weights of ten sizes.
awk -v n="$N" 'BEGIN { print "source,target,weight"; x = 7
    for (i = 1; i < n; i++) for (k = 0; k < 3; k++) {
        x = (x * 69069 + 1) % 4294967296
        print "v" i ",v" (k < 2 ? int(i - 1 - x % 7 % i) : x % n) "," (1 + int(x / 65536) % 10) / 10 } }' \
    >"$work/graph.csv"

# thread NAME THREADS WORDS...: what it says goes to $work/out.
thread() {
    name=$1 threads=$2
    shift 2
    $fixed "$ERG" "$@" -j "$threads" >"$work/out" 2>"$work/said" </dev/null
    status=$? problem=
    [ "$threads" = 1 ] && cp "$work/out" "$work/one"
    if [ "$status" -gt 1 ] || grep -q "ThreadSanitizer" "$work/said"; then
        problem="status $status
$(cat "$work/said")"
    elif ! cmp -s "$work/out" "$work/one"; then
        problem="not what one thread says"
    fi
    say "$name, -j $threads" "$problem"
}

paths=betweenness,closeness,harmonic
for j in 1 2 3 4 5 6 7 8; do
    thread "exact" $j rank "$work/graph.csv" --by $paths,coreness -t csv
done
for j in 1 2 3 4 5 6 7 8; do
    thread "explicit weights" $j rank "$work/graph.csv" --weight explicit --by $paths -t csv
done
for j in 1 2 5 8; do
    thread "unweighted" $j rank "$work/graph.csv" --unweighted --by $paths -t csv
done
for j in 1 2 5 8; do
    thread "directed" $j rank "$work/graph.csv" --directed --by $paths -t csv
done
for j in 1 2 3 4 5 6 7 8; do
    thread "sampled" $j rank "$work/graph.csv" --sample 200 --seed 3 --by $paths -t csv
done
for j in 1 4 8; do
    thread "all measures" $j rank data/openai-microsoft.json -t csv
done
for j in 1 4 8; do
    thread "robust" $j rank data/openai-microsoft.json --robust -t json
done
for j in 1 4 8; do
    thread "timeline" $j timeline data/openai-microsoft.json --at 2019,2021,2023,2025 -t json
done
$fixed "$ERG" export "$work/graph.csv" -t jsonl -o "$work/graph.jsonl" 2>/dev/null
head -n 2000 "$work/graph.jsonl" >"$work/broken.jsonl"
echo '{"id": 1' >>"$work/broken.jsonl"
sed -n '2001,$p' "$work/graph.jsonl" >>"$work/broken.jsonl"
for j in 1 8; do
    thread "lines of JSON" $j rank "$work/graph.jsonl" --by strength -t csv
done
for j in 1 8; do
    thread "lines of JSON, one wrong" $j check "$work/broken.jsonl"
done
for j in 1 2 8; do
    thread "race of layouts" $j export data/openai-microsoft.json -t svg
done
for j in 1 8; do
    thread "verbose" $j rank "$work/graph.csv" --verbose --by $paths -t csv
done
exit $failed
