"""Measures a trained state on passages that were never trained on: F1 and exact match where the passage answers, and how well "not here" is told.

  python evaluate.py STATE.pt BASE_FOLDER DATA_FOLDER [QUESTIONS]
"""

import collections
import os
import random
import re
import string
import sys

import numpy as np
import torch
from tokenizers import Tokenizer

from base import load_config
from data import load, sentences
from encoder import Reader
from features import CLS, SEP


def normalise(text):
    """As SQuAD's evaluation script does (Rajpurkar et al. 2016)."""
    text = "".join(c for c in text.lower() if c not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", text).split()


def f1(given, gold):
    given, gold = normalise(given), normalise(gold)
    common = sum((collections.Counter(given) & collections.Counter(gold)).values())
    return 2 * common / (len(given) + len(gold)) if common else float(not given and not gold)


def read(model, tokenizer, question, text):
    """(best span, its score less that of "not here")."""
    q, t = (tokenizer.encode(x, add_special_tokens=False) for x in (question, text))
    ids = [CLS, *q.ids[:40], SEP, *t.ids[:300], SEP]
    first = len(q.ids[:40]) + 2
    types = torch.tensor([[0] * first + [1] * (len(ids) - first)])
    with torch.no_grad():
        starts, ends, _ = (x[0].numpy() for x in model(torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.long), types))
    count = len(ids) - first - 1
    sums = starts[first : first + count, None] + ends[None, first : first + count]
    gap = np.arange(count)[None, :] - np.arange(count)[:, None]
    sums[(gap < 0) | (gap > 30)] = -1e9
    a, b = divmod(int(sums.argmax()), count)
    return text[t.offsets[a][0] : t.offsets[b][1]], float(sums.max() - starts[0] - ends[0])


def main(state, base, data, wanted=900):
    tokenizer = Tokenizer.from_file(os.path.join(base, "tokenizer.json"))
    tokenizer.no_truncation()
    model = Reader(load_config(base))
    model.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in torch.load(state).items()})
    model.eval()
    rows = [row for row in load(data, held_out=True) if row["answers"]]
    random.Random(5).shuffle(rows)
    by_set = collections.defaultdict(list)
    for row in rows[: int(wanted)]:
        span, margin = read(model, tokenizer, row["question"], row["context"])
        golds = [row["context"][a:b] for a, b in row["answers"]]
        # Another held-out passage of the same set, which in all likelihood does not answer.
        other = next(o for o in random.Random(row["id"]).sample(rows, 50) if o["context"] != row["context"])
        cut = sentences(other["context"])
        absent = read(model, tokenizer, row["question"], other["context"][cut[0][0] : cut[min(3, len(cut) - 1)][1]])[1]
        by_set[row["id"].split(":")[0]].append((max(f1(span, g) for g in golds), any(normalise(span) == normalise(g) for g in golds), margin, absent))
    for name, found in [*by_set.items(), ("all", [x for part in by_set.values() for x in part])]:
        score, exact, margins, absents = map(np.array, zip(*found))
        told = (margins[:, None] > absents[None, :]).mean()
        print(f"{name}: {len(found)} questions, F1 {100 * score.mean():.1f}, EM {100 * exact.mean():.1f}, tells an answering passage from another {100 * told:.1f} % (AUC)")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    torch.set_num_threads(1)
    main(*sys.argv[1:])
