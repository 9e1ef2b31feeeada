"""Sentences that explain a plan, Indonesian then English."""

from __future__ import annotations

EXPLANATION_WORDS = {
    "asked": ("{program} di {place}{date}", "{program} at {place}{date}"),
    "asked-request": (
        "Kunjungan untuk {organization} ({number} orang) di {place}",
        "A visit to {organization} ({number} people) at {place}",
    ),
    "asked-any": ("Kunjungan ke {place}{date}", "A visit to {place}{date}"),
    "on": (", {date}", " on {date}"),
    "cannot": ("{asked} tidak mungkin.", "{asked} cannot be."),
    "rule": ("Aturan {rule}: {about}.", "Rule {rule}: {about}."),
    "unwritten": (
        "{field} (belum tertulis; barisnya baris kelompoknya)",
        "{field} (not written; the line is its group's)",
    ),
    "fields": ("Ditetapkan di: {fields}", "Set in: {fields}"),
    "narrowing": (
        "Dari {before} hari tersisa {left} karena aturan ini: {about}.",
        "Of {before} days {left} are left by this rule: {about}.",
    ),
    "blocked-with": (
        "{asked} tidak muat bersama aturan lain; tidak ada rencana yang memenuhi semuanya.",
        "{asked} does not fit with the other rules; no plan keeps them all.",
    ),
    "blocked-without": (
        "{asked} harus ada: tanpa itu tidak ada rencana yang memenuhi semua aturan.",
        "{asked} has to be: without it no plan keeps all the rules.",
    ),
    "blocked-by-days": (
        "Jadwal tim tidak menyisakan jalan ke sana.",
        "The teams' days leave no way to do it.",
    ),
    "not-found": (
        "Tidak ditemukan rencana seperti itu. Itu belum membuktikan bahwa tidak ada.",
        "No plan like that was found. That does not prove there is none.",
    ),
    "with-costs": (
        "{asked} mungkin, tetapi rencana lebih baik tanpanya: dengan itu nilainya turun {value}.",
        "{asked} could be, but the plan is better without: with it the value falls by {value}.",
    ),
    "with-same": (
        "{asked} mungkin: ada rencana yang sama nilainya dengan itu.",
        "{asked} could be: there is a plan worth as much with it.",
    ),
    "with-gains": (
        "{asked} menguntungkan: rencana terbaik yang ditemukan dengan itu bernilai {value} lebih tinggi"
        " daripada yang terbaik tanpanya.",
        "{asked} pays: the best plan found with it is worth {value} more than the best one without.",
    ),
    "held": (
        "{visit}: dilayani {people} orang senilai {worth}, biaya sendiri {own}, hasil {earned}.",
        "{visit}: serves {people} people worth {worth}, costs {own} of its own, earns {earned}.",
    ),
    "held-trip": (
        "{visit}: dilayani {people} orang senilai {worth}, biaya sendiri {own} dan seper-{visits} biaya"
        " perjalanan {shared}, hasil {earned}.",
        "{visit}: serves {people} people worth {worth}, costs {own} of its own and its part (1 of {visits})"
        " of the trip's travel and nights {shared}, earns {earned}.",
    ),
    "without-costs": (
        "Tanpa itu nilai rencana terbaik yang ditemukan turun {value}: itulah artinya bagi bulan ini.",
        "Without it the best plan found is worth {value} less: that is what it brings to the month.",
    ),
    "without-same": (
        "Tanpa itu rencana terbaik yang ditemukan sama nilainya.",
        "Without it the best plan found is worth the same.",
    ),
    "without-gains": (
        "Lebih baik tanpa itu: rencana terbaik yang ditemukan tanpanya bernilai {value} lebih tinggi daripada"
        " yang terbaik dengannya.",
        "The month is better without it: the best plan found without it is worth {value} more than the best"
        " one with it.",
    ),
    "difference-with": (
        "Pengaruhnya, rencana terbaik dengan itu dibanding tanpa itu: {figures}.",
        "What it changes, the best plan with it against the best without: {figures}.",
    ),
    "difference-without": (
        "Pengaruhnya, rencana terbaik tanpa itu dibanding dengan itu: {figures}.",
        "What changes without it, the best plan without it against the best with: {figures}.",
    ),
    "improved": (
        "Terpisah dari itu: rencana yang ditanyakan ini sendiri masih dapat diperbaiki {value}. Pencarian"
        " ulang dengan usaha yang sama menemukannya.",
        "Apart from that: the plan asked about can itself be improved by {value}, as solving again with the"
        " same effort found.",
    ),
    "improved-part": (
        "Dari jumlah itu {part} berkat perubahan di atas, {rest} dari hal lain.",
        "Of that, {part} comes with the change above and {rest} from other things.",
    ),
    "improved-other": (
        "Semuanya dari hal lain dan tidak ikut dihitung di atas.",
        "All of it comes from other things and is not counted above.",
    ),
    "improvement": (
        "Yang berubah dari rencana ini ke rencana yang lebih baik: {figures}.",
        "What changes from this plan to the better one: {figures}.",
    ),
    "plan-again": (
        "Buat rencana baru dengan waktu lebih panjang untuk mendapatkannya.",
        "Plan again with more time to have it.",
    ),
    "nothing": ("tidak ada", "nothing"),
    "value": ("nilai {number}", "value {number}"),
    "cost": ("biaya {number}", "costs {number}"),
    "distance": ("jarak {number} km", "distance {number} km"),
    "nights": ("malam di luar {number}", "nights away {number}"),
    "visits": ("kunjungan {number}", "visits {number}"),
    "served_by_visits": ("orang dilayani kunjungan {number}", "people served by visits {number}"),
    "served_at_counters": ("orang dilayani di loket {number}", "people served at counters {number}"),
    "worst_share_served": (
        "terlayani di kabupaten terendah {number} poin",
        "share served in the lowest kabupaten {number} points",
    ),
    "gained": ("Muncul:", "Appears:"),
    "lost": ("Hilang:", "Vanishes:"),
    "moved": ("Pindah:", "Moves:"),
    "moved-count": ("Pindah: {number} (lihat --json)", "Moves: {number} (see --json)"),
    "kept": ("Tetap: {number}", "Stays as it is: {number}"),
    "move": ("{before} ke {after}", "{before} to {after}"),
    "work": (
        "Dihitung ulang dari rencana ini, benih {seed}, {rounds} putaran; pencarian lebih lama dapat"
        " menemukan selisih lain.",
        "Solved again from this plan, seed {seed}, {rounds} rounds; a longer search may find another"
        " difference.",
    ),
    "work-cut": (
        "Dihitung ulang dari rencana ini, benih {seed}, sedikitnya {rounds} putaran tiap kali.",
        "Solved again from this plan, seed {seed}, at least {rounds} rounds each time.",
    ),
    "work-seconds": (
        "Dihentikan batas waktu: di komputer lain hasilnya dapat berbeda.",
        "Stopped by the time limit: another computer may find another answer.",
    ),
}
WORTH_WORDS = {
    "title": (
        "Yang membatasi rencana ini: nilai satu tambahan, yang termahal di atas",
        "What limits this plan: the worth of one more of each, the dearest first",
    ),
    "none": ("Skenario ini tidak menetapkan batas.", "The scenario sets no limits."),
    "team-day": ("satu hari lagi untuk {subject}", "one more day of {subject}"),
    "officer": ("satu petugas lagi di loket", "one more officer at the counters"),
    "night": ("satu malam lagi sebulan untuk {subject}", "one more night a month for {subject}"),
    "event": ("satu acara lagi sebulan untuk {subject}", "one more event a month of {subject}"),
    "officers-out": (
        "{becomes} petugas boleh di luar sehari, bukan {came}",
        "{becomes} officers out on one day instead of {came}",
    ),
    "officers-kept": (
        "{becomes} petugas tinggal di loket, bukan {came}",
        "{becomes} officers kept at the counters instead of {came}",
    ),
    "biometric-units": (
        "{becomes} unit biometrik untuk satu hari, bukan {came}",
        "{becomes} biometric units for one day instead of {came}",
    ),
    "days-in-seven": (
        "{becomes} hari kerja dalam tujuh hari untuk {subject}, bukan {came}",
        "{becomes} working days in seven for {subject} instead of {came}",
    ),
    "days-away": (
        "{becomes} hari dalam satu perjalanan {subject}, bukan {came}",
        "{becomes} days away on a trip of {subject} instead of {came}",
    ),
    "events-at-least": (
        "janji {becomes} acara {subject} sebulan, bukan {came}",
        "a promise of {becomes} instead of {came} events a month of {subject}",
    ),
    "promised-visit": (
        "janji {becomes} kunjungan sebulan ke {subject}, bukan {came}",
        "a promise of {becomes} instead of {came} visits a month to {subject}",
    ),
    "days-between": (
        "paling lama {becomes} hari buka tanpa kunjungan ke {subject}, bukan {came}",
        "at most {becomes} open days without a visit to {subject} instead of {came}",
    ),
    "quota-place": ("satu tempat kuota lagi tiap {subject}", "one more quota place at each {subject}"),
    "minimum-attendance": (
        "kehadiran minimal {becomes}, bukan {came} ({subject})",
        "a minimum attendance of {becomes} instead of {came} ({subject})",
    ),
    "books-a-day": ("satu buku paspor lagi tiap hari", "one more passport book on each day"),
    "books-a-month": ("satu buku paspor lagi sebulan", "one more passport book a month"),
    "budget": (
        "satu juta rupiah lagi sebulan untuk anggaran {subject}",
        "one more million rupiah a month in the budget {subject}",
    ),
    "share-at-least": (
        "bagian terlayani paling sedikit {becomes}, bukan {came} ({subject})",
        "a share served of at least {becomes} instead of {came} ({subject})",
    ),
    "everywhere": ("setiap kabupaten", "every kabupaten"),
    "used": ("dipakai untuk:", "used for:"),
    "improved": (
        "Menghitung ulang tanpa perubahan apa pun sudah menaikkan nilai {value}; itu tidak ikut dihitung.",
        "Solving again with nothing changed already improves the value by {value}; that is not counted.",
    ),
    "work": (
        "Masing-masing dihitung ulang dari rencana ini dengan benih {seed} dan {rounds} putaran yang sama;"
        " pencarian lebih lama dapat menemukan nilai lain.",
        "Each is measured by solving again from this plan with the same seed {seed} and {rounds} rounds;"
        " a longer search may find another worth.",
    ),
    "work-cut": (
        "Masing-masing dihitung ulang dari rencana ini dengan benih {seed}, sedikitnya {rounds} putaran;"
        " perbedaan kecil di antaranya belum pasti.",
        "Each is measured by solving again from this plan with the seed {seed}, at least {rounds} rounds;"
        " small differences between them are not settled.",
    ),
    "day-note": (
        "Satu hari lagi: satu perjalanan pulang-pergi tim yang sama, pada hari yang paling baik.",
        "One more day is one more day trip of a team like it, on whichever day is best.",
    ),
}
