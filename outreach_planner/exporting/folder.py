"""The folder of an export: its files appear together, and never over what a person filled in or edited."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.atomic import write_bytes

RECORD = ".written.json"


def check_unedited(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Refuse to write over files that a person edited since they were written.

    Parameters
    ----------
    folder : Path
        It need not exist yet.
    files : mapping of str to bytes
        What is to be written, by path within the folder.
    force : bool
        Write over them all the same.

    Raises
    ------
    ScenarioError
        For each edited file, and if something stands where the folder or a file should go.
    """
    if folder.exists() and not folder.is_dir():
        mend = "choose another folder with --out"
        raise ScenarioError([Problem(str(folder), None, "", "it is not a folder", mend)])
    known = _record(folder)
    problems = []
    for name, data in files.items():
        path = folder / name
        if path.is_dir():
            mend = "move it away or choose another --out"
            problems.append(Problem(str(path), None, "", "a folder stands there", mend))
        elif path.exists() and not force:
            there = path.read_bytes()
            if there != data and known.get(name) != _digest(there):
                mend = "keep it by choosing another folder with --out, or overwrite it with --force"
                problems.append(Problem(str(path), None, "", "it was edited since it was written", mend))
    if problems:
        raise ScenarioError(problems)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> dict[str, Path]:
    """Write all files aside first, then move them into place; what an earlier export left over goes.

    A file of an earlier export that is not written any more is removed if nobody edited it.

    Returns
    -------
    dict of str to Path

    Raises
    ------
    ScenarioError
        If a file cannot be written; then none is in place.
    """
    known = _record(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder, prefix=".new-"))
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        for name, data in files.items():
            write_bytes(aside / name, data)
        record = {name: _digest(data) for name, data in sorted(files.items())}
        write_bytes(aside / RECORD, (json.dumps(record, indent=1) + "\n").encode())
        for name in (*files, RECORD):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).replace(folder / name)
        for name, digest in known.items():
            path = folder / name
            if name not in files and path.is_file() and _digest(path.read_bytes()) == digest:
                path.unlink()
    except OSError as error:
        raise _refused(folder, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return {name: folder / name for name in files}


def _record(folder: Path) -> dict[str, str]:
    """Read what an earlier export wrote; empty where there is none, or names outside the folder."""
    try:
        known = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {
        name: digest
        for name, digest in known.items()
        if isinstance(digest, str) and not Path(name).is_absolute() and ".." not in Path(name).parts
    }


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refused(folder: Path, error: OSError) -> ScenarioError:
    mend = "make room, make the folder writable, or choose another with --out"
    return ScenarioError([Problem(str(folder), None, "", (error.strerror or str(error)).lower(), mend)])
