"""The reader of old Word, WPS and rich text files (.doc, .wps, .rtf): LibreOffice makes them .docx, which is read.

In go a file's bytes. Out comes the Document of what LibreOffice made of them. It runs where it is on the PATH, without
a window, for as long as the limits allow, with a profile of its own in a temporary folder that lets no macro run and
no link be followed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers import docx
from plantargets.extractors.readers.kinds import Wanted, shown_kind
from plantargets.extractors.readers.limits import check
from plantargets.extractors.readers.sense import is_nonsense

PROGRAMS = ("soffice", "libreoffice")
SAVE_AS = "open it in Word, WPS or LibreOffice and save it as .docx"
SUFFIXES = {"rtf": ".rtf"}
"""The suffix by which the converter is told what it gets; all else is an old Word document."""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""What the converter's profile says: macros never run, nothing is fetched that a document links to."""


def read(data: bytes, name: str, wanted: Wanted) -> Document:
    """The document in an old file's bytes; raises InputError where it cannot be converted, with what to do."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        reason = "is an old Word, WPS or rich text file, which LibreOffice converts, and that is not installed"
        raise InputError(name, reason, f"install LibreOffice, or {SAVE_AS}")
    with TemporaryDirectory(prefix="plan-", ignore_cleanup_errors=True) as folder:
        made = converted(program, data, Path(folder), name, wanted.limits.seconds)
    check(name, "bytes when converted", len(made), wanted.limits.file_bytes, "file_bytes")
    document = docx.read(made, name, wanted)
    if not document.text.strip() or is_nonsense(Counter("".join(document.text.split()))):
        raise InputError(
            name, "holds no text that LibreOffice can make out: it is empty, damaged, or no document", SAVE_AS
        )
    return document


def converted(program: str, data: bytes, folder: Path, name: str, seconds: int) -> bytes:
    """The bytes of the .docx that the converter makes of a file's."""
    given = folder / ("given" + SUFFIXES.get(shown_kind(data), ".doc"))
    given.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", str(folder)]
    finish([program, f"-env:UserInstallation={profile.as_uri()}", *options, str(given)], folder, name, seconds)
    try:
        return given.with_suffix(".docx").read_bytes()
    except OSError:
        raise InputError(name, "could not be converted by LibreOffice", SAVE_AS) from None


def finish(command: list[str], folder: Path, name: str, seconds: int) -> None:
    """Run a command to its end, in a group of processes that ends with it, with the time, and with an interruption."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    mute = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, start_new_session=True, stdin=mute, stdout=mute, stderr=mute
        )
    except OSError as error:
        raise InputError(name, f"LibreOffice cannot be started ({error.strerror})", SAVE_AS) from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise InputError(name, f"was not converted by LibreOffice within {seconds} seconds", SAVE_AS) from None
    finally:
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except AttributeError:  # a system without groups of processes
        process.kill()
    except OSError:
        pass  # all of them have ended
    process.wait()
