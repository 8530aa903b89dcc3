"""Lets pytest collect scenario tests in a checkout that is not installed; installed, the entry point does.

Tests look for English words, whatever language the machine speaks, and none fails because a machine is slow.
"""

import os

from hypothesis import settings

os.environ["BATON_LANG"] = "en"
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
pytest_plugins = ["game.trials.plugin"]
