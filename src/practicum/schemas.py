"""Hold a file against its schema in data/schema, and say in words what does not agree with it."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date

import jsonschema
from jsonschema.validators import extend

from .legible import Found, shown
from .library import own_folder

_KINDS = {  # a type, what a value that is not of it is not, and how it is written
    "integer": ("no whole number", "Write it without quotes and without a point, such as 45"),
    "string": ("no text", 'Put it between straight quotes: "like this"'),
    "array": ("no list", "Put square brackets around it and commas between its entries"),
    "object": ("no table", "Give it a heading in square brackets and its fields below"),
    "boolean": ("neither true nor false", "Write true or false, without quotes"),
}
_BY_ITSELF = ("type", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum")


def held(raw: dict, schema: str) -> tuple[dict, list[Found]]:
    """Hold a file against a schema: what is of use to a rule, and each complaint in words; one for each value."""
    errors = sorted(_validator(schema).iter_errors(raw), key=_standing)
    told: list[Found] = []
    spoken_of: set[tuple] = set()
    for error in errors:
        where = tuple(error.path)
        if error.validator not in _BY_ITSELF or where not in spoken_of:
            told += _told(error)
        if error.validator in _BY_ITSELF:
            spoken_of.add(where)
    return _without_mistyped(raw, errors), told


def _standing(error: jsonschema.ValidationError) -> tuple:
    """Sort complaints by their place in the file, and at one place the cause before what follows from it."""
    order = _BY_ITSELF.index(error.validator) if error.validator in _BY_ITSELF else len(_BY_ITSELF)
    return [(isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in error.path], order


def _without_mistyped(raw: dict, errors: Iterable[jsonschema.ValidationError]) -> dict:
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


def _field(trail: tuple) -> str:
    """Name a field, or an entry of a list by its place."""
    if not trail:
        return "the file"
    return trail[-1] if isinstance(trail[-1], str) else f"entry {trail[-1] + 1} of {_field(trail[:-1])}"


def _missing(name: str, schema: dict) -> str:
    if schema.get("type") == "array" and schema.get("items", {}).get("type") == "object":
        return f"Add one or more tables, each under a heading with {name} in double square brackets"
    return f"Add a line: {name} = ..."


def _twice(values: list) -> object:
    return next(value for index, value in enumerate(values) if value in values[:index])


def _integer(_: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _enum(_: object, wanted: list, value: object, __: dict) -> Iterator[jsonschema.ValidationError]:
    """Ask for one of some values, type and all: 2.0 is not 2, and true is not 1."""
    if not any(type(value) is type(one) and value == one for one in wanted):
        yield jsonschema.ValidationError("one of a few values is wanted")


def _pattern(_: object, wanted: str, value: object, __: dict) -> Iterator[jsonschema.ValidationError]:
    """Ask for a pattern whose end is the text's end, and not the end of its last line."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", wanted), value):
        yield jsonschema.ValidationError("a pattern is wanted")


def _format(_: object, wanted: str, value: object, __: dict) -> Iterator[jsonschema.ValidationError]:
    """Ask for a day that there is."""
    try:
        if wanted == "date" and isinstance(value, str):
            date.fromisoformat(value)
    except ValueError:
        yield jsonschema.ValidationError("a day is wanted")


def _least(_: object, wanted: int, value: object, __: dict) -> Iterator[jsonschema.ValidationError]:
    """Ask for so many characters, not counting blanks at either end."""
    if isinstance(value, str) and len(value.strip()) < wanted:
        yield jsonschema.ValidationError("more characters are wanted")


@functools.cache
def _validator(schema: str) -> jsonschema.Validator:
    """Build a schema's validator; schemas are the course's own, whatever folder is checked."""
    path = own_folder() / "schema" / f"{schema}.schema.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _integer)
    keywords = {"enum": _enum, "pattern": _pattern, "format": _format, "minLength": _least}
    return extend(jsonschema.Draft202012Validator, keywords, type_checker=checker)(
        _inlined(kept, kept.get("$defs", {}))
    )


def _inlined(schema: object, shelf: dict) -> object:
    """Put each definition where it is referred to; following the references takes longer than all else."""
    if isinstance(schema, list):
        return [_inlined(each, shelf) for each in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {**shelf[schema["$ref"].rpartition("/")[2]], **schema} if "$ref" in schema else schema
    return {key: _inlined(value, shelf) for key, value in whole.items() if key not in ("$ref", "$defs")}
