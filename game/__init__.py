"""Baton: a turn-based hex-map simulation of the northern-Mali campaign of early 2013."""

__version__ = "0.1.0"
