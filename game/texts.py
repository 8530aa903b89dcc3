"""Translation: the language in which the program speaks.

English is the source, and what is spoken until `speak_in` finds a compiled catalogue. Templates hold
named places, `_("{units} dug in at {place}.").format(...)`, so that a translator may order them
freely; words of a table are marked where they stand and translated where they are used.

Texts of scenarios (titles, names, messages) have catalogues of their own, which loading a scenario
makes known: `spoken` gives such a text in the language that is spoken, `articled` a name as it stands in
a sentence, where French wants its article: `France`, but `aircraft of la France`. The pages that the game
shows (rulebook, glossary, credits) are written in English; `of_page` gives a paragraph of theirs.
"""

from __future__ import annotations

import gettext
import io
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

DOMAIN: Final = "baton"
PAGES: Final = "pages"
VARIABLE: Final = "BATON_LANG"
SOURCE: Final = "en"
TRANSLATIONS: Final = ("fr",)  # languages that scenarios are asked for
IN_A_SENTENCE: Final = "in a sentence"  # the context of names with their article

# What a language makes of words that meet where a name was put into a template.
JOINTS: Final[Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "fr": (
        (re.compile(r"\b([Dd])e les "), r"\1es "),
        (re.compile(r"\b([Dd])e le "), r"\1u "),
        (re.compile(r"\bà les "), "aux "),
        (re.compile(r"\bÀ les "), "Aux "),
        (re.compile(r"\bà le "), "au "),
        (re.compile(r"\bÀ le "), "Au "),
        (re.compile(r"\b([Dd]|[Qq]u)e (?=[AEIOUÀÂÉÈÊÎÔaeiouàâéèêîôœ])"), r"\1’"),
    ),
}

DECIMAL_SIGNS: Final[Mapping[str, str]] = {"fr": ","}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_pages: gettext.NullTranslations = gettext.NullTranslations()
_language = SOURCE
_scenarios: dict[
    tuple[str, bytes], gettext.GNUTranslations
] = {}  # by language and bytes, the last learnt last


class BadCatalogue(ValueError):
    """Bytes that are no compiled catalogue."""


class _Template(str):
    """A text whose words are joined as its language joins them."""

    __slots__ = ()

    def format(self, *values: object, **named_values: object) -> str:
        """The text with values in its places."""
        text = super().format(*values, **named_values)
        for pattern, joint in JOINTS.get(_language, ()):
            text = pattern.sub(joint, text)
        return text


def speak_in(language: str | None, folder: Path) -> str:
    """Choose the language and tell which one it is; `en` where there is no catalogue for it.

    language: such as `fr` or `fr_FR`; None takes BATON_LANG and, without it, the locale
    folder: holds `fr/LC_MESSAGES/baton.mo` and its like
    """
    global _catalogue, _pages, _language  # noqa: PLW0603  one program speaks one language
    wanted = language or os.environ.get(VARIABLE)
    languages = [wanted] if wanted else None
    _catalogue = gettext.translation(DOMAIN, folder, languages, fallback=True)
    _pages = gettext.translation(PAGES, folder, languages, fallback=True)
    _language = _catalogue.info().get("language", SOURCE)
    return _language


def learn(language: str, compiled: bytes) -> None:
    """Make the catalogue of a scenario known. Raises BadCatalogue if it is none."""
    key = (language, compiled)
    known = _scenarios.pop(key, None)
    if known is None:
        try:
            known = gettext.GNUTranslations(io.BytesIO(compiled))
        except Exception as error:  # noqa: BLE001  a stranger's bytes make the reader fail in many ways
            raise BadCatalogue(str(error)) from None
    _scenarios[key] = known


def spoken(text: str) -> str:
    """A text of a scenario in the language that is spoken."""
    return _of_scenario("", text)


def titled(text: str) -> str:
    """A text of a scenario as a label: translated, it begins with a capital."""
    found = spoken(text)
    return found if found == text else found[:1].upper() + found[1:]


def of_page(text: str) -> str:
    """A paragraph, heading or cell of one of the game's own pages in the language that is spoken."""
    return _pages.gettext(text) if text else text


def articled(name: str) -> str:
    """A name of a scenario as it stands in a sentence of the language that is spoken."""
    return _of_scenario(IN_A_SENTENCE, name) if name else name


def decimal(figures: str) -> str:
    """A number as `-1.25`, with the decimal sign of the language that is spoken."""
    return figures.replace(".", DECIMAL_SIGNS.get(_language, "."))


def _of_scenario(context: str, text: str) -> str:
    if not text or _language == SOURCE:
        return text
    learnt = [found for (language, _bytes), found in reversed(_scenarios.items()) if language == _language]
    forms = [found.pgettext(context, text) for found in learnt] if context else []
    forms += [found.gettext(text) for found in learnt]
    return next((form for form in forms if form != text), text)


def _(text: str, context: str = "") -> str:
    """A text in the language that is spoken; the context tells words that are alike in English apart."""
    found = _catalogue.pgettext(context, text) if context else _catalogue.gettext(text)
    return found if _language == SOURCE else _Template(found)


def ngettext(one: str, many: str, count: int) -> str:
    """A text for a count, in the language that is spoken."""
    found = _catalogue.ngettext(one, many, count)
    return found if _language == SOURCE else _Template(found)


def mark(text: str, _context: str = "") -> str:
    """The text itself, marked as one to be translated where it is used, there with the same context."""
    return text
