"""A run that overran its limit says by how much and what took the time."""

from __future__ import annotations

import pytest

from outreach_planner.commands.time_limit import overrun_text
from outreach_planner.outputs.language import Lang
from outreach_planner.plans.seconds import Seconds


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "id",
            "Batas 10 detik terlampaui: 65 detik, di antaranya 2 menyiapkan skenario, 50 menyiapkan kode,"
            " sekali saja di komputer ini.",
        ),
        (
            "en",
            "The limit of 10 s was overrun: 65 s, of which 2 preparing the scenario, 50 making the code"
            " ready, once on this computer.",
        ),
    ],
)
def test_what_no_limit_stops_is_told_with_its_seconds(lang: Lang, text: str) -> None:
    # Of 65 seconds 2 + 50 went into getting ready and 10 were the limit: what is left, 3, is told apart.
    rest = {"id": "3 memeriksa dan menutup langkah terakhir", "en": "3 ending the last step and auditing"}
    seconds = Seconds(build=2.0, first_plan=0.2, total=65.0, compile=50.0)
    assert overrun_text(10.0, seconds, lang) == text.removesuffix(".") + f", {rest[lang]}."


def test_where_nothing_else_took_time_the_last_step_did() -> None:
    seconds = Seconds(build=0.1, first_plan=0.1, total=13.0)
    assert overrun_text(10.0, seconds, "en") == (
        "The limit of 10 s was overrun: 13 s, of which 3 ending the last step and auditing."
    )
