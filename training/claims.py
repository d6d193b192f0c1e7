"""Claims and yes/no questions with passages that support them, contradict them or do not say."""

import collections
import glob
import gzip
import json
import os
import random
import re

from encoder import VERDICTS

# How many pairs of each set are used. Captions of pictures (SNLI and what was made of it) teach that another scene
# contradicts, which is wrong over news, so they are few.
CLAIM_SHARES = {
    "fever_gold": 28_000,
    "fever": 18_000,
    "fever_dev_gold": 3_300,
    "fever_symmetric": 1_500,
    "fm2": 2_600,
    "feverous": 3_000,
    "mnli": 16_100,
    "mnli_mm_2way": 6_000,
    "snli": 5_000,
    "snli_cad": 5_000,
    "negation_nli": 2_000,
    "breaking_nli": 2_500,
    "conjnli": 650,
    "med": 2_500,
    "nyu_wiki": 12_000,
    "infotabs": 10_000,
    "boolq": 5_200,
    "condaqa": 8_300,
}
ELSEWHERE = 20_000  # claims over another passage that shares a name with them, which doesn't say
# "not-supported" may be contradicted or not said.
LABELS = {**{name: i for i, name in enumerate(VERDICTS)}, "yes": 0, "no": 1, "not-supported": len(VERDICTS)}
NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
OPENERS = ("did you know ", "apparently ", "i heard ", "so ", "pretty sure ", "i think ", "isn't it true that ")
TAILS = (" lol", " right?", ", i think", "??", "!", " apparently", " i hear")


def row_of(name, pair):
    place = {"near": tuple(pair["near"])} if "near" in pair else {}
    return dict(
        **place, set=name, question=(pair.get("claim") or pair["question"]).strip(), context=(pair.get("premise") or pair["context"]).strip(),
        title=pair.get("title") or "", verdict=LABELS[pair["label"]],
    )


def load_claims(folder, split="train", more=()):
    """Rows {question, context, title, verdict} of one split; "question" holds the claim. `more`: files of pairs besides (bench/training/swapped.ts, stated.ts)."""
    rows = []
    for path in sorted(glob.glob(os.path.join(folder, "nli", "*.jsonl.gz"))):
        name = os.path.basename(path).split(".")[0]
        if name not in CLAIM_SHARES:
            continue
        found = []
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                pair = json.loads(line)
                # Pairs of this part are marked as contradicted where they are merely unrelated.
                unsure = pair.get("src") == "sim_wiki" and pair["label"] == "contradicted"
                if pair["split"] != split or pair["label"] not in LABELS or unsure:
                    continue
                found.append(row_of(name, pair))
        random.Random(name).shuffle(found)
        rows += found[: CLAIM_SHARES[name]]
    rows += load_pairs(more)
    return rows + elsewhere(rows, ELSEWHERE if split == "train" else 600)


def load_pairs(paths):
    """The same rows of files with a pair a line."""
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            rows += [row_of("made", json.loads(line)) for line in lines]
    return rows


def elsewhere(rows, count):
    """Claims over a passage of another claim that shares a name: the passage does not say."""
    rng = random.Random("elsewhere")
    about = [row for row in rows if row["set"] in ("fever_gold", "fever", "fm2", "feverous", "boolq", "nyu_wiki")]
    by_name = collections.defaultdict(list)
    for row in about:
        for name in set(NAME.findall(row["context"])):
            by_name[name].append(row)
    found = []
    for row in rng.sample(about, len(about)):
        if len(found) == count:
            break
        names = [name for name in NAME.findall(row["question"])[:4] if 1 < len(by_name[name]) < 400]
        if not names:
            continue
        other = rng.choice(by_name[rng.choice(names)])
        # Passages that share most of their words may say the same.
        words, others = set(row["context"].lower().split()), set(other["context"].lower().split())
        if len(words & others) < 0.5 * min(len(words), len(others)):
            found.append({**row, "set": "elsewhere", "context": other["context"], "title": other["title"], "verdict": 2})
    return found


def typed_claim(claim, rng):
    """A claim as members of a chat type it: two thirds of the time as it is."""
    if rng.random() < 0.66:
        return claim
    claim = claim.lower().rstrip(".? ")
    if rng.random() < 0.25:
        claim = rng.choice(OPENERS) + claim
    if rng.random() < 0.25:
        claim += rng.choice(TAILS)
    return claim
