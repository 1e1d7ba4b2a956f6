# Two commands do everything: `make run` starts the product, `make test` installs what the tests need and runs them.
PYTHON ?= python3
BIN = .venv/bin
HOST ?=
PORT ?=
WORKERS = -n 2
MINUTES = 10

.PHONY: run install browser check check-static format test fuzz bench clean

run: .venv/installed
	$(BIN)/python cli.py serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

install: .venv/installed

.venv/installed: requirements.txt
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/installed-dev: requirements-dev.txt requirements-model.txt requirements.txt
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch .venv/installed $@

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check-static: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/python cli.py check

check: check-static
	$(BIN)/python -m pytest -q $(WORKERS) -m "not browser"

# Debian's chromium, PostgreSQL and LibreOffice for the tests that need them; elsewhere they are expected to be installed.
browser:
	@command -v chromium >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1 && command -v soffice >/dev/null 2>&1 && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || tests/install_system.sh

test: .venv/installed-dev browser
	$(BIN)/python -m pytest $(WORKERS)

# Every parser with other damaged inputs than in the tests, for so many minutes: make fuzz MINUTES=30
fuzz: .venv/installed-dev
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

# endurance.py takes half an hour, age.py fills a database of years: they are run by themselves.
LONG = bench/endurance.py bench/age.py
bench: .venv/installed-dev
	for file in $(filter-out $(LONG),$(wildcard bench/*.py)); do echo "== $$file"; $(BIN)/python $$file; done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
