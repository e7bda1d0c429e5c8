"""What was read before: in go a key and what is to be kept, out it comes again, or nothing where anything is off.

An entry is a file of its own: a value of JSON and a text, packed, with a digest of both and of the key. Nothing of an
entry is run. What cannot be read, is cut off or does not fit its digest counts as not there, and is written anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from plantargets.extractors.record import record
from plantargets.extractors.replacing import replace_file

Result = TypeVar("Result")
HEAD = b"plan-cache 1 "
MOST = 300 << 20
"""Bytes that an entry may unpack to, so that a packed bomb in its place costs no more than any other file."""
LEVEL = 1
"""How hard entries are packed: to a sixth, at a speed that does not show."""

Entry = tuple[Any, str]
"""A value of JSON, and a text that stands beside it because it is read many times as fast so."""


@record
class Cache:
    """A folder of entries, and the stamp of all that their content depends on beside the file that was read."""

    folder: str
    stamp: str

    def key(self, *parts: bytes | str) -> str:
        """The key of what is made of these parts by this program with these options."""
        return digest_of((self.stamp, *parts))

    def get(self, key: str) -> Entry | None:
        """The entry, or None where there is none that can be trusted to be what was kept."""
        try:
            return unpacked(self.place(key).read_bytes(), key)
        except (OSError, ValueError, zlib.error, RecursionError):
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; where the disk has no room for it, it is read again another time."""
        with suppress(OSError):
            replace_file(self.place(key), packed(entry, key))

    def kept(
        self, key: str, take: Callable[[Entry], Result], make: Callable[[], Result], give: Callable[[Result], Entry]
    ) -> Result:
        """What was kept, else what is made now and kept from now on."""
        entry = self.get(key)
        if entry is not None:
            with suppress(Exception):  # whatever is wrong with it, it is made anew
                return take(entry)
        made = make()
        self.put(key, give(made))
        return made

    def place(self, key: str) -> Path:
        """The file of an entry; folders by the key's first signs keep each of them short."""
        return Path(self.folder, key[:2], key[2:])


def digest_of(parts: Iterable[bytes | str]) -> str:
    """A digest of the parts and of where each ends."""
    digest = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def packed(entry: Entry, key: str) -> bytes:
    """The bytes of an entry's file.

    >>> unpacked(packed((["a", 1], "毛入园率"), "key"), "key")
    (['a', 1], '毛入园率')
    """
    value, text = entry
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" + text
    body = zlib.compress(content.encode("utf-8", "surrogatepass"), LEVEL)
    return HEAD + digest_of((key, body)).encode() + b"\n" + body


def unpacked(data: bytes, key: str) -> Entry:
    """What an entry's file holds; raises ValueError or zlib.error where it is not whole, or belongs to another key."""
    head, _, body = data.partition(b"\n")
    if head != HEAD + digest_of((key, body)).encode():
        raise ValueError("not what was written")
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(body, MOST)
    if not unpacker.eof:
        raise ValueError("more than is ever written")
    value, _, text = content.decode("utf-8", "surrogatepass").partition("\n")
    return json.loads(value), text
