"""What people see: tables, pages, notes, progress. The only door to rich."""
