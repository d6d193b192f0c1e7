"""Questions with their passages, as the reader is to see them: windows of sentences under a title and a date, typed as people type."""

import glob
import gzip
import json
import os
import random
import re

from claims import typed_claim

# How many questions of each set are used; the sets are described in the README of the data folder.
SHARES = {
    "squad1_train_bt": 67_813,
    "squad2_unans_bt": 26_000,
    "squad1_train_5pct": 4_226,
    "squad1_train_ec": 4_192,
    "squadshifts_new_wiki": 7_930,
    "squadshifts_reddit": 7_500,
    "squadshifts_amazon": 5_000,
    "qed_nq": 1_261,
    "qamr": 8_000,
    "qasrl_gs": 3_000,
    "qadiscourse": 5_000,
    "fairytaleqa": 5_000,
}
# Articles and passages of these sets that end in this digit of a hash are never trained on, but measured on.
HELD_OUT_SETS = ("squadshifts_amazon", "squadshifts_reddit", "fairytaleqa")

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“A-Z0-9])")
MONTHS = "January February March April May June July August September October November December".split()
CHAT = ("hey ", "hi, ", "so ", "anyone know ", "does anyone know ", "quick question: ", "can someone tell me ", "pls ", "ok ")
DROPPED = set("the a an of did do does is was are were to in".split())


def sentences(text):
    ends = [0] + [m.end() for m in SENTENCE_END.finditer(text)] + [len(text)]
    return [(a, b) for a, b in zip(ends, ends[1:]) if a < b]


def is_held_out(name, context):
    """Whether a passage is kept for measuring: one in twenty of some sets, by its own letters."""
    return name in HELD_OUT_SETS and sum(map(ord, context[:200])) % 20 == 0


def usable_title(title):
    """A title that says something; empty for those that only number a document or name a set."""
    title = (title or "").replace("_", " ")
    return "" if ":" in title or len(title) > 80 or re.match(r"^doc ?\d+$|^Filtered|^Amazon|^[a-z-]+$", title) else title


def load_made(paths):
    """Rows that were made: passages that the program's own search brought and that do not answer (bench/training/negatives.ts), questions with a word put for another (swapped.ts)."""
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                rows.append({**row, "title": usable_title(row["title"])})
    return rows


def load(folder, held_out=False):
    """All questions of the sets: dicts of id, question, paraphrase?, context, title, answers [(start, end)] (none where it does not say)."""
    rows = []
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl.gz"))):
        name = os.path.basename(path).split(".")[0]
        if name not in SHARES:
            continue
        found = []
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                passage = json.loads(line)
                context = passage["context"]
                if is_held_out(name, context) != held_out:
                    continue
                title = usable_title(passage.get("title"))
                units = context.encode("utf-16-le")
                for q in passage["questions"]:
                    answers = []
                    for a in q["answers"]:
                        start = len(units[: a["start"] * 2].decode("utf-16-le"))
                        answers.append((start, start + len(a["text"])))
                    row = dict(id=q["id"], question=q["question"].strip(), context=context, title=title, answers=answers)
                    if q.get("paraphrase"):
                        row["paraphrase"] = q["paraphrase"].strip()
                    found.append(row)
        random.Random(name).shuffle(found)
        rows += found if held_out else found[: SHARES[name]]
    return rows


def slip(word, rng):
    """A typing slip in a word: two letters changed round, one left out or one doubled."""
    if len(word) < 5:
        return word
    i = rng.randrange(1, len(word) - 2)
    kind = rng.randrange(3)
    if kind == 0:
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    return word[:i] + word[i + 1:] if kind == 1 else word[:i] + word[i] + word[i:]


def as_typed(question, rng):
    """The question as members of a chat type it: half of the time as it is, else in lower case, without marks, with slips, cut to keywords."""
    if rng.random() < 0.5:
        return question
    question = question.lower().rstrip("? ")
    if rng.random() < 0.12:
        question = rng.choice(CHAT) + question
    if rng.random() < 0.12:
        words = [word for word in question.split() if word not in DROPPED]
        question = " ".join(words) if len(words) > 2 else question
    if rng.random() < 0.15:
        words = question.split()
        i = rng.randrange(len(words)) if words else 0
        if words:
            words[i] = slip(words[i], rng)
        question = " ".join(words)
    if rng.random() < 0.15:
        question += "?"
    return question


def a_date(rng):
    year = rng.randrange(1995, 2026)
    return rng.choice((f"{rng.randrange(1, 29)} {rng.choice(MONTHS)} {year}", f"{rng.choice(MONTHS)} {year}", str(year)))


def heading(title, rng):
    """What stands before a window: nothing, the title, the date or both."""
    parts = []
    if title and rng.random() < 0.6:
        parts.append(title)
    if rng.random() < (0.5 if parts else 0.15):
        parts.append(a_date(rng))
    return ", ".join(parts) + ". " if parts else ""


def window(context, answer, rng):
    """One to five sentences of a passage round the answer, at random places; the answer's place in them."""
    spans = sentences(context)
    wanted = rng.choice((1, 2, 3, 3, 3, 4, 5))
    if len(spans) <= wanted:
        return context, answer
    if answer is None:
        first = rng.randrange(len(spans) - wanted + 1)
        last = first + wanted
    else:
        i = next((k for k, s in enumerate(spans) if s[0] <= answer[0] < s[1]), 0)
        j = next((k for k, s in enumerate(spans) if s[0] < answer[1] <= s[1]), i)
        first = min(i, max(0, min(i - rng.randrange(wanted), len(spans) - wanted)))
        last = max(j + 1, min(len(spans), first + wanted))
    start, end = spans[first][0], spans[last - 1][1]
    cut = context[start:end].rstrip() if answer is None else context[start:max(end, answer[1])]
    return cut, None if answer is None else (answer[0] - start, answer[1] - start)


def as_claimed(row, rng):
    """An example of a claim with its passage under a heading, as `example` gives them."""
    text = window(row["context"], row["near"], rng)[0] if "near" in row else row["context"]
    return typed_claim(row["question"], rng), heading(usable_title(row["title"]), rng) + text, None, row["verdict"]


def example(row, rng):
    """(question or claim, text, answer place or None, verdict or None) of a row, dressed at random."""
    if "verdict" in row:
        return as_claimed(row, rng)
    answer = row["answers"][0] if row["answers"] else None
    question = row.get("paraphrase") if row.get("paraphrase") and rng.random() < 0.3 else row["question"]
    if "near" in row:
        # Asked of another thing: the window that would answer if it were not.
        text = window(row["context"], tuple(row["near"]), rng)[0]
    else:
        text, answer = (row["context"], answer) if row.get("whole") else window(row["context"], answer, rng)
    head = heading(row["title"], rng)
    return as_typed(question, rng), head + text, None if answer is None else (answer[0] + len(head), answer[1] + len(head)), None
