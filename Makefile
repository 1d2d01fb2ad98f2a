# make run   installs, reads the sample reports and serves on http://127.0.0.1:8000
# make test  installs what the tests need and runs them all
# make lint  ruff and mypy, and pip-audit where it can reach its data
# make eval  asks the gold questions of the sample reports and compares what was read with their truth, each against its limits
# make test-browser  the web page in a real browser; installs Chromium and axe-core where they are missing
PYTHON ?= python3
PORT ?= 8000
DATA ?= katsaus-data
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: run test eval eval-shared test-browser screenshots lint samples clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	@$(BIN)/katsaus --data-dir $(DATA) ingest data/reports
	@printf '\n%s\n' 'Kokeile selaimessa tai komennolla $(BIN)/katsaus --data-dir $(DATA) ask "kysymys":'
	@sed 's/^/  /' data/reports/questions.txt
	@printf '\n'
	@$(BIN)/katsaus --data-dir $(DATA) serve --port $(PORT)

test: $(VENV)/.test
	$(BIN)/python -m pytest -n 2

# the reports are read anew into build/eval; the pages there tell what was not right. Reports and gold that lie beside the repository in ../shared
# are asked too, against limits of their own.
EVAL := build/eval
EVAL_CLI := $(BIN)/katsaus --data-dir $(EVAL)/data
eval: $(VENV)/.run
	@rm -rf $(EVAL)/data
	@mkdir -p $(EVAL)
	$(EVAL_CLI) ingest data/reports
	$(EVAL_CLI) eval lint data/gold
	$(EVAL_CLI) eval extraction data/reports --thresholds data/gold/extraction.toml
	$(EVAL_CLI) eval run data/gold --thresholds data/gold/thresholds.toml --runs $(EVAL)/runs --html $(EVAL)/answers.html --junit $(EVAL)/answers.xml
	@if [ -d ../shared/series ]; then $(MAKE) --no-print-directory eval-shared; fi

eval-shared: $(VENV)/.run
	@rm -rf $(EVAL)/shared
	$(BIN)/katsaus --data-dir $(EVAL)/shared ingest ../shared/layouts/*/*.pdf ../shared/series/*/*.pdf ../shared/reports
	$(BIN)/katsaus --data-dir $(EVAL)/shared eval extraction ../shared/layouts ../shared/series ../shared/truth --thresholds data/gold/extraction-shared.toml
	$(BIN)/katsaus --data-dir $(EVAL)/shared eval run ../shared/gold ../shared/layouts ../shared/series --thresholds data/gold/thresholds-shared.toml \
		--runs $(EVAL)/runs --html $(EVAL)/answers-shared.html --junit $(EVAL)/answers-shared.xml

test-browser: $(VENV)/.browser
	$(BIN)/python -m pytest -n 2 tests_browser

# the pictures of the pages in the README
screenshots: $(VENV)/.browser
	$(BIN)/python tests_browser/screenshots.py docs/pages

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python .ci/audit.py

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

# beside Python: Debian's Chromium unless KATSAUS_CHROMIUM names another, and axe-core from npm, which stays out of the repository
$(VENV)/.browser: $(VENV)/.test
	@missing=''; \
	test -n "$$KATSAUS_CHROMIUM" || command -v chromium >/dev/null || missing='chromium fonts-liberation'; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	test -z "$$missing" || { echo "Installing $$missing …"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }
	@npm install --prefix build/browser --no-save --no-audit --no-fund --silent axe-core@4.10.3
	@$(PIP) --editable '.[browser]'
	@touch $@

$(VENV)/.lint: $(VENV)/.test
	@$(PIP) --editable '.[lint]'
	@touch $@
