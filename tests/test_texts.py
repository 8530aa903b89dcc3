"""Translation: which language is spoken, and what it does to templates."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import texts


def compiled(messages: dict[str, str]) -> bytes:
    """A catalogue as the GNU gettext manual describes it ("The Format of GNU MO Files")."""
    entries = sorted((key.encode(), value.encode()) for key, value in messages.items())
    start = 7 * 4 + len(entries) * 16
    tables: list[list[int]] = [[], []]
    body = b""
    for column in (0, 1):
        for entry in entries:
            tables[column] += [len(entry[column]), start + len(body)]
            body += entry[column] + b"\0"
    header = (0x950412DE, 0, len(entries), 28, 28 + len(entries) * 8, 0, start)
    return struct.pack(f"<{7 + 4 * len(entries)}I", *header, *tables[0], *tables[1]) + body


@pytest.fixture
def locale(tmp_path: Path) -> Iterator[Path]:
    """A folder with a French catalogue; English is spoken again afterwards."""
    file = tmp_path / "fr" / "LC_MESSAGES" / "baton.mo"
    file.parent.mkdir(parents=True)
    info = "Language: fr\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n>1;\n"
    file.write_bytes(
        compiled(
            {
                "": info,
                "{units} dug in.": "{units} se retranche.",
                "{count} man\0{count} men": "{count} homme\0{count} hommes",
            }
        )
    )
    yield tmp_path
    texts.speak_in("en", tmp_path)


def test_english_is_the_source() -> None:
    assert texts._("Nobody has translated this.") == "Nobody has translated this."
    assert [texts.ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]


def test_a_language_is_chosen_by_argument(locale: Path) -> None:
    assert texts.speak_in("fr", locale) == "fr"
    assert texts._("{units} dug in.") == "{units} se retranche."
    assert [texts.ngettext("{count} man", "{count} men", n) for n in (0, 1, 2)] == [
        "{count} homme",
        "{count} homme",
        "{count} hommes",
    ]


def test_or_by_the_environment(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(texts.VARIABLE, "fr_FR")
    assert texts.speak_in(None, locale) == "fr"
    monkeypatch.delenv(texts.VARIABLE)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert texts.speak_in(None, locale) == "fr"


def test_a_language_without_a_catalogue_is_english(locale: Path) -> None:
    texts.speak_in("fr", locale)
    assert texts.speak_in("de", locale) == "en"
    assert texts._("{units} dug in.") == "{units} dug in."
