"""A folder on any file system that fsspec opens: in go names and bytes, each file is there whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from uuid import uuid4

from plantargets.extractors.readers.remote import system_of
from plantargets.extractors.record import record


@record
class Folder:
    """A folder by its path, or its address (s3://bucket/rows)."""

    address: str

    def write(self, name: str, data: bytes) -> None:
        """Write a file by way of another one, which then takes its name."""
        system, root = system_of(self.address)
        half = f"{root}/_{uuid4().hex}.half"
        system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
        system.pipe_file(half, data)
        system.mv(half, f"{root}/{name}")

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        system, root = system_of(self.address)
        try:
            data: bytes = system.cat_file(f"{root}/{name}")
        except FileNotFoundError:
            return None
        return data

    def names(self, below: str = "") -> list[str]:
        """The names of the files in it, or in a folder of it."""
        system, root = system_of(self.address)
        try:
            found = system.ls(f"{root}/{below}".rstrip("/"), detail=False)
        except FileNotFoundError:
            return []
        return sorted(one.rstrip("/").rpartition("/")[2] for one in found)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        system, root = system_of(self.address)
        with suppress(FileNotFoundError):
            system.rm_file(f"{root}/{name}")
