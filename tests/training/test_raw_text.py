"""Raw text: speeches out of protocols, news without the parts measured on, word clusters."""

import gzip
import hashlib
import json

import pytest

from depesche.errors import EngineError
from depesche.training import clusters, knowledge
from depesche.training.__main__ import main
from depesche.training.plenary import speeches, write_plenary

PROTOCOL = b"""<?xml version="1.0"?><!DOCTYPE dbtplenarprotokoll SYSTEM "x.dtd">
<dbtplenarprotokoll><rede><p klasse="redner">Erika Beispiel:</p>
<p klasse="J_1">Wir haben mit   Frankreich
verhandelt, und zwar lange.</p><kommentar>(Beifall)</kommentar>
<p klasse="O">Das Abkommen liegt dem Haus jetzt vor.</p><p klasse="J">Danke.</p></rede></dbtplenarprotokoll>"""


def test_speech_is_kept_and_formulas_are_not():
    assert speeches(PROTOCOL) == ["Wir haben mit Frankreich verhandelt, und zwar lange.", "Das Abkommen liegt dem Haus jetzt vor."]
    assert speeches(b"") == []


def test_a_protocol_kept_twice_counts_once(tmp_path, monkeypatch, capsys):
    for name in ("b/19002-data.xml", "a/19001-data.xml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(PROTOCOL)
    (tmp_path / "other.xml").write_bytes(PROTOCOL)
    assert write_plenary(tmp_path, tmp_path / "out.txt") == 2
    monkeypatch.setenv("DEPESCHE_WORK", str(tmp_path / "work"))
    assert main(["plenary", str(tmp_path)]) == 0
    assert "2 paragraphs" in capsys.readouterr().out


def test_documents_measured_on_are_not_learnt_from(monkeypatch):
    numbers = [str(n) for n in range(300)]
    lines = [json.dumps({"documentName": f"{n} - Titel (1. Mai 2010)", "originalText": f"Absatz {n}."}) for n in numbers]
    monkeypatch.setattr(knowledge, "open_lines", lambda name: lines)
    told = set(knowledge.wikinews_paragraphs())
    assert 200 < len(told) < 280
    assert not any(knowledge.kept_back(text.split()[1].rstrip(".")) for text in told)
    first = knowledge.wikinews_sentences()[0]
    assert first.words[0] == "Absatz"
    assert first.spaces[0]


def test_clusters_are_read_most_frequent_first(tmp_path, monkeypatch):
    packed = gzip.compress(json.dumps({"der": 3, "x": 0, "a b": 4, "Putin": 5, "Kim": 6}).encode())
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "de_lexeme_cluster.json.gz").write_bytes(packed)
    monkeypatch.setattr(clusters.importlib.resources, "files", lambda name: tmp_path)
    with pytest.raises(EngineError, match="not the clusters"):
        clusters.clusters("de")
    monkeypatch.setitem(clusters.SHA256, "de", hashlib.sha256(packed).hexdigest())
    assert clusters.clusters("de", 2) == {"der": 3, "Putin": 5}


def test_missing_package_is_named(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(clusters.importlib.resources, "files", missing)
    with pytest.raises(EngineError, match="spacy-lookups-data"):
        clusters.clusters("de")
