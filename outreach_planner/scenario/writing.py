"""Writes text files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file with line ends of one character, making its folder if need be.

    The text goes to a temporary file beside it that is then moved into place.

    Raises
    ------
    ScenarioError
        If the file cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        mend = "name a folder you may write to"
        raise ScenarioError([Problem(str(path), None, "", f"cannot be written ({reason})", mend)]) from error
