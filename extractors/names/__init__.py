"""Names: what a quantity measures, in the document's own words (GUIDELINE part 2, field `name`)."""

from plantargets.extractors.names.engine import Name, name_quantities

__all__ = ["Name", "name_quantities"]
