#!/bin/sh
# data/schema/erg.d.ts: made from the schemas as they are, fits what erg writes, and compiles with the
# libraries' own declarations. TypeScript and the libraries are those of tests/frontends.
. "$(dirname "$0")/../suite.sh"

"$PYTHON" -B tests/types/declare.py >"$work/erg.d.ts"
say "erg.d.ts is up to date (make types)" "$(diff "$work/erg.d.ts" data/schema/erg.d.ts | head -n 4)"
if [ ! -x tests/frontends/node_modules/.bin/tsc ]; then
    skip "files and the sample compile" "TypeScript is not installed (tests/frontends)"
    exit $failed
fi
ln -s "$(pwd)/tests/frontends/node_modules" "$work/node_modules"
tsc() { # tsc FILE...
    tests/frontends/node_modules/.bin/tsc --ignoreConfig --noEmit --strict --skipLibCheck --target es2022 \
        --lib es2022,dom --module esnext --moduleResolution bundler "$@" 2>&1
}
# Each file as a constant of its type: members that the type has not are faults too.
typed() { # typed TYPE NAME: takes JSON
    { printf 'import type {%s} from "./erg";\nexport const file: %s = ' "$1" "$1" && cat && echo ";"; } >"$work/$2.ts"
}
for data in data/openai-microsoft.json tests/outputs/hostile.json tests/outputs/empty.json; do
    name=$(basename "$data" .json)
    for pair in Snapshot:json Cytoscape:cytoscape D3:d3 ECharts:echarts Graphology:graphology JGF:jgf \
        NodeLink:node-link VisNetwork:vis; do
        "$ERG" export -f json "$data" --possible -t "${pair#*:}" | typed "${pair%:*}" "$name-${pair#*:}"
    done
done
for pair in Cytoscape:cytoscape D3:d3 ECharts:echarts Graphology:graphology VisNetwork:vis Diff:json; do
    "$ERG" diff tests/outputs/older.json tests/outputs/newer.json -t "${pair#*:}" | typed "${pair%:*}" "changes-${pair#*:}"
done
"$ERG" rank data/openai-microsoft.json -t json | typed Rank rank
"$ERG" timeline data/openai-microsoft.json --at 2019,2023 -t json | typed Timeline timeline
"$ERG" check data/openai-microsoft.json -t json | typed Check check
typed Dataset dataset <data/openai-microsoft.json
for recipe in graphs/*.json; do
    typed Recipe "recipe-$(basename "$recipe" .json)" <"$recipe"
done
say "what erg writes has the declared types" "$(tsc "$work"/*.ts)"
"$ERG" export tests/cli/deals.json -t d3 | sed 's/"relation":"funding"/"relation":1/' | typed D3 wrong
say "a member of another type is seen" "$(tsc "$work/wrong.ts" | grep -q error || echo "nothing was noticed")"
sed 's#\.\./\.\./data/schema/erg#./erg#' tests/types/sample.ts >"$work/sample.ts"
say "a page's code compiles with the libraries' own declarations" "$(tsc "$work/sample.ts")"
exit $failed
