"""The conductor: from a text to the plan that was read out of it, one step after the other."""

from __future__ import annotations

from os import PathLike

from plantargets.extractors.model import Document, Facts, Plan


def extract(text: str) -> Plan:
    """Read the quantified indicators of a plan's text."""
    return extract_document(Document(name="", text=text))


def extract_file(path: str | PathLike[str], encoding: str | None = None) -> Plan:
    """Read the quantified indicators of a plan file; raises InputError where it cannot be read."""
    from plantargets.extractors.readers import read_document

    return extract_document(read_document(path, encoding=encoding))


def extract_document(document: Document) -> Plan:
    """Read the quantified indicators of a document."""
    return Plan(document=document, facts=Facts())
