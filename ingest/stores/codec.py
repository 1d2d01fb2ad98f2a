"""The model's dataclasses as JSON text and back, exactly: Decimals as their own digits, dates as ISO, fields at their default left out."""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dumps(value: object) -> str:
    """Compact JSON text of a dataclass, tuple, dict or plain value."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The value that `dumps` wrote, as `kind`; names that `kind` does not know are left out."""
    read: Callable[[Any], T] = _reader(cast(Any, kind))
    return read(json.loads(text))


def dump_fields(value: Any, names: tuple[str, ...]) -> str:
    """JSON text of some fields of a dataclass; "" when all are at their defaults."""
    plain = {name: to_plain(held) for name, default in _defaults(cast(Any, type(value))) if name in names and (held := getattr(value, name)) != default}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if plain else ""


def load_fields(kind: Any, text: str) -> dict[str, Any]:
    """The fields that `dump_fields` wrote, by name."""
    if not text:
        return {}
    readers = _field_readers(kind)
    return {name: readers[name](held) for name, held in json.loads(text).items() if name in readers}


def to_plain(value: Any) -> Any:
    """What JSON can say of the value."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return {name: to_plain(held) for name, default in _defaults(cast(Any, type(value))) if (held := getattr(value, name)) is not default and held != default}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default_factory() if f.default_factory is not MISSING else f.default) for f in fields(kind))


@cache
def _field_readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {f.name: _reader(hints[f.name]) for f in fields(kind)}


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the type out of plain JSON."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(a for a in arguments if a is not type(None)))
        return lambda held: None if held is None else inner(held)
    if origin is tuple and arguments[-1] is Ellipsis:
        each = _reader(arguments[0])
        return lambda held: tuple(each(item) for item in held)
    if origin is tuple:
        readers = [_reader(a) for a in arguments]
        return lambda held: tuple(read(item) for read, item in zip(readers, held, strict=True))
    if kind is Decimal:
        return Decimal
    if kind is date:
        return date.fromisoformat
    if is_dataclass(kind):
        make: Any = kind
        by_name = _field_readers(make)
        return lambda held: make(**{name: by_name[name](value) for name, value in held.items() if name in by_name})
    if kind in (str, int, float, bool) or origin in (Literal, dict):
        return lambda held: held
    raise TypeError(f"{kind} has no JSON form")
