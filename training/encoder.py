"""A BERT encoder with a span head: the reader's network, for training and for export.

Parameter names are those of Hugging Face's `BertModel` under `bert.`, so that public checkpoints load as they are.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn


class Layer(nn.Module):
    """One transformer block (post-norm, GELU), as in Devlin et al. 2019."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.attention = nn.ModuleDict({
            "self": nn.ModuleDict({name: nn.Linear(width, width) for name in ("query", "key", "value")}),
            "output": nn.ModuleDict({"dense": nn.Linear(width, width), "LayerNorm": nn.LayerNorm(width, eps=1e-12)}),
        })
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(width, inner)})
        self.output = nn.ModuleDict({"dense": nn.Linear(inner, width), "LayerNorm": nn.LayerNorm(width, eps=1e-12)})

    def forward(self, hidden, mask, exporting):
        batch, length, width = hidden.shape
        parts = self.attention["self"]
        # One product for query, key and value is faster than three of a third of its size.
        weight = torch.cat([parts[name].weight for name in ("query", "key", "value")])
        bias = torch.cat([parts[name].bias for name in ("query", "key", "value")])
        if exporting:
            query, key, value = (parts[name](hidden) for name in ("query", "key", "value"))
        else:
            query, key, value = F.linear(hidden, weight, bias).split(width, -1)
        query, key, value = (
            x.view(batch, length, self.heads, width // self.heads).transpose(1, 2) for x in (query, key, value)
        )
        scores = torch.matmul(query, key.transpose(2, 3)) / math.sqrt(width // self.heads) + mask
        context = torch.matmul(scores.softmax(-1), value)
        context = context.transpose(1, 2).reshape(batch, length, width)
        attended = self.attention["output"]["LayerNorm"](self.attention["output"]["dense"](context) + hidden)
        inner = F.gelu(self.intermediate["dense"](attended))
        return self.output["LayerNorm"](self.output["dense"](inner) + attended)


class Encoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        width = config["hidden_size"]
        self.embeddings = nn.ModuleDict({
            "word_embeddings": nn.Embedding(config["vocab_size"], width),
            "position_embeddings": nn.Embedding(config["max_position_embeddings"], width),
            "token_type_embeddings": nn.Embedding(2, width),
            "LayerNorm": nn.LayerNorm(width, eps=1e-12),
        })
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList([
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"])
        ])})

    def forward(self, input_ids, attention_mask, token_type_ids, exporting=False):
        length = input_ids.shape[1]
        e = self.embeddings
        hidden = e["LayerNorm"](
            e["word_embeddings"](input_ids)
            + e["position_embeddings"](torch.arange(length, device=input_ids.device).unsqueeze(0))
            + e["token_type_embeddings"](token_type_ids)
        )
        mask = ((1 - attention_mask)[:, None, None, :]).to(hidden.dtype) * -10000.0
        for layer in self.encoder["layer"]:
            hidden = layer(hidden, mask, exporting)
        return hidden


VERDICTS = ("supported", "contradicted", "not-said")


class Reader(nn.Module):
    """Two heads over one encoder.

    `start`, `end`: where the answer starts and ends; both on the first token ([CLS]) where the passage does not say.
    `verdict`: what the passage says to a claim or a yes/no question, in the order of VERDICTS (yes is supported, no is contradicted).
    """

    def __init__(self, config):
        super().__init__()
        self.bert = Encoder(config)
        self.out = nn.Linear(config["hidden_size"], 2)
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)
        # A claim is judged by the whole pair, so its head has a layer of its own over the first token.
        self.pool = nn.Linear(config["hidden_size"], config["hidden_size"])
        self.verdict = nn.Linear(config["hidden_size"], len(VERDICTS))
        for layer in (self.pool, self.verdict):
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.zeros_(layer.bias)

    def forward(self, input_ids, attention_mask, token_type_ids, exporting=False):
        hidden = self.bert(input_ids, attention_mask, token_type_ids, exporting)
        logits = self.out(hidden)
        return logits[..., 0], logits[..., 1], self.verdict(torch.tanh(self.pool(hidden[:, 0])))
