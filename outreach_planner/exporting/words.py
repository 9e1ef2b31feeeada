"""Words of the field's files, Indonesian then English: those of the plan's workbook, and their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from outreach_planner.outputs.language import Lang, in_language
from outreach_planner.outputs.workbook_words import WORKBOOK_WORDS

SHEETS = {
    "sheet_visits": ("Kunjungan", "Visits"),
    "sheet_actuals": ("Realisasi", "Actuals"),
    "sheet_totals": ("Jumlah", "Totals"),
    "sheet_quota": ("Kuota", "Quota"),
    "sheet_sources": ("Sumber", "Sources"),
}
WORDS = {
    **WORKBOOK_WORDS,
    "key": ("Kunci", "Key"),
    "address": ("Alamat", "Address"),
    "coordinates": ("Titik koordinat", "Coordinates"),
    "host": ("Tuan rumah", "Host"),
    "contact": ("Narahubung", "Contact"),
    "maximum": ("Hadir maksimal", "Maximum to come"),
    "vehicle": ("Kendaraan", "Vehicle"),
    "equipment": ("Perangkat", "Equipment"),
    "reserve": ("Tanggal cadangan", "Reserve date"),
    "books": ("Blangko paspor", "Passport books"),
    "letter": ("Nomor surat tugas", "Letter number"),
    "expected": ("Perkiraan dilayani", "Expected served"),
    "registered": ("Terdaftar", "Registered"),
    "absent": ("Tidak hadir", "No-shows"),
    "came": ("Hadir", "Came"),
    "served": ("Dilayani", "Served"),
    "refused": ("Ditolak", "Refused"),
    "used": ("Blangko terpakai", "Books used"),
    "status": ("Terlaksana atau batal", "Held or cancelled"),
    "cause": ("Sebab batal", "Cause"),
    "began": ("Mulai nyata", "Began at"),
    "ended": ("Selesai nyata", "Ended at"),
    "remarks": ("Catatan", "Remarks"),
    "held": ("terlaksana", "held"),
    "cancelled": ("batal", "cancelled"),
    "moved": ("dipindah", "moved"),
    "actuals": ("Realisasi: isi sel berwarna kuning", "Actuals: fill in the yellow cells"),
    "actuals_hint": (
        "Isi setelah kunjungan. Baris boleh diurutkan; kolom Kunci jangan diubah. Jam ditulis 09:30.",
        "Fill in after the visit. Rows may be sorted; leave the column Key alone. Write times as 09:30.",
    ),
    "totals": ("Jumlah per kabupaten/kota", "Totals by kabupaten"),
    "capacity": ("Daya layan", "Capacity"),
    "cost": ("Biaya (bagian)", "Cost (shared out)"),
    "no_sources": (
        "Tidak ada angka lapangan yang tercatat sumbernya",
        "No figures for the field are on record",
    ),
    "team_title": ("Lembar tim: {team}", "Team sheet: {team}"),
    "crew": ("Petugas", "Officers"),
    "trip": ("Perjalanan {number}: {period}", "Trip {number}: {period}"),
    "no_vehicle": ("belum ditentukan", "to be named"),
    "next_month": ("bulan berikutnya", "next month"),
    "none": ("tidak ada", "none"),
    "quota_title": ("Kuota M-Paspor dan daftar", "M-Paspor and list quota"),
    "quota_hint": (
        "Kuota = jumlah pendaftaran terbanyak yang peluang kelebihannya tidak melampaui batas (binomial)."
        " Peluang tidak hadir dan bagian datang langsung adalah perkiraan; lihat lembar Sumber.",
        "Quota = the most registrations whose chance to overrun the places stays under the limit (binomial)."
        " Shares of no-shows and walk-ins are estimates; see the sheet Sources.",
    ),
    "channel": ("Cara mendaftar", "Registration"),
    "kept_walk_in": ("Disisihkan: datang langsung", "Kept for walk-in"),
    "no_show": ("Tidak hadir (perkiraan)", "No-shows (estimate)"),
    "open_places": ("Kuota dibuka", "Places to open"),
    "overload": ("Peluang kelebihan", "Chance of overload"),
    "overload_limit": ("Batas peluang", "Limit of the chance"),
    "announced": ("Kuota diumumkan", "Announced quota"),
    "announced_overload": ("Peluangnya", "Its chance"),
    "empty": ("Tempat kosong (harapan)", "Empty places (expected)"),
    "empty_worth": ("Nilai tempat kosong", "Worth of empty places"),
    "below_minimum": ("Peluang kurang dari minimal", "Chance below the minimum"),
    "lost": ("Rugi bila batal di tempat", "Lost if called off there"),
    "assumptions": ("Asumsi lembar lapangan", "Assumptions of the field's sheets"),
    "assumption": ("Angka", "Figure"),
    "value": ("Nilai", "Value"),
    "source": ("Sumber", "Source"),
    "role_leader": ("Ketua tim", "Team leader"),
    "role_biometric": ("Wawancara dan biometrik", "Interview and biometrics"),
    "role_officer": ("Petugas", "Officer"),
    "role_driver": ("Pengemudi", "Driver"),
    "role_documents": ("Periksa berkas", "Document check"),
    "role_it": ("Teknologi informasi", "IT"),
}
LETTER_WORDS = {
    "annex": ("LAMPIRAN SURAT TUGAS", "ANNEX TO THE LETTER OF ASSIGNMENT"),
    "letter_number": ("Nomor surat", "Letter number"),
    "letter_date": ("Tanggal surat", "Date of the letter"),
    "schedule": ("Perjalanan", "Journey"),
    "service": ("Layanan", "Service"),
    "from": ("Dari", "From"),
    "to": ("Ke", "To"),
    "km": ("km", "km"),
    "boat": ("perahu", "boat"),
    "way": ("Tol/perahu", "Toll/boat"),
    "hours": ("Jam layanan", "Hours"),
    "people": ("Perkiraan / min. / maks.", "Expected / min. / max."),
    "map": (
        "Peta rute (garis jalan jaringan perencanaan, bukan navigasi)",
        "Route (the planning road network, no navigation)",
    ),
    "roles": ("Susunan tim", "Team"),
    "role": ("Peran", "Role"),
    "annex_trip": ("{annex} (perjalanan {number})", "{annex} (trip {number})"),
    "estimated": ("perkiraan", "estimate"),
    "name_number": ("Nama / NIP", "Name / number"),
    "checklist": ("Perangkat (centang)", "Equipment (tick)"),
    "fallback": ("Bila ada gangguan", "If something fails"),
    "qr": ("Pindai titik lokasi", "Scan for the place"),
    "sleeps": ("Menginap: {nights}", "Overnight: {nights}"),
    "home_nights": ("Tidak menginap", "No night away"),
    "books_line": ("Blangko paspor: {number}", "Passport books: {number}"),
    "payment_line": ("Pembayaran non-tunai pemohon: {banks}", "Applicants pay without cash: {banks}"),
    "signature": (
        "Mengetahui tuan rumah (nama, tanda tangan, cap)",
        "Seen by the host (name, signature, stamp)",
    ),
    "pax": ("{expected} / {minimum} / {maximum}", "{expected} / {minimum} / {maximum}"),
    "no_fallback": (
        "Hubungi kantor; layanan yang tidak dapat dilanjutkan dipindah ke tanggal cadangan.",
        "Call the office; service that cannot go on moves to the reserve date.",
    ),
}
PUBLIC_WORDS = {
    "when": ("Hari/tanggal", "Date"),
    "where": ("Tempat", "Place"),
    "open_hours": ("Pukul", "Hours"),
    "time_zone": ("WIB", "WIB"),
    "for_whom": ("Untuk", "For"),
    "quota_line": ("Kuota", "Places"),
    "quota_split": (
        "{online} pendaftar lewat {channel}, {walk_in} datang langsung",
        "{online} registered by {channel}, {walk_in} walk-in",
    ),
    "quota_all": ("sampai {capacity} orang", "up to {capacity} people"),
    "quota_group": ("{number} di antaranya untuk {organization}", "{number} of them for {organization}"),
    "group": ("Kelompok pemohon", "Group that asked"),
    "register": ("Pendaftaran dibuka", "Registration opens"),
    "by_channel": ("melalui {channel}", "by {channel}"),
    "bring": ("Bawa", "Bring"),
    "fee": ("Biaya (PNBP)", "Fee"),
    "pay": ("Pembayaran non-tunai", "Payment without cash"),
    "ready": ("Paspor selesai", "Passport ready"),
    "ready_text": (
        "{date} ({days} hari kerja setelah pembayaran, bila dibayar pada hari layanan)",
        "{date} ({days} working days after payment, if paid on the day of the event)",
    ),
    "collect": ("Pengambilan", "Collection"),
    "post": ("Kirim Pos ke {kabupaten}", "By post to {kabupaten}"),
    "post_text": (
        "perkiraan {least}-{most} hari kerja setelah selesai, tiba sekitar {first} sampai {last}",
        "an estimate of {least}-{most} working days after it is ready, arriving about {first} to {last}",
    ),
    "post_fee": ("ongkos sekitar {rupiah} (perkiraan)", "postage about {rupiah} (estimate)"),
    "post_title": ("Kiriman Pos setelah selesai", "By post after it is ready"),
    "post_days": ("{days} hari kerja (perkiraan)", "{days} working days (estimate)"),
    "terms": ("Ketentuan", "Terms"),
    "information": ("Informasi", "Information"),
    "schedule_title": ("Jadwal layanan paspor keliling", "Schedule of the travelling passport service"),
    "schedule_note": (
        "Jadwal dapat berubah; ikuti pengumuman kantor. Tanggal selesai dan kiriman Pos adalah perkiraan.",
        "The schedule may change; follow the office's announcements. Delivery dates are estimates.",
    ),
    "free_of_charge": (
        "Datang dan mendaftar tidak dipungut biaya selain PNBP.",
        "Nothing is charged but the state's fee.",
    ),
    "lane": ("dengan lajur {lane}", "with the lane {lane}"),
    "map_link": ("Titik lokasi", "Location"),
    "depart_text": (
        "Berangkat {departs}, layanan {hours}, kembali {returns}",
        "Departs {departs}, service {hours}, back {returns}",
    ),
    "travel_to": ("Perjalanan ke {place}", "Travel to {place}"),
    "travel_home": ("Pulang dari {place}", "Way home from {place}"),
    "calendar_team": ("Layanan keliling: {team}", "Outreach: {team}"),
    "calendar_public": ("Layanan paspor keliling {office}", "Travelling passport service {office}"),
    "tomorrow": ("Besok: {what}", "Tomorrow: {what}"),
    "sleep_text": ("Menginap di {place}", "Overnight at {place}"),
}


@cache
def field_words(lang: Lang) -> Mapping[str, str]:
    """Return the words of the field's files in a language."""
    return in_language({**SHEETS, **WORDS, **LETTER_WORDS, **PUBLIC_WORDS}, lang)


def role_word(role: str, lang: Lang) -> str:
    """Name a role; one that has no word is told as the scenario writes it."""
    return field_words(lang).get(f"role_{role}", role.replace("-", " ").capitalize())
