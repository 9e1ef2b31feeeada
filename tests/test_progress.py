import io
import os

from outreach_planner.outputs.progress import ProgressBar, ProgressLines, progress_line, progress_on
from outreach_planner.plans.progress import Progress

NBSP = "\N{NO-BREAK SPACE}"


def report(phase: str = "search", value: int | None = 580_000_000, seconds: float = 0.0) -> Progress:
    return Progress(phase, value, None, None, 0.5, seconds)


class FakeClock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_line_tells_phase_value_bound_gap_and_seconds() -> None:
    progress = Progress("bound", 580_000_000, 600_800_000, 0.1, 0.7, 12.34)
    assert progress_line(progress, "id") == (
        f"membuktikan | nilai Rp580.000.000 | batas Rp600.800.000 | jarak 10,0{NBSP}% | 12,3 detik"
    )
    assert progress_line(progress, "en") == (
        f"proving | value Rp580,000,000 | bound Rp600,800,000 | gap 10.0{NBSP}% | 12.3 s"
    )


def test_making_the_code_ready_is_told_in_words() -> None:
    assert progress_line(report("compile"), "id").startswith(
        "menyiapkan kode (lama hanya pertama kali di komputer ini) | "
    )
    assert progress_line(report("compile"), "en").startswith(
        "making the code ready (long only the first time on this computer) | "
    )


def test_what_is_not_known_yet_is_left_out() -> None:
    assert progress_line(report(value=None), "en") == "searching | 0.0 s"


def test_lines_come_at_most_once_a_second_within_a_phase() -> None:
    stream, clock = io.StringIO(), FakeClock()
    with ProgressLines(stream, "en", clock) as lines:
        for step in range(21):  # 2 seconds in steps of 0.1: lines at 0, 1 and 2 seconds
            clock.now = 100 + step / 10
            lines(report(value=step, seconds=step / 10))
    assert [line.split(" | ")[1] for line in stream.getvalue().splitlines()] == [
        "value Rp0",
        "value Rp10",
        "value Rp20",
    ]


def test_a_new_phase_is_told_at_once_and_the_last_report_is_never_lost() -> None:
    stream, clock = io.StringIO(), FakeClock()
    with ProgressLines(stream, "en", clock) as lines:
        lines(report("search", 1))
        lines(report("bound", 2))
        lines(report("bound", 3))
    assert [line.split(" | ")[:2] for line in stream.getvalue().splitlines()] == [
        ["searching", "value Rp1"],
        ["proving", "value Rp2"],
        ["proving", "value Rp3"],
    ]


def test_a_pipe_gets_lines_and_a_terminal_a_bar() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert isinstance(progress_on(io.StringIO()), ProgressLines)
    on_terminal = progress_on(Terminal())
    assert isinstance(on_terminal, ProgressLines if os.environ.get("TERM") == "dumb" else ProgressBar)


def test_a_bar_ends_with_the_last_report() -> None:
    stream = io.StringIO()
    with ProgressBar(stream, "en") as bar:
        bar(report("search", 1))
        bar(report("bound", 580_000_000))
    assert "value Rp580,000,000" in stream.getvalue()
