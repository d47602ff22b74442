"""Errors that know their sentence, their hint and their exit code; `cli.main` prints them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command: a contract with scripts (README, "Exit codes")."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    NOT_A_LEDGER = 4
    BUSY = 5
    STORAGE = 6
    FINDINGS = 7
    INTERRUPTED = 130


class ClaimtrackError(Exception):
    """Base of all errors shown to the user: one sentence, an optional hint, an exit code."""

    exit = Exit.FAILED

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Refused(ClaimtrackError):
    """What was asked cannot be done as asked; nothing was changed."""


class BadInput(ClaimtrackError):
    """A file or a value from outside cannot be read; the message names line and field."""


class Usage(ClaimtrackError):
    """The command line does not make sense."""

    exit = Exit.USAGE


class NotInstalled(Usage):
    """What was asked for needs a package of an extra that is not there."""


class NotFound(ClaimtrackError):
    """No such ledger, claim, source, event, cluster or contradiction."""

    exit = Exit.NOT_FOUND


class NotALedger(ClaimtrackError):
    """The file is not a ledger, is damaged, or was written by a newer version."""

    exit = Exit.NOT_A_LEDGER


class Busy(ClaimtrackError):
    """Another process holds the ledger."""

    exit = Exit.BUSY


class StorageFailed(ClaimtrackError):
    """Disk full, permission denied, read-only file or folder."""

    exit = Exit.STORAGE
