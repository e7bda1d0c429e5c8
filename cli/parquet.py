"""Parquet: in go rows of one table, out comes a file of typed columns, written a batch at a time.

Numbers are decimals of 38 digits, ten of them behind the point; one that needs more stands in its column of digits
alone, and is counted. Needs pyarrow, the extra [parquet].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plantargets.cli.columns import Kind, Store, encodable, kind_of, stores
from plantargets.cli.rows import Record
from plantargets.cli.tables import TableRow, batches
from plantargets.extractors.model import number_text

if TYPE_CHECKING:
    from pyarrow import DataType, RecordBatch, Schema

PLACES, BEHIND = 38, 10
"""The digits of a number, and those of them behind the point."""
BATCH = 2_000
"""Rows that are turned into columns together."""
GROUP = 25
"""Batches that make a group of the file, which is read as one."""


def write(path: Path, tables: Mapping[str, Sequence[str]], rows: Iterable[TableRow]) -> int:
    """Write the rows of the one table; how many numbers stand in their columns of digits alone."""
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    (columns,) = tables.values()
    schema, unfit = schema_of(columns), 0
    numbers = [column for column in columns if kind_of(column) == "number"]
    group: list[RecordBatch] = []
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for records in batches((record for _, record in rows), BATCH):
            unfit += sum(unfit_in(record, numbers) for record in records)
            group.append(batch_of(records, schema))
            if len(group) == GROUP:
                writer.write_table(Table.from_batches(group, schema))
                group.clear()
        if group:
            writer.write_table(Table.from_batches(group, schema))
    return unfit


def schema_of(columns: Iterable[str]) -> Schema:
    """The columns with their types."""
    import pyarrow

    return pyarrow.schema([(column, type_of(kind_of(column))) for column in columns])


def type_of(kind: Kind) -> DataType:
    """The type of a column that holds values of a kind."""
    import pyarrow

    types = {
        "whole": pyarrow.int32(),
        "number": pyarrow.decimal128(PLACES, BEHIND),
        "truth": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return types.get(kind, pyarrow.string())


def batch_of(records: Sequence[Record], schema: Schema) -> RecordBatch:
    """The records as columns."""
    import pyarrow

    arrays = [
        pyarrow.array(values_of(records, key, store), type)
        for (key, store), type in zip(stores(schema.names, STORED), schema.types, strict=True)
    ]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def values_of(records: Iterable[Record], key: str, store: Store) -> list[Any]:
    """The values of a column."""
    values = (record.get(key) for record in records)
    return [None if value is None else store(value) for value in values]


def fitting(value: Decimal) -> Decimal | None:
    """The number, or None where its column does not hold all of its digits."""
    return value if fits(value) else None


def fits(value: Decimal) -> bool:
    """Whether a number's column holds all of its digits.

    >>> fits(Decimal("98.50")), fits(Decimal("0.12345678901"))
    (True, False)
    """
    whole, _, part = format(value, "f").lstrip("-").partition(".")
    return len(whole.lstrip("0")) <= PLACES - BEHIND and len(part.rstrip("0")) <= BEHIND


def unfit_in(record: Record, numbers: Iterable[str]) -> int:
    """How many numbers of a record do not fit."""
    values = (record.get(column) for column in numbers)
    return sum(value is not None and not fits(value) for value in values)


STORED: dict[Kind, Store] = {
    "text": encodable,
    "whole": int,
    "number": fitting,
    "digits": number_text,
    "truth": bool,
    "list": lambda texts: [encodable(text) for text in texts],
}
