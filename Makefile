# The workshop: every target sets up what it needs in .venv, from the two locked requirement files.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: .venv/ready ## show the site at http://127.0.0.1:8000, reloading on every change
	SITE_URL=http://127.0.0.1:$(PORT)/ $(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT) --livereload

.PHONY: site
site: .venv/ready ## build the site strictly into build/site; it becomes site/ only when every number has its trace
	rm -rf build/site
	$(BIN)/mkdocs build --strict --site-dir build/site
	$(BIN)/ledger audit build/site
	rm -rf site && mv build/site site

# Zensical empties the .cache of the folder that it builds from, so it gets a folder of its own.
.PHONY: zensical
zensical: .venv/ready-dev ## build the same pages with Zensical instead of MkDocs, into build/zensical
	$(BIN)/ledger check
	rm -rf build/zensical build/zensical-from && mkdir -p build/zensical-from
	cp -R mkdocs.yml docs data theme build/zensical-from
	cd build/zensical-from && ../../$(BIN)/zensical build --strict
	mv build/zensical-from/site build/zensical && rm -rf build/zensical-from
	$(BIN)/ledger press build/zensical
	$(BIN)/ledger audit build/zensical

.PHONY: check
check: .venv/ready ## look for faults in the record and in the text, without building
	$(BIN)/ledger check

.PHONY: test
test: .venv/ready-dev ## run every check and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/ledger check
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: bench
bench: .venv/ready-dev ## measure: each module of bench/ prints its numbers
	@for module in bench/[a-z]*.py; do \
		name=$$(basename $$module .py); echo "== $$name"; $(BIN)/python -m bench.$$name || exit 1; \
	done

.PHONY: bench-page
bench-page: .venv/ready-dev ## measure what a page costs a reader on a bad connection, beside plain Material and Hugo
	$(BIN)/python -m bench.page

.PHONY: screens
screens: .venv/ready-dev ## picture every kind of page of site/, at three widths, light and dark, into build/screens
	rm -rf build/screens
	$(BIN)/python -m tests.screens site build/screens

.PHONY: fuzz
fuzz: .venv/ready-dev ## run the property tests with ten thousand examples each, never tried before
	HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -n 2 -m "not browser"

.PHONY: lock
lock: .venv/ready-dev ## choose the newest fitting packages again and write both requirement files
	$(LOCK) --upgrade pyproject.toml --output-file requirements.txt
	$(LOCK) --upgrade pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock"

.PHONY: clean
clean: ## remove what was built, and the virtual environment
	rm -rf .venv build site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: requirements.txt pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@
