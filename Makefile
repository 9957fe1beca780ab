# Everything runs in .venv, installed from requirements.lock (hashes checked).
# On Windows use the plain pip lines in README.md.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test lint docs lock bench clean

help:
	@echo "make demo   the bundled samples, end to end: import, one answer, one page"
	@echo "make test   ruff, mypy and all tests"
	@echo "make lint   ruff and mypy only"
	@echo "make docs   docs/commands.md and docs/graph.md again, from the program itself"
	@echo "make lock   requirements.lock again, from pyproject.toml"
	@echo "make bench  the benchmarks"

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "graphkit needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@$(BIN)/graphkit demo

test: lint
	@$(BIN)/python -m pytest

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy graphkit tests $(wildcard benchmarks/*.py)

docs: $(READY)
	@$(BIN)/python -m graphkit.reference docs

lock: $(READY)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --extra test --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --upgrade --quiet --output-file requirements.lock

bench: $(READY)
	@for each in benchmarks/bench_*.py; do echo "$$each"; $(BIN)/python "$$each" || exit 1; done

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache
