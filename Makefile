# Every habit as one word. Needs Python 3.11+, make and git; everything else is installed into .venv from the lock files.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run
DEV_STAMP := $(VENV)/.dev
WORKERS ?= 2
SHARED ?= ../shared
EXAMPLE := examples/saltmarsh

.PHONY: demo test quick test-all chromium lint eval bench accept docs lock clean

demo: $(RUN_STAMP)
	@mkdir -p build && rm -f build/demo.db*
	@$(BIN)/dovecote read $(EXAMPLE)/*.txt --actors $(EXAMPLE)/actors.toml --record build/demo.db --table
	@echo "The record is build/demo.db: add --record build/demo.db to the commands above, and run them as $(BIN)/dovecote."

test: $(DEV_STAMP) chromium lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow" tests README.md docs src --timeout 300

quick: $(DEV_STAMP)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow and not whole" tests --timeout 60

test-all: $(DEV_STAMP) chromium lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile tests README.md docs src --timeout 1800

chromium:
	@scripts/get_chromium.sh

lint: $(DEV_STAMP)
	$(BIN)/ruff format --check src tests scripts evaluation
	$(BIN)/ruff check src tests scripts evaluation
	$(BIN)/python -m mypy src tests
	$(BIN)/lint-imports
	$(BIN)/codespell README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md docs

eval: $(DEV_STAMP)
	$(BIN)/python evaluation/measure.py --shared $(SHARED)

bench: $(DEV_STAMP)
	$(BIN)/python evaluation/bench.py --write docs/reference/speed.md
	$(BIN)/python evaluation/bench_store.py 1000 --write docs/reference/record.md

accept: $(DEV_STAMP)
	DOVECOTE_ACCEPT=1 $(BIN)/python -m pytest -q tests/readings
	git diff --stat tests/readings

docs: $(DEV_STAMP) chromium
	$(BIN)/python scripts/make_docs.py
	$(BIN)/python scripts/take_pictures.py

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate requirements/run.in -o requirements/run.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -c requirements/run.lock requirements/dev.in -o requirements/dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Dovecote needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	@echo "Setting up $(VENV) (once; two minutes or so) ..."
	@$(PYTHON) -m venv $(VENV)

# Compiled here, since some surroundings forbid Python to keep what it compiles as it runs: a start took a quarter longer.
$(RUN_STAMP): requirements/run.lock pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(DEV_STAMP): requirements/dev.lock $(RUN_STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@
