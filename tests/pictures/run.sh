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
"$ERG" export data/openai-microsoft.json --possible --theme auto -t svg -o "$folder/again.svg" &&
    cmp -s "$folder/whole.svg" "$folder/again.svg"
say "the same bytes twice" $?
exit $failed
