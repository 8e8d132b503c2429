#!/bin/sh
# What every recipe in graphs/ makes: whole, valid, the same each time, read by other tools.
. "$(dirname "$0")/../suite.sh"

for recipe in graphs/*.json; do
    name=$(basename "$recipe" .json)
    say "$name builds without a word" "$("$ERG" build "$recipe" -o "$work/a" 2>&1)"
done
"$ERG" build graphs/*.json -o "$work/b" 2>/dev/null
say "a second build gives the same bytes" "$(diff -r "$work/a" "$work/b" 2>&1)"
before=$(cd "$work/b" && cksum ./*)
(cd / && TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 "$ERG" build "$OLDPWD"/graphs/*.json -o "$work/b") 2>/dev/null
say "another folder, zone and locale change no byte" \
    "$([ "$before" = "$(cd "$work/b" && cksum ./*)" ] || echo differs)"

for file in "$work"/a/*.svg; do
    say "$(basename "$file") is well-formed" "$(xmllint --nonet --noout "$file" 2>&1)"
    say "$(basename "$file") has no script, style attribute or var()" \
        "$(grep -noE '<script|javascript:| style="|var\(--' "$file")"
    rsvg-convert -o "$work/picture.png" "$file" 2>"$work/error" || echo failed >>"$work/error"
    say "$(basename "$file") is drawn by librsvg" "$(cat "$work/error")"
done
for file in "$work"/a/*.dot; do
    say "$(basename "$file") passes dot -Tcanon" "$(dot -Tcanon "$file" 2>&1 >/dev/null)"
done
for tool in neato sfdp twopi circo gvpr; do
    for file in "$work"/a/*.dot; do
        case $tool in
        gvpr) problem=$(gvpr 'N { }' "$file" 2>&1) ;;
        *) problem=$(timeout 60 $tool -Tplain "$file" 2>&1 >/dev/null | grep -vi 'overlap value') ;;
        esac
        say "$(basename "$file") is read by $tool" "$problem"
    done
done
"$ERG" export data/openai-microsoft.json --positions "$work/a/positions.json" -o "$work/places.svg"
# GEXF's RELAX NG and GraphML's XSD, where the collection of test data is at hand.
mkdir "$work/schemas"
for file in "$ERG_TESTDATA"/5-formats/gexf-spec/specs__1.3__*.rng \
    "$ERG_TESTDATA"/5-formats/graphml-spec/xmlns__1.0__*.xsd; do
    [ -e "$file" ] && cp "$file" "$work/schemas/$(basename "$file" | sed 's/.*__//')"
done
schema() { # schema NAME OPTION SCHEMA FILE
    if [ -e "$work/schemas/$3" ]; then
        say "$1" "$(xmllint --nonet --noout "$2" "$work/schemas/$3" "$4" 2>&1 | grep -v ' validates$')"
    else
        skip "$1" "no $3 in ERG_TESTDATA"
    fi
}

# The other formats for programs, of real, hostile and no data: what the frontend suite looks at too.
formats="cytoscape graphology d3 vis echarts jgf node-link"
for data in data/openai-microsoft.json tests/outputs/hostile.json tests/outputs/empty.json; do
    name=$(basename "$data" .json)
    mkdir -p "$work/formats"
    "$ERG" export "$data" --possible -o "$work/formats/$name.json"
    for format in $formats; do
        "$ERG" export "$data" --possible -o "$work/formats/$name.$format.json"
    done
    for places in "" "--layout auto"; do
        for suffix in snapshot graphml gexf; do
            case $suffix in snapshot) format=json ;; *) format=$suffix ;; esac
            # shellcheck disable=SC2086
            "$ERG" export "$data" --possible $places -t $format -o "$work/$name.$suffix"
        done
        "$PYTHON" -B tests/outputs/markup.py "$work/$name.snapshot" "$work/$name.graphml" \
            "$work/$name.gexf" || failed=1
        schema "$name.gexf $places is valid" --relaxng gexf.rng "$work/$name.gexf"
        schema "$name.graphml $places is valid" --schema graphml.xsd "$work/$name.graphml"
    done
    "$ERG" export "$data" --possible -o "$work/formats/$name.jsonl"
    say "$name.jsonl reads back to the same graph" "$("$ERG" export "$work/formats/$name.jsonl" \
        --possible -t json | sed '/^ "input"/d' >"$work/again" &&
        sed '/^ "input"/d' "$work/formats/$name.json" | diff - "$work/again" | head -n 4)"
done
# Timelines as one graph with spells, against a snapshot of each date.
spells() { # spells NAME DATA DATES OPTION...
    name=$1 data=$2 dates=$3 pairs=
    shift 3
    for date in $(echo "$dates" | tr , ' '); do
        "$ERG" export "$data@$date" "$@" -o "$work/$name-$date.json" || failed=1
        pairs="$pairs $date=$work/$name-$date.json"
    done
    "$ERG" timeline "$data" --at "$dates" "$@" -o "$work/$name.gexf" || failed=1
    # shellcheck disable=SC2086
    say "$name: the spells say what was there when" \
        "$("$PYTHON" -B tests/outputs/spells.py "$work/$name.gexf" $pairs 2>&1)"
    schema "$name.gexf is valid" --relaxng gexf.rng "$work/$name.gexf"
}
spells growth data/openai-microsoft.json 2015,2019,2023,2024,2025-11-16
spells years tests/outputs/times.json 2019,2020,2021,2022,2023
spells days tests/outputs/times.json 2020-05-16,2020-05-17,2021-02-28,2021-03-01,2021-04-10,2021-09-30,2021-10-01,2022-06-30,2022-07-01
spells strong tests/outputs/times.json 2020,2020-12-30,2021-02,2021-03,2021-04-10,2021-12,2022,2023 --min-weight 3 \
    --layout auto

# Comparisons as one graph: NAME.json is the diff, NAME.from.json and NAME.to.json its sides,
# NAME.back.* the same with the sides swapped.
mkdir "$work/unions"
union() { # union NAME OLD NEW OPTION...
    name=$1 old=$2 new=$3
    shift 3
    "$ERG" export "$old" "$@" -o "$work/unions/$name.from.json" || failed=1
    "$ERG" export "$new" "$@" -o "$work/unions/$name.to.json" || failed=1
    for format in json cytoscape.json graphology.json d3.json vis.json echarts.json; do
        "$ERG" diff "$old" "$new" "$@" -o "$work/unions/$name.$format"
        [ $? -lt 2 ] || failed=1
        [ $format = json ] || "$ERG" diff "$new" "$old" "$@" -o "$work/unions/$name.back.$format"
        [ $? -lt 2 ] || failed=1
    done
}
union openai data/openai-microsoft.json@2023 data/openai-microsoft.json@2025-11-16
union known data/openai-microsoft.json@2025~2025-01 data/openai-microsoft.json@2025 --possible
union changed tests/outputs/older.json tests/outputs/newer.json
union hostile tests/outputs/empty.json tests/outputs/hostile.json --possible
# What the recipe makes is the same comparison.
for file in "$work"/a/changes.*.json; do cp "$file" "$work/unions/recipe.${file#"$work/a/changes."}" && rm "$file"; done
cp "$work/a/changes.json" "$work/unions/recipe.json"
for side in from to back.cytoscape back.graphology back.d3 back.vis back.echarts; do
    cp "$work/unions/openai.$side.json" "$work/unions/recipe.$side.json"
done
unions=$(ls "$work"/unions/*.json | grep -v '\.back\.')

# shellcheck disable=SC2086
"$PYTHON" -B tests/outputs/validate.py "$work"/a/*.json data/*.json graphs/*.json \
    "$work"/formats/*.json $unions || failed=1
exit $failed
