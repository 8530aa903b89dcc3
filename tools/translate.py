"""Keeps the translations: takes out what is to be translated, checks it, and compiles it.

    python tools/translate.py extract    bring every catalogue up to date with code and scenarios
    python tools/translate.py check      say what is missing or wrong; exit code 1 if anything is
    python tools/translate.py compile    write the compiled catalogues that the game reads

The program's texts lie in assets/locale/fr/LC_MESSAGES/baton.po, beside them in pages.po the rulebook,
the glossary and the credits, paragraph by paragraph, and those of a scenario beside it in fr.po; folders
of scenarios may be named, otherwise all that are shipped are meant. What may read the same in both
languages is listed a line each in names.txt and pages.names.txt beside the program's catalogues and in
fr.names.txt beside a scenario's.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from typer.main import get_command

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from game import rulebook  # noqa: E402
from game.cli import app, helping  # noqa: E402
from game.model.theatre import Theatre  # noqa: E402  a checkout's own game, installed or not
from game.scenario import Setup, load  # noqa: E402
from game.scenario.tutorial import read_tutorial, tutorial_path  # noqa: E402
from game.sheet.mapdata import names_of  # noqa: E402
from game.texts import DOMAIN, IN_A_SENTENCE, PAGES, TRANSLATIONS  # noqa: E402
from game.ui.shell.markdown import paragraphs  # noqa: E402

KEYWORDS = ("_:1,1t", "_:1,2c,2t", "mark:1,1t", "mark:1,2c,2t", "ngettext:1,2")
METHODS = [("trials/**.py", "ignore"), ("**.py", "python")]  # there `mark` is pytest's
PLURALS = {"fr": "nplurals=2; plural=(n > 1);"}
LETTERS = re.compile(r"[^\W\d_]")
NO_WORDS = re.compile(r"\{[^{}]*\}|`[^`]*`")  # places of a template, and what is typed
MAIN = "scenario.yaml"


class Book(Catalog):
    """A catalogue whose head says nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The language, its plurals, and how the file is written."""
        language = str(self.locale)
        return [
            ("Language", language),
            ("Plural-Forms", PLURALS[language]),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


@dataclass(frozen=True)
class Shelf:
    """One catalogue: what is to be translated, and where its files lie."""

    language: str
    wanted: Catalog
    po: Path
    mo: Path
    names: Path  # what may read the same

    def read(self) -> Catalog:
        """The catalogue as it lies there; empty if there is none yet."""
        if not self.po.exists():
            return Catalog(locale=self.language)
        with self.po.open("rb") as file:
            return read_po(file, locale=self.language, abort_invalid=True)

    def same(self) -> set[str]:
        """What may read the same in both languages."""
        lines = self.names.read_text(encoding="utf-8").splitlines() if self.names.exists() else []
        return {line for line in lines if line}


# What is to be translated


def program_texts() -> Catalog:
    """Everything that the program says."""
    found = Catalog()
    rows = extract_from_dir(
        ROOT / "game", METHODS, keywords=parse_keywords(KEYWORDS), strip_comment_tags=True
    )
    for name, _line, message, _comments, context in sorted(rows, key=lambda row: (row[0], row[1])):
        found.add(message, locations=[(f"game/{Path(name).as_posix()}", 0)], context=context)
    for text in helping.texts(get_command(app)):
        found.add(text, auto_comments=["help of the command line"] if text not in found else ())
    return found


def page_texts() -> Catalog:
    """Everything that the pages say which the game shows: rulebook, glossary, credits."""
    found = Catalog()
    pages = [("rulebook", rulebook.rulebook().removeprefix(rulebook.PREFACE))]
    pages += [
        (name, (ROOT / "docs" / f"{name}.md").read_text("utf-8")) for name in ("glossary", "data-credits")
    ]
    for name, page in pages:
        for text in paragraphs(page):
            found.add(text, auto_comments=[name] if text not in found else ())
    return found


def scenario_texts(folder: Path) -> Catalog:
    """Everything that a scenario says and those that it extends do not."""
    setup = load(folder)
    found = Catalog()
    known = {(m.id, m.context) for base in _bases(folder, setup) for m in scenario_texts(base) if m.id}
    on_the_map = ((f"{one.kind} of the map", one.text, None) for one in names_of(setup))
    for what, text, context in (*_texts(setup.theatre), *on_the_map, *_lesson(folder, setup.theatre)):
        if text and (text, context) not in known:
            found.add(text, auto_comments=[what], context=context)
    return found


def _bases(folder: Path, setup: Setup) -> Iterator[Path]:
    """The folders of the scenarios that a scenario extends."""
    for name in setup.files:
        base, _, bare = name.rpartition("/")
        if base and bare == MAIN:
            beside = folder.resolve().parent / base
            yield beside if beside.is_dir() else ROOT / "scenarios" / base


def _texts(theatre: Theatre) -> Iterator[tuple[str, str, str | None]]:
    """Every text of a scenario that a player reads: what it is, itself, its context."""
    yield "title", theatre.title, None
    for what, bearers in (
        ("faction", theatre.factions),
        ("place", theatre.places),
        ("box", theatre.boxes),
        ("region", theatre.regions),
    ):
        for one in bearers:
            yield what, one.name, None
            yield f"{what}, with its article if it has one", one.name, IN_A_SENTENCE
    for track in theatre.tracks:
        yield "track", track.name, None
        yield "track, where there is little room", track.short, None
    yield from _forces(theatre)
    for aim in theatre.objectives:
        yield f"objective {aim.id}", aim.text, None
    for event in theatre.events:
        yield f"event {event.id}", event.text, None
        for effect in event.then:
            for option in effect.args.get("options", ()):
                yield f"answer {option.id} to event {event.id}", option.text, None
    for part in theatre.proposals:
        yield f"proposal {part.id}", part.text, None
        yield f"who is asked, proposal {part.id}", part.of, IN_A_SENTENCE
    for name, text in theatre.texts.items():
        yield f"message {name}", text, None


def _lesson(folder: Path, theatre: Theatre) -> Iterator[tuple[str, str, str | None]]:
    """The steps of a scenario's tutorial, if it has one."""
    if tutorial_path(str(folder)).is_file():
        lesson = read_tutorial(theatre, str(folder))
        yield "the end of the tutorial", lesson.done, None
        for step in lesson.steps:
            yield f"step {step.id} of the tutorial", step.text, None
            yield f"hint of step {step.id} of the tutorial", step.hint, None
            yield f"hint at the window of step {step.id} of the tutorial", step.at_window, None


def _forces(theatre: Theatre) -> Iterator[tuple[str, str, str | None]]:
    """Units and wings, their kinds, groups and contingents."""
    for unit in theatre.units:
        yield f"unit {unit.id}", unit.name, None
    for wing in theatre.wings:
        yield f"wing {wing.id}", wing.name, None
    for kind in (*theatre.types, *theatre.wing_types):
        yield "kind of unit or aircraft", kind.name, None
    for name in theatre.groups:
        if name not in theatre.place_named:
            yield "group", name, None
    for contingent in dict.fromkeys(unit.contingent for unit in theatre.units):
        yield "contingent", contingent, None


def shelves(folders: Iterable[Path]) -> Iterator[Shelf]:
    """The program's catalogues if no folder is named, and those of the scenarios."""
    folders = list(folders)
    if not folders:
        for domain, wanted in ((DOMAIN, program_texts()), (PAGES, page_texts())):
            for language in TRANSLATIONS:
                folder = ROOT / "assets" / "locale" / language / "LC_MESSAGES"
                names = "names.txt" if domain == DOMAIN else f"{domain}.names.txt"
                files = folder / f"{domain}.po", folder / f"{domain}.mo", folder.parent / names
                yield Shelf(language, wanted, *files)
    for folder in folders or sorted(path.parent for path in (ROOT / "scenarios").glob(f"*/{MAIN}")):
        wanted = scenario_texts(folder)
        for language in TRANSLATIONS:
            yield Shelf(
                language,
                wanted,
                *(folder / f"{language}.po", folder / f"{language}.mo", folder / f"{language}.names.txt"),
            )


# What is done with it


def extracted(shelf: Shelf) -> bytes:
    """The catalogue with all that is wanted and nothing else, what is translated already kept."""
    old, book = shelf.read(), Book(locale=shelf.language, fuzzy=False)
    for wanted in shelf.wanted:
        if wanted.id:
            had = old.get(_key(wanted), wanted.context)
            plural = isinstance(wanted.id, tuple)
            fits = had is not None and isinstance(had.string, tuple) == plural
            book.add(
                wanted.id,
                had.string if had is not None and fits else (("", "") if plural else ""),
                locations=wanted.locations,
                flags=had.flags if had is not None and fits else wanted.flags,
                auto_comments=wanted.auto_comments,
                user_comments=had.user_comments if had is not None else (),
                context=wanted.context,
            )
    book.header_comment = (
        f"# Translations of Baton: {shelf.language}. Brought up to date by tools/translate.py."
    )
    out = BytesIO()
    write_po(out, book, width=110, include_lineno=False, omit_header=False)
    return out.getvalue()


def compiled(shelf: Shelf) -> bytes:
    """The catalogue as the game reads it; the same texts give the same bytes."""
    book = Book(locale=shelf.language, fuzzy=False)
    for message in shelf.read():
        if message.id:
            book.add(message.id, message.string, context=message.context, flags=message.flags - {"fuzzy"})
    out = BytesIO()
    write_mo(out, book)
    return out.getvalue()


def faults(shelf: Shelf) -> Iterator[str]:
    """What is missing or wrong in a catalogue, a line each."""
    have = shelf.read()
    listed, used = shelf.same(), set[str]()
    for wanted in shelf.wanted:
        if wanted.id:
            found = have.get(_key(wanted), wanted.context)
            if found is None:
                yield f"missing: {_shown(wanted)}; bring the catalogue up to date with `extract`"
            else:
                yield from _of_message(wanted, found, listed, used)
    wanted_keys = {(_key(m), m.context) for m in shelf.wanted}
    for message in have:
        if message.id and (_key(message), message.context) not in wanted_keys:
            yield f"obsolete: {_shown(message)}"
    for name in sorted(listed - used):
        yield f"{shelf.names.name}: not wanted, or not the same in both languages: {name!r}"
    if not shelf.mo.exists() or shelf.mo.read_bytes() != compiled(shelf):
        yield f"{shelf.mo.name} is not what {shelf.po.name} compiles to; make it with `compile`"


def _of_message(wanted: Message, found: Message, listed: set[str], used: set[str]) -> Iterator[str]:
    sources = wanted.id if isinstance(wanted.id, tuple) else (wanted.id,)
    forms = found.string if isinstance(found.string, tuple) else (found.string,)
    if found.fuzzy:
        yield f"fuzzy: {_shown(wanted)}"
    if isinstance(wanted.id, tuple) != isinstance(found.string, tuple) or not all(forms):
        yield f"not translated: {_shown(wanted)}"
        return
    allowed = [_places(source) for source in sources]
    for form in forms:
        if _places(form) not in allowed:
            yield f"its places do not fit {_shown(wanted)}: {form!r}"
        if form in sources and LETTERS.search(NO_WORDS.sub("", form)):
            used.add(form)
            if form not in listed:
                yield f"the same as in English: {form!r}; translate it, or list it in the file of names"


def _places(text: str) -> frozenset[str] | None:
    """The named places of a template, None if it is no template."""
    try:
        return frozenset(
            name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None
        )
    except ValueError:
        return None


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def _shown(message: Message) -> str:
    where = ", ".join(name for name, _line in message.locations) or ", ".join(message.auto_comments)
    return f"{_key(message)!r} ({where})" if where else repr(_key(message))


def main() -> int:
    """Do what was asked for each catalogue."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("extract", "check", "compile"))
    parser.add_argument("folders", nargs="*", type=Path, metavar="SCENARIO")
    asked = parser.parse_args()
    wrong = 0
    for shelf in shelves(asked.folders):
        shown = shelf.po.relative_to(ROOT) if shelf.po.is_relative_to(ROOT) else shelf.po
        if asked.what == "extract":
            shelf.po.parent.mkdir(parents=True, exist_ok=True)
            shelf.po.write_bytes(extracted(shelf))
        elif asked.what == "compile":
            shelf.mo.write_bytes(compiled(shelf))
        else:
            for fault in faults(shelf):
                print(f"{shown}: {fault}")
                wrong += 1
        print(f"{shown}: {len(shelf.wanted)} texts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
