"""What breaking a rule costs while the search is on its way; no plan that breaks one is ever kept."""

BREACH_RUPIAH = 3e7
SHORT_VISIT_RUPIAH = 5e6
MISSING_PERSON_RUPIAH = 5e5
