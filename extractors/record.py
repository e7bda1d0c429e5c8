"""Records: dataclasses with slots that are not changed once they are made, and cost little to define and to make.

To the type checker both `@record` and `@frozen` are what `@dataclass(frozen=True, slots=True)` is: to set a field of
one is an error. While the program runs, `@frozen` is so in truth, and is for what others are given; nothing guards a
`@record`. docs/decisions/0015 says what that spares.

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
else:

    def dataclass_transform(**_told):
        """What is told to the type checker alone."""
        return lambda decorator: decorator


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(made: type[Class]) -> type[Class]:
    """The class as a dataclass with slots whose fields are set once, as the type checker sees to."""
    return with_shared_methods(dataclass(slots=True, eq=False, repr=False)(made))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: type[Class]) -> type[Class]:
    """The class as a dataclass with slots whose fields cannot be set again."""
    return with_shared_methods(dataclass(frozen=True, slots=True, eq=False, repr=False)(made))


def with_shared_methods(made: type[Class]) -> type[Class]:
    """The dataclass with methods that all share, where a plain dataclass has its own compiled for it."""
    own = vars(made)
    for name, method in (("__eq__", equals), ("__hash__", hashed), ("__repr__", shown)):
        if name not in own:
            setattr(made, name, method)
    return made


def values(one: object) -> tuple[object, ...]:
    """The values of a record's fields that tell it from another, in their order."""
    return tuple(getattr(one, each.name) for each in fields(one) if each.compare)  # type: ignore[arg-type]


def equals(one: object, other: object) -> bool:
    """Whether two records are of one class and have the same values: the `__eq__` of all records."""
    return values(one) == values(other) if other.__class__ is one.__class__ else NotImplemented


def hashed(one: object) -> int:
    """The hash of a record's values: the `__hash__` of all records."""
    return hash(values(one))


def shown(one: object) -> str:
    """A record as it would be written: the `__repr__` of all records."""
    told = [f"{each.name}={getattr(one, each.name)!r}" for each in fields(one) if each.repr]  # type: ignore[arg-type]
    return f"{type(one).__qualname__}({', '.join(told)})"
