"""Reads YAML strictly: what is written is what is meant.

Only ``true`` and ``false`` are booleans, only decimal digits are numbers, only ``null``, ``~`` and
nothing are nothing; all else is text (``7:30``, ``no``, ``010``, ``1e3``, ``2027-01-26``). A key written
twice, tags and merge keys are problems. Depth, and the values that aliases unfold to, are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.files import NO_TEXT
from outreach_planner.scenario.nodes import Node, Scalar, Step, came, path_text, quoted

DEEPEST = 32
MOST_VALUES = 500_000
MOST_DIGITS = 15
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")


def plain_scalar(text: str) -> Scalar:
    """Read an unquoted scalar; what is neither nothing, boolean nor decimal number stays text."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if len(text.partition(".")[0].lstrip("+-")) <= MOST_DIGITS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text


def parse(text: str, file: str) -> tuple[Node, list[Problem]]:
    """Read the one document of a YAML file.

    Parameters
    ----------
    text : str
    file : str
        The file as the user named it, for messages.

    Returns
    -------
    tuple of Node and list of Problem
        The document, always a mapping, and what is wrong with it but could be passed over.

    Raises
    ------
    ScenarioError
        If it is not YAML, has several documents, is too deep or too large unfolded, is empty, or is
        not a mapping.
    """
    composer = _Composer(file, yaml.parse(text, Loader=_LOADER))
    try:
        root = composer.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else min(mark.line, text.count("\n")) + 1
        raise _stop(file, line, f"this is not YAML: {error.problem}", _mend(text, line)) from error
    except yaml.YAMLError as error:
        raise _stop(file, None, "this is not YAML", "check that it is the right file") from error
    if root is None or root.value is None:
        mend = "write a scenario, or start from one: outreach-planner init DIR"
        raise _stop(file, None, "the file is empty", mend)
    if not isinstance(root.value, dict):
        raise _stop(file, root.line, came(root), "write fields, each as `name: value` on its line")
    return root, composer.problems


def _stop(file: str, line: int | None, found: str, mend: str) -> ScenarioError:
    """Make the error that ends the reading of a file."""
    return ScenarioError([Problem(file, line, "", found, mend)])


def _mend(text: str, line: int | None) -> str:
    """Say what is most often the matter where YAML cannot be read."""
    written = text.splitlines()[line - 1] if line and line <= len(text.splitlines()) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return "indent with spaces, not with tabs"
    return "check indentation, colons, quotes and brackets here and on the line before"


class _Composer:
    """Builds nodes from the events of one YAML file, counting depth and values as it goes."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.file = file
        self.events = events
        self.problems: list[Problem] = []
        self.values_left = MOST_VALUES
        self.anchors: dict[str, tuple[Node, int, int]] = {}

    def document(self) -> Node | None:
        """Read the only document; None if there is none."""
        root = None
        started = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    mend = "keep one scenario in a file: take out the line ---"
                    raise _stop(self.file, _line(event), "a second document starts here", mend)
                started = True
                root = self.node(next(self.events), (), _line(event))[0]
        return root

    def node(self, event: Any, path: tuple[Step, ...], key_line: int) -> tuple[Node, int, int]:
        """Read one value; give it with the number of values in it and its height."""
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, path)
        if len(path) > DEEPEST:
            raise _stop(self.file, _line(event), f"more than {DEEPEST} levels deep", "write it flatter")
        if event.tag not in (None, "!"):
            found = f"got the tag {quoted(str(event.tag))}"
            self.report(_line(event), path, found, "write the value without a tag")
        self.spend(1, event)
        if isinstance(event, yaml.ScalarEvent):
            is_plain = event.style in (None, "") and event.tag != "!"
            value = plain_scalar(event.value) if is_plain else event.value
            if isinstance(value, str) and NO_TEXT.search(value):
                self.report(_line(event), path, f"got {quoted(value)}", "take out what is no text")
                value = NO_TEXT.sub("", value)
            line = _line(event) if event.value else key_line
            result = Node(value, self.file, line, event.value), 1, 0
        elif isinstance(event, yaml.SequenceStartEvent):
            result = self.sequence(path, key_line)
        else:
            result = self.mapping(path, key_line)
        if event.anchor is not None:
            self.anchors[event.anchor] = result
        return result

    def sequence(self, path: tuple[Step, ...], key_line: int) -> tuple[Node, int, int]:
        """Read a list up to its end."""
        items: list[Node] = []
        count, height = 1, 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item, values, levels = self.node(event, (*path, len(items)), _line(event))
            items.append(item)
            count, height = count + values, max(height, levels + 1)
        return Node(tuple(items), self.file, key_line), count, height

    def mapping(self, path: tuple[Step, ...], key_line: int) -> tuple[Node, int, int]:
        """Read a mapping up to its end; of a doubled key the first value is kept."""
        fields: dict[str, Node] = {}
        lines: dict[str, int] = {}
        count, height = 1, 0
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _line(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self.node(event, (*path, "?"), line)
                self.report(line, path, "got a key that is no word", "write the key as one word")
            child, values, levels = self.node(next(self.events), (*path, key or ""), line)
            count, height = count + values, max(height, levels + 1)
            if key == "<<":
                mend = "write the fields out, or use `extends` at the top of the file"
                self.report(line, path, "got the merge key <<", mend)
            elif key is not None and key in fields:
                found = f"the key is written twice, first on line {lines[key]}"
                self.report(line, (*path, key), found, "keep one of the two")
            elif key is not None:
                fields[key], lines[key] = child, line
        return Node(fields, self.file, key_line), count, height

    def alias(self, event: Any, path: tuple[Step, ...]) -> tuple[Node, int, int]:
        """Give the value an alias stands for."""
        if event.anchor not in self.anchors:
            found = f"the alias *{event.anchor} stands for nothing written above"
            raise _stop(self.file, _line(event), found, "write the value itself")
        node, values, levels = self.anchors[event.anchor]
        self.spend(values, event)
        if len(path) + levels > DEEPEST:
            raise _stop(self.file, _line(event), f"more than {DEEPEST} levels deep", "write it flatter")
        return node, values, levels

    def spend(self, values: int, event: Any) -> None:
        """Count values, those of aliases each time they are used."""
        self.values_left -= values
        if self.values_left < 0:
            found = f"the file unfolds to more than {MOST_VALUES:,} values"
            mend = "write values out instead of using aliases of aliases"
            raise _stop(self.file, _line(event), found, mend)

    def report(self, line: int, path: tuple[Step, ...], found: str, mend: str) -> None:
        """Note a problem that does not end the reading."""
        self.problems.append(Problem(self.file, line, path_text(path), found, mend))


def _line(event: Any) -> int:
    """Give the line an event starts on, from 1."""
    return int(event.start_mark.line) + 1
