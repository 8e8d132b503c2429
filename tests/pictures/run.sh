#!/bin/sh
# Pictures of the project's own data, measured: nothing touches, leaves the canvas, is too small or
# too pale; the same bytes twice; well-formed. ERG comes from tests/run.sh.
set -u
cd "$(dirname "$0")/../.." || exit 2
ERG=${ERG:-$(pwd)/out/bin/erg}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
failed=0
say() { # say NAME STATUS [LOG]
    if [ "$2" = 0 ]; then
        echo "ok pictures: $1"
    else
        echo "not ok pictures: $1"
        [ -z "${3:-}" ] || sed 's/^/# /' "$3"
        failed=1
    fi
}
picture() { # picture NAME OPTIONS...
    name=$1
    shift
    "$ERG" export data/openai-microsoft.json "$@" -t svg -o "$folder/$name.svg" \
        2>"$folder/log" && python3 tests/pictures/measure.py --strict --list \
        "$folder/$name.svg" >>"$folder/log"
    say "$name: nothing touches, all is legible" $? "$folder/log"
    xmllint --noout "$folder/$name.svg" 2>"$folder/log"
    say "$name: well-formed" $? "$folder/log"
}

picture whole --possible --theme auto
picture as-it-stands
picture largest --component largest --theme dark
picture money --family money
picture first --top 15
picture year --as-of 2023
picture flow --view flow --family money,ownership --possible --theme auto
picture flow-column --view flow --family money,ownership --possible --width column
picture dossier --view dossier --pair microsoft,openai --possible --theme auto
picture dossier-column --view dossier --pair microsoft,openai --possible --width column
picture flow-of-all --view flow --possible

compared() { # compared NAME COMMAND...: the same of a picture that another command draws; 1 says they differ
    name=$1
    shift
    "$ERG" "$@" -o "$folder/$name.svg" 2>"$folder/log"
    [ $? -le 1 ] && python3 tests/pictures/measure.py --strict --list "$folder/$name.svg" >>"$folder/log"
    say "$name: nothing touches, all is legible" $? "$folder/log"
    xmllint --noout "$folder/$name.svg" 2>"$folder/log"
    say "$name: well-formed" $? "$folder/log"
}
data=data/openai-microsoft.json
compared diff diff $data@2023 $data@2025-11-16 --theme auto
compared diff-known diff $data@~2025-01-24 $data --theme auto
compared diff-column diff $data@2019 $data@2025-11-16 --width column --possible
compared diff-kinds diff $data@2024 $data --family money,ownership --theme dark
compared diff-same diff $data@2024 $data@2024
compared multiples timeline $data --at 2019,2023,2024,2025-11-16 --theme auto
compared multiples-column timeline $data --at 2019,2025 --width column --family money,ip
compared bump timeline $data --every year --view bump --theme auto
compared bump-many timeline $data --at 2019,2023,2025 --view bump --by betweenness --top 40 --width column
"$ERG" diff $data@2023 $data@2025-11-16 --theme auto -t svg | cmp -s - "$folder/diff.svg"
say "a comparison: the same bytes twice" $?

"$ERG" export data/openai-microsoft.json --possible --theme auto -t svg -o "$folder/again.svg" &&
    cmp -s "$folder/whole.svg" "$folder/again.svg"
say "the same bytes twice" $?
"$ERG" build graphs/openai-microsoft.json -o "$folder" 2>"$folder/log" &&
    python3 tests/pictures/asked.py "$folder/openai-microsoft.svg" "$folder/openai-microsoft.json" >>"$folder/log" 2>&1
say "the description alone says who funds OpenAI" $? "$folder/log"
ERG=$ERG python3 -B tests/pictures/large.py "$folder" || failed=1
ERG=$ERG python3 -B tests/pictures/selections.py "$folder" || failed=1 # N=200: all of them
exit $failed
