"""What the columns of a table hold, whichever way it is built: years across its header, or down one of its columns.

In: a table's rows. Out: how many of them are the header, and one `Column` a column.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.tables import header, years_down
from plantargets.extractors.tables.grid import Row
from plantargets.extractors.tables.header import Column


def read_columns(rows: Sequence[Row]) -> tuple[int, tuple[Column, ...]]:
    """The number of header rows, and what each column holds by its header; (0, ()) where that is not told.

    What is told by the month is no indicator of a plan.
    """
    if years_down.is_by_month(rows):
        return 0, ()
    years = years_down.years_of_rows(rows)
    if years is None:
        return header.read_columns(rows)
    columns = years_down.columns_by_year(rows, years)
    return (years.height, columns) if columns else (0, ())
