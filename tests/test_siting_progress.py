"""What the terminal tells of the work about fixed sites while it runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_worlds import written

from outreach_planner.cli import main
from outreach_planner.commands.sites_progress import SitesProgress


def test_each_part_is_named_with_its_number_and_each_step_is_told_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    progress = SitesProgress("en", quiet=False)
    progress.began("plan")
    progress.began("plan")
    progress.done(0.04)
    progress.done(0.1)
    progress.began("bound")
    progress.done(0.1)
    assert capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        "part 1 of 7: the plan of the office as it stands (0 % of all)",
        "part 1 of 7: the plan of the office as it stands (10 % of all)",
        "part 4 of 7: the proven bound (10 % of all)",
    ]


def test_a_run_names_all_its_parts_in_their_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sites", str(written(tmp_path)), "--out", str(tmp_path / "o"), "--lang", "en"]) == 0
    said = capsys.readouterr().err.splitlines()
    numbers = [int(line.split()[1]) for line in said if line.startswith("part ")]
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2, 3, 4, 5, 6, 7}


def test_nobody_is_told_who_wants_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    progress = SitesProgress("id", quiet=True)
    progress.began("plan")
    progress.done(0.5)
    assert capsys.readouterr().err == ""
