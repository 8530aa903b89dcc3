"""The window: map, counters, orders, forecasts, turns; the one package that imports pygame.

Drawing reads a view model that is made from a side's Sight; clicks and keys become the same orders that a
script would write. Nothing here knows what a rule says: it asks.
"""
