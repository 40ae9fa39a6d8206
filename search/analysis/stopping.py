"""Words that say little: they make no grams, and a text may lack them. The lists are those of the package stop-words; three that are too long are our own."""

from __future__ import annotations

from functools import cache

import stop_words

OWN = {
    "en": """a about after all also am an and any are as at be because been before being but by can could did do does for from had has have he her here him his how i if in
        into is it its just me more most my no not of on only or other our out over she should so some such than that the their them then there these they this those
        to too under up us very was we were what when where which while who whom why will with would you your""",
    "fa": """از به با در را و که این آن برای تا یا هم نیز بر بی چه چون اگر اما ولی هر همه ما من تو او شما آنها ایشان است بود شد می شود شده کرد کند باشد هست نیست دارد
        های ها ای یک دو خود پس باید کجا چگونه چرا کدام""",
    "vi": """và của là có cho với được trong các những một này đó khi để từ ở không người tôi bạn anh chị ông bà nó họ chúng ta đã sẽ đang bị rằng thì mà hay hoặc nếu như
        về ra vào lên xuống đến tại bởi do vì nên cũng rất nào gì đâu sao ai bao""",
    "sr": """i u na je da se za od sa su ne o kao ali ili što koji koja koje to ta taj ova ovaj ovo bi biti bio bila iz po do kod pri nego samo još već ako kad kada gde kako
        ja ti on ona mi vi oni me te ga joj im mu nam vam""",
}
MORE = {"de": "ab beim ans aufs fürs ums durchs übers hinters unterm überm vors wegen"}
MOST = 500  # longer lists hold words that people search for


@cache
def stop_words_of(language: str) -> frozenset[str]:
    if language in OWN:
        return frozenset(OWN[language].split())
    try:
        found = stop_words.get_stop_words(language)
    except stop_words.StopWordError:
        return frozenset()
    kept = len(found) < MOST or language == "es"
    return frozenset([*(found if kept else ()), *MORE.get(language, "").split()])
