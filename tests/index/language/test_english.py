"""Who speaks is looked for in English articles alone, and the others say so."""

from __future__ import annotations

import re

import pytest

from index.language.analysis import Analyser
from index.language.english import is_english
from index.models import SpeechKind

FOREIGN = {
    "German": "Die Behörde teilte am Dienstag mit, dass das Tor im Mai öffne. „Wir sind bereit“, "
    "sagte Dana Holm. Der Rat hatte im März zugestimmt.",
    "German in capitals": "DIE BEHÖRDE TEILTE MIT, DASS DAS TOR IM MAI GEÖFFNET WERDE UND DER RAT "
    "NICHT ZUGESTIMMT HATTE.",
    "French": "La maire a annoncé mardi que le pont ouvrirait en mai. « Nous sommes prêts », a "
    "déclaré Dana Holm. Le conseil avait voté en mars.",
    "Spanish": "La alcaldesa anunció el martes que el puente abrirá en mayo. «Estamos listos», "
    "dijo Dana Holm. El consejo votó en marzo.",
    "Dutch": "De burgemeester zei dinsdag dat de brug in mei opengaat. “We zijn klaar”, zei Dana "
    "Holm. De raad stemde in maart en het was een lange dag.",
    "Danish": "Borgmesteren sagde tirsdag, at broen åbner i juni. “Vi er klar,” sagde Dana Holm. "
    "Byrådet stemte i marts for at bruge pengene.",
    "Polish": "Burmistrz ogłosiła we wtorek, że most zostanie otwarty w maju. „Jesteśmy gotowi” – "
    "powiedziała Dana Holm. Rada głosowała w marcu.",
    "Swahili": "Meya alisema Jumanne kwamba daraja litafunguliwa mwezi Mei. “Tuko tayari,” "
    "alisema Dana Holm, mkuu wa bandari. Baraza lilipiga kura mwezi Machi na watu wote walifurahi.",
    "Chinese": "市长星期二表示，大桥将于五月开通。“我们准备好了，”港务长说。",
    "Japanese": "市長は火曜日、橋が5月に開通すると述べた。「準備はできている」と港長は語った。",
    "Arabic": "قالت رئيسة البلدية يوم الثلاثاء إن الجسر سيفتح في مايو. نحن مستعدون.",
    "Russian": "Мэр сообщила во вторник, что мост откроют в мае. «Мы готовы», — сказала Дана Холм.",
}
ENGLISH = {
    "one sentence": "The mayor said on Tuesday the bridge would open in May.",
    "two words": "Bridge opens.",
    "capitals": "MAYOR GRACE ODUYA SAID THE BRIDGE WOULD OPEN ON MONDAY.",
    "a Spanish quotation": "“Estamos listos,” said Dana Holm, who spoke in Spanish.",
    "Nordic names": "Åse Sørbø-Kjær and Øyvind Håkonsen said the ferry would not run in March.",
    "a long foreign name": "“No,” said Juan Manuel de la Cruz y Domínguez-Ibáñez de los Ángeles.",
    "a noble name": "Marie-Agnes von der Straßenwald-Müßiggräfin declined to comment.",
    "French words": "The maître d’ at the Café Élysée said the crème brûlée was “à la mode.”",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_told(language: str) -> None:
    """Function words tell it, or letters."""
    assert not is_english(FOREIGN[language])


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_is_told(text: str) -> None:
    """Foreign names and quotations do not make another language of it, nor does being short."""
    assert is_english(text)


@pytest.mark.parametrize("language", FOREIGN)
def test_a_foreign_article_is_cut_and_nobody_speaks_in_it(language: str) -> None:
    """Its passages say that they were not read for speakers, so that none is the article's own."""
    passages = Analyser().passages(FOREIGN[language])
    assert len(passages) == len(re.findall("[.。]", FOREIGN[language]))
    for passage in passages:
        (only,) = passage.attributions
        assert (only.kind, only.speaker, only.confidence) == (SpeechKind.UNREAD, None, 0)


def test_a_long_article_is_judged_by_its_middle_too() -> None:
    """An English introduction, as of a page's menu, does not make an article English."""
    menu = "Read the news of the day and all that is in it. " * 20
    assert not is_english(menu + FOREIGN["German"] * 60)
