"""The only door to SQLite: opening a ledger, its schema, and queries by subject."""

from claimtrack.store.connection import Store
from claimtrack.store.opening import open_store

__all__ = ["Store", "open_store"]
