# `make run` and `make test` are all that is needed; the rest are their parts.
# The first Python that runs and fits; a name on the path may be no more than a shim.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3; do $$name -c '$(FITS)' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

.PHONY: help run test thorough setup lint types check lexicons pytest pictures messages

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

run: $(VENV)/installed ## the site with its demo city on http://127.0.0.1:8000/ (PORT=8080 for another)
	@$(MANAGE) start

setup: $(VENV)/installed-dev ## the environment with all test tools, and what search knows of words
	@$(MANAGE) build_lexicon

test: $(VENV)/installed-dev ## lint, types, migrations and every test
	@$(MAKE) --no-print-directory -j 2 lint types check lexicons
	@$(MAKE) --no-print-directory pytest

thorough: ## the same, with what is drawn by chance as often as was promised (half an hour more)
	@THOROUGH=1 $(MAKE) --no-print-directory test

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/curlylint --parse-only cms home concept_pages drafts search

types: $(VENV)/installed-dev
	$(BIN)/mypy

check: $(VENV)/installed-dev
	@$(MANAGE) compile_translations
	DJANGO_SETTINGS_MODULE=cms.settings.test $(MANAGE) check --fail-level WARNING
	DJANGO_SETTINGS_MODULE=cms.settings.test $(MANAGE) makemigrations --check --dry-run concept_pages drafts home search

lexicons: $(VENV)/installed-dev
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(MANAGE) build_lexicon

pytest: $(VENV)/installed-dev
	$(BIN)/pytest -n auto $(PYTEST_ARGS)

pictures: $(VENV)/installed-dev ## keeps how the pages look now (needs Chromium); look at them before committing
	RENEW_PICTURES=1 $(BIN)/pytest -q -n 0 tests/browser/test_pictures.py

messages: $(VENV)/installed-dev ## collects new strings for translation (needs gettext)
	$(MANAGE) makemessages -l de -l ar -l uk -l ru --no-location --no-obsolete --ignore var --ignore .venv --ignore tests

$(VENV)/installed: requirements.txt requirements-data.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; none was found."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-data.txt
	@touch $@

$(VENV)/installed-dev: requirements.txt requirements-dev.txt $(VENV)/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
