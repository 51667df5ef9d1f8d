"""Writes a corpus of made-up documents as JSONL: twelve categories whose vocabularies overlap, the same for the same seed."""
import json

import numpy

CATEGORIES = [f"category-{number:02d}" for number in range(1, 13)]
VOCABULARY, TOPIC_WORDS = 60_000, 1_500
# The share of a document's words that come from its category's own distribution, and the share of documents that someone filed wrongly.
TOPIC_SHARE, MISFILED = 0.06, 0.04


def words(random):
    """Words as letters go in languages of the west: some are long, a few have accents."""
    onsets = ["", "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "ch", "pl", "st", "tr"]
    vowels = ["a", "e", "i", "o", "u", "ai", "ou"] * 9 + ["é", "ü"]
    codas = ["", "", "l", "m", "n", "r", "s", "t", "nd", "rt"]
    found = {}
    while len(found) < VOCABULARY:
        syllables = random.choice([1, 2, 3, 4, 5], p=[0.08, 0.32, 0.35, 0.2, 0.05])
        word = "".join(str(random.choice(part)) for _ in range(syllables) for part in (onsets, vowels, codas))
        if len(word) > 1:
            found.setdefault(word)
    # Frequent words are short.
    return numpy.array(sorted(found, key=lambda word: len(word) + 4 * random.random()), dtype=object)


class Writer:
    def __init__(self, seed):
        self.random = numpy.random.default_rng(seed)
        self.words = words(self.random)
        self.common = zipf(VOCABULARY)
        # Each category talks of its own words, half of which its neighbour also uses.
        pool = self.random.permutation(numpy.arange(300, VOCABULARY // 3))
        step = TOPIC_WORDS // 2
        self.topics = [pool[number * step:number * step + TOPIC_WORDS] for number in range(len(CATEGORIES))]
        self.topical = zipf(TOPIC_WORDS)

    def text(self, category):
        count = max(30, int(self.random.normal(200, 50)))
        numbers = numpy.searchsorted(self.common, self.random.random(count))
        topical = self.random.random(count) < TOPIC_SHARE
        numbers[topical] = self.topics[category][numpy.searchsorted(self.topical, self.random.random(topical.sum()))]
        words = self.words[numbers]
        return self.punctuated(words)

    def punctuated(self, words):
        """Sentences of eight to fourteen words; now and then a number."""
        sentences, place = [], 0
        while place < len(words):
            length = int(self.random.integers(8, 15))
            sentence = " ".join(words[place:place + length])
            if self.random.random() < 0.3:
                sentence += f", {self.random.integers(1, 100_000) / 100:.2f} EUR"
            sentences.append(sentence[0].upper() + sentence[1:] + ".")
            place += length
        return "\n".join(" ".join(sentences[line:line + 3]) for line in range(0, len(sentences), 3))

    def record(self, number, month):
        category = int(self.random.integers(len(CATEGORIES)))
        text = self.text(category)
        filed = int(self.random.integers(len(CATEGORIES))) if self.random.random() < MISFILED else category
        return {"id": f"{month}-{number:06d}", "month": month, "category": CATEGORIES[filed], "text": text}


def zipf(count):
    """The cumulated probabilities of ranks: the next half as frequent as the first, and so on."""
    weights = 1 / numpy.arange(1, count + 1)
    cumulated = numpy.cumsum(weights / weights.sum())
    cumulated[-1] = 1
    return cumulated


def write(path, count, seed=20_261_123):
    """`count` documents of month 1, and as many of month 2."""
    writer = Writer(seed)
    with open(path, "w", encoding="utf-8") as file:
        for month in (1, 2):
            for number in range(count):
                file.write(json.dumps(writer.record(number, month), ensure_ascii=False) + "\n")
