"""Ctrl-C as a wish to end: the work keeps what it has."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interrupts(into: list[int] | None = None) -> Iterator[list[int]]:
    """Collect Ctrl-C (in ``into``, if given) instead of dying of it; a second one ends the run at once."""
    seen: list[int] = [] if into is None else into

    def note(number: int, frame: FrameType | None) -> None:
        if seen:
            raise KeyboardInterrupt
        seen.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)
