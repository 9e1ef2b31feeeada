"""Words of the report on what came of the visits, Indonesian then English."""

from __future__ import annotations

REPORT_WORDS = {
    "title": ("Rencana dan realisasi layanan keliling", "Outreach: planned and done"),
    "by_month": ("Per bulan", "By month"),
    "by_program": ("Per jenis layanan", "By program"),
    "by_team": ("Per tim", "By team"),
    "by_kabupaten": ("Per kabupaten/kota", "By kabupaten"),
    "all": ("Seluruhnya", "All"),
    "group": ("Kelompok", "Group"),
    "visits": ("Kunjungan rencana", "Visits planned"),
    "reported": ("Dilaporkan", "Reported"),
    "held": ("Terlaksana", "Held"),
    "cancelled": ("Batal", "Cancelled"),
    "moved": ("Dipindah", "Moved"),
    "expected_attendance": ("Perkiraan hadir", "Expected to come"),
    "came": ("Hadir", "Came"),
    "attendance": ("Hadir dari perkiraan", "Came of expected"),
    "expected_served": ("Rencana dilayani", "Planned to be served"),
    "served": ("Dilayani", "Served"),
    "refused": ("Ditolak", "Refused"),
    "registered": ("Terdaftar", "Registered"),
    "absent": ("Tidak hadir", "No-shows"),
    "absent_share": ("Bagian tidak hadir", "Share of no-shows"),
    "planned_minutes": ("Menit/orang rencana", "Minutes a person planned"),
    "minutes": ("Menit/orang nyata", "Minutes a person done"),
    "planned_books": ("Blangko rencana", "Books planned"),
    "books": ("Blangko terpakai", "Books used"),
    "causes": ("Batal atau dipindah, dan sebabnya", "Cancelled or moved, and why"),
    "no_causes": ("Tidak ada yang batal atau dipindah.", "Nothing was cancelled or moved."),
    "no_cause": ("sebab tidak ditulis", "no cause written"),
    "note": (
        "Hadir, dilayani dan menit dibandingkan hanya pada kunjungan yang terlaksana dan dilaporkan."
        " Menit per orang dihitung per unit biometrik; tanpa jam nyata dipakai jam rencana;"
        " waktu menunggu pemohon ikut terhitung."
        " Angka rencana adalah perkiraan model.",
        "Attendance, served and minutes are compared on visits that were held and reported only."
        " Minutes a person are those of one biometric unit; where no times were written, those planned;"
        " time without applicants counts too."
        " Planned figures are the model's expectations.",
    ),
    "unmatched": (
        "{count} catatan tidak cocok dengan kunjungan mana pun dalam rencana sekarang (rencana berubah).",
        "Records that fit no visit of the plan as it is now (the plan has changed): {count}.",
    ),
    "none_yet": ("Belum ada realisasi yang diimpor.", "No actuals are imported yet."),
    "imported": ("{count} kunjungan dibaca; riwayat: {file}", "Visits read: {count}; history: {file}"),
    "nothing_new": ("Tidak ada yang baru; riwayat: {file}", "Nothing new; history: {file}"),
    "files": ("Berkas: {files}", "Files: {files}"),
    "nothing_learnt": (
        "Belum cukup realisasi untuk mengubah angka; berkas hanya meneruskan skenario.",
        "Too little is recorded to change a figure; the file only extends the scenario.",
    ),
    "date": ("Tanggal", "Date"),
    "place": ("Tempat", "Place"),
    "program": ("Jenis layanan", "Program"),
    "cause": ("Sebab", "Cause"),
    "status": ("Keadaan", "State"),
}
