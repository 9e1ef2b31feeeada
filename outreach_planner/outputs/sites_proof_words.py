"""The words about what is proven of fixed sites, and how firm it is, in Bahasa Indonesia and English."""

from __future__ import annotations

from collections.abc import Mapping

PROOF_WORDS: Mapping[str, tuple[str, str]] = {
    "firm": ("Seberapa teguh", "How firm"),
    "firm_words": (
        "Dari {worlds} dunia yang ditarik dari rentang bobot, permohonan, kecepatan jalan dan biaya: di "
        "berapa persen tempat itu ada dalam pilihan terbaik dengan sekian tempat baru (tanpa kunjungan, "
        "dari {short} calon terbaik).",
        "Of {worlds} worlds drawn from the ranges of weights, applications, road speeds and costs: in what "
        "share a place is in the best choice of so many new sites (without visits, among the {short} "
        "best candidates).",
    ),
    "firm_number": (
        "Jumlah tempat baru yang terbaik: {numbers} dunia.",
        "Best number of new sites: {numbers} of the worlds.",
    ),
    "runner_up": ("Kapan peringkat kedua menang", "When the runner-up wins"),
    "runner_words": (
        "{second} menang atas {first} (tanpa kunjungan) bila salah satu ini benar:",
        "{second} beats {first} (without visits) if one of these is true:",
    ),
    "ahead_already": (
        "Tanpa kunjungan {second} sudah unggul {rupiah}; hanya jadwal kunjungan mengangkat {first}.",
        "Without visits {second} is {rupiah} ahead already; only the rotation puts {first} first.",
    ),
    "cheaper": ("biayanya {rupiah} sebulan lebih murah", "it costs {rupiah} a month less"),
    "change_weight": (
        "bobot permintaan {of}: {then}, bukan {now}",
        "demand weight of {of}: {then} instead of {now}",
    ),
    "change_pull_scale": (
        "jarak yang ditempuh orang ke loket (skala): {then} menit, bukan {now}",
        "how far people travel to a counter (scale): {then} minutes instead of {now}",
    ),
    "change_speed": ("kecepatan jalan: {then} kali", "road speeds: {then} times"),
    "change_applications": (
        "permohonan setahun: {then}, bukan {now}",
        "applications a year: {then} instead of {now}",
    ),
    "no_change": (
        "tidak ada angka lain (permohonan, jarak, kecepatan) dalam batas yang dicoba membuatnya menang",
        "no other figure (applications, distances, speeds), within the limits tried, lets it win",
    ),
    "inside": ("dalam rentang {low}–{high} yang tertulis", "inside the stated range {low} to {high}"),
    "outside": ("di luar rentang {low}–{high} yang tertulis", "outside the stated range {low} to {high}"),
    "no_range": ("tanpa rentang yang tertulis", "no range is stated"),
    "proven": ("Apa yang terbukti, dengan kunjungan", "What is proven, with visits"),
    "proven_words": (
        "Kenaikan nilai tiap susunan terletak di antara rencana terbaik yang ditemukan dan batas terbukti. "
        "Bila dua rentang tidak bertumpang tindih, urutannya terbukti.",
        "The gain of each set lies between the best plan found and the proven bound. Where two ranges do not "
        "overlap, the order is proven.",
    ),
    "excluded": (
        "Terbukti bukan yang terbaik: {excluded} dari {sets} susunan.",
        "Proven not to be the best: {excluded} of {sets} sets.",
    ),
    "better_number": (
        "Terbukti: yang terbaik dengan {more} lebih baik daripada susunan mana pun dengan {less}.",
        "Proven: the best of {more} is better than any set of {less}.",
    ),
    "better_none": (
        "Terbukti: yang terbaik dengan {more} lebih baik daripada tidak membuka tempat baru.",
        "Proven: the best of {more} is better than opening none.",
    ),
    "better": ("{better} terbukti lebih baik daripada {worse}", "{better} is proven better than {worse}"),
    "no_order": (
        "Di antara susunan berjumlah sama di bawah ini belum ada urutan yang terbukti.",
        "Among the sets of one number below no order is proven yet.",
    ),
    "at_least": ("paling sedikit", "at least"),
    "readings": ("Bacaan data yang lain", "Other readings of the data"),
    "readings_words": (
        "{first} di tempat pertama pada {times} dari {all} bacaan (satu tempat, tanpa kunjungan).",
        "{first} comes first in {times} of {all} readings (one site, without visits).",
    ),
    "readings_left": (
        "{left} bacaan lain tidak dihitung, sebab pekerjaan dihentikan lebih awal.",
        "{left} other readings were not worked out, for the work was ended early.",
    ),
    "readings_held": (
        "Dengan kunjungan: dari rencana yang ditemukan, jadwalnya dipegang tetap di setiap bacaan.",
        "With visits: of the plans found, their schedules held in each reading.",
    ),
    "reading": ("bacaan", "reading"),
    "as_written": ("Seperti tertulis di skenario", "As the scenario is written"),
    "estimated": ("perkiraan", "estimate"),
    "first_single": ("pertama", "first"),
    "second_single": ("kedua", "second"),
    "rank_of": ("peringkat {first}", "rank of {first}"),
    "best_set": ("terbaik, p={number}", "best, p={number}"),
    "best_set_visits": ("terbaik dengan kunjungan, p={number}", "best with visits, p={number}"),
    "firm_visits": (
        "Kolom + kunjungan: dunia yang sama, {sets} rencana terbaik yang ditemukan, jadwalnya "
        "dipegang tetap.",
        "Columns + visits: the same worlds, the best {sets} plans found with their schedules held.",
    ),
    "firm_fewer": (
        "Dengan kunjungan baru {worlds} dunia pertama yang dihitung: waktunya tidak cukup.",
        "With visits only the first {worlds} worlds were counted: there was no time for more.",
    ),
    "number_visits": (
        "Jumlah tempat baru yang terbaik dengan kunjungan: {numbers} dunia.",
        "Best number of new sites with visits: {numbers} of the worlds.",
    ),
    "and_visits": ("{column} + kunjungan", "{column} + visits"),
    "runner_up_visits": (
        "Kapan peringkat kedua menang, dengan kunjungan",
        "When the runner-up wins, with visits",
    ),
    "runner_words_visits": (
        "{second} menang atas {first} (dengan kunjungan dari kedua rencana yang ditemukan, jadwalnya "
        "dipegang tetap) bila salah satu ini benar:",
        "{second} beats {first} (with the visits of both plans found, their schedules held) if one of these "
        "is true:",
    ),
    "ahead_visits": (
        "Dengan kunjungan dari kedua rencana yang ditemukan {second} sudah unggul {rupiah}.",
        "With the visits of both plans found {second} is {rupiah} ahead already.",
    ),
    "better_than_fewest": (
        "Terbukti: usulan ini lebih baik daripada susunan mana pun dengan {fewest}.",
        "Proven: the proposal is better than any set of {fewest}.",
    ),
    "better_than_none": (
        "Terbukti: usulan ini lebih baik daripada tidak membuka tempat baru.",
        "Proven: the proposal is better than opening no new site.",
    ),
    "lead_proven": (
        "Urutan itu terbukti, apa pun rencana yang belum ditemukan.",
        "That order is proven, whatever plans are still unknown.",
    ),
}
