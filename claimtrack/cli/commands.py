"""Every command by group: its name, the module that holds it, and its line in `--help`.

The lines stand here so that `claimtrack --help` imports none of the modules; a test holds that
each is the first line of its command's own help.
"""

from __future__ import annotations

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Record": {
        "init": ("record", "Create an empty ledger."),
        "add": ("record", "Record one claim: what one source said."),
        "import": ("record", "Record the rows of files, all or none."),
        "source": ("sources", "Who asserts: names, sides, reliability letters."),
        "event": ("events", "What claims are about: titles, places, dates."),
        "evidence": ("evidence", "The files that claims rest on, and what they say."),
    },
    "Browse": {
        "list": ("browse", "List claims."),
        "show": ("browse", "Show one claim: what was read in it, how it stands to others."),
        "search": ("browse", "Find the claims that hold all of the words."),
        "similar": ("browse", "Has this been claimed before? Ranked claims, with their relation."),
        "timeline": ("browse", "Claims in the order in which they were said."),
    },
    "Analyse": {
        "read": ("reading", "Show what is read out of a text; needs no ledger."),
        "compare": ("reading", "Show how two texts stand to each other; needs no ledger."),
        "rules": ("reading", "List the rules that decide how two claims stand to each other."),
        "match": ("analyse", "Bring readings, clusters, contradictions and scores up to date."),
        "clusters": ("analyse", "List the claims that say the same thing, cluster by cluster."),
        "review": ("review", "Answer for the pairs that claimtrack cannot decide, key by key."),
        "contradictions": ("analyse", "List the claims that cannot both be true, and why."),
        "disputes": ("analyse", "List the questions that have rival answers."),
        "matrix": ("analyse", "Show source by measure: who gave which figure for an event."),
        "origins": ("analyse", "Show who repeats whom, and what is independent."),
        "credibility": ("analyse", "Show how far sources can be believed, and why."),
        "next": ("analyse", "Name the claims whose verdict would teach most."),
    },
    "Settle": {
        "claim": ("settle", "Correct what goes with a claim; its text never changes."),
        "alias": ("settle", "Words that stand for others when claims are read."),
        "decide": ("settle", "Say of two claims: the same, different, unsure."),
        "decisions": ("settle", "List the decisions on pairs of claims."),
        "verdict": ("settle", "Say what you found a claim to be."),
        "verdicts": ("settle", "List the verdicts, and which of them rest on each other."),
        "retract": ("settle", "Take a claim out of the analysis; it stays in the ledger."),
        "confirm": ("settle", "Say that a contradiction is one."),
        "dismiss": ("settle", "Say that a contradiction is none; it is not asked again."),
    },
    "Share": {
        "report": ("share", "Write what is known of an event as a page to hand over."),
        "export": ("share", "Write the ledger to a file, to import or to read."),
    },
    "Keep": {
        "log": ("keep", "List every change that was made, with who and when."),
        "undo": ("keep", "Take back the last change, or the one named."),
        "diff": (
            "keep",
            "Tell what changed since a date: claims, revisions, contradictions, beliefs.",
        ),
        "verify": ("keep", "Check the log's chain and the evidence; exit 7 on what does not fit."),
        "doctor": (
            "keep",
            "Check the ledger from end to end, and repair what is derived; exit 7 on findings.",
        ),
        "backup": (
            "keep",
            "Copy the ledger and its evidence while in use, and verify the copy.",
        ),
        "redact": ("redact", "Take a person's name out of the ledger for good."),
        "config": ("keep", "Show or set the settings of the ledger."),
        "help": ("topics", "Explain a concept: relations, tiers, origins, scores ..."),
    },
}

MODULES: dict[str, str] = {
    name: module for group in COMMANDS.values() for name, (module, _) in group.items()
}
