#!/bin/sh
# valgrind's memcheck over every command, reader and format: no access that is none, no value that
# was never set, nothing lost. N: how many of them, evenly spread (`make memcheck`: all).
# ONLY: those with this in their name.
. "$(dirname "$0")/../suite.sh"
N=${N:-4}
case $BUILD in
*sanitize* | *thread* | *coverage*)
    skip "every command" "a release build is what valgrind looks at"
    exit 0
    ;;
esac
if ! command -v valgrind >/dev/null; then
    skip "every command" "valgrind is not installed"
    exit 0
fi
ERG_LAYOUT=$LAYOUT ERG_RENDER=$RENDER
export ERG_LAYOUT ERG_RENDER
small=tests/cli/deals.json
whole=data/openai-microsoft.json
: >"$work/list"

# check NAME WORDS...: noted first, so that some can be picked.
check() {
    case $1 in
    *${ONLY:-}*) echo "$*" >>"$work/list" ;;
    esac
}
names() { # names WHAT: the first word of each entry of a list
    "$ERG" list "$1" | sed -n 's/^\([a-z][a-z0-9-]*\) .*/\1/p'
}

# An error's status is 99, erg's own are below 3.
memcheck() { # memcheck INPUT WORDS...
    input=$1
    shift
    valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
        --errors-for-leak-kinds=definite --suppressions=tests/memcheck/libraries.supp \
        --log-file="$work/log" "$@" <"$input" >"$work/out" 2>"$work/said"
}

for format in $(names formats); do
    output=$work/x
    [ "$format" = csv ] && output=$work/folder
    check "export $format" "$ERG" export $small --layout grid -t "$format" -o "$output"
done
for reader in $(names readers); do
    for sample in tests/fuzz/corpus/"$reader"/*; do
        check "read $reader" "$ERG" check "$sample" -f "$reader" -t json
    done
done
for format in text csv json; do
    check "rank $format" "$ERG" rank $small -t $format
    check "rank --robust $format" "$ERG" rank $small --robust -t $format
    check "diff $format" "$ERG" diff $small@2023 $small@2025 -t $format
    check "timeline $format" "$ERG" timeline $small --at 2022,2023,2025 -t $format
done
for format in svg html gexf; do
    check "timeline $format" "$ERG" timeline $small --at 2022,2025 --layout grid -t $format -o "$work/x"
done
for format in svg html d3; do
    check "diff $format" "$ERG" diff $small@2022 $small@2025 --layout grid -t $format -o "$work/x"
done
check "check" "$ERG" check $whole
check "check json" "$ERG" check $whole -t json
check "rank whole" "$ERG" rank $whole
check "rank whole --directed" "$ERG" rank $whole --directed
check "rank whole --sample" "$ERG" rank $whole --sample 20 --by betweenness,closeness -j 2
check "explain" "$ERG" explain openai $whole
check "fmt" "$ERG" fmt $whole
check "diff whole" "$ERG" diff $whole@2023 $whole@2025-11-16
check "timeline whole" "$ERG" timeline $whole --at 2019,2023,2025
check "export whole json" "$ERG" export $whole --layout grid -t json -o "$work/x"
check "build" "$ERG" build graphs/money.json graphs/microsoft-openai.json -o "$work/built"
check "init" "$ERG" init "$work/new"
check "list" "$ERG" list measures
check "help" "$ERG" help export
check "no such file" "$ERG" export "$work/none" -t json
check "hostile" "$ERG" export tests/memcheck/hostile.json -t json
printf 'erg-layout 1\nparse 24\ndigraph { a -> b [x=1] }' >"$work/parse"
printf 'erg-layout 1\nengine neato\nstarts 1\nstart major 1\nnodes 2\nnode 20 20\nnode 20 20\n' >"$work/place"
printf 'edges 1\nedge 0 1 50 0\nend\n' >>"$work/place"
check "erg-layout, DOT" "$LAYOUT"
check "erg-layout, places" "$LAYOUT"

total=$(wc -l <"$work/list")
step=1
[ "$N" -gt 0 ] && [ "$N" -lt "$total" ] && step=$(((total + N - 1) / N))
at=0 ran=0
while IFS= read -r line; do
    at=$((at + 1))
    [ $((at % step)) = 0 ] || continue
    ran=$((ran + 1))
    name=${line%% /*}
    input=/dev/null
    case $name in
    *DOT) input=$work/parse ;;
    *places) input=$work/place ;;
    esac
    rm -rf "$work/x" "$work/folder" "$work/built" "$work/new"
    # shellcheck disable=SC2086
    memcheck "$input" ${line#"$name "}
    status=$?
    problem=$(cat "$work/log")
    [ "$status" -le 2 ] || problem="status $status: $(head -n 3 "$work/said")
$problem"
    say "$name" "$problem"
done <"$work/list"
echo "# memcheck: $ran of $total commands"
exit $failed
