"""Words of stress tests, robust plans and sensitivities, Indonesian then English."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_planner.outputs.language import Lang, in_language

STRESS_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Uji ketahanan: {scenario}", "Stress test: {scenario}"),
    "lead": (
        "{months} bulan acak (benih {seed}); semua rencana diuji pada bulan yang sama.",
        "{months} sampled months (seed {seed}); all plans meet the same months.",
    ),
    "summary": (
        "{name}: nilai bersih rata-rata {net} (8 dari 10 bulan antara {bad} dan {good}), menurut rencana"
        " {expected}. Dari {visits} kunjungan rata-rata {missing} di bawah minimal dan {full} kelebihan"
        " pemohon.",
        "{name}: net value {net} on average (8 of 10 months between {bad} and {good}), {expected} by the"
        " plan. Of {visits} visits {missing} on average miss their minimum and {full} have too many"
        " applicants.",
    ),
    "summary_risk": (
        "Paling berisiko: {visit}, peluang {chance} di bawah minimal.",
        "Most at risk: {visit}, with a chance of {chance} to miss its minimum.",
    ),
    "figures": ("Angka utama", "Main figures"),
    "expected": ("menurut rencana", "the plan expects"),
    "mean": ("rata-rata", "mean"),
    "tail": ("rata-rata 10 % terburuk", "mean of worst 10 %"),
    "net_rupiah": ("Nilai bersih", "Net value"),
    "value_rupiah": ("Nilai", "Value"),
    "served_by_visits": ("Terlayani oleh kunjungan", "Served by visits"),
    "served_at_counters": ("Terlayani di loket", "Served at counters"),
    "waiting_at_end": ("Masih menunggu di akhir", "Still waiting at the end"),
    "worst_share": ("Bagian terlayani terendah", "Lowest share served"),
    "visits_missing": ("Kunjungan di bawah minimal", "Visits below their minimum"),
    "visits_overloaded": ("Kunjungan kelebihan pemohon", "Visits with too many applicants"),
    "visits_closed": ("Kunjungan tidak tercapai", "Visits not reached"),
    "turned_away": ("Pemohon tidak kebagian tempat", "Applicants without a place"),
    "cost_an_applicant": ("Biaya per pemohon", "Cost per applicant"),
    "share": ("Bagian terlayani {name}", "Share served {name}"),
    "risks": (
        "Risiko tiap kunjungan, yang paling berisiko lebih dulu",
        "Risks of each visit, the riskiest first",
    ),
    "risk_chart": ("Peluang di bawah minimal", "Chance to miss the minimum"),
    "load_chart": ("Peluang kelebihan pemohon", "Chance of too many applicants"),
    "net_chart": ("Nilai bersih, P10 – P90", "Net value, P10 – P90"),
    "date": ("tanggal", "date"),
    "visit": ("kunjungan", "visit"),
    "minimum": ("minimal", "minimum"),
    "capacity": ("daya layan", "capacity"),
    "came": ("hadir P10 / P50 / P90", "come P10 / P50 / P90"),
    "misses": ("< minimal", "< minimum"),
    "overload": ("> daya layan", "> capacity"),
    "away": ("tanpa tempat", "no place"),
    "closed": ("tak tercapai", "not reached"),
    "difference": ("Selisih rencana {second} terhadap {first}", "Plan {second} against {first}"),
    "better": ("lebih baik", "better"),
    "note": (
        "Semua sebaran adalah perkiraan (bagian uncertainty: pada skenario). Yang dihitung rencana"
        " adalah orang"
        " yang berniat datang; uji ini mengurangi yang tidak muncul, hujan lebat, jalan tertutup, dan server"
        " padam. Yang tidak kebagian tempat tetap menunggu; bila tempat dipesan lewat M-Paspor, mereka"
        " mendapati kuota penuh.",
        "All spreads are estimates (uncertainty: in the scenario). A plan counts those who mean to come; this"
        " test takes off those who do not appear, heavy rain, closed ways and server outages. Those without a"
        " place go on waiting; where places are booked in M-Paspor they find the quota full.",
    ),
    "page_file": ("Halaman: {file}", "Page: {file}"),
    "robust_title": ("Rencana tangguh: {scenario}", "Robust plan: {scenario}"),
    "nominal": ("biasa", "nominal"),
    "robust": ("tangguh", "robust"),
    "robust_lead": (
        "Dipilih dari {count} calon pada {train} bulan; diuji pada {months} bulan baru (benih {seed}).",
        "Chosen from {count} candidates on {train} months; tested on {months} fresh months (seed {seed}).",
    ),
    "no_bound": (
        "Yang terbaik dari calon-calon itu, bukan terbukti terbaik: batasnya menuntut rencana terbaik untuk"
        " setiap bulan sampel, dan itu tidak dihitung. Batas rencana nominal dicetak perintah plan.",
        "The best of those candidates, not proven to be the best there is: a bound would need the best plan"
        " of every sampled month, which is not worked out. The verb plan prints the nominal plan's bound.",
    ),
    "robust_terms": (
        "Peluang di bawah minimal ≤ {miss}, peluang kelebihan ≤ {overload}, bobot ekor buruk {tail}.",
        "Chance to miss the minimum ≤ {miss}, chance of overload ≤ {overload}, weight on the bad tail"
        " {tail}.",
    ),
    "costs_buys": (
        "Harga ketangguhan: {cost} nilai bersih menurut rencana sendiri. Pada bulan baru: nilai bersih"
        " rata-rata"
        " {mean}, pada 10 % bulan terburuk {tail}; kunjungan di bawah minimal {before} menjadi {after}.",
        "Robustness costs {cost} of the net value that plans expect. On fresh months: net value {mean}"
        " on average,"
        " {tail} in the worst 10 %; visits below their minimum from {before} to {after}.",
    ),
    "invite": (
        "Undangan terbanyak agar peluang kelebihan tetap seperti diminta",
        "Most to invite so that the chance of overload stays as stated",
    ),
    "most": ("paling banyak", "at most"),
    "above": ("di atas peluang", "above the chance"),
    "visits": ("kunjungan", "visits"),
    "kept": (
        "Semua kunjungan memenuhi peluang yang diminta.",
        "Every visit keeps the stated chance.",
    ),
    "not_kept": (
        "{count} kunjungan tidak memenuhi peluang yang diminta (ditetapkan atau dijamin): {visits}",
        "Visits that do not keep the stated chance (pinned or guaranteed; {count} in all): {visits}",
    ),
    "candidates": ("Calon rencana", "Candidate plans"),
    "candidate": ("calon", "candidate"),
    "score": ("skor", "score"),
    "chosen": ("terpilih", "chosen"),
    "none": ("tidak ada rencana", "no plan"),
    "sensitivity_title": ("Angka mana yang menentukan: {scenario}", "Which numbers matter: {scenario}"),
    "sensitivity_lead": (
        "Tiap perkiraan digeser ke ujung rentangnya; nilai bersih rencana {net}.",
        "Each estimate is moved to the ends of its range; the plan's net value is {net}.",
    ),
    "tornado": ("Nilai bersih rencana di ujung rentang", "The plan's net value at the ends of the range"),
    "places_chart": ("Tempat yang berganti bila direncanakan ulang", "Places that change when planned again"),
    "field": ("angka", "number"),
    "range": ("rentang", "range"),
    "at_low": ("nilai bersih di bawah", "net value at low"),
    "at_high": ("nilai bersih di atas", "net value at high"),
    "regret": ("rugi bila tidak direncanakan ulang", "lost if not planned again"),
    "changes": ("tempat berganti", "places change"),
    "gained": ("menjadi dikunjungi", "become visited"),
    "lost": ("tidak lagi dikunjungi", "no longer visited"),
    "cannot": (
        "* rencana tidak lagi memenuhi aturan (misalnya kehadiran minimal); – harinya tidak lagi mungkin",
        "* the plan no longer keeps the rules (such as a minimum); – its days are no longer possible",
    ),
    "improved": (
        "Merencanakan ulang tanpa mengubah angka menambah {gain}; ini sudah dikurangkan dari rugi di bawah.",
        "Planning again with no number changed gains {gain}; the losses below have this taken off.",
    ),
    "find_out": (
        "Cari tahu lebih dulu: {names}.",
        "Find out first: {names}.",
    ),
    "confidence": ("keyakinan", "confidence"),
    "sourced": ("bersumber", "sourced"),
    "memory": ("ingatan", "memory"),
    "estimate": ("perkiraan", "estimate"),
}


def stress_words(lang: Lang) -> Mapping[str, str]:
    """Return the words in one language."""
    return in_language(STRESS_WORDS, lang)
