"""Lets pytest collect scenario tests in a checkout that is not installed; installed, the entry point does."""

pytest_plugins = ["game.trials.plugin"]
