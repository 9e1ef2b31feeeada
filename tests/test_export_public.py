"""What the public reads: announcements and the schedule page, with nothing personal in them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from field_worlds import field_month, field_scenario, officer
from map_worlds import HOSTILE
from plans import small_plan

from outreach_planner.exporting.announcements import instagram_text, whatsapp_text
from outreach_planner.exporting.schedule_page import schedule_html


class Cells(HTMLParser):
    """The texts of the table's cells, row by row, and all tags met."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def table_of(page: str) -> list[list[str]]:
    parser = Cells()
    parser.feed(page)
    return parser.rows


def test_a_whatsapp_text_tells_all_that_applicants_ask() -> None:
    text = whatsapp_text(field_month(), field_month().visits[0], "id")
    for line in (
        "*LAKSO - KAYU AGUNG*",
        "*Hari/tanggal:* Senin, 4 Januari 2027",
        "*Pukul:* 08.30-15.30 WIB",
        "*Tempat:* Kayu Agung, Ogan Komering Ilir",
        "*Untuk:* Warga",
        "*Kuota:* Sampai 60 orang",
        "*Pendaftaran dibuka:* Rabu, 23 Desember 2026, melalui daftar tuan rumah",
        "*Bawa:* e-KTP asli",
        "*Biaya (PNBP):* Paspor elektronik 10 tahun: Rp950.000",
        "*Pembayaran non-tunai:* Bank Mandiri, BNI",
        "*Paspor selesai:* Senin, 11 Januari 2027"
        " (4 hari kerja setelah pembayaran, bila dibayar pada hari layanan)",
        "- Diambil di kantor",
    ):
        assert line in text.splitlines()
    assert "350.000" not in text


def test_delivery_by_post_is_told_as_an_estimate_with_its_days() -> None:
    # Ready on Monday 11 January; two to five working days later: Wednesday 13 to Monday 18.
    text = whatsapp_text(field_month(), field_month().visits[0], "id")
    assert (
        "- Kirim Pos ke Ogan Komering Ilir: perkiraan 2-5 hari kerja setelah selesai, tiba sekitar 13 Januari"
        " sampai 18 Januari, ongkos sekitar Rp30.000 (perkiraan)"
    ) in text
    assert "Kirim Pos" not in whatsapp_text(field_month(), field_month().visits[3], "id")


def test_an_event_with_a_quota_tells_its_split_and_lane() -> None:
    text = whatsapp_text(field_month(), field_month().visits[3], "id")
    told = "60 pendaftar lewat M-Paspor, 40 datang langsung, dengan lajur Drive-thru (+30)"
    assert f"*Kuota:* {told}" in text.splitlines()


def test_an_instagram_caption_fits_and_ends_with_its_tags() -> None:
    scenario = field_scenario(field={"documents": [{"text": "dokumen " * 40}] * 20})
    month = field_month(scenario)
    caption = instagram_text(month, month.visits[0], "id")
    assert len(caption) <= 2200
    assert "Senin, 4 Januari 2027" in caption
    assert caption.rstrip().endswith("#Paspor")


def test_english_on_request() -> None:
    text = whatsapp_text(field_month(), field_month().visits[0], "en")
    assert "*Date:* Monday, 4 January 2027" in text.splitlines()
    assert "*Bring:* Identity card" in text.splitlines()


def test_the_page_lists_every_visit_with_date_place_hours_quota_and_dates() -> None:
    rows = table_of(schedule_html(field_month(), "id"))
    assert rows[0] == [
        "Hari/tanggal",
        "Jenis layanan",
        "Tempat",
        "Pukul",
        "Kuota",
        "Pendaftaran dibuka",
        "Paspor selesai",
    ]
    assert len(rows) == 5
    assert [re.sub(r"\s+", " ", cell).strip() for cell in rows[1]] == [
        "Senin, 4 Januari 2027",
        "LAKSO",
        "Kayu Agung (Ogan Komering Ilir)",
        "08.30-15.30 WIB",
        "Sampai 60 orang",
        "Rabu, 23 Desember 2026",
        "Senin, 11 Januari 2027",
    ]


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = schedule_html(field_month(), "id")
    parser = Cells()
    parser.feed(page)
    assert not parser.tags & {"script", "link", "img", "iframe", "object"}
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text_and_never_markup(name: str) -> None:
    scenario = field_scenario(
        office={"name": name},
        places={"kayu-agung": {"name": name, "address": name}},
        programs={"lakso": {"name": name}},
        field={"documents": [{"text": name}]},
    )
    page = schedule_html(field_month(scenario), "id")
    plain, parser = Cells(), Cells()
    plain.feed(schedule_html(field_month(), "id"))
    parser.feed(page)
    assert parser.tags == plain.tags
    assert len(parser.rows) == 5


def test_nothing_personal_is_public() -> None:
    scenario = field_scenario(officers={"siti": officer("Siti Aminah", "leader", number="1987")})
    month = field_month(scenario)
    public = [schedule_html(month, "id")]
    public += [text(month, visit, "id") for visit in month.visits for text in (whatsapp_text, instagram_text)]
    assert not [text for text in public for secret in ("Ratna", "0812", "Siti", "1987") if secret in text]


def test_a_month_without_events_says_so() -> None:
    assert "Tidak ada kunjungan" in schedule_html(field_month(plan=small_plan(trips=())), "id")
