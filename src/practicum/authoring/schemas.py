"""Hold a file against its schema in data/schema, and say in words what does not agree with it."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import jsonschema
from jsonschema.validators import extend

from ..content.faults import Trail
from ..content.library import own_folder
from .legible import Found, shown

MANY = 500  # complaints: with so many a file is of no use to any rule, and nobody reads them all

Raw = dict[str, Any]  # a table as TOML or JSON has it

_KINDS = {  # a type, what a value that is not of it is not, and how it is written
    "integer": ("no whole number", "Write it without quotes and without a point, such as 45"),
    "string": ("no text", 'Put it between straight quotes: "like this"'),
    "array": ("no list", "Put square brackets around it and commas between its entries"),
    "object": ("no table", "Give it a heading in square brackets and its fields below"),
    "boolean": ("neither true nor false", "Write true or false, without quotes"),
}
_BY_ITSELF = ("type", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum")


def held(raw: Raw, schema: str) -> tuple[Raw, list[Found]]:
    """Hold a file against a schema: what is of use to a rule, and each complaint in words; one for each value."""
    errors = sorted(islice(_validator(schema).iter_errors(raw), MANY), key=_standing)
    told: list[Found] = []
    spoken_of: set[Trail] = set()
    for error in errors:
        where = tuple(error.path)
        if error.validator not in _BY_ITSELF or where not in spoken_of:
            told += _told(error)
        if error.validator in _BY_ITSELF:
            spoken_of.add(where)
    return _without_mistyped(raw, errors) if len(errors) < MANY else {}, told


def _standing(error: jsonschema.ValidationError) -> tuple[object, ...]:
    """Sort complaints by their place in the file, and at one place the cause before what follows from it."""
    order = _BY_ITSELF.index(error.validator) if error.validator in _BY_ITSELF else len(_BY_ITSELF)
    return [(isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in error.path], order


def _without_mistyped(raw: Raw, errors: Iterable[jsonschema.ValidationError]) -> Raw:
    """Copy a file without the values that are of no use to a rule, so that each rule sees what it expects."""
    mistyped = [tuple(error.path) for error in errors if error.validator in ("type", "enum")]
    sound, copied = (dict(raw), {}) if mistyped else (raw, {})
    for *trail, last in mistyped:
        owner = sound
        for depth in range(1, len(trail) + 1):
            step = tuple(trail[:depth])
            if step not in copied:
                owner[trail[depth - 1]] = copied[step] = owner[trail[depth - 1]].copy()
            owner = copied[step]
        owner[last] = None
    return sound


def _told(error: jsonschema.ValidationError) -> Iterator[Found]:
    """Say in plain words what a schema's complaint means."""
    trail, value, wanted = tuple(error.path), error.instance, error.validator_value
    field = _field(trail)
    match error.validator:
        case "required":
            name = error.message.split("'")[1]  # one error for each missing field
            yield trail, f'"{name}" is missing', _missing(name, error.schema["properties"][name])
        case "additionalProperties":
            known = ", ".join(error.schema["properties"])
            for name in value:
                if name not in error.schema["properties"]:
                    yield (*trail, name), f"{shown(name)} is no field here", f"Use one of: {known}"
        case "enum":
            yield trail, f"{field} is {shown(value)}", f"Use one of: {', '.join(map(str, wanted))}"
        case "type":
            yield trail, *_of_another_type(field, value, wanted)
        case "pattern":
            yield trail, f"{field} is {shown(value)}", f"Write {error.schema['words']}"
        case "format":
            yield trail, f"{field} is {shown(value)}, which is no day of the calendar", "Correct the day"
        case "uniqueItems":
            yield trail, f"{shown(_twice(value))} stands in {field} twice", "Leave it there once"
        case _:
            yield trail, *_of_another_size(error, field)


def _of_another_type(field: str, value: object, wanted: str) -> tuple[str, str]:
    what, todo = _KINDS[wanted]
    if wanted == "integer" and isinstance(value, float) and value.is_integer() and abs(value) < 1e6:
        return f"{field} is {shown(value)}, with a point", f"Write {value:.0f}"
    if wanted == "string" and isinstance(value, date):
        return f"{field} is a date without quotes", f'Write it between straight quotes: "{value}"'
    return f"{field} is {what}", todo


def _of_another_size(error: jsonschema.ValidationError, field: str) -> tuple[str, str]:
    """Say how large something is and how large it may be: a number, a text or a list."""
    value, schema = error.instance, error.schema
    least, most, unit = next(
        (schema.get(least), schema.get(most), unit)
        for least, most, unit in (
            ("minimum", "maximum", ""),
            ("minLength", "maxLength", " characters"),
            ("minItems", "maxItems", " entries"),
        )
        if error.validator in (least, most)
    )
    bounds = f"{least} to {most}" if least is not None and most is not None else ""
    bounds = bounds or (f"at most {most}" if least is None else f"at least {least}")
    if not unit:
        return f"{field} is {shown(value)}", f"Write a number that fits: {bounds}"
    size = len(value.strip()) if error.validator == "minLength" else len(value)
    return f"{field} has {size}{unit}", f"Write {bounds}"


def _field(trail: Trail) -> str:
    """Name a field, or an entry of a list by its place."""
    if not trail:
        return "the file"
    return trail[-1] if isinstance(trail[-1], str) else f"entry {trail[-1] + 1} of {_field(trail[:-1])}"


def _missing(name: str, schema: Raw) -> str:
    if schema.get("type") == "array" and schema.get("items", {}).get("type") == "object":
        return f"Add one or more tables, each under a heading with {name} in double square brackets"
    return f"Add a line: {name} = ..."


def _twice(values: list[object]) -> str:
    return Counter(_named(values)).most_common(1)[0][0]


def _integer(_: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _ask(kind: type | tuple[type, ...], agrees: Callable[[Any, Any], bool]) -> Callable[..., Any]:
    """Make a keyword out of a question; jsonschema's own write out the value, however large, and may break at it."""

    def asked(_: object, wanted: object, value: object, __: Raw) -> Iterator[jsonschema.ValidationError]:
        if isinstance(value, kind) and not agrees(value, wanted):
            yield jsonschema.ValidationError("")

    return asked


def _type(
    validator: jsonschema.Validator, wanted: str, value: object, _: Raw
) -> Iterator[jsonschema.ValidationError]:
    if not validator.is_type(value, wanted):
        yield jsonschema.ValidationError("")


_KEYWORDS = {
    "type": _type,
    "enum": _ask(object, lambda value, wanted: any(type(value) is type(one) and value == one for one in wanted)),
    # a pattern's end is the end of the text, and not of its last line; blanks at either end are no characters
    "pattern": _ask(str, lambda value, wanted: bool(re.search(re.sub(r"\$$", r"\\Z", wanted), value))),
    "format": _ask(str, lambda value, wanted: wanted != "date" or _is_day(value)),
    "minLength": _ask(str, lambda value, wanted: len(value.strip()) >= wanted),
    "maxLength": _ask(str, lambda value, wanted: len(value) <= wanted),
    "minimum": _ask(int, lambda value, wanted: value >= wanted),
    "maximum": _ask(int, lambda value, wanted: value <= wanted),
    "minItems": _ask(list, lambda value, wanted: len(value) >= wanted),
    "maxItems": _ask(list, lambda value, wanted: len(value) <= wanted),
    "uniqueItems": _ask(list, lambda value, _: len(_named(value)) == len(set(_named(value)))),
}


def _named(values: list[object]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


@functools.cache
def _validator(schema: str) -> jsonschema.Validator:
    """Build a schema's validator; schemas are the course's own, whatever folder is checked."""
    path = own_folder() / "schema" / f"{schema}.schema.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _integer)
    ours = extend(jsonschema.Draft202012Validator, _KEYWORDS, type_checker=checker)
    return ours(_inlined(kept, kept.get("$defs", {})))


def _inlined(schema: object, shelf: Raw) -> object:
    """Put each definition where it is referred to; following the references takes longer than all else."""
    if isinstance(schema, list):
        return [_inlined(each, shelf) for each in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {**shelf[schema["$ref"].rpartition("/")[2]], **schema} if "$ref" in schema else schema
    return {key: _inlined(value, shelf) for key, value in whole.items() if key not in ("$ref", "$defs")}
