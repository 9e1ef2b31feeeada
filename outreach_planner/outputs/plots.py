"""Small plots as inline SVG: columns with ranges, stacked columns, bars with ranges and tornados.

Drawn 360 units wide, so that their letters can be read on a phone; a page lets them grow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 360.0
COLORS = ("#00568f", "#b34700", "#006b52", "#8f2a6f", "#6b5200", "#777168")
LEFT, RIGHT, TOP, BOTTOM = 44.0, 6.0, 8.0, 20.0
ROW = 30.0
LINE, NOTE = 12.0, 14.0
"""A line of words below a column, and the room for the note on top of the tallest."""
LEAST_RANGE = 3.0
"""A shorter line from low to high is not seen beside a note."""
TOPS = (1, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 4, 5, 6, 8, 10)
"""Parts of a power of ten at which a scale may end."""
Write = Callable[[float], str]


@dataclass(frozen=True)
class Ranged:
    """A value with its range and the words beside it; a column has lines of words ``below`` its label too."""

    label: str
    value: float
    low: float
    high: float
    note: str = ""
    below: tuple[str, ...] = ()


def columns(items: Sequence[Ranged], write: Write, title: str, height: float = 190.0) -> Markup:
    """Draw a column for each value with a line from its low to its high end, its note on top."""
    lines = max((len(item.below) for item in items), default=0)
    head = NOTE if any(item.note for item in items) else 0.0
    top = nice_top(max((item.high for item in items), default=1.0))
    scale = (height - TOP - BOTTOM - head) / top
    step = (WIDTH - LEFT - RIGHT) / max(1, len(items))
    drawn = _grid(top, height, write, head)
    for number, item in enumerate(items):
        x, base = LEFT + number * step, height - BOTTOM
        middle = x + step / 2
        drawn.append(
            _rect(
                x + step * 0.15,
                base - item.value * scale,
                step * 0.7,
                item.value * scale,
                COLORS[0],
                item,
                write,
            )
        )
        is_ranged = (item.high - item.low) * scale > LEAST_RANGE
        if is_ranged or not item.note:
            drawn.append(_line(middle, base - item.low * scale, middle, base - item.high * scale, "range"))
        if item.note:
            at = base - item.value * scale - 4
            drawn.append(_text(middle - 4 * is_ranged, at, item.note, "end" if is_ranged else "middle"))
        for line, text in enumerate((item.label, *item.below)):
            drawn.append(_text(middle, height - 6 + line * LINE, text, "middle"))
    return _svg(drawn, height + lines * LINE, title)


def stacked(
    labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[float]]],
    write: Write,
    title: str,
    height: float = 190.0,
) -> Markup:
    """Draw columns of parts, one upon the other, in the order of the series."""
    totals = [sum(values[number] for _, values in series) for number in range(len(labels))]
    top = nice_top(max(totals, default=1.0))
    scale = (height - TOP - BOTTOM) / top
    step = (WIDTH - LEFT - RIGHT) / max(1, len(labels))
    drawn = _grid(top, height, write)
    for number, label in enumerate(labels):
        x, y = LEFT + number * step, height - BOTTOM
        for place, (name, values) in enumerate(series):
            tall = values[number] * scale
            y -= tall
            item = Ranged(f"{label}, {name}", values[number], values[number], values[number])
            drawn.append(
                _rect(x + step * 0.15, y, step * 0.7, tall, COLORS[place % len(COLORS)], item, write)
            )
        drawn.append(_text(x + step / 2, height - 6, label, "middle"))
    return _svg(drawn, height, title)


def bars(items: Sequence[Ranged], write: Write, title: str, top: float = 0.0) -> Markup:
    """Draw a lying bar a row, its words above it and a line from its low to its high end.

    The scale reaches at least to ``top``.
    """
    least = min((min(item.low, item.value, 0.0) for item in items), default=0.0)
    most = max([top, *(max(item.high, item.value) for item in items)])
    scale = (WIDTH - 12) / max(most - least, 1e-9)
    zero = 6 - least * scale
    drawn = []
    for number, item in enumerate(items):
        y = number * ROW
        drawn.append(_text(6, y + 11, item.label))
        drawn.append(_text(WIDTH - 6, y + 11, item.note or write(item.value), "end"))
        x = zero + min(0.0, item.value) * scale
        color = COLORS[0] if item.value >= 0 else COLORS[1]
        drawn.append(_rect(x, y + 15, abs(item.value) * scale, 9, color, item, write))
        drawn.append(_line(zero + item.low * scale, y + 19.5, zero + item.high * scale, y + 19.5, "range"))
    return _svg(drawn, ROW * max(1, len(items)), title)


def tornado(items: Sequence[Ranged], write: Write, title: str) -> Markup:
    """Draw what a value becomes at the low and the high end, around the value in the middle.

    ``low`` is what comes of the estimate's low end and ``high`` of its high end; either may be the smaller.
    """
    ends = [end for item in items for end in (item.low, item.high, item.value)]
    least, most = min(ends, default=0.0), max(ends, default=1.0)
    scale = (WIDTH - 12) / max(most - least, 1e-9)
    drawn = []
    for number, item in enumerate(items):
        y = number * ROW
        drawn.append(_text(6, y + 11, item.label))
        drawn.append(_text(WIDTH - 6, y + 11, item.note, "end"))
        middle = 6 + (item.value - least) * scale
        for end, color in ((item.low, COLORS[1]), (item.high, COLORS[0])):
            x = 6 + (end - least) * scale
            told = Ranged(item.label, end, end, end)
            drawn.append(_rect(min(x, middle), y + 15, abs(x - middle), 9, color, told, write))
        drawn.append(_line(middle, y + 13, middle, y + 26, "axis"))
    return _svg(drawn, ROW * max(1, len(items)), title)


def nice_top(value: float) -> float:
    """Round up to a figure whose quarters are short to write, never far above what is drawn."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return next(power * step for step in TOPS if power * step >= value * (1 - 1e-12))


def _grid(top: float, height: float, write: Write, head: float = 0.0) -> list[Markup]:
    drawn = []
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = height - BOTTOM - part * (height - TOP - BOTTOM - head)
        drawn.append(_line(LEFT, y, WIDTH - RIGHT, y, "grid"))
        drawn.append(_text(LEFT - 4, y + 3, write(part * top), "end"))
    return drawn


def _rect(x: float, y: float, wide: float, tall: float, color: str, item: Ranged, write: Write) -> Markup:
    said = f"{item.label}: {write(item.value)}"
    if item.low < item.high:
        said += f" ({write(item.low)} – {write(item.high)})"
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"><title>{}</title></rect>').format(
        _number(x), _number(y), _number(max(wide, 0.0)), _number(max(tall, 0.0)), color, said
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>').format(
        _number(x1), _number(y1), _number(x2), _number(y2), kind
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
        _number(x), _number(y), anchor, text
    )


def _svg(drawn: Sequence[Markup], height: float, title: str) -> Markup:
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _number(WIDTH), _number(height), escape(title), Markup("").join(drawn)
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0") if abs(value) < 0.005 else f"{value:.2f}"
