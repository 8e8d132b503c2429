# erg: entity-relationship graphs from sourced facts. `make help` lists the targets.

VERSION := 0.1.0
RELEASED := November 22, 2026
CONFIG ?= release
OUT := out
BUILD := $(OUT)/build/$(CONFIG)
.DEFAULT_GOAL := all

# --- what is needed, and where it is -------------------------------------------------------
include tests/packages.mk

PKG_CONFIG ?= pkg-config
isystem = $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(1) 2>/dev/null))
libs = $(shell $(PKG_CONFIG) --libs $(1) 2>/dev/null)

# Foreign headers belong to one room each (see tests/floors).
ERG_PACKAGES := libcjson igraph libmd libxml-2.0
ERG_PLAIN_LIBS := -lcsv -lm -pthread
ERG_LIBS = $(call libs,$(ERG_PACKAGES)) $(ERG_PLAIN_LIBS)
LAYOUT_PLUGINS = $(shell $(PKG_CONFIG) --variable=libdir libgvc 2>/dev/null)/graphviz
RENDER_LIBS = $(call libs,librsvg-2.0 cairo-pdf fontconfig) -lm
LAYOUT_LIBS = $(call libs,libgvc libcgraph) -L$(LAYOUT_PLUGINS) -lgvplugin_core \
  -lgvplugin_dot_layout -lgvplugin_neato_layout -Wl,-rpath,$(LAYOUT_PLUGINS) -lm
FOREIGN_read = $(call isystem,libcjson libxml-2.0)
FOREIGN_measure = $(call isystem,igraph)
FOREIGN_layout = $(call isystem,libgvc)
FOREIGN_bench = $(call isystem,libcjson igraph)
FOREIGN_render = $(call isystem,librsvg-2.0 cairo-pdf fontconfig)

# --- flags ---------------------------------------------------------------------------------
CC ?= cc
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
  -Wmissing-prototypes -Wwrite-strings
# -ffp-contract=off: the same bytes from every compiler and machine type.
BASE_FLAGS := -std=c11 -D_POSIX_C_SOURCE=200809L -ffp-contract=off -fno-strict-aliasing \
  -fPIC -fno-semantic-interposition -Iinclude -Isrc -DERG_VERSION='"$(VERSION)"' \
  -DERG_RELEASED='"$(RELEASED)"'
# Reading is many small functions: inlined they take a sixth fewer instructions.
FLAGS_release = -O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
  $(if $(filter src/base/% src/model/% src/read/%,$<),-O3)
FLAGS_sanitize := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
  -fno-omit-frame-pointer
FLAGS_thread := -O1 -g -fsanitize=thread
FLAGS_clang := -O2 -g
# Comparisons are told to the engine where they are of input; elsewhere that takes half the time.
FLAGS_fuzz = -O2 -g -DFUZZ_ENGINE -fsanitize=fuzzer-no-link,address,undefined \
  -fno-sanitize-recover=all \
  $(if $(filter src/read/% src/model/%,$<),,-fno-sanitize-coverage=trace-cmp)
FLAGS_coverage := -O0 -g --coverage -fprofile-update=atomic
LINK_sanitize := -fsanitize=address,undefined
LINK_thread := -fsanitize=thread
LINK_fuzz := -fsanitize=fuzzer,address,undefined
LINK_coverage := --coverage tests/coverage/counts.c
WERROR ?= $(if $(wildcard .git),-Werror)
ALL_CFLAGS = $(BASE_FLAGS) $(WARNINGS) $(WERROR) $(FLAGS_$(CONFIG)) $(CFLAGS)
ALL_LDFLAGS = $(LINK_$(CONFIG)) $(LDFLAGS)

# --- sources -------------------------------------------------------------------------------
ROOMS := base model read graph measure check compare draw write
LIB_SOURCES := $(foreach room,$(ROOMS),$(wildcard src/$(room)/*.c))
CLI_SOURCES := $(wildcard src/cli/*.c)
LAYOUT_SOURCES := $(wildcard src/layout/*.c)
RENDER_SOURCES := $(wildcard src/render/*.c)
object = $(patsubst %.c,$(BUILD)/%.o,$(1))
# The interactive page: its style and its script become a C source.
PAGE_FILES := $(wildcard src/write/page/*.css src/write/page/*.js)
PAGE_SOURCE := $(BUILD)/src/write/page.c
LIB_OBJECTS := $(call object,$(LIB_SOURCES)) $(PAGE_SOURCE:.c=.o)
# The files that `erg init` writes become a C source.
START_FILES := $(addprefix src/cli/start/,data.json network.json README.md)
START_SOURCE := $(BUILD)/src/cli/start_files.c
CLI_OBJECTS := $(call object,$(CLI_SOURCES)) $(START_SOURCE:.c=.o)
LAYOUT_OBJECTS := $(call object,$(LAYOUT_SOURCES))
RENDER_OBJECTS := $(call object,$(RENDER_SOURCES))

# A release build leaves the programs where users look; other configurations keep to themselves.
PLACE := $(if $(filter release,$(CONFIG)),$(OUT),$(BUILD))
ERG := $(PLACE)/bin/erg
LAYOUT := $(PLACE)/libexec/erg-layout
RENDER := $(PLACE)/libexec/erg-render
LIBRARY := $(PLACE)/lib/liberg.a
SONAME := liberg.so.$(firstword $(subst ., ,$(VERSION)))
SHARED_FILE := liberg.so.$(VERSION)
SHARED := $(PLACE)/lib/$(SHARED_FILE)

.PHONY: all
all: $(ERG) $(LAYOUT) $(RENDER) $(LIBRARY) $(SHARED)

# An object depends on its exact command line: the file changes only when the flags do.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS))' | cmp -s - $@ || \
	  printf '%s\n' '$(subst ','\'',$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS))' > $@
.PHONY: FORCE
FORCE:

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(CC) $(ALL_CFLAGS) $(FOREIGN_$(word 2,$(subst /, ,$<))) -MMD -MP -c $< -o $@
$(START_SOURCE): src/cli/start/embed.sh src/bytes.sh $(START_FILES)
	@mkdir -p $(@D)
	@src/cli/start/embed.sh $(START_FILES) > $@.tmp && mv $@.tmp $@

$(PAGE_SOURCE): src/write/page/embed.sh src/bytes.sh $(PAGE_FILES)
	@mkdir -p $(@D)
	@src/write/page/embed.sh > $@.tmp && mv $@.tmp $@

$(START_SOURCE:.c=.o) $(PAGE_SOURCE:.c=.o): %.o: %.c $(BUILD)/flags
	@$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

-include $(patsubst %.o,%.d,$(LIB_OBJECTS) $(CLI_OBJECTS) $(LAYOUT_OBJECTS) \
  $(RENDER_OBJECTS))

$(LIBRARY): $(LIB_OBJECTS)
	@mkdir -p $(@D)
	@rm -f $@ && $(AR) rcsD $@ $^

$(SHARED): $(LIB_OBJECTS) src/install/liberg.map
	@mkdir -p $(@D)
	@$(CC) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=src/install/liberg.map \
	  -Wl,-Bsymbolic $(ALL_LDFLAGS) $(LIB_OBJECTS) $(ERG_LIBS) -o $@
	@ln -sf $(SHARED_FILE) $(@D)/$(SONAME) && ln -sf $(SONAME) $(@D)/liberg.so

$(ERG): $(CLI_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	@$(CC) $(ALL_LDFLAGS) $^ $(ERG_LIBS) -o $@

$(LAYOUT): $(LAYOUT_OBJECTS)
	@mkdir -p $(@D)
	@$(CC) $(ALL_LDFLAGS) $^ $(LAYOUT_LIBS) -o $@

$(RENDER): $(RENDER_OBJECTS)
	@mkdir -p $(@D)
	@$(CC) $(ALL_LDFLAGS) $^ $(RENDER_LIBS) -o $@

# --- what people run -----------------------------------------------------------------------
# `run` and `test` install what is missing, then call make again, which finds the new libraries.
.PHONY: run test check deps
run:
	@tests/packages.sh "build erg" $(BUILD_PACKAGES)
	@+$(MAKE) -s recipes

test:
	@tests/packages.sh "test erg" $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@+$(MAKE) -s tests

check:
	@tests/packages.sh "check erg" $(BUILD_PACKAGES) $(TEST_PACKAGES) $(CHECK_PACKAGES)
	@+$(MAKE) -s lint
	@+$(MAKE) -s clang
	@+$(MAKE) -s tests
	@+$(MAKE) -s tests-sanitize

deps:
	@tests/packages.sh "build, test and check erg" $(BUILD_PACKAGES) $(TEST_PACKAGES) \
	  $(CHECK_PACKAGES)

RECIPES := $(sort $(wildcard graphs/*.json))
.PHONY: recipes
recipes: all
	@$(ERG) build $(RECIPES) -o $(OUT)

# --- tests ---------------------------------------------------------------------------------
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c tests/laws/test_*.c))
UNIT_TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(UNIT_SOURCES))

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(LIBRARY)
	@$(CC) $(ALL_LDFLAGS) $^ $(ERG_LIBS) $(call libs,cmocka) -o $@
-include $(UNIT_TESTS:=.d)

# Fuzzed in one process, that is with the part of erg-layout that parses DOT. libFuzzer brings
# a main of its own.
FUZZ_SOURCES := $(filter-out $(if $(filter fuzz,$(CONFIG)),tests/fuzz/mutants.c), \
  $(wildcard tests/fuzz/*.c)) src/layout/parse.c src/layout/request.c
$(BUILD)/tests/fuzz/fuzz: $(call object,$(FUZZ_SOURCES)) $(LIBRARY)
	@$(CC) $(ALL_LDFLAGS) -Wl,--wrap=base_worker_run,--wrap=_Exit $^ $(ERG_LIBS) \
	  $(call libs,libcgraph) -o $@
-include $(patsubst %.c,$(BUILD)/%.d,$(FUZZ_SOURCES))

.PHONY: tests tests-sanitize golden
tests: all $(UNIT_TESTS) $(BUILD)/tests/fuzz/fuzz
	@BUILD=$(BUILD) ERG=$(ERG) LAYOUT=$(LAYOUT) RENDER=$(RENDER) CC="$(CC)" tests/run.sh

# Long runs of what `make test` does a little of; N says how much.
TESTED = BUILD=$(CURDIR)/$(BUILD) ERG=$(CURDIR)/$(ERG) LAYOUT=$(CURDIR)/$(LAYOUT) \
  RENDER=$(CURDIR)/$(RENDER) CC="$(CC)"
COUNTED = | awk '/^not ok/ {bad++} /^ok/ {good++} /^(not ok|\#)/; END {print good + 0 " passed, " \
  bad + 0 " failed"; exit bad > 0}'
# Each suite and its usual N; 0: all there is.
N_torture := 0
N_inject := 8
N_hostile := 0
N_repro := 100
N_oracle := 10000
.PHONY: torture inject hostile repro oracle
torture inject hostile repro oracle: all
	@$(TESTED) N=$(or $(N),$(N_$@)) tests/$@/run.sh $(COUNTED)

# libFuzzer's engine with ASan and UBSan, N inputs for each reader.
.PHONY: fuzz fuzzer
fuzz: all
	@tests/packages.sh "fuzz erg" $(BUILD_PACKAGES) $(CHECK_PACKAGES)
	@$(MAKE) -s CC=clang CONFIG=fuzz fuzzer
	@$(TESTED) FUZZER=$(CURDIR)/$(OUT)/build/fuzz/tests/fuzz/fuzz N=$(or $(N),1000000) \
	  tests/fuzz/run.sh $(COUNTED)
fuzzer: $(BUILD)/tests/fuzz/fuzz

# What must hold between related inputs, N times.
LAWS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/laws/test_*_laws.c))
.PHONY: laws
laws: all $(LAWS)
	@$(TESTED) N=$(or $(N),1000000) tests/laws/count.sh $(COUNTED)

# ThreadSanitizer, in a build of its own.
.PHONY: threads
threads:
	@$(MAKE) -s CONFIG=thread all
	@$(MAKE) -s CONFIG=thread threaded
.PHONY: threaded
threaded:
	@$(TESTED) $(if $(N),N=$(N)) tests/threads/run.sh $(COUNTED)

# valgrind over every command, reader and format.
.PHONY: memcheck
memcheck: all
	@tests/packages.sh "look at erg's memory" $(BUILD_PACKAGES) $(CHECK_PACKAGES)
	@$(TESTED) N=$(or $(N),0) tests/memcheck/run.sh $(COUNTED)

# Which lines the tests run, in a build of its own; of the points at which something can fail, 24
# of each kind. Left out is what runs the same lines again, and takes long: browsers, random
# selections, valgrind, the same in many locales and orders.
.PHONY: coverage
coverage:
	@tests/packages.sh "test erg" $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@rm -rf $(OUT)/build/coverage
	@+WITHOUT="frontends inject memcheck oracle pictures repro torture" \
	  $(MAKE) -s -k CONFIG=coverage tests || true
	@+$(MAKE) -s CONFIG=coverage N=24 torture || true
	@tests/coverage/report.py $(OUT)/build/coverage

# Layouts of Graphviz leak a few bytes by themselves; ours must not.
tests-sanitize:
	@ASAN_OPTIONS=detect_leaks=1:fast_unwind_on_malloc=0 \
	  LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.supp:print_suppressions=0 \
	  $(MAKE) -s CONFIG=sanitize tests

golden: all types
	@UPDATE=1 ERG=$(ERG) tests/cli/run.sh | { grep -v "^ok " || true; }
	@$(ERG) build graphs/openai-microsoft.json -o $(BUILD)/golden
	@cp $(BUILD)/golden/openai-microsoft.svg graphs/
	@UPDATE=1 ERG=$(CURDIR)/$(ERG) LAYOUT=$(CURDIR)/$(LAYOUT) RENDER=$(CURDIR)/$(RENDER) \
	  tests/docs/run.sh | \
	  { grep -v "^ok " || true; }

# --- benchmarks ----------------------------------------------------------------------------
# Against the libraries and tools that people would use instead, as far as they are there.
BENCH := $(BUILD)/tests/bench/kernels
.PHONY: bench bench-quick
bench bench-quick: all $(BENCH)
	@ERG=$(ERG) KERNELS=$(BENCH) tests/bench/run.py $(if $(filter bench-quick,$@),--quick) \
	  >$(OUT)/bench.md.new && mv $(OUT)/bench.md.new $(OUT)/bench.md && cat $(OUT)/bench.md
-include $(BENCH).d

# --- lint ----------------------------------------------------------------------------------
C_FILES := $(sort $(wildcard src/*/*.[ch] include/*.h include/erg/*.h tests/unit/*.[ch] \
  tests/laws/*.[ch]))
.PHONY: lint clang format
lint:
	@clang-format --dry-run --Werror $(C_FILES)
	@tests/lint.sh
	@cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr \
	  --suppress=missingIncludeSystem --error-exitcode=1 -Iinclude -Isrc -j2 src
	@printf '%s\n' $(LIB_SOURCES) $(CLI_SOURCES) $(LAYOUT_SOURCES) $(RENDER_SOURCES) | \
	  xargs -P2 -I{} clang-tidy --quiet {} -- $(BASE_FLAGS) $(FOREIGN_read) \
	  $(FOREIGN_measure) $(FOREIGN_layout) $(FOREIGN_render) 2>/dev/null

# clang sees other things than gcc.
clang:
	@$(MAKE) -s CC=clang CONFIG=clang WERROR=-Werror all

.PHONY: types
types:
	@python3 -B tests/types/declare.py > data/schema/erg.d.ts

format:
	@clang-format -i $(C_FILES)

# --- on the user's machine -----------------------------------------------------------------
include src/install/install.mk

# --- the rest ------------------------------------------------------------------------------
.PHONY: clean help
clean:
	@rm -rf $(OUT)

help:
	@echo 'make           build out/bin/erg, out/libexec/erg-layout and erg-render, out/lib/liberg.a'
	@echo 'make run       install what is missing, build, make the outputs of every recipe in graphs/'
	@echo 'make test      install what tests need, run all tests'
	@echo 'make check     lint, a build with clang, tests, tests under sanitizers'
	@echo 'make install   programs, library, manual, completion, schemas into PREFIX (/usr/local)'
	@echo 'make uninstall take them away again'
	@echo 'make dist      the sources of the last commit as an archive in out/'
	@echo 'make torture   failing memory, full disks and kills at every point of every command'
	@echo 'make inject    naughty strings in every field, through every format, N times as many (8)'
	@echo 'make hostile   thousands of files out for harm (N of them, or all), each refused in little'
	@echo '               time and memory; graphs that kill Graphviz'
	@echo 'make repro     the same bytes over locales, zones, threads and orders, N runs (100)'
	@echo 'make laws      N checks (a million) of what must hold between related inputs'
	@echo 'make threads   ThreadSanitizer over what runs in several threads'
	@echo 'make memcheck  valgrind over every command, reader and format'
	@echo 'make oracle    measures of N random graphs (10,000) against exact arithmetic'
	@echo 'make coverage  which lines the tests run, against its goals, and why the others are not run'
	@echo 'make fuzz      every reader and the pipeline under libFuzzer, N inputs each (a million)'
	@echo 'make bench     speed and memory against other libraries, into out/bench.md;'
	@echo '               make bench-quick in about a minute'
	@echo 'make golden    rewrite the expected results of tests/cli from what erg does now, and types'
	@echo 'make types     write data/schema/erg.d.ts from the schemas'
	@echo 'make format    lay out the sources with clang-format'
	@echo 'make deps      install every package that building, testing and checking need'
	@echo 'make clean     remove out/'
