"""What came of the visits: read from the filled workbook, kept as plain files, held against the plan."""
