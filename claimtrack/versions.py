"""Numbers that say whether what a ledger keeps was made by this release."""

READER_VERSION = 11
"""Raised whenever a reading may come out differently: stored readings are then made anew."""
