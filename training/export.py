"""A trained state, or the mean of several, → int8 ONNX with the vocabulary beside it, as the program loads them.

  python export.py STATE.pt [STATE.pt …] BASE_FOLDER models/reader
"""

import json
import os
import sys

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from base import load_config, mean
from encoder import Reader

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUTS = ["start", "end", "verdict"]


class ForExport(torch.nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, mask, types):
        return self.reader(ids, mask, types, exporting=True)


def vocabulary(base):
    """The word pieces in the order of their numbers."""
    with open(os.path.join(base, "tokenizer.json"), encoding="utf-8") as file:
        pieces = json.load(file)["model"]["vocab"]
    return sorted(pieces, key=pieces.get)


def main(*arguments):
    *states, base, folder = arguments
    os.makedirs(folder, exist_ok=True)
    model = Reader(load_config(base))
    model.load_state_dict(mean(states))
    model.eval()
    ids = torch.randint(1000, 20000, (2, 33))
    mask = torch.ones_like(ids)
    mask[1, 20:] = 0
    types = torch.zeros_like(ids)
    types[:, 10:] = 1
    whole, plain, small = (os.path.join(folder, name) for name in ("whole.onnx", "plain.onnx", "reader.int8.onnx"))
    axes = {name: {0: "passage", 1: "piece"} for name in INPUTS + OUTPUTS if name != "verdict"} | {"verdict": {0: "passage"}}
    torch.onnx.export(
        ForExport(model), (ids, mask, types), whole,
        input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False,
    )
    # The heads are a sliver of the size and decide everything, so they keep their 32 bits.
    heads = ("/out/MatMul", "/pool/Gemm", "/pool/MatMul", "/verdict/Gemm", "/verdict/MatMul")
    # What is one node here is two when it comes to rounding, of which the product has another name.
    head = [name for n in onnx.load(whole).graph.node if n.name.endswith(heads) for name in (n.name, f"{n.name}_MatMul")]
    # Seven bits of each weight: with eight, processors without VNNI run over in sums of two products, and answer otherwise than those with it.
    quantize_dynamic(
        whole, plain, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=head, extra_options={"MatMulConstBOnly": True},
    )
    # What the runtime would do to the graph at each start is done once: it then loads in two thirds of the time.
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = small
    onnxruntime.InferenceSession(plain, options)
    feed = {name: value.numpy() for name, value in zip(INPUTS, (ids, mask, types))}
    for path in (whole, small):
        out = onnxruntime.InferenceSession(path).run(None, feed)
        with torch.no_grad():
            wanted = model(ids, mask, types)
        apart = max(float(np.abs(a[0] - b[0].numpy()).max()) for a, b in zip(out, wanted))
        print(f"{path}: {os.path.getsize(path) / 1e6:.1f} MB, at most {apart:.3f} off")
    os.remove(whole)
    os.remove(plain)
    with open(os.path.join(folder, "vocabulary.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(vocabulary(base)) + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
