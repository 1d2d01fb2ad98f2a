# make run   installs, reads the sample reports and serves on http://127.0.0.1:8000
# make test  installs what the tests need and runs them all
# make lint  ruff and mypy
PYTHON ?= python3
PORT ?= 8000
DATA ?= katsaus-data
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: run test lint samples clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	@$(BIN)/katsaus --data-dir $(DATA) ingest data/reports
	@printf '\n%s\n' 'Kokeile selaimessa tai komennolla $(BIN)/katsaus --data-dir $(DATA) ask "kysymys":'
	@sed 's/^/  /' data/reports/questions.txt
	@printf '\n'
	@$(BIN)/katsaus --data-dir $(DATA) serve --port $(PORT)

test: $(VENV)/.test
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/mypy

# typesets the sample reports and their truth anew from data/reports/sources
samples: $(VENV)/.test
	$(BIN)/python -m eval.samples data/reports

clean:
	rm -rf $(VENV) $(DATA) build dist *.egg-info

# torch goes in first and alone. On Linux for x86_64 the ordinary build brings gigabytes of CUDA that nothing here uses: uv knows where the
# builds without it are, and where that place does not answer within seconds, pip takes what there is.
$(VENV)/.torch: constraints.txt
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Katsaus needs Python 3.11 or newer: make PYTHON=python3.12 …' >&2; exit 1; }
	@echo 'Installing (about two minutes and 2 GB the first time) …'
	@if [ "$$(uname -sm)" = 'Linux x86_64' ] && $(PIP) uv; then \
		UV_HTTP_TIMEOUT=5 UV_HTTP_RETRIES=0 $(BIN)/uv pip install --quiet --no-config --python $(BIN)/python --torch-backend cpu --constraint constraints.txt torch 2>/dev/null || true; \
		$(BIN)/python -m pip --disable-pip-version-check uninstall --quiet --yes uv; \
	fi
	@$(PIP) "$$(grep '^torch==' constraints.txt)"
	@touch $@

$(VENV)/.run: $(VENV)/.torch pyproject.toml
	@$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	@$(PIP) --editable '.[test]'
	@touch $@

$(VENV)/.lint: $(VENV)/.test
	@$(PIP) --editable '.[lint]'
	@touch $@
