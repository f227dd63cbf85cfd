"""The public sources the shipped weights are made from: file, checksum, origin, licence.

Only sources whose licence permits shipping weights stand here; non-commercial
ones (LIT, PCC, WikiNEuRal, HIPE, the NC part of GUM) are left out on purpose.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from depesche.errors import EngineError


@dataclass(frozen=True, slots=True)
class Source:
    """One input file below the data root, and where it comes from."""

    path: str
    sha256: str
    origin: str
    licence: str


SOURCES: dict[str, Source] = {
    "trees-de-news": Source(
        "trees-de-news/de_news-train.conllu.gz",
        "145e486ae60f41e342c2ef9dc54968251125bd976547290fac31308bd83ad0c2",
        "German Wikinews sentences, trees and names corrected by the project",
        "annotation CC0, texts CC BY 2.5",
    ),
    "trees-de-news-dev": Source(
        "trees-de-news/de_news-dev.conllu.gz",
        "3554ca343ac7c242e182da600676f1045857e768e246adc6c05dd5030a888b6d",
        "as trees-de-news; measuring only",
        "annotation CC0, texts CC BY 2.5",
    ),
    "names-de-news": Source(
        "names-de-news/train.jsonl.gz",
        "03297d505d02429f1bb32d32dadc28c6207b6061db59f20571f053d90a9a069a",
        "German Wikinews sentences, names corrected by the project",
        "annotation CC0, texts CC BY 2.5",
    ),
    "names-de-news-dev": Source(
        "names-de-news/dev.jsonl.gz",
        "7f2a22111f8d46286805fa6d976e4b55b31269b90c4444b2dd7fa365f7e54079",
        "as names-de-news; measuring only",
        "annotation CC0, texts CC BY 2.5",
    ),
    "gsd": Source(
        "ud-german-gsd/de_gsd-ud-dev.conllu.gz",
        "b2c55dd077f2d46d3428429c4e0944ccd27cebe03695cd92bac366b07befec95",
        "UniversalDependencies/UD_German-GSD@297fcf3504, dev file",
        "CC BY-SA 4.0",
    ),
    "pud": Source(
        "ud-german-pud/de_pud-ud-test.conllu.gz",
        "393ecf8a7a1a89a8c9f513da11f3ce98b36cf07c40226f12d1febadbbbd4939b",
        "UniversalDependencies/UD_German-PUD@ff80846ae6",
        "CC BY-SA 3.0",
    ),
    "germeval": Source(
        "germeval2014-ner/NER-de-dev.tsv.gz",
        "de9eed1e574b6def3f72c4f391d23e52b8f917e0007e845a464bd7db43e6435d",
        "GermEval 2014 NER shared task, dev file (MaviccPRP/ger_ner_evals@091199e6d3)",
        "CC BY 4.0",
    ),
    "uner-pud": Source(
        "uner-german-pud/de_pud-ud-test.iob2.gz",
        "24ca0ecc049f77624da7ebd0892672c6f7ef12f2b3295dac0c0f234d0136ae02",
        "UniversalNER/UNER_German-PUD@47eb039b6d",
        "CC BY-SA 4.0",
    ),
    "europarl": Source(
        "europarl-de-ner/train.tsv.gz",
        "bf8051d5e0bd72577960b21d8c33097a5a5591d4a9eee63371745260d744911b",
        "Europarl names, Faruqui & Pado 2010 (LSX-UniWue/SuperGLEBer@5d3c59a91a)",
        "texts freely reusable",
    ),
    "wikiann-de": Source(
        "wikiann-silver-ner/de_train.tsv.gz",
        "20f12b64fe09dc3bacf8068a3ea2403e5584806829d13c943dc3cd3a21b310af",
        "WikiANN / PAN-X de train, 20k (Babelscape/wikineural@d2e28c770c, data/wikiann)",
        "ODC-BY, texts CC BY-SA",
    ),
    "smartdata": Source(
        "smartdata-de/train_dev.jsonl.gz",
        "fc58a7ef738db27c997ba788c7252ee1e6e0d764231c24609ead47bc49ab0af7",
        "DFKI-NLP/smartdata-corpus@796c8b8f5d",
        "CC BY 4.0",
    ),
    "wikinews-text": Source(
        "de-wikinews-quotes/train.jsonl.gz",
        "c0a94430efada6e37b9ecb4ebdc3d4eac8117f5fd7a3e5004886ec96a5c71b36",
        "German Wikinews articles (uhh-lt/german-news-quotation-attribution-2024@74e7bd6d1b); text field only",
        "texts CC BY 2.5 (the annotation, which is NC, is not read)",
    ),
    "plenary": Source(
        "plenary.txt",
        "33e454993c25eac29bee5d8573b33238a1a92a89408a1d69f0f35976da6db17e",
        "Deutscher Bundestag, open data: plenary protocols of terms 19 to 21 as XML "
        "(collected in sevenbanisch/bundestagsreden@3e8022f58d), made into text by `python -m depesche.training plenary FOLDER`",
        "official works, free of copyright",
    ),
    "ewt": Source(
        "ud-english-ewt/en_ewt-ud-train.conllu.gz",
        "4861d76b9c49cb3524dfdf7d02e78c1d6a4c4e6fb892f9e6128cc671a6f195a8",
        "UniversalDependencies/UD_English-EWT@15d613d844, train",
        "CC BY-SA 4.0",
    ),
    "ewt-dev": Source(
        "ud-english-ewt/en_ewt-ud-dev.conllu.gz",
        "24656b4a407808e7b9e42959b2e39e18ae5580bfbf3b27938d6873dabaed8845",
        "UniversalDependencies/UD_English-EWT@15d613d844, dev; measuring only",
        "CC BY-SA 4.0",
    ),
    "gum": Source(
        "ud-english-gum/en_gum-ud-train.conllu.gz",
        "fe639843a7b5c51fbc1b59b2281122438f9c4f75509bbe68cdb90031b0f7808a",
        "UniversalDependencies/UD_English-GUM@afb41ee9bc, train: news, interview, bio, voyage, speech, textbook, vlog",
        "CC BY / public domain documents only",
    ),
    "gum-dev": Source(
        "ud-english-gum/en_gum-ud-dev.conllu.gz",
        "74ec618cb938ddf8ae59d171a0b554bc59e9f9b8e4c53f6544d007993de6c208",
        "UniversalDependencies/UD_English-GUM@afb41ee9bc, dev; measuring only",
        "CC BY / public domain documents only",
    ),
    "uner-ewt": Source(
        "uner-english-ewt/en_ewt-ud-dev.iob2.gz",
        "4757afc4cfd65d2dd24cb0297fff1b01ccffce5b4287a0922bf50b9e38396597",
        "UniversalNER/UNER_English-EWT@8ed072de2f, dev",
        "CC BY-SA 4.0",
    ),
    "crossner-train": Source(
        "crossner-politics/train.txt.gz",
        "48d069cab5f5cb7b997fcec749cad3fa0192b5dc92fca00410bca4fc9bcf0bfd",
        "zliucr/CrossNER@2e7ba2a779, politics train",
        "MIT",
    ),
    "crossner-dev": Source(
        "crossner-politics/dev.txt.gz",
        "ed89846feaf9d8df471907641a086cdad072788245e62a8a75a303e3873aa4d7",
        "zliucr/CrossNER@2e7ba2a779, politics dev",
        "MIT",
    ),
    "re3d": Source(
        "re3d/re3d_dev.tar.gz",
        "edbc40500c4fa8fb82017589f6abe54d9446bb49d61e28d6ccf4f5d55c49189e",
        "dstl/re3d@b061ff0671 without BBC Online",
        "OGL v3, CC BY, public domain by folder",
    ),
    "wikiann-en": Source(
        "wikiann-silver-ner/en_train.tsv.gz",
        "21f1b4ca4fa4719b2a163870516e68428ef9525b31ccf177d168756a2ef470b0",
        "WikiANN / PAN-X en train, 20k (Babelscape/wikineural@d2e28c770c, data/wikiann)",
        "ODC-BY, texts CC BY-SA",
    ),
}


def data_root() -> Path:
    """Give the folder the sources lie in: `DEPESCHE_DATA`, else `../shared/data`."""
    return Path(os.environ.get("DEPESCHE_DATA", "../shared/data"))


def work() -> Path:
    """Give the folder of intermediate results: `DEPESCHE_WORK`, else `work-training`."""
    folder = Path(os.environ.get("DEPESCHE_WORK", "work-training"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def source_path(name: str) -> Path:
    """Give the checked path of a source, below the data root or the working folder.

    Raises:
        EngineError: It is missing, or not the file the recipe was written for.

    """
    source = SOURCES[name]
    path = data_root() / source.path
    if not path.is_file():
        path = work() / source.path
    if not path.is_file():
        raise EngineError(f"{data_root() / source.path}: source '{name}' is missing; get it from {source.origin} or set DEPESCHE_DATA")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != source.sha256:
        raise EngineError(f"{path}: sha256 is {digest}, the recipe was written for {source.sha256}")
    return path


def open_lines(name: str) -> list[str]:
    """Read all lines of a gzipped source, without line ends."""
    with gzip.open(source_path(name), "rt", encoding="utf-8") as lines:
        return [line.rstrip("\r\n") for line in lines]
