"""Records: dataclasses with slots that are not changed once they are made, and cost little to define and to make.

`@record` is to the type checker what `@dataclass(frozen=True, slots=True)` is: to set a field of one is an error. While
the program runs nothing guards it; docs/decisions/0015 says what that spares. What is given to others, the classes of
`model.py`, is frozen in truth.

>>> @record
... class Span:
...     start: int
...     end: int = 0
>>> Span(1, 2) == Span(1, 2), len({Span(1), Span(1)}), Span(3)
(True, 1, Span(start=3, end=0))
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, TypeVar

Class = TypeVar("Class")

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform

    @dataclass_transform(frozen_default=True, field_specifiers=(field,))
    def record(made: type[Class]) -> type[Class]:
        """The class as a dataclass with slots whose fields are set once."""

else:

    def record(made: type[Class]) -> type[Class]:
        """The class as a dataclass with slots whose fields are set once."""
        made = dataclass(slots=True, eq=False, repr=False)(made)
        made.__eq__, made.__hash__, made.__repr__ = equals, hashed, shown
        return made


def values(one: object) -> tuple[object, ...]:
    """The values of a record's fields, in their order."""
    return tuple(getattr(one, field.name) for field in fields(one))  # type: ignore[arg-type]


def equals(one: object, other: object) -> bool:
    """Whether two records are of one class and have the same values: the `__eq__` of all records."""
    return values(one) == values(other) if other.__class__ is one.__class__ else NotImplemented


def hashed(one: object) -> int:
    """The hash of a record's values: the `__hash__` of all records."""
    return hash(values(one))


def shown(one: object) -> str:
    """A record as it would be written: the `__repr__` of all records."""
    told = ", ".join(f"{field.name}={getattr(one, field.name)!r}" for field in fields(one))  # type: ignore[arg-type]
    return f"{type(one).__qualname__}({told})"
