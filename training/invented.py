"""Our own invented articles, with claims and questions about them → rows for training.

  python invented.py FOLDER BASE_FOLDER models/reader/reader.int8.onnx CLAIMS.jsonl ANSWERED.jsonl UNANSWERED.jsonl

Each claim and each question that the article does not answer gets the one or two sentences that it is most likely about, by shared words and by an earlier
reader; `train.py` dresses them with up to five sentences around. Which articles are kept for the judges is said by `is_kept`.
"""

import glob
import json
import os
import re
import sys

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from claims import LABELS
from data import sentences
from features import CLS, LENGTHS, QUESTION_TOKENS, SEP

READ = 4  # windows of a claim that the reader sees, those with most shared words
STOP = set("the a an of to in on at for by with and or but is are was were be been has have had it its that this as from he she they his her their not who what when where why how which did does do".split())


def is_kept(title):
    """Whether an article is kept for the judges: one in five, by its own letters."""
    return sum(map(ord, title)) % 5 == 0


def stems(text):
    """Words cut short, so that endings do not part them, and numbers."""
    return {word[:5] for word in re.findall(r"\w+", text.lower()) if word not in STOP}


def windows(text):
    spans = sentences(text)
    return spans + [(a, d) for (a, _), (_, d) in zip(spans, spans[1:])]


class Located:
    def __init__(self, base, reader):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(reader, options)
        self.tokenizer = Tokenizer.from_file(os.path.join(base, "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def chances(self, claim, texts):
        """The reader's verdicts on a claim by each text."""
        asked = self.tokenizer.encode(claim, add_special_tokens=False).ids[:QUESTION_TOKENS]
        read = [e.ids[: LENGTHS[-1] - len(asked) - 3] for e in self.tokenizer.encode_batch(texts, add_special_tokens=False)]
        longest = max(map(len, read)) + len(asked) + 3
        ids, mask, types = (np.zeros((len(read), longest), dtype=np.int64) for _ in range(3))
        for i, pieces in enumerate(read):
            row = [CLS, *asked, SEP, *pieces, SEP]
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
            types[i, len(asked) + 2 : len(row)] = 1
        verdict = self.session.run(["verdict"], {"input_ids": ids, "attention_mask": mask, "token_type_ids": types})[0]
        exp = np.exp(verdict - verdict.max(-1, keepdims=True))
        return exp / exp.sum(-1, keepdims=True)

    def place(self, text, asked, label):
        """Where in a text a claim or question is most likely decided."""
        wanted = stems(asked)
        shared = {span: len(wanted & stems(text[slice(*span)])) / max(1, len(wanted)) - 0.05 * (span[1] - span[0]) / 200 for span in windows(text)}
        best = sorted(shared, key=shared.get, reverse=True)[:READ]
        if label is None:
            return best[0]
        # What is not said is looked for where it seems to be said.
        chances = self.chances(asked, [text[slice(*span)] for span in best])[:, 0 if label == LABELS["not-said"] else label]
        return max(zip(best, chances), key=lambda one: shared[one[0]] + one[1])[0]


def answer_at(text, question, answer):
    """The place of an answer; of several, the one whose sentence shares most with the question."""
    wanted = stems(question)
    places = [m.start() for m in re.finditer(re.escape(answer), text)]
    around = lambda at: next(len(wanted & stems(text[a:b])) for a, b in sentences(text) if a <= at < b)
    if not places:
        raise SystemExit(f"the article lacks the answer {answer!r} to {question!r}: mend one of them")
    start = max(places, key=around)
    return [start, start + len(answer)]


def main(folder, base, reader, claims_out, answered_out, unanswered_out):
    located = Located(base, reader)
    with open(claims_out, "w") as claims, open(answered_out, "w") as answered, open(unanswered_out, "w") as unanswered:
        for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
            for number, line in enumerate(open(path, encoding="utf-8")):
                article = json.loads(line)
                title, text = article["title"], article["text"]
                if is_kept(title):
                    continue
                for claim in article["claims"]:
                    near = located.place(text, claim["claim"], LABELS[claim["label"]])
                    claims.write(json.dumps({**claim, "premise": text, "title": title, "near": near}) + "\n")
                for i, q in enumerate(article["questions"]):
                    row = {"id": f"invented:{os.path.basename(path)}:{number}:{i}", "question": q["question"], "context": text, "title": title}
                    if q["answer"]:
                        answered.write(json.dumps({**row, "answers": [answer_at(text, q["question"], q["answer"])]}) + "\n")
                    else:
                        unanswered.write(json.dumps({**row, "answers": [], "near": located.place(text, q["question"], None)}) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 7:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
