"""Files that are no scenario at all, or are not there, are refused whole."""

import os
from pathlib import Path

import pytest
from scenario_texts import SMALL, problems_of, put

from outreach_planner.errors import Problem


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = problems_of(path)
    assert problem.came == "is 50 MB large"


WHOLE_FILES = {
    "not YAML": (b"name: [one\nhorizon: {\n", "this is not YAML"),
    "tabs": (b"office:\n\tname: Kantor\n", "this is not YAML"),
    "binary": (b"PK\x03\x04\x00\x00", "the character U+0003 is no text"),
    "not UTF-8": ("name: Kaf\xe9\n".encode("latin-1"), "byte 0xE9 is not UTF-8 text"),
    "UTF-16": ("name: Small\n".encode("utf-16"), "the text is UTF-16"),
    "empty": (b"", "the file is empty"),
    "only comments": (b"# nothing yet\n", "the file is empty"),
    "a list": (b"- one\n- two\n", "got a list of 2"),
    "a word": (b"hello\n", 'got "hello"'),
    "two documents": (b"name: one\n---\nname: two\n", "a second document starts here"),
    "unknown alias": (b"name: *nobody\n", "the alias *nobody stands for nothing written above"),
    "too deep": (b"name: " + b"[" * 60 + b"]" * 60 + b"\n", "more than 32 levels deep"),
    "endless depth": (b"name: " + b"[" * 5000 + b"\n", ""),
}


@pytest.mark.parametrize("wrong", WHOLE_FILES)
def test_a_file_that_is_no_scenario_is_refused_whole(wrong: str, tmp_path: Path):
    data, came = WHOLE_FILES[wrong]
    path = tmp_path / "wrong.yaml"
    path.write_bytes(data)
    (problem,) = problems_of(path)
    assert problem.file == str(path)
    assert problem.came.startswith(came)
    assert problem.mend


def test_aliases_of_aliases_are_refused_before_they_unfold(tmp_path: Path):
    # Each line holds the one above nine times: nine to the eighth is 43 million values.
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    (problem,) = problems_of(put(tmp_path, "\n".join(lines)))
    assert problem.came == "the file unfolds to more than 500,000 values"
    assert problem.line is not None


def test_a_missing_file_names_the_one_that_was_meant(tmp_path: Path):
    put(tmp_path, SMALL, "palembang.yaml")
    path = tmp_path / "palembagn.yaml"
    (problem,) = problems_of(path)
    mend = f"did you mean {tmp_path / 'palembang.yaml'}?"
    assert problem == Problem(str(path), None, "", "there is no such file", mend)
    assert str(problem) == f"{path}: there is no such file; {mend}"


@pytest.mark.parametrize("name", ["nosuch.yaml", "palembang-2027-01.yaml", "p.yaml"])
def test_a_missing_file_names_no_other_that_is_not_much_alike(name: str, tmp_path: Path):
    put(tmp_path, SMALL, "unreach.yaml")
    put(tmp_path, SMALL, "palembang.yaml")
    (problem,) = problems_of(tmp_path / name)
    assert problem.mend == "check the folder and the name"


def test_a_missing_ending_is_found_and_the_own_ending_comes_first(tmp_path: Path):
    put(tmp_path, SMALL, "palembang.yaml")
    put(tmp_path, "id\n", "palembang.csv")
    for name, meant in [("palembng.csv", "palembang.csv"), ("palembng.yaml", "palembang.yaml")]:
        (problem,) = problems_of(tmp_path / name)
        assert problem.mend == f"did you mean {tmp_path / meant}?"
    (tmp_path / "palembang.csv").unlink()
    (problem,) = problems_of(tmp_path / "palembang.yml")
    assert problem.mend == f"did you mean {tmp_path / 'palembang.yaml'}?"


def test_a_folder_is_no_scenario_and_one_in_it_is_named(tmp_path: Path):
    put(tmp_path, SMALL)
    (problem,) = problems_of(tmp_path)
    assert problem.came == "is a folder"
    assert str(tmp_path / "small.yaml") in problem.mend


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path):
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    (problem,) = problems_of(path)
    assert problem.came == "is not a regular file"


@pytest.mark.parametrize("name", ["a" * 400, "no\0good.yaml"])
def test_a_name_that_no_file_can_have_is_refused_kindly(name: str, tmp_path: Path):
    (problem,) = problems_of(tmp_path / name)
    assert problem.came.startswith("cannot be opened")


def test_a_byte_order_mark_is_passed_over(tmp_path: Path):
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    assert problems_of(path) == ()
