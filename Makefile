# Everything a person or CI runs.  Needs only make and Python 3.11, 3.12 or 3.13; the rest is set up in .venv.
PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/.set-up

.PHONY: demo test check bench fuzz audit sbom lint format screenshots set-up clean
FUZZ_SECONDS ?= 600

$(STAMP): requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "depesche needs Python 3.11, 3.12 or 3.13 with venv; set PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || { echo "setting up .venv with $(PYTHON)"; $(PYTHON) -m venv .venv; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

set-up: $(STAMP)

demo: $(STAMP)  ## read six example reports, show one, print the timeline of the two states
	@$(BIN)/python scripts/demo.py

test: $(STAMP)  ## all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(STAMP)  ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)  ## bring code and tables into their normal form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/depesche lexicon format

check: lint  ## what CI runs: lint, lexicon, tests on the built wheel, quality floors
	$(BIN)/depesche lexicon format --check
	$(BIN)/depesche lexicon check --known tests/lexicon/open_problems.txt
	$(BIN)/python benchmarks/quality.py --check
	$(BIN)/python tests/on_wheel.py

bench: $(STAMP)  ## speed beside other tools, how it grows, memory; then the quality figures
	$(BIN)/python benchmarks/all.py
	$(BIN)/python benchmarks/quality.py

fuzz: $(STAMP)  ## hostile inputs for every parser and table, FUZZ_SECONDS long; crashers go to fuzz/crashers/
	$(BIN)/python -m fuzz.run --seconds $(FUZZ_SECONDS)

audit: $(STAMP)  ## known vulnerabilities of the locked packages; asks the network
	$(BIN)/python scripts/audit.py

sbom: $(STAMP)  ## software bill of materials (CycloneDX) of requirements.lock into sbom.json
	$(BIN)/python scripts/sbom.py

screenshots: $(STAMP)  ## every page of the working surface, four pictures each, into screenshots/
	$(BIN)/python scripts/screenshots.py

clean:
	rm -rf .venv build dist *.egg-info
