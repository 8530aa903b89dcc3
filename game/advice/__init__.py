"""Advice: what can be ordered here and why not, and what the staff would order, with its reasons.

It works on a side's Sight alone. The window and the terminal show it, and add nothing to it.
"""
