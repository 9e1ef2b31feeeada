"""A month's plan in the field's hands: one value that is gathered once, and the files written from it."""
