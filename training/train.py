"""Trains the reader: single-thread processes that average their weights, bf16 where the processor has it, resumable. See README.md for the whole recipe.

  python train.py --base BASE_FOLDER --data DATA_FOLDER --out RUN_FOLDER [--init STATE.pt …] [--extra ROWS.jsonl …]

Every `--save` minutes the state is written to RUN_FOLDER/state.pt; the same command takes it up from there.
"""

import argparse
import os
import random
import time

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F
from tokenizers import Tokenizer

from base import load_base, load_config, mean
from claims import load_claims, load_pairs
from data import example, load, load_made
from encoder import Reader
from features import UNASKED, batches, collate, encode

BLOCK = 4096  # questions that are dressed and sorted into batches at once


def parse():
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    add("--base", required=True)
    add("--data", required=True)
    add("--out", required=True)
    add("--init", nargs="*", default=[], help="state of an earlier run to start from, or several, of which their mean")
    add("--extra", nargs="*", default=[], help="files of rows without an answer (bench/training/negatives.ts, swapped.ts)")
    add("--reworded", nargs="*", default=[], help="files of answered rows besides (bench/training/swapped.ts)")
    add("--extra-share", type=float, default=0.3, help="share of such rows among all")
    add("--more-claims", nargs="*", default=[], help="files of pairs of claim and passage besides (bench/training/swapped.ts, stated.ts)")
    add("--claim-share", type=float, default=0.35, help="share of claims and yes/no questions among all")
    add("--own", nargs=3, default=[], help="claims, answered and unanswered questions about our own articles (invented.py)")
    add("--own-share", type=float, default=0.3, help="share of those among the claims, the answered and the unanswered")
    add("--examples", type=int, default=200_000)
    add("--minutes", type=float, default=1e9, help="the rate falls to nothing by then")
    add("--rate", type=float, default=1.5e-4)
    add("--final-rate", type=float, default=0.0, help="share of the rate that is left at the end")
    add("--warm", type=float, default=0.03)
    add("--tokens", type=int, default=2048, help="tokens in a batch")
    add("--average", type=int, default=12, help="steps between two averagings")
    add("--processes", type=int, default=os.cpu_count())
    add("--frozen", type=int, default=0, help="lowest layers that stay as they are: a trained reader is trained further a quarter faster without four of twelve")
    add("--save", type=float, default=5.0, help="minutes")
    add("--seed", type=int, default=1)
    add("--compile", action="store_true")
    return parser.parse_args()


def block_of(index, rows, extra, claims, own, args):
    rng = random.Random(f"{args.seed}:{index}")
    picked = []
    for _ in range(BLOCK):
        kind = 2 if extra and rng.random() < args.extra_share else 1
        if rng.random() < args.claim_share:
            kind = 0
        is_own = bool(own) and rng.random() < args.own_share
        picked.append(rng.choice((own if is_own else (claims, rows, extra))[kind]))
    return picked, rng


def stream(rows, extra, claims, own, tokenizer, args, block):
    """Endless (block number, batch)s, the same for all processes."""
    while True:
        picked, rng = block_of(block, rows, extra, claims, own, args)
        for batch in batches(encode(tokenizer, [example(row, rng) for row in picked], rng), args.tokens, rng):
            yield block, batch
        block += 1


def mixed(mean, total, count):
    """A running mean over some 2,000 examples as (mean, weight)."""
    weight = min(mean[1], 2000) + count
    return (mean[0] + (total - mean[0] * count) / weight if weight else 0.0, weight)


def work(rank, args):
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    parallel = args.processes > 1
    if parallel:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", "29531")
        dist.init_process_group("gloo", rank=rank, world_size=args.processes)
    rows = load(args.data) + load_made(args.reworded)
    extra = load_made(args.extra)
    claims = load_claims(args.data, more=args.more_claims) if args.claim_share > 0 else []
    own = [load_pairs([args.own[0]]), load_made([args.own[1]]), load_made([args.own[2]])] if args.own else []
    tokenizer = Tokenizer.from_file(os.path.join(args.base, "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Reader(load_config(args.base))
    saved = os.path.join(args.out, "state.pt")
    seen, block, minutes = 0, 0, 0.0
    if os.path.exists(saved):
        kept = torch.load(saved)
        seen, block, minutes = kept["seen"], kept["block"] + 1, kept["minutes"]
        model.load_state_dict(kept["model"])
    elif args.init:
        # An earlier reader may have no head for claims yet.
        model.load_state_dict(mean(args.init), strict=False)
    else:
        load_base(model, args.base)
    # The word pieces' vectors are good as they are; leaving them saves a third of the optimiser's work.
    model.bert.embeddings.requires_grad_(False)
    for layer in model.bert.encoder["layer"][: args.frozen]:
        layer.requires_grad_(False)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in trained if p.dim() > 1], "weight_decay": 0.01},
            {"params": [p for p in trained if p.dim() < 2], "weight_decay": 0.0},
        ],
        lr=args.rate, betas=(0.9, 0.98), eps=1e-6, fused=True,
    )
    if os.path.exists(saved):
        optimizer.load_state_dict(kept["optimizer"])
    # A processor without instructions for bf16 imitates them, many times slower than it counts in 32 bits.
    short = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    run = torch.compile(model, dynamic=False) if args.compile else model

    def average():
        if not parallel:
            return
        with torch.no_grad():
            flat = torch.cat([p.view(-1) for p in trained])
            dist.all_reduce(flat)
            flat /= args.processes
            at = 0
            for p in trained:
                p.copy_(flat[at : at + p.numel()].view_as(p))
                at += p.numel()

    log = open(os.path.join(args.out, "log.txt"), "a") if rank == 0 else None
    if log:
        print(f"rows {len(rows)}, unanswered {len(extra)}, claims {len(claims)}, seen {seen}", file=log, flush=True)
    started, last_save, step, tokens = time.time(), time.time(), 0, 0
    means = {"reading": (0.0, 0.0), "claims": (0.0, 0.0)}
    flag = torch.zeros(2)
    model.train()
    for number, (block_now, (length, group)) in enumerate(stream(rows, extra, claims, own, tokenizer, args, block)):
        if number % args.processes != rank:
            continue
        elapsed = minutes + (time.time() - started) / 60
        done = max(seen / args.examples, elapsed / args.minutes)
        if step % args.average == 0 and step:
            average()
            flag[0], flag[1] = float(done >= 1), float(rank == 0 and time.time() - last_save > args.save * 60)
            if parallel:
                dist.all_reduce(flag, op=dist.ReduceOp.MAX)
            if flag[1] or flag[0]:
                last_save = time.time()
                if rank == 0:
                    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "seen": seen, "block": block_now, "minutes": elapsed}
                    torch.save(state, saved + ".new")
                    os.replace(saved + ".new", saved)
            if flag[0]:
                break
        left = args.final_rate + (1 - args.final_rate) * max(0.0, 1 - done)
        for part in optimizer.param_groups:
            part["lr"] = args.rate * min(1.0, (step + 1) / max(1, args.warm * args.examples / (args.processes * len(group)))) * left
        ids, mask, types, start, end, verdict = collate(length, group)
        with torch.autocast("cpu", torch.bfloat16, enabled=short):
            starts, ends, verdicts = run(ids, mask, types)
        starts = starts.float().masked_fill(mask == 0, -1e4)
        ends = ends.float().masked_fill(mask == 0, -1e4)
        # Each example weighs the same, whichever head it trains.
        spans = sum(
            F.cross_entropy(given, wanted, ignore_index=UNASKED, reduction="sum")
            for given, wanted in ((starts, start), (ends, end))
        )
        chances = F.log_softmax(verdicts.float(), -1)
        # The last one stands for "contradicted or not said".
        chances = torch.cat([chances, chances[:, 1:].logsumexp(-1, keepdim=True)], -1)
        claimed = F.nll_loss(chances, verdict, ignore_index=UNASKED, reduction="sum")
        loss = (spans / 2 + claimed) / len(group)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        step += 1
        seen += len(group) * args.processes
        tokens += int(mask.sum())
        means["reading"] = mixed(means["reading"], spans.item() / 2, int((start != UNASKED).sum()))
        means["claims"] = mixed(means["claims"], claimed.item(), int((verdict != UNASKED).sum()))
        if log and step % 50 == 0:
            rate = tokens / (time.time() - started)
            print(f"{elapsed:.1f} min, {seen} examples, loss {means['reading'][0]:.3f}, of claims {means['claims'][0]:.3f}, {rate:.0f} tokens/s a process", file=log, flush=True)
    if rank == 0:
        torch.save({k: v.half() if v.is_floating_point() else v for k, v in model.state_dict().items()}, os.path.join(args.out, "reader.pt"))
        print(f"done: {seen} examples", file=log, flush=True)


if __name__ == "__main__":
    arguments = parse()
    os.makedirs(arguments.out, exist_ok=True)
    if arguments.processes > 1:
        mp.spawn(work, (arguments,), arguments.processes)
    else:
        work(0, arguments)
