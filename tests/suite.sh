# How a suite of shell begins; its run.sh reads this with `.`. From then on the folder is the root
# of the project, $work is an empty folder that goes when the suite ends or is stopped, and with it what
# programs leave in the folder for temporary files; `say` prints a case, and `exit $failed` tells how it
# went. What is tested comes from tests/run.sh, else it is the release build.
set -u
suite=$(basename "$(dirname "$0")")
cd "$(dirname "$0")/../.." || exit 2
ERG=${ERG:-out/bin/erg}
case $ERG in /*) ;; *) ERG=$(pwd)/$ERG ;; esac
BUILD=${BUILD:-$(pwd)/out/build/release}
LAYOUT=${LAYOUT:-$(dirname "$ERG")/../libexec/erg-layout} RENDER=${RENDER:-$(dirname "$ERG")/../libexec/erg-render}
PYTHON=${PYTHON:-/usr/bin/python3} ERG_TESTDATA=${ERG_TESTDATA:-$(pwd)/../shared/testdata}
export ERG BUILD LAYOUT RENDER ERG_TESTDATA PYTHONDONTWRITEBYTECODE=1
suite_folder=$(mktemp -d) || exit 2
trap 'rm -rf "$suite_folder"' EXIT
trap 'exit 2' HUP INT PIPE TERM
work=$suite_folder/work TMPDIR=$suite_folder/tmp
mkdir "$work" "$TMPDIR" || exit 2
export TMPDIR
failed=0
say() { # say NAME PROBLEM: a case, which is well where nothing is said against it
    if [ -z "$2" ]; then
        echo "ok $suite: $1"
    else
        echo "not ok $suite: $1"
        echo "$2" | cut -c1-300 | head -n 20 | sed 's/^/# /'
        failed=1
    fi
}
skip() { # skip NAME WHY
    echo "ok $suite: $1 # SKIP $2"
}
