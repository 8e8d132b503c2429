# make install, uninstall, dist. Included by the Makefile.
# Everything goes below PREFIX, and nothing installed names an absolute path but erg.pc: the
# programs find each other beside themselves. DESTDIR is put in front, for packages.

PREFIX ?= /usr/local
DESTDIR ?=
TO = $(DESTDIR)$(PREFIX)
COMPLETE_BASH = $(TO)/share/bash-completion/completions
COMPLETE_ZSH = $(TO)/share/zsh/site-functions
INSTALL_PAGES := $(wildcard src/install/*.5)
INSTALL_DATA := $(wildcard data/*.json)
INSTALL_SCHEMAS := $(wildcard data/schema/*)
INSTALL_RECIPES := $(wildcard graphs/*.json)
INSTALL_EXAMPLES := $(wildcard tests/examples/*.c)

.PHONY: install uninstall dist
install: all
	@install -d $(TO)/bin $(TO)/libexec $(TO)/lib/pkgconfig $(TO)/include/erg \
	  $(TO)/share/man/man1 $(TO)/share/man/man5 $(TO)/share/erg/schema \
	  $(TO)/share/erg/data $(TO)/share/erg/graphs $(TO)/share/doc/erg/examples \
	  $(COMPLETE_BASH) $(COMPLETE_ZSH)
	@install -m 755 $(ERG) $(TO)/bin/
	@install -m 755 $(LAYOUT) $(RENDER) $(TO)/libexec/
	@install -m 644 $(LIBRARY) $(TO)/lib/
	@install -m 755 $(SHARED) $(TO)/lib/$(SHARED_FILE)
	@ln -sf $(SHARED_FILE) $(TO)/lib/$(SONAME)
	@ln -sf $(SONAME) $(TO)/lib/liberg.so
	@install -m 644 include/erg.h $(TO)/include/
	@install -m 644 include/erg/*.h $(TO)/include/erg/
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
	  -e 's|@PACKAGES@|$(ERG_PACKAGES)|' -e 's|@LIBS@|$(ERG_PLAIN_LIBS)|' src/install/erg.pc.in \
	  > $(TO)/lib/pkgconfig/erg.pc
	@$(ERG) manual > $(TO)/share/man/man1/erg.1
	@install -m 644 $(INSTALL_PAGES) $(TO)/share/man/man5/
	@$(ERG) completion bash > $(COMPLETE_BASH)/erg
	@$(ERG) completion zsh > $(COMPLETE_ZSH)/_erg
	@install -m 644 $(INSTALL_SCHEMAS) $(TO)/share/erg/schema/
	@install -m 644 $(INSTALL_DATA) $(TO)/share/erg/data/
	@install -m 644 $(INSTALL_RECIPES) $(TO)/share/erg/graphs/
	@install -m 644 README.md CONTRIBUTING.md CHANGELOG.md LICENSE $(TO)/share/doc/erg/
	@install -m 644 $(INSTALL_EXAMPLES) $(TO)/share/doc/erg/examples/

uninstall:
	@rm -f $(TO)/bin/erg $(TO)/libexec/erg-layout $(TO)/libexec/erg-render \
	  $(TO)/lib/liberg.a $(TO)/lib/liberg.so* $(TO)/lib/pkgconfig/erg.pc \
	  $(TO)/include/erg.h $(TO)/share/man/man1/erg.1 \
	  $(addprefix $(TO)/share/man/man5/,$(notdir $(INSTALL_PAGES))) \
	  $(COMPLETE_BASH)/erg $(COMPLETE_ZSH)/_erg
	@rm -rf $(TO)/include/erg $(TO)/share/erg $(TO)/share/doc/erg

# The sources of the last commit as one archive, the same bytes each time.
dist:
	@mkdir -p $(OUT)
	@git archive --prefix=erg-$(VERSION)/ HEAD | gzip -n > $(OUT)/erg-$(VERSION).tar.gz
	@echo "$(OUT)/erg-$(VERSION).tar.gz"
