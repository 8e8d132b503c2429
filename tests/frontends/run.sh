#!/bin/sh
# What browsers make of erg's outputs. Needs node and Chromium; installs what package-lock.json
# names, once a version of it.
. "$(dirname "$0")/../suite.sh"
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
leave() { # leave WHY
    skip "pictures in a browser" "$1"
    exit 0
}
command -v node >/dev/null || leave "no node"
[ -n "$CHROMIUM" ] || leave "no Chromium"

stamp=$BUILD/frontends.lock
if ! cmp -s tests/frontends/package-lock.json "$stamp" || [ ! -d tests/frontends/node_modules ]; then
    log=$BUILD/frontends.log
    if ! (cd tests/frontends && npm ci --loglevel=error) >"$log" 2>&1; then
        grep -qE 'ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET' "$log" &&
            leave "npm cannot be reached"
        say "npm ci" "$(cat "$log")"
        exit 1
    fi
    cp tests/frontends/package-lock.json "$stamp"
fi

picture() { # picture NAME COMMAND...
    name=$1
    shift
    "$ERG" export data/openai-microsoft.json "$@" -o "$work/$name.svg" 2>"$work/said" &&
        "$ERG" export data/openai-microsoft.json "$@" --scale 1 -o "$work/$name.png" 2>"$work/said" || {
        say "$name is drawn" "$(cat "$work/said")"
    }
}
picture whole --possible --theme auto
picture column --width column
picture dark --theme dark --family money
picture flow --view flow --family money,ownership
"$ERG" build graphs/*.json -o "$work/recipes" || failed=1
for file in "$work"/recipes/*.svg; do
    name=$(basename "$file" .svg)
    rsvg-convert "$file" -o "$work/$name.png" && mv "$file" "$work" || failed=1
done
node tests/frontends/pictures.mjs "$work" || failed=1

# sigma and vis-network keep ids as members of plain objects: an entity called __proto__ or toString
# breaks them whatever the file says.
sed 's/__proto__/proto <x>/g; s/toString/to\\"string/g' tests/outputs/hostile.json >"$work/hostile.source"
mkdir "$work/profiles"
profile() { # profile NAME DATA [FORMAT]
    for suffix in json svg cytoscape.json graphology.json d3.json vis.json echarts.json; do
        "$ERG" export -f "${3:-json}" "$2" --possible --layout auto -o "$work/profiles/$1.$suffix" \
            2>"$work/said" || { cat "$work/said" && failed=1; }
    done
}
profile openai-microsoft data/openai-microsoft.json
profile hostile "$work/hostile.source"
profile empty tests/outputs/empty.json
miserables=${ERG_TESTDATA:-../shared/testdata}/5-formats/sigma/les-miserables.json classic=
if [ -e "$miserables" ]; then
    profile les-miserables "$miserables" graphology
    classic=les-miserables
else
    skip "Les Miserables in all of them" "no les-miserables.json in ERG_TESTDATA"
fi
union() { # union NAME OLD NEW
    for suffix in json svg cytoscape.json graphology.json d3.json vis.json echarts.json; do
        "$ERG" diff "$2" "$3" -o "$work/profiles/$1.$suffix"
        [ $? -lt 2 ] || failed=1
    done
    "$ERG" export "$2" -o "$work/profiles/$1.from.json" || failed=1
    "$ERG" export "$3" -o "$work/profiles/$1.to.json" || failed=1
}
union what-changed data/openai-microsoft.json@2023 data/openai-microsoft.json@2025-11-16
union changes tests/outputs/older.json tests/outputs/newer.json
union hostile-changes tests/outputs/empty.json "$work/hostile.source"
# shellcheck disable=SC2086
node tests/frontends/profiles.mjs "$work/profiles" openai-microsoft hostile empty what-changed changes \
    hostile-changes $classic || failed=1

mkdir "$work/mermaid" "$work/names"
mermaid() { # mermaid NAME DATA
    for suffix in json mmd; do
        "$ERG" export -f json "$2" --possible -o "$work/mermaid/$1.$suffix" || failed=1
    done
}
mermaid openai-microsoft data/openai-microsoft.json
mermaid hostile tests/outputs/hostile.json
mermaid empty tests/outputs/empty.json
python3 -B tests/frontends/names.py "$work/names" || failed=1
for file in "$work"/names/*.json; do
    mermaid "$(basename "$file" .json)" "$file"
done
# shellcheck disable=SC2046
node tests/frontends/mermaid.mjs "$work/mermaid" $(cd "$work/mermaid" && ls -- *.mmd | sed 's/\.mmd$//') || failed=1

# The page: of all times and of a day, with what erg says of some dates; hostile, empty and large.
mkdir "$work/pages"
page() { # page NAME ARGUMENT...
    name=$1
    shift
    for format in html json; do
        "$ERG" export "$@" -t $format -o "$work/pages/$name.$format" || failed=1
    done
}
page all data/openai-microsoft.json --possible
page day data/openai-microsoft.json@2025-11-16
page hostile -f json tests/outputs/hostile.json --possible
page empty tests/outputs/empty.json
awk 'BEGIN {
    print "source,target,relation,start"
    for (i = 1; i < 1000; i++)
        for (k = 0; k < 3; k++)
            printf "entity %d,entity %d,%s,%d\n", i, int(i * k / 3 * ((i * 7919 + k) % 97) / 97),
                (i % 3 ? "funding" : "partnership"), 2000 + i % 25
}' >"$work/large.csv"
page large "$work/large.csv"
for date in 2019 2020 2023 2024 2025-01 2025-11-16; do
    "$ERG" export data/openai-microsoft.json@$date --possible -t json -o "$work/pages/all@$date.json" || failed=1
done
printf '%s\n' '{"format": "erg.dataset", "version": "1.0", "title": "Deals", "documents": [{"id": "d", "date": "2023"},' \
    '{"id": "e", "date": "2025"}], "entities": [{"id": "a"}, {"id": "b", "label": "B"}, {"id": "c"}, {"id": "f"}], "relations": [' \
    '{"id": "stays", "source": "a", "target": "b", "relation": "partnership"},' \
    '{"id": "ends", "source": "b", "target": "c", "relation": "cloud", "start": "2020", "end": "2023"},' \
    '{"id": "comes", "source": "c", "target": "f", "relation": "ownership", "start": "2024"},' \
    '{"id": "differs", "source": "a", "target": "c", "relation": "funding", "start": "2019", "claims": [' \
    '{"document": "d", "amount": {"value": 1e6, "currency": "USD"}, "confidence": 0.5},' \
    '{"document": "e", "amount": {"value": 9e6, "currency": "USD"}}]}]}' >"$work/deals.json"
for format in html json; do
    "$ERG" diff "$work/deals.json@2023~2023" "$work/deals.json@2025~2025" -t $format -o "$work/pages/diff.$format"
    [ $? = 1 ] || failed=1
    "$ERG" diff data/openai-microsoft.json@2025-11-16 data/openai-microsoft.json@2023 -t $format -o "$work/pages/gone.$format"
    [ $? = 1 ] || failed=1
    "$ERG" timeline data/openai-microsoft.json --at 2019,2023,2025-11-16 -t $format -o "$work/pages/dates.$format" || failed=1
done
node tests/frontends/page.mjs "$work/pages" || failed=1

# What the README tells frontend developers to write, as it stands there, on the files it names.
mkdir "$work/readme"
for suffix in json cytoscape.json graphology.json d3.json vis.json echarts.json dot; do
    "$ERG" export data/openai-microsoft.json --layout auto -o "$work/readme/network.$suffix" || failed=1
done
"$ERG" export data/openai-microsoft.json -o "$work/readme/network.mmd" || failed=1
node tests/frontends/readme.mjs README.md "$work/readme" || failed=1
exit $failed
