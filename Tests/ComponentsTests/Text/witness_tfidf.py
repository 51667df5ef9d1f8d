"""TF-IDF of texts in many scripts by scikit-learn's TfidfVectorizer.

Prints one JSON object with the texts and the answers. Needs scikit-learn; takes no arguments.
"""
import json
import random
import unicodedata

from sklearn.feature_extraction.text import TfidfVectorizer

NASTY = "ΣσςİıſßẞKÅǅŉΐﬁ\u0301\u0307\u0345\u00ad'’.:·\u200d\u2060_-ªº²½ⅫⓐⒶ٣५四〇東京ภา\u0e31ชא\u05b0بﻼ👍🏽\U00010400\U0001e900\U0001d7d8"
WORDS = """invoice Invoice INVOICE rechnung Straße STRASSE facture déjà DÉJÀ Ελλάδα ΟΔΟΣ οδός договор ДОГОВОР счёт 契約 请求书 청구서
    fatura İADE iade №7 don't e-mail net_total 4711 12.50 x² o’clock Übermaß ﬁnal co\u00adoperate cafe\u0301 a I""".split()


def scripts():
    """A text for each scalar between two letters; a sample of the large ideographic blocks."""
    scalars = [chr(value) for value in range(0x110000) if not 0xD800 <= value < 0xE000]
    known = [scalar for scalar in scalars if unicodedata.category(scalar) not in ("Cn", "Co")]
    return [f"A{scalar}B" for scalar in known if not unicodedata.name(scalar, "").startswith(("CJK UNI", "HANGUL SYL")) or ord(scalar) % 97 == 0]


def mixed(rng, count):
    """Words, and nonsense of scalars that are hard to fold."""
    def token():
        if rng.random() < 0.7:
            return WORDS[min(int(rng.expovariate(0.12)), len(WORDS) - 1)]
        return "".join(rng.choice(NASTY) if rng.random() < 0.6 else rng.choice("aBcΑΒς") for _ in range(rng.randint(1, 12)))
    return [rng.choice([" ", ", ", "\n", "\u00a0", "/"]).join(token() for _ in range(rng.randint(0, 40))) for _ in range(count)]


def without_ties(texts, most, **options):
    """The largest limit up to `most` where the last term that stays is more frequent than the first that goes: ties have no rule there."""
    counts = TfidfVectorizer(use_idf=False, norm=None, **options).fit_transform(texts).sum(axis=0).tolist()[0]
    counts.sort(reverse=True)
    return next(limit for limit in range(most, 0, -1) if counts[limit - 1] > counts[limit])


def rows(matrix, prefix=""):
    matrix.sort_indices()
    parts = {"starts": matrix.indptr.tolist(), "columns": matrix.indices.tolist(), "values": matrix.data.tolist()}
    return {prefix + name if not prefix else prefix + name.capitalize(): part for name, part in parts.items()}


def case(name, texts, others, pairs=False, sublinear=False, minimum=1, maximum=None):
    options = {"ngram_range": (1, 2 if pairs else 1), "min_df": minimum}
    if maximum:
        maximum = without_ties(texts, maximum, **options)
    vectoriser = TfidfVectorizer(sublinear_tf=sublinear, max_features=maximum, **options)
    learned = vectoriser.fit_transform(texts)
    return {
        "name": name, "pairs": pairs, "sublinear": sublinear, "minimum": minimum, "maximum": maximum, "texts": texts,
        "vocabulary": vectoriser.get_feature_names_out().tolist(), "weights": vectoriser.idf_.tolist(), **rows(learned),
        "others": others, **rows(vectoriser.transform(others), "other"),
    }


def main():
    rng = random.Random(2026)
    texts, others = mixed(rng, 300), mixed(rng, 60)
    print(json.dumps({"cases": [
        case("every scalar", scripts(), others),
        case("plain", texts, others),
        case("sublinear", texts, others, sublinear=True),
        case("frequent", texts, others, minimum=3),
        case("limited", texts, others, minimum=2, maximum=60),
        case("pairs", texts, others, pairs=True),
        case("limited pairs", texts, others, pairs=True, sublinear=True, minimum=2, maximum=150),
    ]}))


if __name__ == "__main__":
    main()
