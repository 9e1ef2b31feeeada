"""What is said on stderr where a run took longer than its time limit."""

from __future__ import annotations

import sys

from outreach_planner.outputs.language import Lang, in_language, number_text
from outreach_planner.plans.seconds import Seconds

OVERRUN_SECONDS = 1.0
"""So much over its limit a run says what took the time."""
WORDS = {
    "overrun": (
        "Batas {limit} detik terlampaui: {total} detik, di antaranya {parts}.",
        "The limit of {limit} s was overrun: {total} s, of which {parts}.",
    ),
    "build": ("{value} menyiapkan skenario", "{value} preparing the scenario"),
    "compile": (
        "{value} menyiapkan kode, sekali saja di komputer ini",
        "{value} making the code ready, once on this computer",
    ),
    "reason": ("{value} mencari sebabnya", "{value} finding out why"),
    "rest": ("{value} menutup langkah terakhir", "{value} ending the last step"),
    "other": ("{value} memeriksa dan menutup langkah terakhir", "{value} ending the last step and auditing"),
}


def tell_overrun(limit: float | None, seconds: Seconds, lang: Lang, *, is_plan: bool = True) -> None:
    """Say on stderr by how much a run overran its limit, if it did.

    Parameters
    ----------
    limit : float or None
        In seconds; None is none.
    seconds : Seconds
    lang : "id" or "en"
    is_plan : bool
        A plan was made, and audited in the end.
    """
    if limit is not None and seconds.total > limit + OVERRUN_SECONDS:
        print(overrun_text(limit, seconds, lang, is_plan=is_plan), file=sys.stderr)


def overrun_text(limit: float, seconds: Seconds, lang: Lang, *, is_plan: bool = True) -> str:
    """Say by how much a run overran its limit, and what took the time that no limit stops."""
    told = in_language(WORDS, lang)
    known = {"build": seconds.build, "compile": seconds.compile, "reason": seconds.reason}
    parts = {name: value for name, value in known.items() if value >= OVERRUN_SECONDS}
    rest = seconds.total - limit - sum(known.values())
    if not parts or rest >= OVERRUN_SECONDS:
        parts["other" if is_plan else "rest"] = max(rest, 0.0) if parts else seconds.total - limit
    texts = (told[name].format(value=number_text(value, lang)) for name, value in parts.items())
    figures = {"limit": number_text(limit, lang), "total": number_text(seconds.total, lang)}
    return told["overrun"].format(parts=", ".join(texts), **figures)
