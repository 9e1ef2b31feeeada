"""The rules of the office, one file each, told to the solver and to the auditor."""
