"""Russian by the models of the Natasha project: razdel cuts, slovnet tags, parses and names, pymorphy3 gives lemmas.

The models come inside the package `natasha`; its own code is not used, since it
needs pymorphy2, which Python 3.11 no longer runs.  All of it is the [ru] extra.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from depesche.errors import EngineError
from depesche.language.engine import LONGEST_SENTENCE, Cut, Cuts, Engine
from depesche.language.words import Word
from depesche.records import LanguageEngine

PACKAGES = ("natasha", "slovnet", "navec", "razdel", "pymorphy3")
INSTALL = "pip install 'depesche[ru]'"
_BATCH = 32
_WORD_CLASSES = {
    "NOUN": ("NOUN",), "PROPN": ("NOUN",), "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"), "AUX": ("VERB", "INFN"),
    "ADJ": ("ADJF", "ADJS", "COMP", "PRTF", "PRTS"), "DET": ("ADJF", "NPRO"), "PRON": ("NPRO", "ADJF"), "ADV": ("ADVB", "COMP", "PRED"),
    "NUM": ("NUMR", "ADJF"),
}  # fmt: skip
"""UD word class -> pymorphy's, best first."""


def installed() -> bool:
    """Tell whether everything Russian needs is there."""
    return all(find_spec(name) is not None for name in PACKAGES)


class NatashaEngine(Engine):
    """The Russian models behind the port; made by `load_natasha`."""

    def __init__(self, models: dict[str, Any], record: LanguageEngine) -> None:
        super().__init__("ru", None, None, record)
        self._models = models
        self._lemmas: dict[tuple[str, str], str] = {}

    def cut(self, text: str) -> Cuts:
        """Cut a text into sentences and tokens."""
        import razdel

        sentences: list[list[Cut]] = []
        for found in razdel.sentenize(text):
            tokens = [(t.text, found.start + t.start, found.start + t.stop) for t in razdel.tokenize(found.text)]
            sentences += [tokens[i : i + LONGEST_SENTENCE] for i in range(0, len(tokens), LONGEST_SENTENCE)]
        return Cuts(text, sentences)

    def analysed(self, sentences: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> list[list[Word]]:
        """Run the models over sentences given as words and following spaces."""
        words = [list(w) for w, _ in sentences]
        full = [w for w in words if w]
        layers = (self._models["morph"].map(full), self._models["syntax"].map(full), self._names(full))
        answers = iter(zip(*layers, strict=True))
        return [self._sentence(w, *next(answers)) if w else [] for w in words]

    def _names(self, sentences: list[list[str]]) -> Iterator[list[str]]:
        """Label names in sentences that are cut already; slovnet's own call would cut them anew."""
        infer = self._models["names"].infer
        yield from infer.decoder(infer.process(infer.encoder(sentences)))

    def _sentence(self, words: list[str], morph: Any, syntax: Any, names: list[str]) -> list[Word]:
        out = []
        for i, (form, m, s, name) in enumerate(zip(words, morph.tokens, syntax.tokens, names, strict=True)):
            head = int(s.head_id) - 1
            root = head < 0 or head == i
            feats = "|".join(f"{k}={v}" for k, v in sorted((m.feats or {}).items(), key=lambda kv: kv[0].lower()))
            lemma = self._lemma(form, m.pos)
            label = "root" if root else str(s.rel)
            place = i if root else head
            out.append(
                Word(text=form, plain=form, tag=m.pos, lemma=lemma, upos=m.pos, feats=feats, head=place, deprel=label, name=str(name))
            )
        return out

    def _lemma(self, form: str, upos: str) -> str:
        key = (form, upos)
        if key not in self._lemmas:
            self._lemmas[key] = self._looked_up(form, upos)
        return self._lemmas[key]

    def _looked_up(self, form: str, upos: str) -> str:
        if not any(c.isalpha() for c in form):
            return form
        readings = self._models["lemmas"].parse(form)
        wanted = _WORD_CLASSES.get(upos, ())
        best = min(readings, key=lambda r: (wanted.index(str(r.tag.POS)) if str(r.tag.POS) in wanted else len(wanted), -r.score))
        lemma = str(best.normal_form)
        if len(form) > 1 and form.isupper():
            return lemma.upper()
        return lemma.capitalize() if upos == "PROPN" and form[:1].isupper() else lemma


def load_natasha(language: str) -> NatashaEngine:
    """Load the Russian models (2 seconds); raises `EngineError` for another language or where they are not installed."""
    if language != "ru":
        raise EngineError(f"the engine natasha reads Russian (ru), not '{language}'")
    if not installed():
        missing = ", ".join(name for name in PACKAGES if find_spec(name) is None)
        raise EngineError(f"no engine for Russian: {missing} not installed; install it with: {INSTALL}")
    import pymorphy3
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    spec = find_spec("natasha")
    places = list(spec.submodule_search_locations or ()) if spec else []
    data = Path(places[0]) / "data"
    vectors = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    models: dict[str, Any] = {
        "morph": Morph.load(data / "model" / "slovnet_morph_news_v1.tar", batch_size=_BATCH),
        "syntax": Syntax.load(data / "model" / "slovnet_syntax_news_v1.tar", batch_size=_BATCH),
        "names": NER.load(data / "model" / "slovnet_ner_news_v1.tar", batch_size=_BATCH),
    }
    for model in models.values():
        model.navec(vectors)
    models["lemmas"] = pymorphy3.MorphAnalyzer(lang="ru")
    return NatashaEngine(models, LanguageEngine(name="natasha", version=version("natasha"), digest=""))
