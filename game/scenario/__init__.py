"""Authored files in: a folder of YAML and a map become a theatre and its first state, or faults.

`load` reads a scenario's folder, `load_text` a scenario written in one text, `load_files` the bytes
of files that were read before, such as a save keeps. Every fault of every file is found in one go
and raised as `ScenarioFaults`; nothing is loaded in part.
"""

from game.scenario.faults import Fault, ScenarioFaults
from game.scenario.loading import Setup, load, load_files, load_text

__all__ = ["Fault", "ScenarioFaults", "Setup", "load", "load_files", "load_text"]
