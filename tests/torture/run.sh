#!/bin/sh
# Memory runs out, disks are full, processes are killed: at points of every command, reader and
# format that erg lists, see shim.c. N: points of each (a few by default; `make torture`: all).
# ONLY: those with this in their name.
. "$(dirname "$0")/../suite.sh"
N=${N:-4}
case $BUILD in
*sanitize*)
    skip "every command" "sanitizers bring an allocator of their own"
    exit 0
    ;;
esac
if ! "${CC:-cc}" -O1 -g -shared -fPIC -Wall -Wextra -o "$work/shim.so" tests/torture/shim.c -ldl \
    2>"$work/cc"; then
    skip "every command" "the shim needs glibc: $(head -n 1 "$work/cc")"
    exit 0
fi
ERG_LAYOUT=$LAYOUT ERG_RENDER=$RENDER
export ERG_LAYOUT ERG_RENDER
data=tests/cli/deals.json
mkdir "$work/out" "$work/before" "$work/inputs"

# torture NAME KIND ERG'S WORDS... : KIND is one (output), many, none, own (the output is the
# input, too), or new (many, and a second run refuses what is all there). MOST: points at most at which an allocation fails.
MOST=0
torture() {
    name=$1 kind=$2
    shift 2
    case $name in
    *${ONLY:-}*) ;;
    *) return ;;
    esac
    modes="alloc sticky io kill stop"
    [ "$kind" = none ] && modes="alloc sticky"
    for mode in $modes; do
        : >"$work/report"
        rm -f "$work/before"/*
        case $kind in
        own) tr -d '\n' <$data >"$work/before/x" ;;
        one | many | new) echo "what was there" >"$work/before/x" ;;
        esac
        points=$N
        case $mode in
        alloc | sticky) [ "$MOST" -gt 0 ] && { [ "$N" = 0 ] || [ "$N" -gt "$MOST" ]; } && points=$MOST ;;
        esac
        many=
        case $kind in
        many) many=TORTURE_MANY=1 ;;
        new) many="TORTURE_MANY=1 TORTURE_ONCE=1" ;;
        esac
        env $many TORTURE_MODE="$mode" TORTURE_POINTS="$points" TORTURE_FOLDER="$work/out" \
            TORTURE_BEFORE="$work/before" TORTURE_REPORT="$work/report" \
            LD_PRELOAD="$work/shim.so" "$ERG" "$@" </dev/null >/dev/null 2>"$work/said"
        line=$(grep '^done:' "$work/report" | sed 's/^done: //')
        problem=$(grep '^wrong' "$work/report" | head -n 5)
        if [ -n "$problem" ] || [ -z "$line" ]; then
            problem="$problem
$(cat "$work/said")"
        fi
        say "$name, ${line:-$mode}" "$problem"
        echo "$line" >>"$work/sum"
    done
}

# Pictures of a grid: a layout takes its time, and is a program of its own.
words() { # words FORMAT: what export needs for it
    case $1 in
    svg | html | pdf | png | cytoscape | graphology | d3 | vis | echarts) echo "--layout grid" ;;
    esac
}
names() { # names WHAT: the first word of each entry of a list
    "$ERG" list "$1" | sed -n 's/^\([a-z][a-z0-9-]*\) .*/\1/p'
}

for format in $(names formats); do
    # shellcheck disable=SC2046
    case $format in
    csv) torture "export csv" many export $data -t csv -o "$work/out" ;;
    *) torture "export $format" one export $data -t "$format" $(words "$format") -o "$work/out/x" ;;
    esac
done
for reader in $(names readers); do
    input=
    for sample in tests/fuzz/corpus/"$reader"/*; do
        [ -e "$sample" ] && input=$sample && break
    done
    if [ -z "$input" ]; then
        skip "read $reader" "no sample in tests/fuzz/corpus"
        continue
    fi
    torture "read $reader" one export "$input" -f "$reader" -t jsonl -o "$work/out/x"
done
for format in text csv json; do
    torture "rank $format" one rank $data -t $format -o "$work/out/x"
    torture "rank --robust $format" one rank $data --robust --top 3 -t $format -o "$work/out/x"
done
for format in text json; do
    torture "check $format" one check $data -t $format -o "$work/out/x"
done
for format in text csv json svg; do
    torture "diff $format" one diff $data@2023 $data@2025 -t $format -o "$work/out/x"
    torture "timeline $format" one timeline $data --at 2022,2023,2025 -t $format -o "$work/out/x"
done
for format in html d3 echarts; do
    torture "diff $format" one diff $data@2025 $data@2023 --context 1 --layout grid -t $format -o "$work/out/x"
done
torture "diff --context" one diff $data@2023~2024 $data@2025 --context 2 -t text -o "$work/out/x"
for format in html gexf; do
    torture "timeline $format" one timeline $data --at 2022,2023,2025 --layout grid -t $format -o "$work/out/x"
done
torture "view network" one export $data --layout auto --theme auto -t svg -o "$work/out/x"
torture "view flow" one export $data --view flow --width column -t svg -o "$work/out/x"
torture "view dossier" one export $data --view dossier --pair acme,bolt -t svg -o "$work/out/x"
torture "view bump" one timeline $data --at 2022,2023,2025 --view bump -t svg -o "$work/out/x"
torture "explain" one explain acme $data -o "$work/out/x"
cat >"$work/recipe.json" <<EOF
{"format": "erg.recipe", "version": "1.0", "data": ["$PWD/$data"], "layout": "grid",
 "select": {"ego": "acme"}, "outputs": ["json", "dot", "svg", "d3", "jsonl"]}
EOF
torture "build" many build "$work/recipe.json" -o "$work/out"
torture "rank --unweighted" one rank $data --unweighted -o "$work/out/x"
torture "rank --sample" one rank $data --unweighted --sample 3 -o "$work/out/x"
torture "rank to standard output" none rank $data
torture "fmt --in-place" own fmt --in-place "$work/out/x"
torture "export --positions" many export $data -t svg --layout grid --positions "$work/out/places" \
    -o "$work/out/x"
torture "init" new init "$work/out"

# What comes with erg: every format and every recipe, where there is time for it.
data=data/openai-microsoft.json
MOST=100
if [ "$N" = 0 ] || [ "$N" -ge 50 ]; then
    for format in $(names formats); do
        # shellcheck disable=SC2046
        case $format in
        csv) torture "shipped csv" many export $data -t csv -o "$work/out" ;;
        *) torture "shipped $format" one export $data -t "$format" $(words "$format") -o "$work/out/x" ;;
        esac
    done
    torture "shipped rank --robust" one rank $data --robust -t json -o "$work/out/x"
    torture "shipped check" one check $data -t json -o "$work/out/x"
    torture "shipped fmt --in-place" own fmt --in-place "$work/out/x"
    for format in json svg html; do
        torture "shipped diff $format" one diff $data@2023 $data@2025-11-16 --layout grid -t $format -o "$work/out/x"
        torture "shipped timeline $format" one timeline $data --at 2019,2023,2025 --layout grid -t $format -o "$work/out/x"
    done
    MOST=50
    for recipe in graphs/*.json; do
        torture "build $(basename "$recipe" .json)" many build "$recipe" -o "$work/out"
    done
fi
awk '{ for (i = 1; i < NF; i++) { if ($(i + 1) ~ /^[0-9]+$/ && $i ~ /^(alloc|sticky|io|kill|stop)$/) n[$i] += $(i + 1)
           if ($(i + 1) ~ /^wrong/) wrong += $i } }
     END { print "# torture: " n["alloc"] + 0 " allocations failing once, " n["sticky"] + 0 \
           " and all after it, " n["io"] + 0 " writes failing, " n["kill"] + 0 " kill -9, " \
           n["stop"] + 0 " signals; " wrong + 0 " wrong" }' "$work/sum"
exit $failed
