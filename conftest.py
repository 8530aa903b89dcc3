"""Lets pytest collect scenario tests in a checkout that is not installed; installed, the entry point does."""

from importlib.util import find_spec

pytest_plugins = ["game.trials.plugin"] if find_spec("game.trials.plugin") else []
