"""What each rule demands, in Bahasa Indonesia; in English a rule says it itself."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang

RULES_IN_INDONESIAN = {
    "ban": "kunjungan yang dilarang perencana tidak diadakan",
    "bound": "tidak ada rencana yang nilainya melebihi batas",
    "books": "kunjungan tidak melayani lebih banyak orang daripada buku paspor yang ada",
    "budget": "biaya layanan keliling sebulan tidak melebihi anggarannya",
    "calendar": "program diadakan pada hari-harinya, tidak pada hari libur atau hari tanpa layanan keliling",
    "capacity": "kunjungan melayani paling banyak sesuai menit pelayanan, alat dan kuota",
    "costs": "biaya mengikuti tarif skenario",
    "days-away": "satu perjalanan paling lama sekian hari kerja",
    "days-between": "kabupaten yang dijanjikan tidak ditinggal lebih lama dari sekian hari buka",
    "days-in-seven": "tim bekerja paling banyak sekian hari dalam tujuh hari berturut-turut",
    "events-a-month": "program diadakan paling sedikit dan paling banyak sekian kali sebulan",
    "fingerprint": "rencana dibuat untuk skenario ini dalam keadaan sekarang",
    "frozen": "sampai hari tertentu hanya kunjungan yang sudah dibekukan yang diadakan",
    "guaranteed-visits": "kabupaten yang dijanjikan mendapat kunjungannya setiap bulan",
    "half-days": "dua kunjungan sehari adalah pagi dan siang yang perpindahannya muat di antaranya",
    "held-every": "program dengan hari tetap diadakan setiap hari itu bila buka",
    "home-before-rest": "tim sudah pulang sebelum akhir pekan, hari libur atau hari tutup",
    "least-share": "bagian pemohon yang terlayani di tiap kabupaten mencapai yang dijanjikan",
    "leave": "tim yang cuti tinggal di kantor",
    "minimum-attendance": "kunjungan diadakan hanya bila pemohon yang dilayani mencapai jumlah minimal",
    "names": "rencana menyebut tim, program dan tempat yang ada di skenario",
    "nights-away": "bermalam cukup jauh dari kantor dan paling banyak sekian malam sebulan",
    "officers": "kunjungan membawa petugas tim dan lajurnya",
    "one-place-a-day": "satu tim satu acara sehari atau satu tiap paruh hari, satu tempat satu acara sehari",
    "pin": "acara yang ditetapkan perencana diadakan seperti tertulis",
    "place-window": "tempat dikunjungi hanya dalam masa dan hari bukanya",
    "pool": "kunjungan sehari tidak memakai petugas loket dan alat lebih dari yang ada",
    "program-period": "program diadakan dalam masanya, tidak selagi tutup",
    "request": "kelompok pemohon dilayani seluruhnya, sekali dan dalam masanya, atau ditolak",
    "rest-after-weekend": "tim yang bekerja Sabtu atau Minggu beristirahat pada hari kerja berikutnya",
    "revisit-gap": "program kembali ke suatu tempat setelah jedanya; satu masa tinggal dihitung sekali",
    "travel": "perjalanan mengikuti jalan dan tidak lebih lama dari batas tim",
    "venue": "tim menjalankan programnya sendiri, di tempat yang memang untuk program itu",
    "working-day": "perjalanan, persiapan dan pelayanan muat antara berangkat dan pulang",
}


OTHERS_IN_INDONESIAN = {"own-change": "berkas ini menulis lain daripada berkas yang dilanjutkannya"}
"""What is told like a rule and is none."""


def rule_sentence(rule: str, about: str, lang: Lang) -> str:
    """Say what a rule demands; in Indonesian too as it says itself where it is not known here.

    Parameters
    ----------
    rule, about : str
        The rule's name and its own English sentence.
    lang : "id" or "en"
    """
    return (RULES_IN_INDONESIAN | OTHERS_IN_INDONESIAN).get(rule, about) if lang == "id" else about
