"""What a library must satisfy: the schemas of data/schema, and the rules that a schema cannot state."""

from __future__ import annotations

import copy
import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import jsonschema

from . import rules, story_rules
from .faults import Fault, Lines
from .library import LibraryError, own_folder, read_toml
from .yardsticks import Found, tables


@dataclass(frozen=True)
class Report:
    """What a check found, and how much it looked at."""

    faults: tuple[Fault, ...]
    vignettes: int
    options: int
    claims: int
    cases: int = 0

    def __str__(self) -> str:
        """Write the closing line of a check."""
        counts = f"{self.vignettes} vignettes, {self.options} options, {self.claims} claims, {self.cases} cases"
        return f"{counts}, {len(self.faults)} faults"


def check(folder: Path) -> Report:
    """Hold every file of a data folder against its schema and the rules; all faults come at once."""
    faults: list[Fault] = []
    article, found = _checked(folder / "article.toml", "article", rules.article)
    faults += found
    beyond, found = _checked(folder / "beyond.toml", "beyond", rules.beyond)
    faults += found
    shelves = _shelves(article, beyond)
    bank, found = _bank(folder, shelves)
    faults += found
    cases, found = _cases(folder, shelves)
    faults += found
    faults += _checked(folder / "course.toml", "course", lambda raw: rules.course(raw, bank, cases))[1]
    faults += _studies(folder, shelves)
    for path in sorted((folder / "readings").glob("*.toml")):
        faults += _checked(path, "reading", lambda raw: rules.reading(raw, bank))[1]
    options = sum(len(tables(raw, "options")) for raw in bank.values())
    return Report(tuple(faults), len(bank), options, len(tables(article, "claims")), len(cases))


def _shelves(article: dict, beyond: dict) -> tuple[dict, set, set]:
    """Gather what content may cite: claims with their strengths, silences, notes of track B."""
    strengths = {claim.get("id"): claim.get("strength") for claim in tables(article, "claims")}
    silences = {silence.get("id") for silence in tables(article, "silences")}
    return strengths, silences, {note.get("id") for note in tables(beyond, "notes")}


def _cases(folder: Path, shelves: tuple) -> tuple[set[str], list[Fault]]:
    """Check every case, and list their ids."""
    faults: list[Fault] = []
    paths = sorted((folder / "cases").glob("*.toml"))
    for path in paths:
        faults += _checked(path, "case", lambda raw: story_rules.case(raw, *shelves))[1]
    return {path.stem for path in paths}, faults


def _studies(folder: Path, shelves: tuple) -> list[Fault]:
    """Check the twists that stand by themselves and the contrasts; a course may do without them."""
    of = {"twists": rules.situation, "contrasts": lambda raw: rules.contrasts(raw, *shelves)}
    paths = {name: folder / f"{name}.toml" for name in of}
    return [fault for name, path in paths.items() if path.exists() for fault in _checked(path, name, of[name])[1]]


def _bank(folder: Path, shelves: tuple) -> tuple[dict[str, dict], list[Fault]]:
    """Check every vignette, and give what is sound of each by its id."""
    numbers: dict[object, str] = {}
    bank: dict[str, dict] = {}
    faults: list[Fault] = []
    for path in sorted((folder / "vignettes").glob("*.toml")):
        raw, found = _checked(path, "vignette", lambda raw: rules.vignette(raw, *shelves))
        faults += found + _numbering(path, raw, numbers)
        bank[path.stem] = raw
    if not bank:
        faults.append(Fault(folder / "vignettes", 1, "there is no vignette here", "Add a file to it."))
    return bank, faults


def _numbering(path: Path, raw: dict, numbers: dict[object, str]) -> list[Fault]:
    """See that a vignette's number is its own; resume codes count on it."""
    number = raw.get("number")
    other = numbers.setdefault(number, path.stem)
    if number is None or other == path.stem:
        return []
    free = max(n for n in numbers if isinstance(n, int)) + 1
    return _placed(path, [(("number",), f'number {number} belongs to "{other}"', f"Take a free one: {free} or more")])


def _checked(path: Path, schema: str, rule: Callable[[dict], Iterable[Found]]) -> tuple[dict, list[Fault]]:
    """Check one file; one that cannot be read is a single fault and stops nothing else."""
    try:
        raw = read_toml(path)
    except LibraryError as error:
        return {}, [_unreadable(path, error)]
    errors = sorted(_validator(schema).iter_errors(raw), key=lambda error: list(map(str, error.path)))
    sound = _without_mistyped(raw, errors)
    told = [found for error in errors for found in _told(error)]
    found = [*_misnamed(path, schema, sound), *told, *rule(sound)]
    return sound, _placed(path, found)


def _placed(path: Path, found: list[Found]) -> list[Fault]:
    """Give what was found its lines; a file without a fault is not read again for them."""
    lines = Lines(path.read_text(encoding="utf-8-sig")) if found else None
    return [Fault(path, lines.of(*trail), what, f"{todo}.") for trail, what, todo in found]


def _misnamed(path: Path, schema: str, raw: dict) -> Iterator[Found]:
    if schema in ("vignette", "case", "reading") and raw.get("id", path.stem) != path.stem:
        yield ("id",), f'the id is "{raw["id"]}"', f'Make it "{path.stem}", as the file is named'


def _unreadable(path: Path, error: LibraryError) -> Fault:
    """Take a reading error, `path:line: what. What to do.`, apart again."""
    line, message = re.match(r":(\d+): (.*)", str(error).removeprefix(str(path)), re.DOTALL).groups()
    what, _, todo = message.rpartition(". ")
    return Fault(path, int(line), what, todo)


def _without_mistyped(raw: dict, errors: Iterable[jsonschema.ValidationError]) -> dict:
    """Copy a file without the values that are of no use to a rule, so that each rule sees what it expects."""
    mistyped = [list(error.path) for error in errors if error.validator in ("type", "enum")]
    sound = copy.deepcopy(raw) if mistyped else raw
    for *trail, last in sorted(mistyped, key=str, reverse=True):
        owner = functools.reduce(lambda owner, key: owner[key], trail, sound)
        owner[last] = None
    return sound


def _told(error: jsonschema.ValidationError) -> Iterator[Found]:
    """Say in plain words what a schema's complaint means."""
    trail, value, wanted = tuple(error.path), error.instance, error.validator_value
    field = trail[-1] if trail else "the file"
    match error.validator:
        case "required":
            name = error.message.split("'")[1]  # one error for each missing field
            yield trail, f'"{name}" is missing', f"Add a line: {name} = ..."
        case "additionalProperties":
            known = error.schema["properties"]
            for name in value:
                if name not in known:
                    yield (*trail, name), f'"{name}" is no field here', f"Use one of: {', '.join(known)}"
        case "enum":
            yield trail, f'{field} is "{value}"', f"Use one of: {', '.join(map(str, wanted))}"
        case "type":
            yield trail, f"{field} is no {wanted}", f"Write it as a TOML {wanted}"
        case "pattern":
            yield trail, f'{field} is "{value}"', f"Write it as {wanted} allows"
        case "minLength" | "maxLength":
            bound = "at least" if error.validator == "minLength" else "at most"
            yield trail, f"{field} has {len(value)} characters", f"Write {bound} {wanted}"
        case _:
            yield trail, error.message, "See the file's schema in data/schema"


@functools.cache
def _validator(schema: str) -> jsonschema.Validator:
    """Build a schema's validator; schemas are the course's own, whatever folder is checked."""
    path = own_folder() / "schema" / f"{schema}.schema.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
