# make run · make test — the rest is below
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && break; done)
PIP = .venv/bin/python -m pip --disable-pip-version-check --quiet
FOOTNOTE = .venv/bin/footnote

.PHONY: help run test check bench torture unnoticed load eval fuzz screenshots format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.installed ## install, index the samples if the library is empty, start the bot
	@$(FOOTNOTE) articles --json | grep -q '"id"' || $(FOOTNOTE) index index/samples
	@exec $(FOOTNOTE) run

test: .venv/.dev ## install, run every test, on two cores
	.venv/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/.dev ## lint, formatting, types, the import table
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python -m pytest tests/test_imports.py

fuzz: .venv/.dev ## 10,000 random answers, damaged files for each parser, lives of the library; three hours
	.venv/bin/python -m pytest tests/bot/chat/test_parts.py tests/bot/chat/test_render.py --hypothesis-profile=long
	.venv/bin/python -m pytest tests/index/loaders/test_fuzz.py --hypothesis-profile=long
	.venv/bin/python -m pytest tests/index/test_library_machine.py --hypothesis-profile=long
	-$(PIP) install -c constraints.txt -e '.[fuzz]'
	.venv/bin/python -m tests.fuzz --minutes 10

bench: .venv/.dev ## timings, as ratios within one run
	.venv/bin/python -m tests.benchmark

torture: .venv/.dev ## kill the bot 500 times under load, and 200 times amid changes of the library; an hour
	.venv/bin/python -m tests.torture --kills 500 --faults
	.venv/bin/python -m tests.torture.library --kills 200

unnoticed: .venv/.dev ## questions while 20,000 passages are reindexed, half an hour; p95 against idle
	.venv/bin/python -m tests.unnoticed

load: .venv/.dev ## 200 chats, a burst and a flood, ten minutes; throughput and waits
	.venv/bin/python -m tests.load

eval: .venv/.installed ## score the answers to the samples' questions
	@data=$$(mktemp -d) && trap 'rm -rf "$$data"' EXIT && \
	$(FOOTNOTE) --data "$$data" index index/samples && \
	$(FOOTNOTE) --data "$$data" eval tests/data/samples_questions.jsonl

screenshots: .venv/.dev ## take the README's pictures of the chat page anew
	.venv/bin/python -m tests.screenshots

format: .venv/.dev ## put the code in order
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

clean: ## remove what was installed; articles stay
	rm -rf .venv *.egg-info .mypy_cache .ruff_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Footnote needs Python 3.11, 3.12 or 3.13; install one, or: make run PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml constraints.txt
	@echo "installing into .venv (a few minutes, once)"
	$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/.dev: .venv/.installed
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@
