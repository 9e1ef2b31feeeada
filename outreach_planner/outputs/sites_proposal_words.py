"""The words of the proposal: what to open, what that brings, how certain it is, and what is level with it."""

from __future__ import annotations

from collections.abc import Mapping

PROPOSAL_WORDS: Mapping[str, tuple[str, str]] = {
    "open_best": ("Usulan: buka {sites}.", "Proposal: open {sites}."),
    "gains": (
        "Nilai bersih bersama jadwal kunjungan naik {gain} selama {period} dibanding keadaan sekarang; biaya "
        "tempat {cost} sudah dikurangkan.",
        "Together with the rotation the net value rises by {gain} over {period} against the office as it "
        "stands; the sites' cost of {cost} is taken off.",
    ),
    "gains_saving": (
        "Nilai bersih bersama jadwal kunjungan naik {gain} selama {period} dibanding keadaan sekarang; biaya "
        "berkurang {saving}.",
        "Together with the rotation the net value rises by {gain} over {period} against the office as it "
        "stands; costs fall by {saving}.",
    ),
    "open_none": (
        "Usulan: jangan buka tempat baru. Dengan biaya yang tertulis tidak ada pilihan yang lebih baik.",
        "Proposal: open no new site. At the costs written no choice is better.",
    ),
    "open_must": (
        "Usulan: buka hanya yang wajib dibuka ({sites}). Dengan biaya yang tertulis tidak ada pilihan yang "
        "lebih baik.",
        "Proposal: open only what must open ({sites}). At the costs written no choice is better.",
    ),
    "must_told": (
        "{sites} wajib dibuka; semua kenaikan dihitung dari keadaan itu.",
        "{sites} must open; every gain counts from there.",
    ),
    "none_left": ("Usulan: tanpa tempat baru.", "Proposal: no new site."),
    "closes": (
        "Usulan: tutup loket {counters}; nilai bersih naik {gain} selama {period}.",
        "Proposal: give up the counter at {counters}; the net value rises by {gain} over {period}.",
    ),
    "closes_too": (
        "Usulan ini juga menutup loket {counters}; penghematannya termasuk di atas.",
        "The proposal also gives up the counter at {counters}; what that saves is included above.",
    ),
    "serves": (
        "Tempat baru itu melayani {applicants} pemohon ({cost} per pemohon).",
        "The new sites serve {applicants} applicants ({cost} each).",
    ),
    "nearer": (
        "Penduduk yang paling jauh {minutes} menit dari loket (musim hujan): {before} sekarang, {after} "
        "dengan usulan ini.",
        "People within {minutes} minutes of a counter (rainy season): {before} today, {after} with the "
        "proposal.",
    ),
    "frees": (
        "Hari mobil untuk kunjungan: {days} bebas dari {now} sekarang.",
        "Van days of the rotation: {days} of today's {now} are freed.",
    ),
    "binds": (
        "Hari mobil untuk kunjungan: {days} lebih banyak daripada {now} sekarang.",
        "Van days of the rotation: {days} more than today's {now}.",
    ),
    "certain_exact": (
        "Terbukti: tidak ada pilihan lain yang bernilai lebih tinggi.",
        "Proven: no other choice is worth more.",
    ),
    "certain_bound": (
        "Belum terbukti yang terbaik: pilihan lain mungkin bernilai paling banyak {above} lebih tinggi.",
        "Not proven best: another choice may be worth at most {above} more.",
    ),
    "certain_cut": (
        "Pekerjaan dihentikan lebih awal: pencariannya tipis, dan kenaikan itu bisa terlalu tinggi.",
        "The work was ended early: the search is thin, and that gain may be told too high.",
    ),
    "certain_not_even": (
        "Bahwa membuka tempat baru lebih baik daripada tidak membukanya juga belum terbukti.",
        "That opening a new site is better than opening none is not proven either.",
    ),
    "at_the_limit": (
        "Paling banyak {most} yang boleh dibuka; lebih banyak mungkin lebih baik lagi.",
        "No more than {most} may open; more could be better still.",
    ),
    "stays": (
        "Dalam {worlds} dunia yang ditarik dari rentang data, ikut dalam {sites} terbaik: {shares}.",
        "In {worlds} worlds drawn from the ranges of the data, among the best {sites}: {shares}.",
    ),
    "stays_alone": (
        "Dalam {worlds} dunia yang ditarik dari rentang data, sebagai satu tempat terbaik: {shares}.",
        "In {worlds} worlds drawn from the ranges of the data, as the best single site: {shares}.",
    ),
    "level": (
        "Praktis setara dengan usulan (selisih paling banyak {apart}): {sets}.",
        "Practically level with the proposal (at most {apart} apart): {sets}.",
    ),
    "level_single": (
        "Sebagai satu tempat saja, {sites} praktis setara.",
        "As a single site, {sites} are practically level.",
    ),
    "level_number": (
        "Praktis setara untuk {number}: {sets}.",
        "Practically level for {number}: {sets}.",
    ),
    "level_turns": (
        "Pencarian yang lebih lama dapat membalik urutannya.",
        "A longer search may turn their order.",
    ),
    "level_words": (
        "Setara berarti selisihnya paling banyak 1 % dari kenaikan, atau sebesar beda dua pencarian.",
        "Level means apart by at most 1 % of the gain, or by as much as two searches differ.",
    ),
    "spread": (
        "Dua pencarian sama panjang untuk tempat yang sama rata-rata berbeda {spread}.",
        "Two searches of the same length for the same sites end {spread} apart in the mean.",
    ),
    "settled": (
        "Pencarian ulang terakhir tidak mengganti satu pun susunan terbaik.",
        "The last search again left every best set as it was.",
    ),
    "unsettled": (
        "Pencarian ulang terakhir masih mengganti susunan terbaik, atau tidak sempat dijalankan.",
        "The last search again still changed a best set, or there was no time for it.",
    ),
    "behind": ("{set} ({less} lebih rendah)", "{set} ({less} less)"),
    "single_first": (
        "Sebagai satu tempat saja {first} di depan {second} dengan selisih {ahead}; urutan itu {proven}.",
        "As a single site {first} leads {second} by {ahead}; that order is {proven}.",
    ),
    "order_proven": ("terbukti", "proven"),
    "order_open": ("belum terbukti", "not proven"),
    "brings": ("Apa yang dibawa usulan ini", "What the proposal brings"),
    "brought": (
        "Di samping jadwal kunjungan tempat baru melayani {applicants} pemohon selama periode dan menghemat "
        "{hours} jam perjalanan mereka.",
        "Beside the rotation the new sites serve {applicants} applicants in the period and spare them "
        "{hours} hours of travel.",
    ),
    "brought_applicants": (
        "Di samping jadwal kunjungan tempat baru melayani {applicants} pemohon selama periode; perjalanan "
        "yang dihemat tidak bisa dihitung, karena ada loket yang ditutup.",
        "Beside the rotation the new sites serve {applicants} applicants in the period; travel spared cannot "
        "be told, for a counter is given up.",
    ),
    "brought_alone": (
        "Tanpa satu kunjungan pun jumlahnya {alone} pemohon; tabel ini dan peringkat menghitung begitu.",
        "Without any visit it would be {alone} applicants; this table and the ranking count in that way.",
    ),
    "worked": ("Bagaimana jawaban ini didapat", "How the answer was found"),
    "limited": (
        "Anggaran dan jumlah petugas menyisakan {sets_permitted} dari {sets} susunan tempat.",
        "Budget and officers leave {sets_permitted} of {sets} sets of sites.",
    ),
    "none_fits": (
        "Tidak satu calon pun muat: yang termurah membutuhkan {cheapest} (pembukaan dan biaya bulanan "
        "selama periode), dan tiap calon sekurangnya {fewest} petugas.",
        "No candidate fits: the cheapest needs {cheapest} (opening, and monthly costs over the period), and "
        "every candidate at least {fewest} officers.",
    ),
    "method_no_choice": (
        "Tidak ada yang dapat dipilih; batas terbukti hanya menyangkut jadwal kunjungan, yang mungkin "
        "bernilai paling banyak {above} lebih tinggi.",
        "There is nothing to choose; the proven bound concerns the schedule of visits only, which could be "
        "worth at most {above} more.",
    ),
    "no_plan": (
        "Tidak ada rencana yang memenuhi aturan pada periode ini; angka tanpa kunjungan tetap berlaku. "
        "outreach-planner plan dengan skenario ini menyebut aturan mana.",
        "No plan keeps the rules in this period; the figures without visits hold. "
        "outreach-planner plan with this scenario says which rules.",
    ),
    "method_exact": (
        "Terbukti: tidak ada pilihan tempat dan jadwal lain yang bernilai lebih tinggi (eksak).",
        "Proven: no other choice of sites and schedule is worth more (exact).",
    ),
    "method_decomposition": (
        "Tidak terbukti optimal. Dekomposisi dengan batas: {choices} pilihan dibatasi semuanya, {planned} "
        "direncanakan; pilihan mana pun bernilai paling banyak {above} lebih tinggi daripada usulan. Tanpa "
        "kunjungan, urutan pilihan dihitung eksak.",
        "Not proven best. A decomposition with a bound: all {choices} choices are bounded, {planned} are "
        "planned; no choice is worth over {above} more than the proposal. Without visits the order is exact.",
    ),
    "method_no_bound": (
        "Tidak terbukti optimal, dan belum ada batas: berapa yang mungkin lebih baik daripada usulan ini "
        "tidak diketahui.",
        "Not proven best, and there is no bound yet: how much better than this proposal another could be is "
        "not known.",
    ),
    "stopped_seconds": (
        "Batas waktu memotong: {parts}. Di komputer lain hasilnya dapat berbeda.",
        "The time limit cut short: {parts}. Another computer may find another answer.",
    ),
    "stopped_interrupt": (
        "Dihentikan oleh pemakai; terpotong: {parts}.",
        "Interrupted; cut short: {parts}.",
    ),
    "cut_plan": ("rencana kantor sekarang", "the plan of the office as it stands"),
    "cut_singles": ("rencana tiap calon", "the plans of single candidates"),
    "cut_answers": ("bacaan dan keteguhan tanpa kunjungan", "readings and firmness without visits"),
    "cut_bound": ("batas terbukti", "the proven bound"),
    "cut_sets": ("rencana susunan tempat", "the plans of sets of sites"),
    "cut_again": ("pencarian ulang susunan terbaik", "searching the best sets again"),
    "cut_firm": ("seberapa teguh", "how firm it is"),
    "lead": (
        "{first} unggul {ahead} dari {second} (dengan kunjungan, selama periode).",
        "{first} leads {second} by {ahead} (with visits, over the period).",
    ),
    "lead_open": (
        "Keunggulan itu membandingkan rencana terbaik yang ditemukan; dengan kunjungan, urutannya tidak "
        "terbukti.",
        "That compares the best plans found; with visits the order is not proven.",
    ),
    "see_firm": ("Lihat juga seberapa teguh.", "See also how firm it is."),
    "held": (
        "{first} saja melayani rata-rata {applicants_an_open_day} dari {holds_an_open_day} pemohon yang "
        "tertampung per hari buka (tanpa kunjungan).",
        "{first} alone serves {applicants_an_open_day} of the {holds_an_open_day} applicants it holds on a "
        "day it is open, on average (without visits).",
    ),
    "substitute": (
        "Tanpa kunjungan {first} bernilai {alone}; dengan jadwal kunjungan {joint}. Hari mobil yang bebas: "
        "{days}.",
        "Without visits {first} is worth {alone}; beside the rotation {joint}. Van days freed: {days}.",
    ),
    "replace": (
        "Nilainya lebih kecil dengan kunjungan, sebab mobil dan tempat tetap saling menggantikan.",
        "It is worth less with visits, for van and site replace each other.",
    ),
    "considered": ("Calon yang dipertimbangkan", "Candidates that were considered"),
    "considered_all": (
        "{count} calon dipertimbangkan; {listed} terbaik ada di peringkat.",
        "{count} candidates were considered; the best {listed} are in the ranking.",
    ),
    "considered_beyond": ("Sesudah itu: {names}.", "After these: {names}."),
    "not_permitted": (
        "Tidak muat dalam anggaran atau jumlah petugas ({count}): {names}.",
        "Beyond the budget or the officers ({count}): {names}.",
    ),
    "left_out_no_road": (
        "Tidak ikut karena tidak ada jalan di kedua musim ({count}): {names}.",
        "Left out for want of a road in both seasons ({count}): {names}.",
    ),
    "left_out_counter": (
        "Tidak ikut karena di sana sudah ada loket ({count}): {names}.",
        "Left out because a counter stands there ({count}): {names}.",
    ),
    "and_more": ("{names} dan {more} lagi", "{names} and {more} more"),
    "all_in_json": ("Semuanya ada di sites.json.", "All of them stand in sites.json."),
}
