"""A report as a workbook: its tables, and the payments as formulas that a controller can follow."""
