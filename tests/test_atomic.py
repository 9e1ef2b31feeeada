from pathlib import Path

import pytest

from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.atomic import write_bytes, write_text


def complaint(error: pytest.ExceptionInfo[ScenarioError]) -> str:
    (problem,) = error.value.problems
    assert problem.line is None
    return f"{problem.came}; {problem.mend}"


def test_text_is_written_as_utf8_and_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "maps" / "januari" / "rencana.txt"
    write_text(path, "Kayu Agung ☾\n")
    assert path.read_bytes() == "Kayu Agung ☾\n".encode()


def test_what_was_there_is_replaced_and_nothing_else_stays_in_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("the plan of last month, which is longer")
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]


def test_a_new_file_can_be_read_by_the_others_of_the_office(tmp_path: Path) -> None:
    write_bytes(tmp_path / "plan.json", b"")
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o644


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("not a folder")
    for path in (tmp_path / "maps" / "plan.json", tmp_path / "maps" / "januari" / "plan.json"):
        with pytest.raises(ScenarioError) as error:
            write_bytes(path, b"new")
        assert "a file stands where the folder" in complaint(error)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(ScenarioError) as error:
        write_bytes(tmp_path / "plan.json", b"new")
    assert "a folder stands where the file should go" in complaint(error)
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]


def test_a_write_protected_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("kept")
    path.chmod(0o444)
    with pytest.raises(ScenarioError) as error:
        write_bytes(path, b"new")
    assert "it may not be written" in complaint(error)
    assert path.read_text() == "kept"


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as error:
        write_bytes(tmp_path / ("x" * 300), b"new")
    assert "it cannot be written" in complaint(error)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_writing_leaves_the_old_file_and_no_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("kept")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("outreach_planner.outputs.atomic.os.fsync", full_disk)
    with pytest.raises(ScenarioError) as error:
        write_bytes(path, b"new")
    assert "No space left on device" in complaint(error)
    assert path.read_text() == "kept"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]


def test_half_a_character_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as error:
        write_text(tmp_path / "plan.json", "Kayu\ud800Agung")
    assert "which is no character" in complaint(error)
    assert list(tmp_path.iterdir()) == []
