#!/bin/sh
# erg as its user has it: installed somewhere, found by man, completion, pkg-config and programs
# of others, and gone without a trace when it is taken away.
. "$(dirname "$0")/../suite.sh"
root=$(pwd)
config=$(basename "$BUILD")
to=$work/erg
say "make install" "$(make -s CONFIG="$config" PREFIX="$to" install 2>&1)"
data=$to/share/erg/data/openai-microsoft.json

# 1. The program, from any folder, finds its helpers, data and recipes.
cd "$work" || exit 2
unset ERG_LAYOUT ERG_RENDER
installed() { env -u ERG_LAYOUT -u ERG_RENDER "$to/bin/erg" "$@"; }
say "it runs and draws" "$(installed export "$data" --ego oracle -o o.svg 2>&1; grep -c '</svg>' o.svg | grep -vx 1)"
say "its recipes build" "$(installed build "$to/share/erg/graphs/money.json" -o made 2>&1)"

# 2. Programs of others.
if [ "$config" = release ]; then
    export PKG_CONFIG_PATH="$to/lib/pkgconfig" LD_LIBRARY_PATH="$to/lib"
    flags=$(pkg-config --cflags --libs erg)
    for example in "$root"/tests/examples/*.c; do
        name=$(basename "$example" .c)
        # shellcheck disable=SC2086
        say "example $name.c compiles" \
            "$(${CC:-cc} -std=c11 -Wall -Wextra -Werror "$example" $flags -o "$name" 2>&1)"
    done
    # shellcheck disable=SC2086
    say "example convert.cpp compiles" "$(${CXX:-c++} -std=c++11 -Wall -Wextra -Werror \
        "$root/tests/examples/convert.cpp" $flags -o convert 2>&1)"
    say "rank: a graph made in memory" \
        "$(./rank | tr '\n' '|' | grep -vxF '1 Acme Labs 2.778|2 Bolt 1.778|3 Coil Chips 1|')"
    say "draw: the picture that erg draws" "$(
        ./draw "$data" 2>&1 >drawn.svg
        installed export "$data" --title "Who is tied to whom" --theme auto -o erg.svg 2>&1
        cmp drawn.svg erg.svg 2>&1)"
    say "compare: what erg diff says" "$(
        ./compare "$data" 2023 2025 >compared.txt 2>&1
        installed diff "$data@2023" "$data@2025" >erg.txt
        cmp compared.txt erg.txt 2>&1)"
    say "convert: what erg export writes" "$(
        ./convert "$data" jgf 2>&1 >converted.json
        installed export "$data" -t jgf --measures none -o erg.json 2>&1
        cmp converted.json erg.json 2>&1)"
    # shellcheck disable=SC2046
    say "the static library links" "$(
        ${CC:-cc} -std=c11 "$root/tests/examples/rank.c" $(pkg-config --cflags erg) \
            "$to/lib/liberg.a" $(pkg-config --libs $(pkg-config --print-requires-private erg)) \
            $(sed -n 's/^Libs.private: //p' "$PKG_CONFIG_PATH/erg.pc") -o static-rank 2>&1 &&
            env -u LD_LIBRARY_PATH ./static-rank | head -n 1 | grep -v '^1 Acme')"
    unset LD_LIBRARY_PATH
    sed -n 's/^.*\b\(erg_[a-z_]*\)(.*/\1/p' "$to"/include/erg/*.h | sort -u >declared
    nm -D --defined-only "$to/lib/liberg.so" | awk '{ print $3 }' | sort -u >shown
    say "the shared library shows the public functions, no others" \
        "$(grep -v '_fn$' declared | diff - shown)"
else
    skip "programs of others" "libraries under sanitizers need theirs"
fi

# 3. The manual.
export MANPATH="$to/share/man" MANPAGER=cat MANWIDTH=80 MAN_KEEP_FORMATTING=
for page in erg erg-dataset erg-recipe; do
    say "man $page" "$(man "$page" 2>&1 | grep -q '^DESCRIPTION' || echo "no page")"
    section=5
    [ "$page" = erg ] && section=1
    say "$page($section) is well formed" \
        "$(mandoc -T lint -W error "$to/share/man/man$section/$page.$section" 2>&1)"
done
man erg 2>/dev/null | col -b >erg.txt
say "erg(1) names every command" "$(installed --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' |
    while read -r command; do grep -q "^   $command\$" erg.txt || echo "$command"; done)"
keys() { # keys SCHEMA: the names of the members it allows, one a line
    python3 -c 'import json, sys
def walk(v):
    if isinstance(v, dict):
        for key in v.get("properties", {}): print(key)
        for part in v.values(): walk(part)
    elif isinstance(v, list):
        for part in v: walk(part)
walk(json.load(open(sys.argv[1])))' "$to/share/erg/schema/$1.schema.json" | sort -u
}
for name in dataset recipe; do
    say "erg-$name(5) names every key" "$(keys $name | grep -vxE 'format|version' |
        while read -r key; do
            grep -qE "^\.(It )?Cm.*\b$key\b|\"$key\"" "$to/share/man/man5/erg-$name.5" || echo "$key"
        done)"
done

# 4. Completion: what the Tab key offers.
bash_offers() { # bash_offers WORD... : the last one is begun
    # shellcheck disable=SC2016
    env PATH="$to/bin:$PATH" bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _erg 2>/dev/null; printf "%s\n" "${COMPREPLY[@]}" | tr "\n" " "' \
        "$to/share/bash-completion/completions/erg" "$@"
}
bash_case() { # bash_case WANTED WORD...
    wanted=$1
    shift
    got=$(bash_offers "$@")
    say "bash: $*" "$([ "$got" = "$wanted " ] || echo "wanted '$wanted', got '$got'")"
}
bash_case "export" erg expo
bash_case "--merge --measures" erg rank --me
bash_case "pagerank" erg rank --by page
bash_case "degree,pagerank" erg rank --by degree,page
bash_case "max" erg export --resolve max
bash_case "csv" erg rank -t c
bash_case "measures" erg list me
bash_case "dark" erg export --theme = d
bash_case "" erg export x --as-of 20
zsh_case() { # zsh_case WANTED LINE: what the line becomes by the Tab key
    got=$(PYTHONDONTWRITEBYTECODE=1 python3 "$root/tests/install/zsh.py" \
        "$to/share/zsh/site-functions" "$2" 2>&1)
    [ "$got" != "no terminal" ] || { skip "zsh: $2" "no terminals here" && return; }
    say "zsh: $2" "$([ "$got" = "$1" ] || echo "wanted '$1', got '$got'")"
}
zsh_case "erg export " "erg expo"
zsh_case "erg rank --by=pagerank," "erg rank --by=pager"
zsh_case "erg list measures " "erg list mea"
zsh_case "erg rank -t csv " "erg rank -t c"
zsh_case "erg diff --ignore=" "erg diff --ign"

# 5. Gone again.
cd "$root" || exit 2
say "make uninstall" "$(make -s CONFIG="$config" PREFIX="$to" uninstall 2>&1)"
say "nothing is left" "$(find "$to" ! -type d)"
exit $failed
