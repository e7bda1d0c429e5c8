"""The parts of a Word document: its text, its styles, its lists and its notes, as XML.

In go a file's bytes and the limits. Out come `Parts`. Elements are told by their local names, so that documents of the
strict standard, which use other namespaces, are read alike.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plantargets.extractors.errors import InputError
from plantargets.extractors.readers.limits import Limits
from plantargets.extractors.readers.packed import DAMAGED, check_markup, member, opened
from plantargets.extractors.record import record

if TYPE_CHECKING:
    from lxml.etree import _Element

USUAL = "word/document.xml"
OFF = frozenset({"0", "false", "off", "none"})
SAVE_AGAIN = "open it in the program that wrote it and save it again"
THROUGH = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo"}
)
"""Elements that only wrap others: content controls, tracked insertions, links, fields."""


@record
class Parts:
    """The parts that a document's text is made of; None for those it does not have."""

    text: _Element
    styles: _Element | None = None
    numbering: _Element | None = None
    footnotes: _Element | None = None
    endnotes: _Element | None = None


def parts_of(data: bytes, name: str, limits: Limits) -> Parts:
    """The parts of a Word document; raises InputError where it is damaged or has no text."""
    with opened(data, name, limits) as archive:
        check_markup(archive, name, limits)
        main = _main_path(archive, name)
        text = _part(archive, main, name)
        if text is None:
            raise InputError(name, "is no Word document: it has no text", SAVE_AGAIN)
        related = dict(_related(archive, main, name))
        wanted = ("styles", "numbering", "footnotes", "endnotes")
        return Parts(text, *(_part(archive, related.get(kind, ""), name) for kind in wanted))


def _part(archive: zipfile.ZipFile, path: str, name: str) -> _Element | None:
    """The root of a part's XML, None where there is no such part."""
    return xml_of(member(archive, path, name), name) if path in archive.NameToInfo else None


def xml_of(data: bytes, name: str) -> _Element:
    """The root of XML; raises InputError where it is damaged or declares entities, none of which is ever resolved.

    >>> xml_of(b"<a><b/></a>", "a.docx").tag
    'a'
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise InputError(name, DAMAGED, SAVE_AGAIN) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(name, "declares XML entities, which no office program writes", SAVE_AGAIN)
    return root


def _main_path(archive: zipfile.ZipFile, name: str) -> str:
    """Where the text stands: as the package says, else in the usual place."""
    return dict(_related(archive, "", name)).get("officeDocument", USUAL)


def _related(archive: zipfile.ZipFile, path: str, name: str) -> Iterator[tuple[str, str]]:
    """The kinds of the parts that belong to one, and where in the package they stand; none that stand outside of it."""
    folder, file = posixpath.split(path)
    relations = _part(archive, posixpath.join(folder, "_rels", f"{file}.rels"), name)
    for relation in () if relations is None else relations:
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            yield kind.rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def local(element: _Element) -> str:
    """An element's name without its namespace; '' for what is none, such as an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child of a name."""
    return None if element is None else next((one for one in element if local(one) == name), None)


def attribute(element: _Element | None, name: str = "val") -> str | None:
    """An attribute of an element, whatever its namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def number(element: _Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number, None where it is none."""
    value = attribute(element, name) or ""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 8 else None


def is_on(element: _Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and (attribute(element) or "1").lower() not in OFF


def content(element: _Element) -> Iterator[_Element]:
    """The children that are shown, those inside of mere wrappers and of the first of several alternatives included."""
    for one in element:
        name = local(one)
        if name == "AlternateContent":
            choice = child(one, "Choice")
            chosen = child(one, "Fallback") if choice is None or not len(choice) else choice
            yield from content(chosen) if chosen is not None else ()
        elif name in THROUGH:
            yield from () if name == "sdt" and _is_contents(one) else content(one)
        else:
            yield one


def _is_contents(control: _Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = child(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery")
    return attribute(gallery) == "Table of Contents"
