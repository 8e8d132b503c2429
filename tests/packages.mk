# Debian packages: what building needs, what tests need beyond it, what `make check` needs.
BUILD_PACKAGES := gcc libc6-dev make pkg-config libcjson-dev libcsv-dev libgraphviz-dev libigraph-dev libmd-dev
TEST_PACKAGES := libcmocka-dev graphviz libxml2-utils python3 python3-jsonschema
CHECK_PACKAGES := clang clang-format clang-tidy cppcheck
