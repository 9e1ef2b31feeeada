"""What people hold: the map page, the workbook, the terminal and the JSON."""
