#!/bin/sh
# House rules that compilers do not know. Prints each breach; silent when there is none.
set -u
cd "$(dirname "$0")/.." || exit 2
bad=0
breach() { # breach TITLE TEXT
    [ -z "$2" ] && return
    echo "lint: $1"
    echo "$2"
    bad=1
}
breach "banned functions" "$(grep -nE '\b(sprintf|vsprintf|strcpy|strcat|strtok|atoi|atol|atof|gets|setlocale|rand|srand|asctime|localtime|system|popen)\(' \
    src/*/*.[ch] | grep -vE '/\*.*(rand|system)|src/layout/.*srand\(')"
breach "files over 500 lines" "$(wc -l src/*/*.[ch] include/erg/*.h tests/*/*.[ch] 2>/dev/null |
    awk '$2 != "total" && $1 > 500')"
breach "unfinished marks" "$(grep -nwE 'TODO|FIXME|XXX|HACK' -r src include graphs data Makefile README.md 2>/dev/null)"
breach "trailing blanks" "$(git ls-files src include graphs tests Makefile README.md .ci 2>/dev/null |
    grep -vE '^tests/(cli|fuzz)/' | xargs -r grep -nE '[[:blank:]]+$' /dev/null)"
breach "headings that are not /* --- this --- */" "$(grep -nE '^/\* ---' src/*/*.[ch] tests/*/*.[ch] | grep -vE -e '[^-] --- \*/$')"
breach "lines over 100 columns" "$(grep -nE '^.{101,}$' src/*/*.[ch] include/erg/*.h Makefile)"
# The page's script: text is never markup, nothing is compiled at run time, equal means equal.
breach "banned in the page" "$(grep -nE '\b(innerHTML|outerHTML|insertAdjacentHTML|eval|var)\b *[=(.a-z]|document\.write|new Function|[^=!]==[^=]|!=[^=]|\.style\.[a-z]+ *=' \
    src/write/page/*.js | grep -vE ':[0-9]+: *//')"
breach "lines over 120 columns" "$(grep -nE '^.{121,}$' src/write/page/*.js)"
breach "texts over several lines" "$(awk '{ n = gsub(/`/, "") } n % 2 { print FILENAME ":" FNR "" }' src/write/page/*.js)"
command -v node >/dev/null && for module in src/write/page/*.js; do
    breach "syntax" "$(node --input-type=module --check <"$module" 2>&1 | head -n 5)"
done
exit $bad
