#!/bin/sh
# Pictures as PDF and PNG: text that can be selected, fonts in the file, nothing of the clock, the
# same bytes.
. "$(dirname "$0")/../suite.sh"
export_as() { # export_as FORMAT FILE OPTIONS...
    format=$1 file=$2
    shift 2
    "$ERG" export data/openai-microsoft.json "$@" -t "$format" -o "$file" 2>&1
}
# The words of the picture, sorted: of an SVG, and of the text that can be selected in a PDF.
words_of_svg() {
    python3 -c 'import sys, xml.etree.ElementTree as tree
for text in tree.parse(sys.argv[1]).getroot().iter("{http://www.w3.org/2000/svg}text"):
    print("".join(text.itertext()))' "$1" | tr -s ' ' '\n' | sed '/^$/d' | LC_ALL=C sort
}
words_of_pdf() {
    pdftotext -raw "$1" - | tr -s ' \f' '\n\n' | sed '/^$/d' | LC_ALL=C sort
}

look() { # look NAME OPTIONS...
    name=$1
    shift
    say "$name becomes a PDF" "$(export_as pdf "$work/a.pdf" "$@")"
    export_as svg "$work/a.svg" "$@" >/dev/null
    words_of_svg "$work/a.svg" >"$work/svg.words"
    words_of_pdf "$work/a.pdf" >"$work/pdf.words"
    say "$name: its text can be selected" \
        "$([ -s "$work/svg.words" ] || echo "no text")$(diff "$work/svg.words" "$work/pdf.words")"
    say "$name: its fonts are in it" \
        "$(pdffonts "$work/a.pdf" | awk 'NR > 2 && $(NF - 4) != "yes"; END { if (NR < 3) print "no font" }')"
    say "$name: one page, no date, no names of people or machines" "$(pdfinfo "$work/a.pdf" |
        grep -E 'Date|Author|Creator:|Pages: +([02-9]|1[0-9])')"
    say "$name: no picture of pixels in it" "$(pdfimages -list "$work/a.pdf" | tail -n +3)"
    size=$(sed -n '1s/.* width="\([0-9.]*\)" height="\([0-9.]*\)".*/\1 \2/p' "$work/a.svg" |
        awk '{ print $1 * 0.75, "x", $2 * 0.75 }')
    say "$name: a px is 1/96 inch" "$(pdfinfo "$work/a.pdf" | grep -q "Page size: *$size pts" ||
        echo "wanted $size: $(pdfinfo "$work/a.pdf" | grep 'Page size')")"
    for format in pdf png; do
        export_as $format "$work/one.$format" "$@" >/dev/null
        (TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 HOME=/nowhere export_as $format "$work/two.$format" "$@") >/dev/null
        say "$name: the same bytes as $format" "$(cmp "$work/one.$format" "$work/two.$format" 2>&1)"
    done
}
look whole --possible --theme auto
look column --width column
look dark --theme dark --family money
look flow --view flow --family money,ownership
exit $failed
