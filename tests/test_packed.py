"""Archives: opened within the limits, bombs and damage named, nothing read that is locked."""

from __future__ import annotations

import io
import zipfile

import pytest
from plantargets.extractors.errors import InputError
from plantargets.extractors.readers.limits import Limits
from plantargets.extractors.readers.packed import member, opened


def packed(**members: bytes) -> bytes:
    """The bytes of an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_member_is_read():
    with opened(packed(a=b"one", b=b"two"), "x.zip", Limits()) as archive:
        assert member(archive, "b", "x.zip") == b"two"


@pytest.mark.parametrize(
    ("limits", "setting"),
    [
        (Limits(members=1), "members"),
        (Limits(unpacked_bytes=1_000_000), "unpacked_bytes"),
        (Limits(unpacked_ratio=100), "unpacked_ratio"),
    ],
)
def test_what_unpacks_to_too_much_is_refused_with_the_limits_name(limits, setting):
    with pytest.raises(InputError, match=setting), opened(packed(a=bytes(3_000_000), b=b""), "x.zip", limits):
        pass


@pytest.mark.parametrize("cut", [10, 60, 100])
def test_a_damaged_archive_is_named(cut):
    with pytest.raises(InputError, match="damaged"), opened(packed(a=b"one" * 50)[:cut], "x.zip", Limits()):
        pass


def test_a_member_that_lies_of_its_size_gives_no_more_than_it_says():
    data = packed(a=bytes(5000))
    data = data.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with opened(data, "x.zip", Limits()) as archive, pytest.raises(InputError, match="damaged at a"):
        member(archive, "a", "x.zip")


def test_a_locked_member_is_named():
    with opened(packed(a=b"one"), "x.zip", Limits()) as archive:
        archive.getinfo("a").flag_bits |= 1
        with pytest.raises(InputError, match="password"):
            member(archive, "a", "x.zip")
