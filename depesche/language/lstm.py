"""Two-way LSTM layers over sentences of many lengths, with numpy alone: one matrix product a step for all of them.

Words are laid out by their place in the sentence, not by sentence, so that a
step reads and writes one run of rows; sentences that have ended drop out at the
end of the run.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]
Indices = np.ndarray[Any, np.dtype[np.int64]]


class Order:
    """Where the words of sentences, ordered from long to short, stand at each step.

    Args:
        sizes: Words of each sentence, longest first.

    """

    def __init__(self, sizes: Indices) -> None:
        self.begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        ends = self.begins + sizes - 1
        self.alive = [int((sizes > step).sum()) for step in range(int(sizes[0]))]
        """Sentences that have a word left at each step."""
        self.forward = np.concatenate([self.begins[:k] + step for step, k in enumerate(self.alive)])
        self.backward = np.concatenate([ends[:k] - step for step, k in enumerate(self.alive)])


class Layer:
    """Weights of both directions of a layer; each has the gates input, forget, output and the new value side by side.

    Sigmoids are worked out as tanh of half their argument, for which the weights
    are halved here, once; `run` gives twice what the layer says, so `twice`
    tells that the answers it reads are doubled as well.

    Args:
        weights: What reads the layer's inputs, shape (2, inputs, 4 * hidden).
        recurrent: What reads the answers of the step before, shape (2, hidden, 4 * hidden).
        bias: Shape (2, 4 * hidden).
        twice: Whether the inputs are answers of another layer.

    """

    def __init__(self, weights: Array, recurrent: Array, bias: Array, *, twice: bool) -> None:
        hidden = recurrent.shape[1]
        scale = np.ones(4 * hidden, dtype=np.float32)
        scale[: 3 * hidden] = 0.5
        read = np.concatenate([weights * (0.5 if twice else 1.0), bias[:, None]], axis=1, dtype=np.float32) * scale
        self.weights: Array = np.ascontiguousarray(read, dtype=np.float32)
        """Inputs and a row of bias, shape (2, inputs + 1, 4 * hidden)."""
        self.recurrent: Array = np.ascontiguousarray(recurrent * 0.5 * scale, dtype=np.float32)

    @property
    def hidden(self) -> int:
        """Values the layer says in one direction."""
        return int(self.recurrent.shape[1])

    def run(self, gates: Array, order: Order) -> Array:
        """Run the layer.

        Args:
            gates: What the inputs put into the gates, shape (2, words, 4 * hidden), in the order of the steps of each direction.
            order: Of the sentences.

        Returns:
            Twice what the layer says, and a column of ones for the next bias: shape (words, 2 * hidden + 1), by sentence.

        """
        h, most = self.hidden, order.alive[0]
        state = np.zeros((2, most, h), dtype=np.float32)
        memory = np.zeros_like(state)
        product = np.empty((2, most, 4 * h), dtype=np.float32)
        said = np.empty((2, gates.shape[1], h), dtype=np.float32)
        at = 0
        for k in order.alive:
            gate, kept, new = product[:, :k], memory[:, :k], said[:, at : at + k]
            np.matmul(state[:, :k], self.recurrent, out=gate)
            gate += gates[:, at : at + k]
            np.tanh(gate, out=gate)
            opened = gate[..., : 3 * h]
            opened += 1.0  # twice the sigmoid
            value = gate[..., 3 * h :]
            value *= gate[..., :h]
            kept *= gate[..., h : 2 * h]
            kept += value
            kept *= 0.5
            np.tanh(kept, out=new)
            new *= gate[..., 2 * h : 3 * h]
            state[:, :k] = new
            at += k
        answer = np.empty((gates.shape[1], 2 * h + 1), dtype=np.float32)
        answer[order.forward, :h], answer[order.backward, h:-1] = said
        answer[:, -1] = 1.0
        return answer
