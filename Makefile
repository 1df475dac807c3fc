# Everything a person types: `make demo`, `make test`. Each sets up what it needs, once.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
COUNCIL ?= dyffryn-aur

.PHONY: setup demo serve test test-long lint bench generated clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt package.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12"; exit 1; }
	@test -x $(VENV)/bin/pip || $(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment here: the package python3-venv is missing"; exit 1; }
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@$(VENV)/bin/python -m viz.front_end
	@touch $@

demo: $(READY)
	@$(VENV)/bin/python -m examples.demo $(COUNCIL)

serve: $(READY)
	@test -e .demo/$(COUNCIL)/format || $(VENV)/bin/python -m examples.demo $(COUNCIL)
	@$(VENV)/bin/golden-thread serve --store .demo/$(COUNCIL)

test: $(READY)
	@$(VENV)/bin/python -m tests.browser.chromium
	$(VENV)/bin/python -m pytest -m "not long" -n 2

test-long: $(READY)
	@$(VENV)/bin/python -m tests.browser.chromium
	$(VENV)/bin/python -m pytest -m long

lint: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

# What benchmarks/README.md tells, measured here and now.
bench: $(READY)
	@$(VENV)/bin/python -m benchmarks.strengths

# Every committed file that a program writes; tests fail when one is out of date.
generated: $(READY)
	$(VENV)/bin/python -m ontology.documentation
	$(VENV)/bin/python -m graph.documentation
	$(VENV)/bin/python -m graph.answers.schema
	$(VENV)/bin/python examples/dyffryn-aur/make_workbooks.py
	$(VENV)/bin/python -m api.documentation

clean:
	rm -rf $(VENV) .demo build *.egg-info
