"""The training loop: spaCy components, big batches of short documents, averaged weights.

Settings are those measured in `docs/decisions/0003-language-engines.md`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam

from depesche.training.ops import use_fast_ops

Scores = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how hard to train: steps, words a batch at the start and end, dropout, learning rate."""

    steps: int = 1500
    first_batch: int = 150
    last_batch: int = 1200
    dropout: float = 0.1
    rate: float = 0.001
    measure_every: int = 300
    seed: int = 7


def batches(examples: Sequence[Example], settings: Settings) -> Iterator[list[Example]]:
    """Give shuffled batches for ever; their size in words grows over the first half of the steps."""
    shuffler = random.Random(settings.seed)
    order = list(examples)
    step = 0
    batch: list[Example] = []
    words = 0
    while True:
        shuffler.shuffle(order)
        for example in order:
            share = min(1.0, 2 * step / settings.steps)
            batch.append(example)
            words += len(example.reference)
            if words >= settings.first_batch + share * (settings.last_batch - settings.first_batch):
                yield batch
                batch, words = [], 0
                step += 1


def optimizer(settings: Settings) -> Any:
    """Adam with averages of the weights kept."""
    return Adam(settings.rate, beta1=0.9, beta2=0.999, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)


def train(
    nlp: Language,
    examples: Sequence[Example],
    settings: Settings,
    *,
    measure: Callable[[Language], str],
    report: Path,
) -> None:
    """Train `nlp` in place and leave it with the averaged weights; progress goes to `report`, line by line."""
    random.seed(settings.seed)
    use_fast_ops()
    nlp.initialize(lambda: examples)
    use_fast_ops(*(pipe.model for _, pipe in nlp.pipeline if hasattr(pipe, "model")))
    sgd = optimizer(settings)
    started = time.process_time()
    with report.open("a", encoding="utf-8") as log:
        for step, batch in enumerate(batches(examples, settings), start=1):
            sgd.learn_rate = settings.rate * min(1.0, 2.0 * (settings.steps - step + 1) / settings.steps + 0.05)
            nlp.update(batch, drop=settings.dropout, sgd=sgd)
            last = step >= settings.steps
            if step % settings.measure_every == 0 or last:
                with nlp.use_params(sgd.averages):
                    found = measure(nlp)
                print(f"step {step} cpu {time.process_time() - started:.0f}s {found}", file=log, flush=True)
            if last:
                break
    for _, pipe in nlp.pipeline:
        if hasattr(pipe, "model"):
            _keep_averages(pipe.model, sgd.averages)


def _keep_averages(model: Any, averages: Any) -> None:
    for layer in model.walk():
        for name in layer.param_names:
            if layer.has_param(name) and (layer.id, name) in averages:
                layer.set_param(name, averages[(layer.id, name)])
