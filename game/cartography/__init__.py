"""The map builder: makes a campaign's map from open geodata and the project's own tables.

`game.cartography.build.build` is the way in. It needs the optional packages of `baton[map]`; playing
a campaign does not, since the built map is shipped.
"""
