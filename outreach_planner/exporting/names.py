"""Names of the folder's files."""

from __future__ import annotations

WORKBOOK = "workbook.xlsx"
LETTERS = "letters.pdf"
CALENDARS = "calendars"
ROUTES = "routes"
VISITS_CSV, QUOTA_CSV, VISITS_GEOJSON = "visits.csv", "quota.csv", "visits.geojson"
PUBLIC = "public"
PUBLIC_CALENDAR = "schedule.ics"
PUBLIC_PAGE = "schedule.html"
ANNOUNCEMENTS = "announcements"
