"""Examples → token ids with the places of the answers, in batches of one shape."""

import torch

CLS, SEP = 101, 102
LENGTHS = (64, 96, 128, 160, 192)
QUESTION_TOKENS = 40


# What is not asked of an example: it has no part in the loss.
UNASKED = -100


def encode(tokenizer, examples, rng):
    """[(ids, first token of the text, start, end, verdict)]; start = end = 0 where the text does not say. Answers cut off are left out."""
    questions = tokenizer.encode_batch([e[0] for e in examples], add_special_tokens=False)
    texts = tokenizer.encode_batch([e[1] for e in examples], add_special_tokens=False)
    features = []
    for (_, _, answer, verdict), question, text in zip(examples, questions, texts):
        q_ids = question.ids[:QUESTION_TOKENS]
        ids, offsets = text.ids, text.offsets
        room = LENGTHS[-1] - len(q_ids) - 3
        skip, start, end = 0, None, None
        if answer is not None:
            start = next((k for k, (_, b) in enumerate(offsets) if b > answer[0]), None)
            end = next((k for k in range(len(offsets) - 1, -1, -1) if offsets[k][0] < answer[1]), None)
            if start is None or end is None or end < start or end - start >= room:
                continue
        if len(ids) > room:
            low, high = (0, len(ids) - room) if start is None else (max(0, end - room + 1), min(start, len(ids) - room))
            skip = rng.randint(low, high)
            ids = ids[skip : skip + room]
        first = len(q_ids) + 2
        if verdict is not None:
            # The words that decide stand near the start as a rule, and a cut elsewhere would leave the label without them.
            ids, place = text.ids[:room], (UNASKED, UNASKED)
        else:
            place = (0, 0) if start is None else (start - skip + first, end - skip + first)
        features.append(([CLS, *q_ids, SEP, *ids, SEP], first, *place, UNASKED if verdict is None else verdict))
    return features


def batches(features, tokens, rng):
    """Batches of features of like length; each length has one batch size, so that a compiled network sees few shapes."""
    by_length = {}
    for feature in features:
        by_length.setdefault(next(n for n in LENGTHS if len(feature[0]) <= n), []).append(feature)
    out = []
    for length, group in by_length.items():
        size = tokens // length
        rng.shuffle(group)
        out += [(length, group[i : i + size]) for i in range(0, len(group) - size + 1, size)]
    rng.shuffle(out)
    return out


def collate(length, group):
    """Tensors ids, mask, types, start, end, verdict of a batch."""
    ids, mask, types = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(3))
    for i, (tokens, first, *_) in enumerate(group):
        ids[i, : len(tokens)] = torch.tensor(tokens)
        mask[i, : len(tokens)] = 1
        types[i, first : len(tokens)] = 1
    return ids, mask, types, *(torch.tensor([g[place] for g in group]) for place in (2, 3, 4))
