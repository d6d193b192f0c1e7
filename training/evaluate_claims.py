"""Measures a trained state on claims of the `dev` parts, which were never trained on: share judged right by set, and how often each verdict is taken for another.

  python evaluate_claims.py STATE.pt BASE_FOLDER DATA_FOLDER [CLAIMS]
"""

import collections
import os
import random
import sys

import torch
from tokenizers import Tokenizer

from base import load_config
from claims import load_claims
from encoder import VERDICTS, Reader
from features import collate, encode, LENGTHS


def main(state, base, data, wanted=2000):
    tokenizer = Tokenizer.from_file(os.path.join(base, "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Reader(load_config(base))
    model.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in torch.load(state).items()})
    model.eval()
    rows = load_claims(data, "dev")
    random.Random(5).shuffle(rows)
    right, table = collections.defaultdict(list), collections.Counter()
    for row in rows[: int(wanted)]:
        head = f"{row['title']}. " if row["title"] else ""
        feature = encode(tokenizer, [(row["question"], head + row["context"], None, row["verdict"])], random)[0]
        length = next(n for n in LENGTHS if len(feature[0]) <= n)
        ids, mask, types, *_ = collate(length, [feature])
        with torch.no_grad():
            given = int(model(ids, mask, types)[2][0].argmax())
        right[row["set"]].append(given == row["verdict"])
        table[row["verdict"], given] += 1
    for name, found in [*sorted(right.items()), ("all", [x for part in right.values() for x in part])]:
        print(f"{name}: {len(found)} claims, {100 * sum(found) / len(found):.1f} % right")
    for i, wanted_verdict in enumerate(VERDICTS):
        print(f"{wanted_verdict}: " + ", ".join(f"{table[i, j]} {name}" for j, name in enumerate(VERDICTS)))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    torch.set_num_threads(1)
    main(*sys.argv[1:])
