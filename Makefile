# Every target does its own set-up: Python 3.11 or newer, make and git are all that is needed.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
TOOLS  := $(VENV)-tools/bin
RUN    := $(BIN)/python -m generators
# Python code is compiled once, and not in each process.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help site pdf test coverage serve check check-links check-faults check-mutations check-edits lint golden lock audit sbom bench clean

help:  ## list what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(VENV)/.site: requirements.txt
	@echo "installing what the site is built with (about a minute the first time) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.site
	@echo "installing what the tests need …"
	@$(INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $@

site: $(VENV)/.site  ## build site/ (does nothing when nothing changed)
	@$(RUN) site

pdf: site  ## build site/ and list its PDFs, which stand beside guides and monographs
	@find site/drugs -name '*.pdf' | sort

test: $(VENV)/.test site  ## run every test
	@$(BIN)/python -m pytest

coverage: $(VENV)/.test site  ## run every test and measure which branches of the engine they take
	@$(BIN)/python -m pytest --cov --no-cov-on-fail

check: $(VENV)/.test  ## run all checks on data, code and the built site
	@$(RUN) check --site --today "$$(date -u +%F)"
	@$(BIN)/python -m pytest acceptance
	@$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy

check-links: $(VENV)/.site  ## ask for every address outside the site; needs the network
	@$(RUN) check-links

check-faults: $(VENV)/.test  ## attack the gate: hostile text, spoiled files, a broken disk, public bug reports
	@$(BIN)/python -m faults

check-mutations: $(VENV)/.test site  ## break good content in two thousand ways and tell which rules see it
	@$(BIN)/python -m mutations

check-edits: $(VENV)/.test  ## make N=200 edits of SEED=1 (OF=--shipped: of this site), and compare each site with a build of nothing kept
	@$(BIN)/python -m tests.edits --count $(or $(N),200) --seed $(or $(SEED),1) $(OF)

lint: $(VENV)/.test  ## mend what the linter can mend
	@$(BIN)/ruff check --fix && $(BIN)/ruff format

serve: $(VENV)/.site  ## live preview at http://127.0.0.1:8000, rebuilt when data, prose or code change
	@$(RUN) serve

golden: $(VENV)/.test  ## accept the pages of the sample corpus as they are now
	@$(BIN)/python -m tests.golden

bench: $(VENV)/.test  ## seconds, memory and bytes at 4, 12 and 48 drugs, beside other programs
	@$(BIN)/python -m benchmarks.growth --save
	@$(BIN)/python -m benchmarks.report

$(TOOLS)/.done: requirements-tools.txt
	@test -x $(TOOLS)/python || $(PYTHON) -m venv $(VENV)-tools
	@$(TOOLS)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-tools.txt
	@touch $@

audit: $(TOOLS)/.done  ## ask a database of known faults about every pinned package; needs the network
	@$(TOOLS)/pip-audit --requirement requirements.txt --require-hashes --disable-pip --strict

sbom: $(VENV)/.site $(TOOLS)/.done  ## write .cache/sbom.json and .cache/licences.md: what the site is built with
	@mkdir -p .cache
	@$(TOOLS)/cyclonedx-py environment --output-reproducible --output-file .cache/sbom.json $(BIN)/python
	@$(TOOLS)/pip-licenses --python $(BIN)/python --from mixed --format markdown --output-file .cache/licences.md

lock: $(TOOLS)/.done  ## pin and hash the requirements anew
	@for f in requirements requirements-dev requirements-tools; do $(TOOLS)/uv pip compile $$f.in --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --only-binary :all: --quiet -o $$f.txt; done

clean:  ## remove everything that was generated
	rm -rf site .site.* .cache .venv .venv-tools docs/drugs docs/rules docs/index.md docs/glossary docs/glossary.md docs/search docs/search.md docs/references docs/references.md docs/validity docs/validity.md docs/changes docs/changes.md docs/compare docs/compare.md docs/figures docs/figures.md docs/data docs/data.md docs/assets/fonts docs/.generated
