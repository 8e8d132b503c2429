#!/bin/sh
# A dataset written in another format and read back is the same dataset: whatever is asked of the
# two, the answer is equal. Of the snapshots only the line of input digests is left out. Graphs of
# ERG_TESTDATA are tried where they are at hand; files of other tools are counted independently.
. "$(dirname "$0")/../suite.sh"
formats="jsonl graphology node-link cytoscape d3 vis echarts jgf graphml gexf"
"$ERG" list formats | grep -q '^ftm ' && "$ERG" list readers | grep -q '^ftm ' &&
    formats="$formats ftm"

snapshot() { # snapshot OUT INPUT OPTION...: without the line of digests
    out=$1
    shift
    "$ERG" export "$@" -t json >"$work/raw" 2>"$work/error" || {
        grep -v '^erg: note:' "$work/error" >"$out"
        return
    }
    sed '/^ "input":/d' "$work/raw" >"$out"
}

# What may be asked: clocks, policies, weights, selections, measures.
cat >"$work/all" <<'EOF'

--possible --measures none
--as-of 2024-06 --measures none
--as-of 2025 --known-by 2025-01 --possible --measures none
--resolve latest --measures none
--resolve earliest --measures none
--resolve max --measures none
--weight count --measures strength
--weight amount --measures none
--family money,ownership --measures none
--directed --top 3 --by pagerank --measures pagerank
--merge --measures none
EOF
echo "--possible --measures none" >"$work/one"

# The dataset is written once with all it has; each question is then put to both.
recovered() { # recovered NAME WAYS FORMAT INPUT OPTION...: options of the reading alone
    name=$1 ways=$2 format=$3
    shift 3
    "$ERG" export "$@" --possible --layout grid --measures none -t "$format" \
        >"$work/written" 2>"$work/error" || {
        say "$name -> $format" "$(cat "$work/error")"
        return
    }
    # A format of lines has none for nothing.
    [ -s "$work/written" ] || [ "$format" != ftm ] || return
    problem=""
    count=0
    while read -r way; do
        count=$((count + 1))
        # shellcheck disable=SC2086
        [ -e "$work/$name.$ways.$count" ] || snapshot "$work/$name.$ways.$count" "$@" $way
        # shellcheck disable=SC2086
        snapshot "$work/read" "$work/written" $way
        [ -s "$work/read" ] && cmp -s "$work/$name.$ways.$count" "$work/read" ||
            problem="$problem$way: $(diff "$work/$name.$ways.$count" "$work/read" | head -n 3)
"
    done <"$work/$ways"
    say "$name -> $format -> json, $ways asked" "$problem"
}

# Characters that XML has not, in whatever form.
sed 's/\\u0001//g; s/\\u0007//g; s/\\uffff//g' tests/outputs/hostile.json >"$work/xml.json"
for format in $formats; do
    many=all
    case $format in d3 | vis | echarts) many=one ;; esac # read as node-link is
    recovered everything "$many" "$format" tests/roundtrip/everything.json
    case $format in
    graphml | gexf) recovered hostile-xml one "$format" "$work/xml.json" ;;
    *) recovered hostile one "$format" tests/outputs/hostile.json ;;
    esac
    recovered empty one "$format" tests/outputs/empty.json
    recovered example one "$format" data/openai-microsoft.json
done
say "the questions have different answers" \
    "$(cd "$work" && cksum everything.all.* | cut -d' ' -f1 | sort | uniq -d)"

# A view that is written as such: the same view of what is read is the same.
while read -r way; do
    problem=""
    for format in $formats; do
        # shellcheck disable=SC2086
        "$ERG" export tests/roundtrip/everything.json $way --layout grid -t "$format" \
            >"$work/written" 2>/dev/null
        # shellcheck disable=SC2086
        snapshot "$work/original" tests/roundtrip/everything.json $way
        # shellcheck disable=SC2086
        snapshot "$work/read" "$work/written" $way
        cmp -s "$work/original" "$work/read" ||
            problem="$problem$format: $(diff "$work/original" "$work/read" | head -n 3)
"
    done
    say "written with $way" "$problem"
done <<'EOF'
--as-of 2024-06
--known-by 2024 --possible
--resolve latest
--weight uniform --directed
--kind company
EOF

# --- graphs of the collection -------------------------------------------------------------------
if [ -d "$ERG_TESTDATA" ]; then
    collected() { # collected NAME INPUT OPTION...
        name=$1
        shift
        for format in $formats; do
            case $format in d3 | vis | echarts) ;; *) recovered "$name" one "$format" "$@" ;; esac
        done
    }
    classic=$ERG_TESTDATA/2-classic/nets
    entities=$ERG_TESTDATA/1-entities
    collected florentine "$classic/florentine.edges.csv"
    collected kite "$classic/krackhardt_kite.edges.csv"
    collected davis "$classic/davis_southern_women.edges.csv" --columns source=woman,target=event
    collected miserables "$classic/les_miserables.edges.csv"
    collected theyrule "$entities/theyrule2004" --columns source=director,target=company
    for file in "$entities"/ai_circular_deals/*14*.relations.csv; do
        collected "$(basename "$file" .relations.csv)" "$file" --columns \
            status=,id=deal_id,relation=type,amount=amount_usd,start=date
    done
    for file in "$ERG_TESTDATA"/3-temporal/starwars_episodes/*02.edges.csv \
        "$ERG_TESTDATA"/5-formats/*/*.json "$ERG_TESTDATA"/4-nasty/g*/*.g*; do
        "$ERG" export "$file" --measures none >"$work/error" 2>&1 || continue
        collected "$(basename "$(dirname "$file")")-$(basename "$file")" "$file"
    done
else
    skip "graphs of the collection" "no ERG_TESTDATA"
fi

"$PYTHON" -B tests/roundtrip/others.py || failed=1
exit $failed
