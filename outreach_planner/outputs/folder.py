"""The folder of a plan: its files appear together or not at all, and never over what a person edited."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError

RECORD = ".written.json"
EDITED_BY_PEOPLE = ("plan.json", "plan.xlsx", "sites.xlsx")


def check_folder(folder: Path, names: tuple[str, ...], *, force: bool) -> None:
    """Refuse a folder that the files cannot be written to, before any work is done.

    Parameters
    ----------
    folder : Path
        It need not exist yet.
    names : tuple of str
        The files to be written.
    force : bool
        Overwrite also what a person has edited since the last run.

    Raises
    ------
    ScenarioError
        If the folder cannot be made or written to, a folder stands where a file should go, or a person
        edited a file since it was written.
    """
    try:
        made = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        for path in made:
            path.rmdir()
    except OSError as error:
        came = "it is not a folder" if folder.exists() and not folder.is_dir() else _why(error)
        mend = "choose another folder with --out, or make this one writable"
        raise ScenarioError([Problem(str(folder), None, "", came, mend)]) from error
    problems = [
        Problem(str(folder / name), None, "", "a folder stands there", "move it away or choose another --out")
        for name in names
        if (folder / name).is_dir()
    ]
    if not force:
        problems += [
            Problem(
                str(folder / name),
                None,
                "",
                "it was edited since it was written",
                "keep it by choosing another folder with --out, or overwrite it with --force",
            )
            for name in EDITED_BY_PEOPLE
            if name in names and _is_edited(folder, name)
        ]
    if problems:
        raise ScenarioError(problems)


def write_together(folder: Path, writers: Mapping[str, Callable[[Path], object]]) -> dict[str, Path]:
    """Write all files beside the folder's own first, then move them into place one after the other.

    Parameters
    ----------
    folder : Path
    writers : mapping
        For each file name what writes it to a path; a writer may leave further files beside its own.

    Returns
    -------
    dict of str to Path
        The files by name.

    Raises
    ------
    ScenarioError
        If a file cannot be written; then none is in place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder, prefix=".new-"))
    try:
        for name, write in writers.items():
            write(aside / name)
        record = {path.name: _digest(path) for path in sorted(aside.iterdir())}
        (aside / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        for path in sorted(aside.iterdir()):
            path.replace(folder / path.name)
    except OSError as error:
        mend = "make room or make the folder writable"
        raise ScenarioError([Problem(str(folder), None, "", _why(error), mend)]) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return {name: folder / name for name in writers}


def _is_edited(folder: Path, name: str) -> bool:
    path, record = folder / name, folder / RECORD
    if not path.exists():
        return False
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return True
    return not isinstance(known, dict) or known.get(name) != _digest(path)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
