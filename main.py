"""Baton, started from a checkout: hands over to the command line."""

from game.cli import main

if __name__ == "__main__":
    main()
