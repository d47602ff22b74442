# Needs python 3.11 or newer with pip; everything else goes into .venv. `make` prints the targets.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
# Quiet about what setuptools warns of at every editable installation.
INSTALL := -m pip install --quiet --disable-pip-version-check
# Stamps: installed again only when the lists of packages change.
APP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
PACKAGES := setup.cfg pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help demo test lint types docs lexicon scores bench bench-peers dist extras fuzz browser \
	defences clean

help: ## print the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: $(APP) ## import the fixture into a temporary ledger and print what it shows
	@bash .ci/demo $(BIN)/claimtrack

test: $(DEV) ## run the tests, on two cores
	$(BIN)/python -m pytest -n 2

lint: $(DEV) ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV) ## mypy, strict
	$(BIN)/mypy

docs: $(DEV) ## write the outputs in README.md anew from what the commands print
	UPDATE_DOCS=1 $(BIN)/python -m pytest tests/docs

lexicon: $(DEV) ## make what the reader loads of the tables in claimtrack/reading/lexicon
	$(BIN)/python bench/make_lexicon.py

scores: $(DEV) ## print how well pairs are related and how many true ones are reached
	$(BIN)/python bench/relations.py
	$(BIN)/python bench/ledgers.py
	$(BIN)/python bench/frames.py
	$(BIN)/python bench/frames.py tests/data/frames/sealed/*.jsonl
	$(BIN)/python bench/reach.py

bench: ## print CPU and memory as ratios taken side by side, in an environment as users have it
	@rm -rf build
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python $(INSTALL) . wordfreq
	.venv-bench/bin/python bench/run.py

bench-peers: ## the same work done by other libraries, in an environment of their own
	@rm -rf build
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python $(INSTALL) . -r bench/peers.txt
	.venv-peers/bin/python bench/peers.py

dist: ## build the wheel, install it in a new environment, run the main job there
	@bash .ci/dist $(PYTHON)

extras: ## install the extras in a new environment, run their tests there
	@bash .ci/extras $(PYTHON)

fuzz: $(DEV) ## throw random files and texts at the readers (FUZZ_EXAMPLES=2000)
	DRAW_ANEW=1 FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2000} $(BIN)/python -m pytest -m fuzz tests

browser: $(DEV) ## show reports in a headless Chromium (installed by apt-get where it may)
	@bash .ci/chromium
	$(BIN)/python $(INSTALL) -e '.[browser]'
	$(BIN)/python -m pytest -m browser -rs tests/browser

defences: $(DEV) ## take each defence away and see its tests fail (4 minutes on two quiet cores)
	@PATH=$(BIN):$$PATH .ci/defences

clean: ## remove what make made
	rm -rf $(VENV) .venv-bench .venv-peers build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(APP): $(PACKAGES) | $(BIN)/python
	PYTHONWARNINGS=ignore $(BIN)/python $(INSTALL) -e .
	@touch $@

$(DEV): $(PACKAGES) | $(BIN)/python
	PYTHONWARNINGS=ignore $(BIN)/python $(INSTALL) -e '.[dev]'
	@touch $@ $(APP)
