"""A scenario as it stands in its files: values that remember where they were written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

Step = str | int
Scalar = None | bool | int | float | str


@dataclass(frozen=True)
class Provenance:
    """Where a figure comes from and how sure it is.

    Attributes
    ----------
    source : str
        In words; empty where nothing is said.
    confidence : str or None
        ``sourced``, ``memory`` or ``estimate``; None is the planner's own word.
    between : tuple of float or None
        Lowest and highest plausible value; None where no range is given.
    """

    source: str = ""
    confidence: str | None = None
    between: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class Node:
    """A value with its place in a file.

    Attributes
    ----------
    value : scalar, dict of str to Node, or tuple of Node
    file : str
        The file as the user named it.
    line : int
        Line in the file, from 1; for a mapping or list the line of its key.
    text : str
        A scalar as it was written; empty for mappings and lists.
    column : str or None
        Column of a table the value was written in; None elsewhere.
    columns : tuple of str or None
        For a row of a table, the columns that table has; None elsewhere.
    provenance : Provenance or None
        None where the value was written plainly.
    """

    value: Scalar | Mapping[str, Node] | tuple[Node, ...]
    file: str
    line: int
    text: str = ""
    column: str | None = None
    columns: tuple[str, ...] | None = None
    provenance: Provenance | None = None


def children(node: Node) -> Iterator[tuple[Step, Node]]:
    """Give the parts of a mapping or list with their keys or positions; nothing for a scalar."""
    if isinstance(node.value, Mapping):
        yield from node.value.items()
    elif isinstance(node.value, tuple):
        yield from enumerate(node.value)


def plain(node: Node) -> Any:
    """Give the value without its places, as JSON knows it."""
    if isinstance(node.value, Mapping):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.value


def merge(below: Node, above: Node) -> Node:
    """Lay one value over another: mappings merge key by key, everything else replaces.

    What is laid over keeps its own place; a group of both has the place of the upper one, but a row of
    a table stays a row of that table. The source and confidence of the lower one say nothing about values
    that the upper one writes without any. A name written anew (``name``, but not ``name_en``) loses its
    English: that was of the old one.
    """
    if not (isinstance(below.value, Mapping) and isinstance(above.value, Mapping)):
        return above
    merged = dict(below.value)
    for key, child in above.value.items():
        english = f"{key}_en"
        is_new = key in below.value and plain(child) != plain(below.value[key])
        if is_new and english in merged and english not in above.value:
            del merged[english]
    unsourced = not {"source", "confidence"}.intersection(above.value)
    for key, child in above.value.items():
        if unsourced and child.provenance is None and not isinstance(child.value, Mapping):
            child = replace(child, provenance=Provenance())
        merged[key] = merge(merged[key], child) if key in merged else child
    return replace(below if below.columns and not above.columns else above, value=merged)


def find(root: Node, path: Iterable[Step]) -> tuple[Node, int]:
    """Walk down a path as far as it goes.

    Returns
    -------
    tuple of Node and int
        The last node that exists, and how many steps led there.
    """
    node, steps = root, 0
    for step in path:
        below = dict(children(node))
        if step not in below:
            break
        node, steps = below[step], steps + 1
    return node, steps


def path_text(path: Iterable[Step]) -> str:
    """Write a path as ``teams.lakso-van.programs[0]``; keys that would not print are quoted."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += ("." if text else "") + (step if step and step.isprintable() else quoted(step))
    return text


def quoted(text: str, longest: int = 60) -> str:
    """Quote text for a message: one line, nothing unprintable, shortened where it is long."""
    shortened = text if len(text) <= longest else text[:longest] + "…"
    safe = "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in shortened)
    return json.dumps(safe, ensure_ascii=False)


def counted(count: int, noun: str) -> str:
    """Write a number with its noun: ``1 row``, ``2 rows``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def came(node: Node) -> str:
    """Say what stands at a node, for a message: ``got "enam"``."""
    if isinstance(node.value, Mapping):
        keys = ", ".join(path_text((key,)) for key in list(node.value)[:5])
        found = f"got a group of fields ({keys})" if keys else "got an empty group of fields"
    elif isinstance(node.value, tuple):
        found = f"got a list of {len(node.value)}" if node.value else "got an empty list"
    elif node.value is None:
        found = "got nothing"
    elif isinstance(node.value, str):
        found = f"got {quoted(node.text)}"
    else:
        found = f"got {node.text}"
    return found if node.column is None else f"column {quoted(node.column)}: {found}"
