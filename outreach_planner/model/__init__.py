"""The question to decide: what teams may do as tables, the rows that link visits, and the exact model."""
