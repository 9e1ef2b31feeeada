"""What is said where solving again gained more by other things than lies between with and without a visit."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang, in_language, rupiah_text
from outreach_planner.plans.explanation import Difference, Explanation

UNSETTLED_WORDS = {
    "with": (
        "{asked} mungkin, tetapi belum pasti apakah menguntungkan: {side}, sedangkan hal lain saja sudah"
        " mengubah nilai {rest} selama pencarian ulang. Buat rencana dengan waktu lebih panjang, lalu"
        " tanyakan lagi.",
        "{asked} could be; whether it pays is not settled: {side}, while other things alone moved the value"
        " by {rest} when solving again. Plan with more time, then ask again.",
    ),
    "without": (
        "Belum pasti apa artinya bagi bulan ini: {side}, sedangkan hal lain saja sudah mengubah nilai {rest}"
        " selama pencarian ulang. Buat rencana dengan waktu lebih panjang, lalu tanyakan lagi.",
        "What it brings to the month is not settled: {side}, while other things alone moved the value by"
        " {rest} when solving again. Plan with more time, then ask again.",
    ),
    "with-gains": (
        "rencana terbaik yang ditemukan dengan itu {value} lebih tinggi",
        "the best plan found with it is worth {value} more",
    ),
    "with-costs": (
        "rencana terbaik yang ditemukan dengan itu {value} lebih rendah",
        "the best plan found with it is worth {value} less",
    ),
    "without-gains": (
        "rencana terbaik yang ditemukan tanpanya {value} lebih tinggi",
        "the best plan found without it is worth {value} more",
    ),
    "without-costs": (
        "rencana terbaik yang ditemukan tanpanya {value} lebih rendah",
        "the best plan found without it is worth {value} less",
    ),
    "same": (
        "dengan dan tanpa itu ditemukan nilai yang sama",
        "the best plans found with and without it are worth the same",
    ),
}


def unsettled_sentence(explanation: Explanation, change: Difference, asked: str, lang: Lang) -> str:
    """Say that it is not settled what the visits bring, and what kind of searching would settle it."""
    told, better, value = in_language(UNSETTLED_WORDS, lang), explanation.improvement, change.value_rupiah
    gain = better.value_rupiah if better is not None else 0
    key = "same" if value == 0 else f"{explanation.answer}-{'gains' if value > 0 else 'costs'}"
    return told[explanation.answer].format(
        asked=asked,
        side=told[key].format(value=rupiah_text(abs(value), lang)),
        rest=rupiah_text(gain - max(0, min(gain, value)), lang),
    )
