"""Sentences why a visit cannot be, by the kind of reason; Indonesian then English."""

from __future__ import annotations

REASON_SENTENCES = {
    "too-few-come": (
        "Paling banyak {most} orang akan datang ({date}), padahal perlu {needed}.",
        "At most {most} people would come ({date}) where {needed} are needed.",
    ),
    "too-few-seats": (
        "Satu hari di sana melayani paling banyak {most} orang, padahal perlu {needed}.",
        "A day there can serve {most} people at most where {needed} are needed.",
    ),
    "drive-too-long": (
        "Perjalanan {minutes} dari kantor; {team} paling lama {limit_minutes} sekali jalan.",
        "The drive takes {minutes}; {team} may drive {limit_minutes} in one go.",
    ),
    "wrong-weekday": (
        "{date}: {program} hanya pada hari {weekdays}.",
        "{date}: {program} is held only on {weekdays}.",
    ),
    "holiday": (
        "{date} adalah hari libur ({name}).",
        "{date} is a holiday ({name}).",
    ),
    "no-outreach": (
        "{date} tidak ada layanan keliling ({name}).",
        "There is no outreach on {date} ({name}).",
    ),
    "place-closed": (
        "Tempat itu tutup dari {start} sampai {end}.",
        "The place is closed from {start} to {end}.",
    ),
    "banned": (
        "Kunjungan ke sana dilarang perencana {reasons}.",
        "The planner has banned visits there{reasons}.",
    ),
    "banned-team": (
        "Perencana melarang {team} berkunjung pada hari itu{reasons}.",
        "The planner has banned visits of {team} on those days{reasons}.",
    ),
    "banned-program": (
        "Perencana melarang {program} pada hari itu{reasons}.",
        "The planner has banned {program} on those days{reasons}.",
    ),
    "banned-days": (
        "Perencana melarang kunjungan pada hari itu{reasons}.",
        "The planner has banned visits on those days{reasons}.",
    ),
    "nobody-comes": (
        "Tidak ada orang yang tinggal cukup dekat untuk datang ke sana, padahal perlu {needed}.",
        "Nobody lives near enough to come there, where {needed} are needed.",
    ),
    "place-from": ("{place} baru dapat dikunjungi mulai {start}.", "{place} is visited from {start} on."),
    "place-until": ("{place} dikunjungi hanya sampai {end}.", "{place} is visited until {end} only."),
    "place-weekdays": (
        "{place} dikunjungi hanya pada hari {weekdays}.",
        "{place} is visited only on {weekdays}.",
    ),
    "place-dates": (
        "Selama masa rencana ini {place} dapat dikunjungi hanya pada {dates}.",
        "Within the time of this plan {place} can be visited only on {dates}.",
    ),
    "place-no-dates": (
        "Selama masa rencana ini tidak ada hari yang boleh untuk {place}.",
        "Within the time of this plan {place} can be visited on no day.",
    ),
    "program-closed": (
        "{program} tidak diadakan dari {start} sampai {end} ({name}).",
        "{program} is not held from {start} to {end} ({name}).",
    ),
    "program-period": (
        "{program} diadakan hanya dari {dates} sampai {ends}.",
        "{program} is held only from {dates} to {ends}.",
    ),
    "program-periods": (
        "{program} diadakan hanya dalam masanya, yang mulai {dates} dan berakhir {ends}.",
        "{program} is held only in its periods, which start on {dates} and end on {ends}.",
    ),
    "wrong-kind": (
        "{program} diadakan di {venues}; jenis tempat ini {place_kind}.",
        "{program} is held at: {venues}; this place is a {place_kind}.",
    ),
    "wrong-kabupaten": (
        "{program} bukan untuk {kabupaten}, hanya untuk {served_kabupaten}.",
        "{program} is not for {kabupaten}, only for {served_kabupaten}.",
    ),
    "no-team": ("Tidak ada tim yang menjalankan {programs}.", "No team runs {programs}."),
    "no-way": (
        "Tidak ada jalan atau sungai yang terbuka ke sana pada hari itu.",
        "No open road or river leads there on those days.",
    ),
    "day-too-short": (
        "Perjalanan {minutes}: antara {leaves_at} dan {home_by} tidak ada waktu untuk melayani ({team}).",
        "The drive takes {minutes}: between {leaves_at} and {home_by} no time is left to serve ({team}).",
    ),
    "group-declined": (
        "Kantor sendiri sudah menolak permohonan itu dalam skenario.",
        "The office itself has declined this request in the scenario.",
    ),
    "group-too-small": (
        "Kelompok itu {applicants} orang; kunjungan untuk kelompok mulai dari {needed} orang.",
        "The group is {applicants} people; groups of {needed} or more get a visit.",
    ),
    "group-too-large": (
        "Tidak ada tim yang dapat melayani {applicants} orang di sana dalam sehari.",
        "No team can serve {applicants} people there in a day.",
    ),
    "group-too-large-most": (
        "Tidak ada tim yang dapat melayani {applicants} orang di sana dalam sehari; paling banyak {most}.",
        "No team can serve {applicants} people there in a day; {most} is the most.",
    ),
    "other-window": (
        "Masa yang diminta, {start} sampai {end}, di luar rencana ini.",
        "The window asked for, {start} to {end}, lies outside this plan.",
    ),
    "row": ("Yang menghalangi: {about}.", "In the way: {about}."),
    "as-audited-visit": (
        "{program} di {place}, {date} ({team}): {came}; {mend}.",
        "{program} at {place}, {date} ({team}): {came}; {mend}.",
    ),
    "as-audited": ("{where}: {came}; {mend}.", "{where}: {came}; {mend}."),
    "rule": ("Semua harinya tertutup oleh aturan ini.", "This rule closes all its days."),
    "no-trip": (
        "Karena aturan ini, dengan aturan lain yang disebut, tidak ada perjalanan ke sana.",
        "Because of this rule, with the others named, no trip leads there.",
    ),
    "never-reached": (
        "Perjalanan {minutes}: {team} tidak dapat tiba, melayani dan pulang, juga tidak dengan bermalam.",
        "The drive takes {minutes}: {team} cannot get there, serve and come home, not even with nights away.",
    ),
    "window-shut": (
        "Kelompok itu meminta {start} sampai {end}; tidak satu pun dari hari itu buka{reasons}.",
        "The group asked for {start} to {end}; none of these days is open{reasons}.",
    ),
    "window-shut-day": (
        "Kelompok itu meminta {start}; hari itu tidak buka{reasons}.",
        "The group asked for {start}; that day is not open{reasons}.",
    ),
}
