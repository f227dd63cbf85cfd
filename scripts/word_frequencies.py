"""Write `depesche/ledger/settling/frequencies/<language>.tsv`: how frequent the 20,000 commonest words are in web text.

    python scripts/word_frequencies.py

Counts come from the probabilities of the package spacy-lookups-data 1.0.5 (MIT; extra `train`), capitals and marks on
letters put together as the ledger's index does.  A line is -10 log10 of the share of all words, and the words of that share.
"""

import gzip
import json
import math
from collections import Counter
from importlib.resources import files
from pathlib import Path

from depesche.ledger.settling.index import plain

FOLDER = Path(__file__).resolve().parent.parent / "depesche" / "ledger" / "settling" / "frequencies"
SIZE = 20_000


def main() -> None:
    """Write the table of each language."""
    for language in ("de", "en"):
        packed = files("spacy_lookups_data").joinpath("data", f"{language}_lexeme_prob.json.gz").read_bytes()
        shares = Counter[str]()
        for word, log in json.loads(gzip.decompress(packed)).items():
            shares[plain(word)] += math.exp(log)
        levels: dict[int, list[str]] = {}
        for word, share in sorted(((w, s) for w, s in shares.items() if w.isalpha()), key=lambda pair: (-pair[1], pair[0]))[:SIZE]:
            levels.setdefault(round(-10 * math.log10(share)), []).append(word)
        lines = (f"{level}\t{' '.join(sorted(words))}\n" for level, words in sorted(levels.items()))
        (FOLDER / f"{language}.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
