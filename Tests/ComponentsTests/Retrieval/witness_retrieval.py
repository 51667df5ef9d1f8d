"""Latent semantic analysis by numpy.linalg.svd, BM25 as it is defined, and exact search by sorting all cosines.

Prints one JSON object with the texts, vectors and answers. Needs NumPy and scikit-learn; takes no arguments.
"""
import json
import math
import random
import re

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer

K1, B = 1.4, 0.6


def topics(rng, count, number):
    """Texts of some topics with words of their own, and words of all."""
    common = [f"common{word}" for word in range(60)]
    own = [[f"topic{topic}word{word}" for word in range(25)] for topic in range(number)]
    return [
        " ".join(rng.choice(own[text % number]) if rng.random() < 0.7 else rng.choice(common) for _ in range(rng.randint(15, 60)))
        for text in range(count)
    ]


def natural(rng, count):
    """Texts whose words are as unequally frequent as those of a language."""
    words = [f"word{word}" for word in range(3000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return [" ".join(rng.choices(words, weights, k=rng.randint(5, 90))) for _ in range(count)]


def unit(rows):
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


def space(name, texts, others, dimensions):
    """The cosines of the first texts with each other and with texts that were not learned from."""
    vectoriser = TfidfVectorizer(sublinear_tf=True)
    matrix = vectoriser.fit_transform(texts).toarray()
    _, _, right = numpy.linalg.svd(matrix, full_matrices=False)
    projection = right[:dimensions].T
    rows = unit(matrix[:25] @ projection)
    return {
        "name": name, "texts": texts, "others": others, "dimensions": dimensions,
        "cosines": (rows @ rows.T).tolist(), "otherCosines": (unit(vectoriser.transform(others).toarray() @ projection) @ rows.T).tolist(),
    }


def words(text):
    """Words as scikit-learn finds them, and what `-`, `/` and `.` join, if it has a digit."""
    joined = re.findall(r"[a-z0-9]+(?:[-/.][a-z0-9]+)+", text.lower())
    return re.findall(r"(?u)\b\w\w+\b", text.lower()) + [word for word in joined if re.search("[0-9]", word)]


def bm25(texts, question):
    counted = [words(text) for text in texts]
    mean = sum(map(len, counted)) / len(counted)
    scores = []
    for text in counted:
        score = 0
        for word in words(question):
            having, uses = sum(word in other for other in counted), text.count(word)
            weight = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
            score += weight * uses * (K1 + 1) / (uses + K1 * (1 - B + B * len(text) / mean))
        scores.append(score)
    return scores


def vectors(rng, count, dimensions):
    return rng.standard_normal((count, dimensions)).astype(numpy.float32)


def exact(rng, count, dimensions):
    items, questions = vectors(rng, count, dimensions), vectors(rng, 20, dimensions)
    cosines = unit(questions.astype(float)) @ unit(items.astype(float)).T
    grid = [numpy.round(unit(rows.astype(float)) * 32767).astype(numpy.int64) for rows in (items, questions)]
    order = numpy.argsort(-(grid[1] @ grid[0].T), axis=1, kind="stable")[:, :10]
    return {
        "items": items.tolist(), "questions": questions.tolist(), "order": order.tolist(),
        "cosines": numpy.take_along_axis(cosines, order, axis=1).tolist(),
    }


def main():
    rng = random.Random(2026)
    texts = [f"{text} no. {rng.randint(1, 40)}/{rng.randint(20, 29)}, Ref-{number % 7}." for number, text in enumerate(natural(rng, 250))]
    questions = [" ".join(rng.choices(text.split(), k=4)) + " unknown " + text.split()[-2] for text in texts[:30]]
    print(json.dumps({
        "spaces": [
            space("topics", topics(rng, 300, 12), topics(rng, 12, 12), 12),
            space("every direction", natural(rng, 60), natural(rng, 10), 60),
        ],
        "texts": texts, "questions": questions, "scores": [bm25(texts, question) for question in questions], "k1": K1, "b": B,
        "search": exact(numpy.random.default_rng(2026), 2000, 60),
    }))


if __name__ == "__main__":
    main()
