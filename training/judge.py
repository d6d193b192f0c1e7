"""Fits the judge: a network of one hidden layer over the evidence for a span, and the calibration of its odds.

  python judge.py ROWS.jsonl [ROWS.jsonl …] OUT.json     rows from bench/training/judge-rows.ts, claim-rows.ts, own-rows.ts

Questions of one corpus stay together in cross-validation. The calibration is fitted on the best proposal of every question, as judged by a network that did not
see its corpus; passages that the reader was not trained on count three times (`rowWeights` in evidence-rows.ts).
"""

import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

HIDDEN, FOLDS, EPOCHS, DECAY, NETWORKS = 8, 5, 12, 0.1, 3


def read(paths):
    questions = [json.loads(line) for path in paths for line in open(path, encoding="utf-8")]
    names = sorted({name for q in questions for row in q["rows"] for name in row["evidence"]})
    for q in questions:
        q["x"] = np.array([[row["evidence"].get(name, 0.0) for name in names] for row in q["rows"]], dtype=np.float32)
        q["y"] = np.array([row["right"] for row in q["rows"]], dtype=np.float32)
    return [q for q in questions if len(q["rows"])], names


def fit(questions, names, seed):
    """Some networks of one hidden layer, averaged: side by side they are one network."""
    x = np.concatenate([q["x"] for q in questions])
    mean = x.mean(0)
    # What is rare in training must not shout where it is not.
    spread = np.maximum(x.std(0), 0.25)
    x = torch.tensor((x - mean) / spread)
    y = torch.tensor(np.concatenate([q["y"] for q in questions]))
    # The first proposals decide, so they count most; passages unseen by the reader are what users have.
    weight = torch.tensor(np.concatenate([
        (1.0 / (1 + np.arange(len(q["y"])))) * q["weight"] for q in questions
    ]), dtype=torch.float32)
    layers = [train(x, y, weight, seed * NETWORKS + i) for i in range(NETWORKS)]
    hidden, bias, output, last = (np.concatenate(part) for part in zip(*layers))
    return {"mean": mean, "spread": spread, "hidden": hidden, "bias": bias, "output": output / NETWORKS, "last": last.mean()}


def train(x, y, weight, seed):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.Tanh(), torch.nn.Linear(HIDDEN, 1))
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        for part in optimizer.param_groups:
            part["lr"] = 4e-3 * (1 - epoch / EPOCHS)
        for batch in torch.randperm(len(y)).split(256):
            loss = (F.binary_cross_entropy_with_logits(net(x[batch])[:, 0], y[batch], reduction="none") * weight[batch]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return [t.detach().numpy().astype(float) for t in (net[0].weight, net[0].bias, net[2].weight[0], net[2].bias)]


def odds(model, x):
    return np.tanh((x - model["mean"]) / model["spread"] @ model["hidden"].T + model["bias"]) @ model["output"] + model["last"]


def isotonic(x, y, w, least=60):
    """Pool-adjacent-violators, over bins of some rows so that few do not decide; knots (odds, share right), rising."""
    order = np.argsort(x)
    blocks = []
    for part in np.array_split(order, max(2, len(order) // least)):
        blocks.append([np.average(x[part], weights=w[part]), np.average(y[part], weights=w[part]), w[part].sum()])
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            (x1, y1, w1), (x2, y2, w2) = blocks[-2:]
            blocks[-2:] = [[(x1 * w1 + x2 * w2) / (w1 + w2), (y1 * w1 + y2 * w2) / (w1 + w2), w1 + w2]]
    return [[round(float(a), 4), round(float(np.clip(b, 0.005, 0.99)), 4)] for a, b, _ in blocks]


def report(questions, right, confidence):
    """Right and wrong of all at thresholds, and the expected calibration error."""
    n = len(questions)
    for t in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        on = confidence >= t
        answerable = np.array([q["answerable"] for q in questions])
        print(f"  from {t}: right {100 * (right & on).sum() / n:.1f} %, wrong {100 * (~right & on).sum() / n:.1f} %, silent rightly {100 * (~on & ~answerable).sum() / n:.1f} %")
    bins = np.clip((confidence * 10).astype(int), 0, 9)
    ece = sum(abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any())
    print(f"  ECE {ece:.3f}; right when always answering, of the answerable {100 * right.sum() / max(1, answerable.sum()):.1f} %")


def main(*arguments):
    *paths, out = arguments
    torch.set_num_threads(1)
    questions, names = read(paths)
    print(len(questions), "questions,", sum(len(q["rows"]) for q in questions), "proposals,", len(names), "inputs")
    groups = sorted({q["group"] for q in questions})
    fold_of = {group: i % FOLDS for i, group in enumerate(groups)}
    chosen = {}
    for fold in range(FOLDS):
        model = fit([q for q in questions if fold_of[q["group"]] != fold], names, fold)
        for i, q in enumerate(questions):
            if fold_of[q["group"]] == fold:
                scores = odds(model, q["x"])
                best = int(scores.argmax())
                chosen[i] = (float(scores[best]), bool(q["y"][best]))
    x = np.array([chosen[i][0] for i in range(len(questions))])
    right = np.array([chosen[i][1] for i in range(len(questions))])
    unseen = np.array([q["unseen"] for q in questions])
    weight = np.array([q["weight"] for q in questions])
    knots = isotonic(x, right.astype(float), weight)
    confidence = np.interp(x, [a for a, _ in knots], [b for _, b in knots])
    for name, part in (("all", np.ones(len(x), bool)), ("unseen by the reader", unseen), ("kept to an article", np.array([q["pinned"] for q in questions]))):
        if part.any():
            print(name, int(part.sum()))
            report([q for q, p in zip(questions, part) if p], right[part], confidence[part])
    for low, high in ((1, 1), (2, 10), (11, 100), (101, 1000)):
        part = np.array([low <= q["size"] <= high and not q["pinned"] for q in questions])
        if part.any():
            print(f"corpora of {low} to {high} passages: {int(part.sum())} questions, mean confidence {confidence[part].mean():.3f}, right {right[part].mean():.3f}")
    model = fit(questions, names, 99)
    rounded = lambda array: np.round(array, 4).tolist()
    with open(out, "w", encoding="utf-8") as file:
        json.dump({
            "inputs": [
                {"name": n, "mean": round(float(m), 4), "spread": round(float(s), 4)}
                for n, m, s in zip(names, model["mean"], model["spread"])
            ],
            "hidden": {"weights": rounded(model["hidden"]), "bias": rounded(model["bias"])},
            "output": {"weights": [rounded(model["output"])], "bias": [round(float(model["last"]), 4)]},
            "calibration": knots,
        }, file)
        file.write("\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
