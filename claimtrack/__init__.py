"""claimtrack: a command-line ledger of who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__"]

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


def __getattr__(name: str) -> object:
    # `import claimtrack` must stay free: the command line imports it for the version alone.
    if name == "Ledger":
        from claimtrack.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
