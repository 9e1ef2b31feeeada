"""The month's workbook, a module a sheet."""
