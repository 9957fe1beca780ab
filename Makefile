# Everything runs in .venv, installed from the lock files, hashes checked: requirements-run.lock is
# what running takes, requirements.lock is that and what testing takes. On Windows use the plain pip
# lines in docs/installing.md.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
RUNS := $(VENV)/.runs
READY := $(VENV)/.ready
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --quiet --group setup

.PHONY: help demo test lint docs lock model accuracy crossval bench clean

help:
	@echo "make demo   the bundled samples, end to end: import, one answer, one page"
	@echo "make test   ruff, mypy and all tests"
	@echo "make lint   ruff and mypy only"
	@echo "make docs   docs/commands.md and docs/graph.md again, from the program itself"
	@echo "make lock   both lock files again, from pyproject.toml"
	@echo "make model  the models in import/model again, from the statements in import/training, and in MORE=folder"
	@echo "make accuracy  docs/accuracy.md again: how right the extraction is on documents coded by hand"
	@echo "make crossval  the same, with the training statements judged by models of others (an hour)"
	@echo "make bench  the benchmarks"

$(RUNS): requirements-run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "graphkit needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements-run.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(READY): $(RUNS) requirements.lock
	@echo "Adding what the tests need …"
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

demo: $(RUNS)
	@$(BIN)/graphkit demo

test: lint
	@$(BIN)/python -m pytest

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy graphkit tests $(wildcard benchmarks/*.py)

docs: $(RUNS)
	@$(BIN)/python -m graphkit.reference docs

lock: $(RUNS)
	@$(PIP) uv
	@$(LOCK) --extra test --extra dev --upgrade --output-file requirements.lock
	@$(LOCK) --constraint requirements.lock --output-file requirements-run.lock

model: $(READY)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet "scikit-learn==1.9.1" "scipy==1.17.1"
	@$(BIN)/python -m graphkit.training import/training import/model $(MORE)

accuracy: $(READY)
	@$(BIN)/python -m graphkit.accuracy

crossval: $(READY)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet "scikit-learn==1.9.1" "scipy==1.17.1"
	@nice -n 10 $(BIN)/python -m graphkit.crossval import/training docs/accuracy/statements.json
	@$(BIN)/python -m graphkit.accuracy

bench: $(READY)
	@for each in bench_extract embedded families questions load crash; do echo "$$each"; \
		$(BIN)/python -m "benchmarks.$$each" || exit 1; done

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache
