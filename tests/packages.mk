# Debian packages: what building needs, what the tests need beyond it, what `make check` needs.
# COMMAND:PACKAGE stands for a package that is not needed where there is such a command.
BUILD_PACKAGES := gcc libc6-dev make pkg-config libcjson-dev libcsv-dev libgraphviz-dev \
  libigraph-dev libmd-dev librsvg2-dev libxml2-dev fonts-liberation2 esbuild:esbuild
TEST_PACKAGES := g++ libcmocka-dev graphviz libxml2-utils librsvg2-bin poppler-utils chromium \
  mandoc man-db zsh bsdextrautils node:nodejs npm:npm python3 python3-jsonschema python3-networkx
CHECK_PACKAGES := clang libclang-rt-14-dev clang-format clang-tidy cppcheck valgrind
