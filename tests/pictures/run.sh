#!/bin/sh
# Pictures of the project's own data, measured: nothing touches, leaves the canvas, is too small or
# too pale; the same bytes twice; well-formed.
. "$(dirname "$0")/../suite.sh"
judge() { # judge NAME STATUS [LOG]
    say "$1" "$([ "$2" = 0 ] || { cat "${3:-/dev/null}" && echo "status $2"; })"
}
picture() { # picture NAME OPTIONS...
    name=$1
    shift
    "$ERG" export data/openai-microsoft.json "$@" -t svg -o "$work/$name.svg" \
        2>"$work/log" && python3 tests/pictures/measure.py --strict --list \
        "$work/$name.svg" >>"$work/log"
    judge "$name: nothing touches, all is legible" $? "$work/log"
    xmllint --noout "$work/$name.svg" 2>"$work/log"
    judge "$name: well-formed" $? "$work/log"
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
    "$ERG" "$@" -o "$work/$name.svg" 2>"$work/log"
    [ $? -le 1 ] && python3 tests/pictures/measure.py --strict --list "$work/$name.svg" >>"$work/log"
    judge "$name: nothing touches, all is legible" $? "$work/log"
    xmllint --noout "$work/$name.svg" 2>"$work/log"
    judge "$name: well-formed" $? "$work/log"
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
"$ERG" diff $data@2023 $data@2025-11-16 --theme auto -t svg | cmp -s - "$work/diff.svg"
judge "a comparison: the same bytes twice" $?

"$ERG" export data/openai-microsoft.json --possible --theme auto -t svg -o "$work/again.svg" &&
    cmp -s "$work/whole.svg" "$work/again.svg"
judge "the same bytes twice" $?
"$ERG" build graphs/openai-microsoft.json -o "$work" 2>"$work/log" &&
    python3 tests/pictures/asked.py "$work/openai-microsoft.svg" "$work/openai-microsoft.json" >>"$work/log" 2>&1
judge "the description alone says who funds OpenAI" $? "$work/log"
ERG=$ERG python3 -B tests/pictures/large.py "$work" || failed=1
ERG=$ERG python3 -B tests/pictures/selections.py "$work" || failed=1 # N=200: all of them
exit $failed
