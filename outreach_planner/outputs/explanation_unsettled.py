"""What is said where solving again gained more by other things than lies between with and without a visit."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang, in_language, rupiah_text
from outreach_planner.plans.explanation import Difference, Explanation

UNSETTLED_WORDS = {
    "with": (
        "{asked} mungkin, tetapi belum pasti apakah menguntungkan: {side}, sedangkan pencarian ulang"
        " mengubah nilai {rest}{other}. Buat rencana dengan waktu lebih panjang, lalu"
        " tanyakan lagi.",
        "{asked} could be; whether it pays is not settled: {side}, while solving again moved the value by"
        " {rest}{other}. Plan with more time, then ask again.",
    ),
    "without": (
        "Belum pasti apa artinya bagi bulan ini: {side}, sedangkan pencarian ulang mengubah nilai"
        " {rest}{other}. Buat rencana dengan waktu lebih panjang, lalu tanyakan lagi.",
        "What it brings to the month is not settled: {side}, while solving again moved the value by"
        " {rest}{other}. Plan with more time, then ask again.",
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
    "other": (" karena hal lain", " by other things"),
    "all": (" secara keseluruhan", " in all"),
    "same": (
        "dengan dan tanpa itu ditemukan nilai yang sama",
        "the best plans found with and without it are worth the same",
    ),
}


def unsettled_sentence(explanation: Explanation, change: Difference, asked: str, lang: Lang) -> str:
    """Say that it is not settled what the visits bring, and what kind of searching would settle it."""
    told, value = in_language(UNSETTLED_WORDS, lang), change.value_rupiah
    is_cut = explanation.work is not None and explanation.work.stopped_by != "work"
    key = "same" if value == 0 else f"{explanation.answer}-{'gains' if value > 0 else 'costs'}"
    return told[explanation.answer].format(
        asked=asked,
        side=told[key].format(value=rupiah_text(abs(value), lang)),
        rest=rupiah_text(explanation.moved_rupiah, lang),
        other=told["all" if is_cut else "other"],
    )
