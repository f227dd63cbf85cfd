"""One name in two spellings is found; another person of nearly the same name is not taken for it."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from depesche.cli.main import app
from depesche.naming import THRESHOLD, match, same
from depesche.naming.alignment import scripts, weights
from depesche.naming.parts import written

SAME = """
Sergej Schoigu = Сергей Шойгу
Schoigu, Sergej = Шойгу, Сергей Кужугетович
Sergei Shoigu = Sergueï Choïgou
Sergej Schoigu = Sergei Shoigu
Siergiej Szojgu = Sergei Shoigu
Schoigu = Шойгу
Nikita Chruschtschow = Nikita Khrushchev
Nikita Chruschtschow = Никита Хрущёв
Nikita Khrouchtchev = Nikita Chruschtschow
Wladimir Putin = Vladimir Poutine
Vladimir Putin = Владимир Путин
Dr. Angela Merkel = Меркель, Ангела
Präsident Wolodymyr Selenskyj = Володимир Зеленський
Volodymyr Zelensky = Wolodymyr Selenskyj
Dmytro Kuleba = Дмитро Кулеба
Mikhail Khodorkovsky = Michail Chodorkowski
Boris Jelzin = Boris Yeltsin
Boris Eltsine = Борис Ельцин
Andrzej Duda = Анджей Дуда
Jarosław Kaczyński = Ярослав Качиньский
Emmanuel Macron = Эммануэль Макрон
Jean-Claude Juncker = Жан-Клод Юнкер
Jean-Claude Juncker = Juncker, Jean Claude
Recep Tayyip Erdoğan = Реджеп Тайип Эрдоган
Recep Tayyip Erdogan = Recep Tayyip Erdoğan
Boris Johnson = Борис Джонсон
George W. Bush = Джордж Уокер Буш
George W. Bush = George Walker Bush
Robert Kennedy = Bobby Kennedy
Ursula von der Leyen = Урсула фон дер Ляйен
Ursula von der Leyen = фон дер Ляйен, Урсула
Viktor Orbán = Orbán Viktor
Kim Jong-un = Jong-un Kim
Kim Jong Un = Kim Jong-un
Kim Jong-un = 김정은
Kim Jong-un = Ким Чен Ын
Moon Jae-in = 문재인
Ban Ki-moon = 반기문
Xi Jinping = 习近平
Hu Jintao = 胡锦涛
Mao Tse-tung = 毛泽东
Mao Tse-tung = Mao Zedong
Donald Trump = 唐纳德·特朗普
Barack Obama = 버락 오바마
Barack Obama = باراك أوباما
Hassan Rohani = حسن روحانی
Hassan Rouhani = Hassan Rohani
Alexander Lukaschenko = Аляксандр Лукашэнка
Сергей Лавров = Сергій Лавров
Gerhard Schröder = Gerhard Schroeder
"""
OTHER = """
Kim Jong-un = Kim Jong-il
Kim Jong-un = 김정일
Kim Jong-il = 김정은
Kim Jong-un = Ким Чен Ир
Kim Jong Un = Kim Il Sung
George W. Bush = George H. W. Bush
George Walker Bush = George H. W. Bush
George H. W. Bush = Джордж Уокер Буш
Jeb Bush = George Bush
Alexander Nowak = Alexei Nowak
Alexander Petrow = Алексей Петров
Alexandra Petrowa = Александр Петров
Sergei Iwanow = Сергей Иванович
Michail Gorbatschow = Раиса Горбачёва
Vitali Klitschko = Wladimir Klitschko
Виталий Кличко = Wladimir Klitschko
Jarosław Kaczyński = Lech Kaczyński
Maria Kowalska = Marian Kowalski
Bill Clinton = Hillary Clinton
Билл Клинтон = Hillary Clinton
Donald Trump = Donald Trump Jr.
Дональд Трамп = Donald Trump Jr.
George Bush sen. = George Bush jun.
Iwan Petrowitsch Sidorow = Иван Сергеевич Сидоров
David Cameron = Джеймс Кэмерон
Li = Ли Кэцян
Xi Jinping = 习明泽
Hu Jintao = 胡春华
Juan Carlos = Juan Perón
Sergej Schoigu = Sergej Lawrow
Raúl Castro = Фидель Кастро
Assad Bashar = Hafiz al-Assad
Marija Sacharowa = Andrei Sacharow
Moskau = Minsk
P. J. Bradley = Питер Брэдли
Don Edwards = Джон Эдвардс
James Porter = Джон Портер
Jane Harman = Джон Харман
"""


def pairs(lines):
    return [tuple(line.split(" = ")) for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("left", "right"), pairs(SAME))
def test_one_name(left, right):
    found = match(left, right)
    assert found.score >= THRESHOLD, found
    assert found.kind in {"full", "single"}


@pytest.mark.parametrize(("left", "right"), pairs(OTHER))
def test_another_person(left, right):
    assert not same(left, right), match(left, right)


@pytest.mark.parametrize(("left", "right"), pairs(SAME) + pairs(OTHER))
def test_order_does_not_matter(left, right):
    assert match(left, right) == match(right, left)


def test_a_surname_alone_is_a_part_and_not_enough():
    found = match("Schoigu", "Сергей Шойгу")
    assert found.kind == "part"
    assert 0.2 < found.score < THRESHOLD
    assert "left over: сергей" in found.reason


def test_short_names_need_more():
    assert match("Li", "Ли").score < match("Lieberman", "Либерман").score


def test_conflict_names_what_contradicts():
    found = match("David Cameron", "Джеймс Кэмерон")
    assert found.kind == "conflict"
    assert "left over: david" in found.reason


@pytest.mark.parametrize("text", ["", "…", "123"])
def test_nothing_to_compare(text):
    assert match(text, "Putin").kind == "none"


@pytest.mark.parametrize("text", ["Wort " * 500, "x" * 5000, "-" * 5000, "а" * 41])
def test_what_is_too_long_is_no_name(text):
    assert match(text, "Wladimir Putin").kind == "none"
    assert match(text, text).kind == "none"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(left, right):
    found = match(left, right)
    assert 0.0 <= found.score <= 1.0
    assert found == match(right, left)


def test_unknown_script():
    assert match("Putin", "პუტინი").reason.startswith("no weights for the script")


@pytest.mark.parametrize(
    ("text", "parts", "generation"),
    [
        ("Dr. Sergej K. Schoigu", ["sergej", "k", "schoigu"], ""),
        ("Шойгу, Сергей Кужугетович", ["сергей", "кужугетович", "шойгу"], ""),
        ("Kenneth Baker, Baron Baker of Dorking", ["kenneth", "baker"], ""),
        ("Trump, Donald Jr.", ["donald", "trump"], "junior"),
        ("Donald Trump, Jr.", ["donald", "trump"], "junior"),
        ("김정은", ["김", "정", "은"], ""),
        ("O’Brien", ["obrien"], ""),
        ("Hun Sen", ["hun", "sen"], ""),
    ],
)
def test_parts(text, parts, generation):
    found = written(text)
    assert [p.text for p in found.parts] == parts
    assert found.generation == generation


def test_weights_are_there():
    assert set(scripts()) == {"Arab", "Cyrl", "Hang", "Hani", "Latn"}
    for script in scripts():
        assert len(weights(script).rows) > 100


def test_command():
    result = CliRunner().invoke(app, ["kb", "match", "Schoigu", "Шойгу"])
    assert result.exit_code == 0
    assert result.stdout.startswith("same ")
    record = json.loads(CliRunner().invoke(app, ["kb", "match", "--json", "Kim Jong-un", "Kim Jong-il"]).stdout)
    assert record["same"] is False
    assert record["kind"] == "conflict"
    spelled = CliRunner().invoke(app, ["kb", "spell", "Шойгу"]).stdout
    assert "german       Schoigu" in spelled
