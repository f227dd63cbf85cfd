"""Hangul, Han and Arabic names in Latin letters."""

import pytest

from depesche.lexicon.rows import HangulRow, HanRow
from depesche.lexicon.tables import load
from depesche.naming.spellings import spellings
from depesche.naming.syllables import arabic_skeleton, han_syllables, romanise_han, romanise_hangul


@pytest.mark.parametrize(
    ("name", "revised", "mccune", "news"),
    [
        ("김대중", "Gim Dae-jung", "Kim Tae-jung", "Kim Dae-jung"),
        ("김정일", "Gim Jeong-il", "Kim Chŏng-il", "Kim Jeong-il"),
        ("이명박", "I Myeong-bak", "Yi Myŏng-bak", "Lee Myeong-bak"),
        ("박근혜", "Bak Geun-hye", "Pak Kŭn-hye", "Park Geun-hye"),
        ("문재인", "Mun Jae-in", "Mun Chae-in", "Moon Jae-in"),
        ("반기문", "Ban Gi-mun", "Pan Ki-mun", "Ban Gi-mun"),
        ("노무현", "No Mu-hyeon", "No Mu-hyŏn", "Roh Mu-hyeon"),
        ("최룡해", "Choe Ryong-hae", "Ch'oe Ryong-hae", "Choi Ryong-hae"),
    ],
)
def test_hangul(name, revised, mccune, news):
    assert [romanise_hangul(name, scheme) for scheme in ("revised", "mccune", "news")] == [revised, mccune, news]


def test_foreign_words_in_hangul_have_no_surname():
    assert romanise_hangul("마거릿 대처") == "Mageorit Daecheo"


@pytest.mark.parametrize(
    ("name", "pinyin", "wade_giles"),
    [
        ("毛泽东", "Mao Zedong", "Mao Tse-tung"),
        ("毛澤東", "Mao Zedong", "Mao Tse-tung"),
        ("周恩来", "Zhou Enlai", "Chou En-lai"),
        ("邓小平", "Deng Xiaoping", "Teng Hsiao-p'ing"),
        ("习近平", "Xi Jinping", "Hsi Chin-p'ing"),
        ("朱镕基", "Zhu Rongji", "Chu Jung-chi"),
        ("蔡英文", "Cai Yingwen", "Ts'ai Ying-wen"),
        ("蒋介石", "Jiang Jieshi", "Chiang Chieh-shih"),
        ("欧阳修", "Ouyang Xiu", "Ouyang Hsiu"),
        ("曾庆红", "Zeng Qinghong", "Tseng Ch'ing-hung"),
    ],
)
def test_han(name, pinyin, wade_giles):
    assert (romanise_han(name), romanise_han(name, "wade_giles")) == (pinyin, wade_giles)


def test_a_surname_has_its_own_reading():
    assert han_syllables("单") == ("shan",)
    assert han_syllables("单", name=False) == ("dan",)


def test_arabic_consonants_and_long_vowels():
    assert arabic_skeleton("محمد خاتمی") == "mhmd khatmi"


@pytest.mark.parametrize("call", [lambda: romanise_hangul("김", "palladius"), lambda: romanise_han("毛", "news")])
def test_unknown_scheme(call):
    with pytest.raises(ValueError, match="there are"):
        call()


def test_every_syllable_of_unicode_is_written():
    assert len(load(HangulRow)) == 19 + 21 + 27
    for code in range(0xAC00, 0xD7A4, 7):
        assert romanise_hangul(chr(code)).isascii()


def test_no_character_has_two_first_readings():
    seen = [character for row in load(HanRow) for character in row.characters]
    assert len(seen) == len(set(seen)) > 15_000


def test_spellings_by_script():
    assert spellings("Шойгу")["german"] == "Schoigu"
    assert spellings("김정일")["news"] == "Kim Jeong-il"
    assert spellings("毛泽东")["wade_giles"] == "Mao Tse-tung"
    assert spellings("Putin") == {}
