"""The shipped reader → a state to train further from: its int8 matrices as numbers again, its word vectors those of the base.

  python restore.py models/reader/reader.int8.onnx BASE_FOLDER STATE.pt

States of runs are too large to keep; what is lost by this is the rounding to int8.
"""

import sys

import onnx
import torch
from onnx import numpy_helper

from base import load_base, load_config
from encoder import Reader


def matrices(graph):
    """(name of the bias that is added, matrix as a linear layer has it) of each product with a rounded matrix."""
    arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    readers = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    for node in graph.node:
        if node.op_type in ("MatMulIntegerToFloat", "DynamicQuantizeMatMul"):
            names = [name for name in node.input if name in arrays]
            whole, scale, zero = (arrays[next(n for n in names if n.endswith(end))] for end in ("_quantized", "_scale", "_zero_point"))
            matrix = (whole.astype("float32") - zero.astype("float32")) * scale
        elif node.op_type in ("MatMul", "Gemm") and node.input[1] in arrays:
            matrix = arrays[node.input[1]]
        else:
            continue
        # The bias is an input of the product itself, or of what takes its result up.
        near = [*node.input, *(name for after in readers.get(node.output[0], []) for name in after.input)]
        bias = next(name for name in near if name.endswith(".bias") and name in arrays and "LayerNorm" not in name)
        yield bias, torch.tensor(matrix.T.copy())


def main(path, base, out):
    graph = onnx.load(path).graph
    model = Reader(load_config(base))
    load_base(model, base)
    state = model.state_dict()
    kept = {item.name.removeprefix("reader."): torch.tensor(numpy_helper.to_array(item).copy()) for item in graph.initializer}
    found = {name: value for name, value in kept.items() if name in state and value.shape == state[name].shape}
    for bias, matrix in matrices(graph):
        found[bias.removeprefix("reader.").removesuffix("bias") + "weight"] = matrix
    missing = [name for name in state if name not in found and "_embeddings" not in name]
    if missing:
        raise SystemExit(f"{path} lacks {missing[:4]}")
    torch.save({**state, **found}, out)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
