#!/bin/sh
# Golden cases: each folder here is one. `cmd` is a shell line, run from the root of the project
# with `erg` in PATH; `stdout`, `stderr` and `status` are what it must give (a missing file: nothing,
# nothing, 0). $CASE is the case's folder, $TMP an empty one. A path of $TMP in the results is
# shown as TMP. `tests/cli/run.sh NAME...` runs some; UPDATE=1 rewrites what is expected.
. "$(dirname "$0")/../suite.sh"
[ -x "$ERG" ] || { echo "not ok cli: no program at $ERG" && exit 1; }
mkdir "$work/bin" && ln -s "$ERG" "$work/bin/erg" || exit 2
# erg looks for its other programs beside itself, which the link is not.
[ -x "$LAYOUT" ] && ERG_LAYOUT=$LAYOUT && export ERG_LAYOUT
[ -x "$RENDER" ] && ERG_RENDER=$RENDER && export ERG_RENDER
PATH=$work/bin:$PATH
TERM=dumb LC_ALL=C TZ=UTC
export PATH TERM LC_ALL TZ

run() { # run NAME: leaves stdout, stderr and status in $work
    CASE=tests/cli/$1 TMP=$work/tmp
    export CASE TMP
    rm -rf "$TMP" && mkdir "$TMP" || exit 2
    status=0
    timeout 60 sh -c "$(cat "$CASE/cmd")" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
    echo "$status" >"$work/status"
    for file in stdout stderr; do
        sed "s|$TMP|TMP|g" "$work/$file" >"$work/shown" && mv "$work/shown" "$work/$file"
    done
}
expected() { # expected NAME FILE: what the case expects, with its defaults
    if [ -e "tests/cli/$1/$2" ]; then
        cat "tests/cli/$1/$2"
    elif [ "$2" = status ]; then
        echo 0
    fi
}
update() { # update NAME FILE: empty results and status 0 need no file
    if [ ! -s "$work/$2" ] || [ "$2 $(cat "$work/$2")" = "status 0" ]; then
        rm -f "tests/cli/$1/$2"
    else
        cp "$work/$2" "tests/cli/$1/$2"
    fi
}

[ $# -gt 0 ] || set -- $(cd tests/cli && ls -d */ | tr -d /)
for name; do
    run "$name"
    difference=
    for file in status stdout stderr; do
        [ -z "${UPDATE:-}" ] || update "$name" "$file"
        expected "$name" "$file" >"$work/expected"
        difference=$difference$(diff -u --label "expected $file" --label "$file" "$work/expected" \
            "$work/$file" | head -n 20)
    done
    say "$name" "$difference"
done
exit $failed
