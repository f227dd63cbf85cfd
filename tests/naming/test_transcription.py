"""Names known from the papers, in the spelling each language's press or scholars give them; rows of the table keep their examples."""

import pytest

from depesche.lexicon.rows import TranscriptionRow
from depesche.lexicon.tables import load
from depesche.naming.transcription import SCHEMES, failures, language_of, transcribe

GERMAN = """
Сергей Шойгу = Sergei Schoigu
Сергей Лавров = Sergei Lawrow
Дмитрий Песков = Dmitri Peskow
Дмитрий Медведев = Dmitri Medwedew
Владимир Путин = Wladimir Putin
Никита Хрущёв = Nikita Chruschtschow
Никита Хрущев = Nikita Chruschtschow
Михаил Горбачёв = Michail Gorbatschow
Михаил Горбачев = Michail Gorbatschow
Борис Ельцин = Boris Jelzin
Леонид Брежнев = Leonid Breschnew
Александр Солженицын = Alexander Solschenizyn
Алексей Навальный = Alexei Nawalny
Юлия Навальная = Julija Nawalnaja
Мария Захарова = Marija Sacharowa
Андрей Сахаров = Andrei Sacharow
Михаил Ходорковский = Michail Chodorkowski
Михаил Мишустин = Michail Mischustin
Валентина Матвиенко = Walentina Matwijenko
Вячеслав Володин = Wjatscheslaw Wolodin
Сергей Нарышкин = Sergei Naryschkin
Николай Патрушев = Nikolai Patruschew
Александр Бортников = Alexander Bortnikow
Андрей Белоусов = Andrei Beloussow
Валерий Герасимов = Waleri Gerassimow
Евгений Пригожин = Jewgeni Prigoschin
Владимир Жириновский = Wladimir Schirinowski
Геннадий Зюганов = Gennadi Sjuganow
Рамзан Кадыров = Ramsan Kadyrow
Эльвира Набиуллина = Elwira Nabiullina
Сергей Собянин = Sergei Sobjanin
Борис Немцов = Boris Nemzow
Гарри Каспаров = Garri Kasparow
Анатолий Чубайс = Anatoli Tschubais
Сергей Рябков = Sergei Rjabkow
Антон Чехов = Anton Tschechow
Фёдор Достоевский = Fjodor Dostojewski
Лев Толстой = Lew Tolstoi
Максим Горький = Maxim Gorki
Пётр Чайковский = Pjotr Tschaikowski
Дмитрий Шостакович = Dmitri Schostakowitsch
Сергей Прокофьев = Sergei Prokofjew
Владимир Маяковский = Wladimir Majakowski
Иосиф Сталин = Iossif Stalin
Лаврентий Берия = Lawrenti Berija
Георгий Жуков = Georgi Schukow
Юрий Андропов = Juri Andropow
Юрий Гагарин = Juri Gagarin
Эдуард Шеварднадзе = Eduard Schewardnadse
Ксения Собчак = Xenija Sobtschak
Илья Яшин = Ilja Jaschin
Дмитрий Муратов = Dmitri Muratow
Игорь Сечин = Igor Setschin
Сергей Степашин = Sergei Stepaschin
Виктор Черномырдин = Wiktor Tschernomyrdin
Евгений Примаков = Jewgeni Primakow
Афанасьев = Afanassjew
Нурсултан Назарбаев = Nursultan Nasarbajew
Ильхам Алиев = Ilcham Alijew
Шавкат Мирзиёев = Schawkat Mirsijojew
uk Володимир Зеленський = Wolodymyr Selenskyj
uk Дмитро Кулеба = Dmytro Kuleba
uk Денис Шмигаль = Denys Schmyhal
uk Андрій Єрмак = Andrij Jermak
uk Валерій Залужний = Walerij Saluschnyj
uk Олександр Сирський = Oleksandr Syrskyj
uk Кирило Буданов = Kyrylo Budanow
uk Петро Порошенко = Petro Poroschenko
uk Юлія Тимошенко = Julija Tymoschenko
uk Віктор Янукович = Wiktor Janukowytsch
uk Віктор Ющенко = Wiktor Juschtschenko
uk Леонід Кравчук = Leonid Krawtschuk
uk Леонід Кучма = Leonid Kutschma
uk Арсеній Яценюк = Arsenij Jazenjuk
uk Володимир Гройсман = Wolodymyr Hrojsman
uk Михайло Федоров = Mychajlo Fedorow
uk Степан Бандера = Stepan Bandera
be Аляксандр Лукашэнка = Aljaksandr Lukaschenka
be Марыя Калеснікава = Maryja Kalesnikawa
be Уладзімір Макей = Uladsimir Makej
be Алесь Бяляцкі = Ales Bjaljazki
be Святлана Ціханоўская = Swjatlana Zichanouskaja
be Святлана Алексіевіч = Swjatlana Aleksijewitsch
bg Бойко Борисов = Boiko Borissow
bg Румен Радев = Rumen Radew
bg Кирил Петков = Kiril Petkow
bg Георги Първанов = Georgi Parwanow
bg Тодор Живков = Todor Schiwkow
bg Сергей Станишев = Sergei Stanischew
sr Александар Вучић = Aleksandar Vučić
sr Слободан Милошевић = Slobodan Milošević
sr Зоран Ђинђић = Zoran Đinđić
"""
ENGLISH = """
Сергей Шойгу = Sergei Shoigu
Сергей Лавров = Sergei Lavrov
Дмитрий Песков = Dmitry Peskov
Борис Ельцин = Boris Yeltsin
Михаил Горбачёв = Mikhail Gorbachev
Никита Хрущёв = Nikita Khrushchev
Александр Солженицын = Alexander Solzhenitsyn
Алексей Навальный = Alexei Navalny
Мария Захарова = Maria Zakharova
Валентина Матвиенко = Valentina Matviyenko
Евгений Пригожин = Yevgeny Prigozhin
Владимир Жириновский = Vladimir Zhirinovsky
Геннадий Зюганов = Gennady Zyuganov
Михаил Ходорковский = Mikhail Khodorkovsky
Ксения Собчак = Ksenia Sobchak
Лев Толстой = Lev Tolstoy
Илья Яшин = Ilya Yashin
Фёдор Достоевский = Fyodor Dostoyevsky
uk Володимир Зеленський = Volodymyr Zelensky
uk Дмитро Кулеба = Dmytro Kuleba
uk Денис Шмигаль = Denys Shmyhal
uk Андрій Єрмак = Andriy Yermak
uk Віктор Янукович = Viktor Yanukovych
uk Віктор Ющенко = Viktor Yushchenko
uk Арсеній Яценюк = Arseniy Yatsenyuk
uk Михайло Федоров = Mykhailo Fedorov
uk Київ = Kyiv
be Святлана Ціханоўская = Sviatlana Tsikhanouskaya
be Алесь Бяляцкі = Ales Bialiatski
bg Бойко Борисов = Boiko Borisov
bg Георги Първанов = Georgi Parvanov
bg Христо Стоичков = Hristo Stoichkov
"""
FRENCH = """
Владимир Путин = Vladimir Poutine
Сергей Шойгу = Sergueï Choïgou
Сергей Лавров = Sergueï Lavrov
Борис Ельцин = Boris Eltsine
Михаил Горбачёв = Mikhaïl Gorbatchev
Никита Хрущёв = Nikita Khrouchtchev
Александр Солженицын = Alexandre Soljenitsyne
Михаил Ходорковский = Mikhaïl Khodorkovski
Алексей Навальный = Alexeï Navalny
Валерий Герасимов = Valeri Guerassimov
Евгений Пригожин = Evgueni Prigojine
Пётр Чайковский = Piotr Tchaïkovski
Фёдор Достоевский = Fiodor Dostoïevski
Владимир Жириновский = Vladimir Jirinovski
Юрий Гагарин = Iouri Gagarine
uk Володимир Зеленський = Volodymyr Zelensky
uk Денис Шмигаль = Denys Chmyhal
uk Дмитро Кулеба = Dmytro Kouleba
uk Арсеній Яценюк = Arseniy Iatseniouk
uk Петро Порошенко = Petro Porochenko
"""
SCIENTIFIC = """
Сергей Шойгу = Sergej Šojgu
Никита Хрущёв = Nikita Chruščëv
Михаил Ходорковский = Michail Chodorkovskij
Борис Ельцин = Boris Elʹcin
Александр Солженицын = Aleksandr Solženicyn
Алексей Навальный = Aleksej Navalʹnyj
Юрий Андропов = Jurij Andropov
Эдуард Шеварднадзе = Ėduard Ševardnadze
Подъячев = Podʺjačev
uk Володимир Зеленський = Volodymyr Zelensʹkyj
uk Віктор Ющенко = Viktor Juščenko
uk Київ = Kyïv
be Святлана Ціханоўская = Svjatlana Cichanoŭskaja
bg Георги Първанов = Georgi Părvanov
"""


def cases():
    for scheme, lines in (("german", GERMAN), ("english", ENGLISH), ("french", FRENCH), ("scientific", SCIENTIFIC)):
        for line in lines.strip().splitlines():
            name, latin = line.split(" = ")
            language, _, rest = name.partition(" ")
            yield pytest.param(
                scheme, *((language, rest) if len(language) == 2 and language.isascii() else ("ru", name)), latin, id=f"{scheme}-{latin}"
            )


@pytest.mark.parametrize(("scheme", "language", "name", "latin"), list(cases()))
def test_known_names(scheme, language, name, latin):
    assert transcribe(name, scheme, language) == latin


@pytest.mark.parametrize("row", load(TranscriptionRow), ids=lambda row: row.id)
def test_examples_of_the_table(row):
    assert row.example, "every row has an example"
    assert not failures(row)


def test_every_letter_of_every_alphabet_is_written():
    alphabets = {
        "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
        "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    }
    for language, letters in alphabets.items():
        for scheme in SCHEMES:
            for letter in letters:
                written = transcribe(f"а{letter}т", scheme, language)
                assert not any("\u0400" <= c <= "\u052f" for c in written), (language, scheme, letter, written)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Шойгу", "ru"),
        ("Кадыров", "ru"),
        ("Зеленський", "uk"),
        ("Єрмак", "uk"),
        ("Ціханоўская", "be"),
        ("Първанов", "bg"),
        ("Подъячев", "ru"),
        ("Вучић", "sr"),
    ],
)
def test_language_is_told_by_its_letters(text, language):
    assert language_of(text) == language


def test_other_characters_and_capitals_stay():
    assert transcribe("ШОЙГУ, С. (Moskau) 2025", "german") == "SCHOIGU, S. (Moskau) 2025"


def test_unknown_scheme():
    with pytest.raises(ValueError, match="schemes: german"):
        transcribe("Шойгу", "polish")
