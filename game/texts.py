"""Translation: the language in which the program speaks.

English is the source, and what is spoken until `speak_in` finds a compiled catalogue. Templates hold
named places, `_("{units} dug in at {place}.").format(...)`, so that a translator may order them
freely; words of a table are marked where they stand and translated where they are used.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Final

DOMAIN: Final = "baton"
VARIABLE: Final = "BATON_LANG"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak_in(language: str | None, folder: Path) -> str:
    """Choose the language and tell which one it is; `en` where there is no catalogue for it.

    language: such as `fr` or `fr_FR`; None takes BATON_LANG and, without it, the locale
    folder: holds `fr/LC_MESSAGES/baton.mo` and its like
    """
    global _catalogue  # noqa: PLW0603  one program speaks one language
    wanted = language or os.environ.get(VARIABLE)
    languages = [wanted] if wanted else None
    _catalogue = gettext.translation(DOMAIN, folder, languages, fallback=True)
    return _catalogue.info().get("language", "en")


def _(text: str) -> str:
    """A text in the language that is spoken."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """A text for a count, in the language that is spoken."""
    return _catalogue.ngettext(one, many, count)


def mark(text: str) -> str:
    """The text itself, marked as one to be translated where it is used."""
    return text
