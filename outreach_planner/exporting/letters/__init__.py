"""The annexes of the letters of assignment, a page a trip."""
