"""Progress of a run on stderr: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from outreach_planner.outputs.language import Lang, in_language, number_text, rupiah_text
from outreach_planner.outputs.telling import gap_text
from outreach_planner.plans.progress import Progress

PROGRESS_WORDS = {
    "build": ("menyiapkan", "building"),
    "compile": (
        "menyiapkan kode (lama hanya pertama kali di komputer ini)",
        "making the code ready (long only the first time on this computer)",
    ),
    "search": ("mencari", "searching"),
    "bound": ("membuktikan", "proving"),
    "proof": ("membuktikan", "proving"),
    "audit": ("memeriksa", "auditing"),
    "reason": ("mencari sebabnya", "finding out why"),
    "write": ("menulis", "writing"),
    "value": ("nilai {value}", "value {value}"),
    "bound_value": ("batas {value}", "bound {value}"),
    "gap": ("jarak {value}", "gap {value}"),
    "seconds": ("{value} detik", "{value} s"),
}
SECONDS_BETWEEN_LINES = 1.0


def progress_line(progress: Progress, lang: Lang = "id") -> str:
    """Tell a report on one line: phase, best value, bound, gap and seconds, as far as they are known."""
    told = in_language(PROGRESS_WORDS, lang)
    parts = [told.get(progress.phase, progress.phase)]
    if progress.value_rupiah is not None:
        parts.append(told["value"].format(value=rupiah_text(progress.value_rupiah, lang)))
    if progress.bound_rupiah is not None:
        parts.append(told["bound_value"].format(value=rupiah_text(progress.bound_rupiah, lang)))
    if progress.gap is not None:
        parts.append(told["gap"].format(value=gap_text(progress.gap, lang)))
    parts.append(told["seconds"].format(value=number_text(progress.elapsed_seconds, lang, 1)))
    return " | ".join(parts)


class ProgressLines:
    """Prints a line when the phase changes, a value or bound improves, or a second has passed.

    However fast improvements come, at most one line a second is printed for a phase; the last report
    is printed when the context ends, so that nothing that was reached stays unsaid.
    """

    def __init__(
        self, stream: TextIO, lang: Lang = "id", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._lang = lang
        self._clock = clock
        self._printed: Progress | None = None
        self._printed_at = 0.0
        self._held_back: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __call__(self, progress: Progress) -> None:
        """Take a report."""
        now = self._clock()
        is_new_phase = self._printed is None or self._printed.phase != progress.phase
        if is_new_phase or now - self._printed_at >= SECONDS_BETWEEN_LINES:
            self._print(progress)
            self._printed_at = now
        else:
            self._held_back = progress

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._held_back is not None:
            self._print(self._held_back)

    def _print(self, progress: Progress) -> None:
        self._stream.write(progress_line(progress, self._lang) + "\n")
        self._stream.flush()
        self._printed, self._held_back = progress, None


class ProgressBar:
    """Draws a bar that is renewed in place; when the context ends its last state stays."""

    def __init__(self, stream: TextIO, lang: Lang = "id") -> None:
        console = Console(file=stream, no_color=bool(os.environ.get("NO_COLOR")), highlight=False)
        self._lang = lang
        line = TextColumn("{task.fields[line]}", markup=False)
        self._bar = Bar(BarColumn(bar_width=24), line, console=console)
        self._task = self._bar.add_task("", total=1.0, line="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __call__(self, progress: Progress) -> None:
        """Take a report."""
        self._bar.update(self._task, completed=progress.done, line=progress_line(progress, self._lang))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()


def progress_on(stream: TextIO, lang: Lang = "id") -> ProgressLines | ProgressBar:
    """Return what shows progress on a stream; use it as a context and call it with each report."""
    is_dumb = os.environ.get("TERM", "") == "dumb"
    return ProgressBar(stream, lang) if stream.isatty() and not is_dumb else ProgressLines(stream, lang)


@contextmanager
def parts_on(
    stream: TextIO, value_rupiah: int, lang: Lang, *, quiet: bool
) -> Iterator[Callable[[float], None]]:
    """Show which part of the work on a plan of this value is done; quietly, nothing is shown.

    Yields
    ------
    callable
        Told the part that is done, from 0 to 1.
    """
    begin = time.perf_counter()
    with nullcontext() if quiet else progress_on(stream, lang) as shown:

        def told(done: float) -> None:
            if shown is not None:
                shown(Progress("search", value_rupiah, None, None, done, time.perf_counter() - begin))

        yield told
