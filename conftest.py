"""Lets pytest collect scenario tests in a checkout that is not installed; installed, the entry point does.

Tests look for English words, whatever language the machine speaks.
"""

import os

os.environ["BATON_LANG"] = "en"
pytest_plugins = ["game.trials.plugin"]
