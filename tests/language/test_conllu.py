from depesche.language.conllu import reparse_conllu, to_conllu
from depesche.language.port import parse

TREEBANK = """# sent_id = a
# text = Am Montag kam er an.
1-2\tAm\t_\t_\t_\t_\t_\t_\t_\t_
1\tAn\t_\t_\t_\t_\t_\t_\t_\t_
2\tdem\t_\t_\t_\t_\t_\t_\t_\t_
3\tMontag\t_\t_\t_\t_\t_\t_\t_\t_
4\tkam\t_\t_\t_\t_\t_\t_\t_\t_
5\ter\t_\t_\t_\t_\t_\t_\t_\t_
6\tan\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
7\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = b
1\tWladimir\t_\t_\t_\t_\t_\t_\t_\t_
2\tPutin\t_\t_\t_\t_\t_\t_\t_\t_
3\tsprach\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4\t.\t_\t_\t_\t_\t_\t_\t_\t_
"""


def test_a_parse_as_conllu():
    lines = to_conllu(parse("Putin kündigte Hilfe an. Er ging.", "de")).splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 10 for row in rows)
    assert [row[6] for row in rows].count("0") == 2
    assert "Lexeme=ankündigen" in rows[1][9]
    assert rows[3][9].endswith("SpaceAfter=No")
    assert lines[1] == "# text = Putin kündigte Hilfe an."


def test_reparsing_keeps_sentences_tokens_and_comments():
    lines = list(reparse_conllu(TREEBANK.splitlines(), "de"))
    assert [line.split("\t")[:2] for line in lines if "\t" in line] == [
        line.split("\t")[:2] for line in TREEBANK.splitlines() if "\t" in line
    ]
    assert [line for line in lines if line.startswith("#")] == [line for line in TREEBANK.splitlines() if line.startswith("#")]
    assert lines.count("") == 2
    came = next(line.split("\t") for line in lines if line.startswith("4\tkam"))
    assert (came[6], came[9]) == ("0", "Lexeme=ankommen")
    putin = next(line.split("\t") for line in lines if line.startswith("2\tPutin"))
    assert "NE=I-PER" in putin[9]
