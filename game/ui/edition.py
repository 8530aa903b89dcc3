"""Which pygame there is: the window needs pygame-ce, and the older `pygame` may not lie beside it.

Both own one folder; pip does not see the conflict, and whichever came last has won.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from game.texts import _

REMEDY = "python -m pip uninstall -y pygame pygame-ce; python -m pip install --force-reinstall pygame-ce"


class NoWindow(Exception):
    """No window can be opened; the message says why and what to do."""


def installed(package: str) -> bool:
    """Whether a distribution is installed."""
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def check_edition() -> None:
    """Make sure that pygame is pygame-ce, alone. Raises NoWindow."""
    if not installed("pygame-ce"):
        raise NoWindow(_("The window needs the package pygame-ce: python -m pip install pygame-ce"))
    if installed("pygame"):
        told = _(
            "Both pygame and pygame-ce are installed, and they overwrite each other. "
            "Keep the second:\n  {remedy}"
        )
        raise NoWindow(told.format(remedy=REMEDY))
