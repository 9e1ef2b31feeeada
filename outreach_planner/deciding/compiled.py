"""Compiling with numba, kept on disk per version of the sources.

numba's own cache looks only at the file of the function itself and would go on using an old callee from
another file. So the compiled code is kept in a folder named after all sources of this room.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numba
from numba.core import config
from numba.core.event import TimingListener, install_listener

P = ParamSpec("P")
R = TypeVar("R")
REASSOCIATE = {"reassoc", "contract", "nsz"}
"""Sums may be taken in another order, which lets the processor add several numbers at once."""


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function to machine code that runs beside other threads."""
    return _compile(function, fastmath=False)


def compiled_in_place(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function that makes no arrays: without counting who holds them, calls cost a fraction."""
    return _compile(function, fastmath=False, _nrt=False)


def compiled_sums(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function that makes no arrays and whose sums may be taken in any order."""
    return _compile(function, fastmath=REASSOCIATE, _nrt=False)


@contextmanager
def compiling() -> Iterator[Callable[[], float]]:
    """Measure for how long functions are compiled meanwhile: gives what tells the seconds so far."""
    timer = TimingListener()  # type: ignore[no-untyped-call]
    with install_listener("numba:compile", timer) as listener:
        yield lambda: float(listener.duration) if listener.done else 0.0


def _compile(function: Callable[P, R], **options: Any) -> Callable[P, R]:
    settings = vars(config)
    before = settings["CACHE_DIR"]
    settings["CACHE_DIR"] = str(_folder())
    try:
        made: Callable[P, R] = numba.njit(cache=True, nogil=True, **options)(function)
    finally:
        settings["CACHE_DIR"] = before
    return made


@cache
def _folder() -> Path:
    """Name the folder of this version's compiled code, in the user's cache."""
    root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    home = Path(root) if root else Path.home() / ".cache"
    return home / "outreach-planner" / f"compiled-{digest.hexdigest()[:16]}"
