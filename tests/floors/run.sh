#!/bin/sh
# The house has floors: a room uses only rooms below it, in its includes and in its symbols, and
# each foreign library has one door.
. "$(dirname "$0")/../suite.sh"
rooms="base model read graph measure check compare draw write cli"
includes() { # the rooms whose headers ROOM includes
    cat src/"$1"/*.[ch] 2>/dev/null | sed -n 's|^#include "\([a-z]*\)/.*|\1|p' | sort -u
}

# 1. Includes: "room/x.h" names a room that stands below one's own, or one's own.
problems=
below=
for room in $rooms; do
    below="$below $room"
    for other in $(includes "$room"); do
        case " $below erg " in
        *" $other "*) ;;
        *) problems="$problems src/$room includes $other/;" ;;
        esac
    done
done
for program in layout render; do
    for other in $(includes $program); do
        case $other in
        base | erg | "$program") ;;
        *) problems="$problems src/$program includes $other/;" ;;
        esac
    done
done
say "includes run downwards" "$problems"

# 2. Symbols: what a room's objects leave undefined is defined in no room above it.
objects_of() { # objects_of ROOM: not those that a source of an earlier version left
    for object in "$BUILD/src/$1"/*.o; do
        source=$(basename "$object" .o).c
        [ -e "src/$1/$source" ] || [ -e "$BUILD/src/$1/$source" ] && echo "$object"
    done
}
defined=$work/defined undefined=$work/undefined
for room in $rooms; do
    objects=$(objects_of "$room")
    # shellcheck disable=SC2086
    nm -A --defined-only -g $objects | awk -v room="$room" '{ print $NF, room }' >>"$defined"
    # shellcheck disable=SC2086
    nm -A -u $objects | awk -v room="$room" '{ print $NF, room, $1 }' >>"$undefined"
done
say "symbols run downwards" "$(awk -v order="$rooms" '
    BEGIN { n = split(order, name, " "); for (i = 1; i <= n; i++) floor[name[i]] = i }
    NR == FNR { home[$1] = $2; next }
    ($1 in home) && floor[home[$1]] > floor[$2] { print $3, "uses", $1, "of", home[$1] "/" }
    ' "$defined" "$undefined")"
say "there are symbols to look at" "$([ "$(wc -l <"$defined")" -gt 100 ] || echo "$BUILD has too few")"
say "each symbol is defined once" \
    "$(awk '$1 !~ /^(__|_GLOBAL)/ { print $1 }' "$defined" | sort | uniq -d | head)"

# 3. Doors: a foreign header is included in its one place.
problems=
door() { # door HEADER-PATTERN PLACE-PATTERN
    found=$(grep -lE "^#include [<\"]($1)" src/*/*.[ch] include/erg.h include/erg/*.h 2>/dev/null |
        grep -vE "^($2)$" | tr '\n' ' ')
    [ -z "$found" ] || problems="$problems <$1> in $found"
}
door 'cJSON|cjson/' 'src/read/json\.c'
door 'csv\.h' 'src/read/csv\.c'
door 'libxml' 'src/read/xml\.c'
door 'igraph' 'src/measure/igraph\.c'
door 'gvc|cgraph|graphviz|gvplugin' 'src/layout/.*'
door 'librsvg|cairo|fontconfig|glib' 'src/render/draw\.c'
door 'sha2\.h' 'src/base/digest\.c'
say "each library has one door" "$problems"

# 4. Programs: erg links no Graphviz, erg-layout no igraph (their licences do not go together).
say "erg links no Graphviz" "$(ldd "$ERG" 2>&1 | grep -E 'gvc|cgraph|cdt|gvplugin|No such')"
say "erg links no librsvg, which costs each start 3 ms" \
    "$(ldd "$ERG" 2>&1 | grep -E 'rsvg|cairo|glib')"
say "erg-render links neither igraph nor Graphviz" \
    "$(ldd "$RENDER" 2>&1 | grep -E 'igraph|gvc|cgraph|cjson|No such')"
say "erg-layout links no igraph" "$(ldd "$LAYOUT" 2>&1 | grep -E 'igraph|cjson|No such')"

# 5. The library neither exits nor prints nor changes global state. The two exceptions: a worker's
# child that could not become the worker, and temporaries that erg's own outputs remove on a signal.
say "the library leaves its program alone" "$(for room in $rooms; do
    # shellcheck disable=SC2046
    [ "$room" = cli ] || nm -A -u $(objects_of "$room")
done | grep -wE 'exit|_exit|abort|printf|puts|putchar|fprintf|perror|setlocale|signal|sigaction|srand|setenv|chdir|umask|stdout|stderr' |
    grep -vE 'base/worker\.o:.* _exit$|base/temporary\.o:.* sigaction$')"

# 6. Public headers compile alone, as C11 and as C++11, and include each other only.
problems=
for header in include/erg.h include/erg/*.h; do
    ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Iinclude -x c "$header" ||
        problems="$problems $header (C11)"
    ${CXX:-g++} -std=c++11 -Wall -Wextra -Werror -fsyntax-only -Iinclude -x c++ "$header" ||
        problems="$problems $header (C++11)"
done
say "public headers compile alone" "$problems"
say "public headers include each other only" "$(grep -nE '^#include "' include/erg.h include/erg/*.h |
    grep -vE '"erg/[a-z]+\.h"')"

exit $failed
