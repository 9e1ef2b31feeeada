"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 with the line ends it has.

    Raises
    ------
    ScenarioError
        As ``write_bytes``; also if the text holds half a surrogate pair, which UTF-8 cannot say.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        came = f"the text holds {text[error.start]!r}, which is no character"
        raise ScenarioError(
            [Problem(str(path), None, "", came, "remove it from the names in the scenario")]
        ) from error
    write_bytes(path, data)


def write_bytes(path: Path, data: bytes) -> None:
    """Write to a temporary file in the same folder, make sure it is on the disk, and move it into place.

    Missing folders are made. Whatever goes wrong, a file that was there before stays as it was.

    Parameters
    ----------
    path : Path
    data : bytes

    Raises
    ------
    ScenarioError
        If the folder cannot be made or written to, the file is write-protected, or a folder stands
        where it should go.
    """
    temporary: str | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError
        if path.exists() and not path.stat().st_mode & 0o222:
            raise PermissionError
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_permissions(path))
        Path(temporary).replace(path)
    except OSError as error:
        came, mend = _told(path, error)
        raise ScenarioError([Problem(str(path), None, "", came, mend)]) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _permissions(path: Path) -> int:
    """Keep the permissions of the file that is replaced; a new file is readable by the others."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


def _told(path: Path, error: OSError) -> tuple[str, str]:
    """Tell what stood in the way, and what to do about it."""
    if isinstance(error, IsADirectoryError):
        return "a folder stands where the file should go", "name another file, or move the folder away"
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return (
            f"a file stands where the folder {path.parent} should be",
            "name another folder, or move that file away",
        )
    if isinstance(error, PermissionError):
        return "it may not be written", "name another folder with --out, or allow writing there"
    return (
        f"it cannot be written ({error.strerror or error})",
        "name another folder with --out, or free the disk",
    )
