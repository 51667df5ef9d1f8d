"""Writes a corpus of made-up documents as JSONL: twelve categories whose vocabularies overlap, always the same."""
import json
import random

import numpy

CATEGORIES = [f"category_{number:02d}" for number in range(1, 13)]
VOCABULARY, TOPIC_WORDS = 60_000, 1_500
# The share of a document's words that come from its category's own distribution, and the share of documents that someone filed wrongly.
TOPIC_SHARE, MISFILED = 0.04, 0.04
ONSETS = ["", "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "ch", "pl", "st", "tr"]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"] * 9 + ["é", "ü"]
CODAS = ["", "", "l", "m", "n", "r", "s", "t", "nd", "rt"]


def made_up_words(rng):
    """Words as letters go in languages of the west: frequent ones are short, some have accents."""
    found = {}
    while len(found) < VOCABULARY:
        syllables = rng.choices([1, 2, 3, 4, 5], weights=[8, 32, 35, 20, 5])[0]
        word = "".join(rng.choice(part) for _ in range(syllables) for part in (ONSETS, VOWELS, CODAS))
        if len(word) > 1:
            found.setdefault(word)
    return numpy.array(sorted(found, key=lambda word: len(word) + 4 * rng.random()), dtype=object)


def zipf(count):
    """The cumulated probabilities of ranks: the second is half as frequent as the first, the third a third."""
    weights = 1 / numpy.arange(1, count + 1)
    cumulated = numpy.cumsum(weights / weights.sum())
    cumulated[-1] = 1
    return cumulated


class Writer:
    def __init__(self, seed):
        self.random, self.numbers = random.Random(seed), numpy.random.default_rng(seed)
        self.words = made_up_words(self.random)
        self.common, self.topical = zipf(VOCABULARY), zipf(TOPIC_WORDS)
        # Each category talks of its own words, half of which its neighbour uses, too.
        pool = self.numbers.permutation(numpy.arange(300, VOCABULARY // 3))
        step = TOPIC_WORDS // 2
        self.topics = [pool[number * step:number * step + TOPIC_WORDS] for number in range(len(CATEGORIES))]

    def text(self, category):
        count = max(30, int(self.random.gauss(200, 50)))
        ranks = numpy.searchsorted(self.common, self.numbers.random(count))
        topical = self.numbers.random(count) < TOPIC_SHARE
        ranks[topical] = self.topics[category][numpy.searchsorted(self.topical, self.numbers.random(topical.sum()))]
        words, sentences, place = self.words[ranks].tolist(), [], 0
        while place < count:
            length = self.random.randint(8, 14)
            sentences.append(self.sentence(words[place:place + length]))
            place += length
        return "\n".join(" ".join(sentences[line:line + 3]) for line in range(0, len(sentences), 3))

    def sentence(self, words):
        amount = f", {self.random.randint(1, 99_999) / 100:.2f} EUR" if self.random.random() < 0.3 else ""
        return " ".join(words).capitalize() + amount + "."

    def record(self, number, month):
        category = filed = self.random.randrange(len(CATEGORIES))
        text = self.text(category)
        if self.random.random() < MISFILED:
            filed = self.random.randrange(len(CATEGORIES))
        return {"id": f"{month}-{number:06d}", "month": month, "category": CATEGORIES[filed], "text": text}


def write(path, count, seed=20_261_123):
    """`count` documents of month 1, and as many of month 2."""
    writer = Writer(seed)
    with open(path, "w", encoding="utf-8") as file:
        for month in (1, 2):
            for number in range(count):
                file.write(json.dumps(writer.record(number, month), ensure_ascii=False) + "\n")
