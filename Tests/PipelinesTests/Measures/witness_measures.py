"""The figures of a run record (JSON on standard input) by numpy and scikit-learn: one `name value count` a line.

A line with two more numbers has an interval, from resampling whole documents the plain way.
"""

import json
import sys

import numpy as np
from sklearn import metrics

record = json.load(sys.stdin)
rng = np.random.default_rng(7)
first, retrained = record["models"]
categories = [category["id"] for category in record["categories"]]
served = [outcome for outcome in record["outcomes"] if outcome["month"] in first["serves"]]


def show(name, value, count, interval=None):
    print(name, repr(float(value)), count, *([repr(float(end)) for end in interval] if interval is not None else []))


def resampled(count, statistic):
    """The 2.5 and 97.5 percentiles of a statistic of document numbers."""
    return np.percentile([statistic(rng.integers(count, size=count)) for _ in range(400)], [2.5, 97.5])


def prediction(outcome, model):
    return next((said for said in outcome["predictions"] if said["model"] == model["name"]), None)


def known(outcomes, model):
    return [outcome for outcome in outcomes if outcome.get("category") and prediction(outcome, model)]


def figures(prefix, outcomes, model):
    said = [prediction(outcome, model) for outcome in outcomes if prediction(outcome, model)]
    confidence = np.array([one["confidence"] for one in said])
    show(prefix + "review_share", np.mean(confidence < record["reviewBelow"]), len(said))
    outcomes = known(outcomes, model)
    n = len(outcomes)
    truth = np.array([categories.index(outcome["category"]) for outcome in outcomes])
    said = [prediction(outcome, model) for outcome in outcomes]
    predicted = np.array([categories.index(one["category"]) for one in said])
    confidence = np.array([one["confidence"] for one in said])
    right = truth == predicted
    show(prefix + "accuracy", right.mean(), n, resampled(n, lambda at: right[at].mean()))

    def macro(at):
        return metrics.f1_score(truth[at], predicted[at], average="macro", zero_division=0)

    interval = resampled(n, macro) if n < 2000 else None
    show(prefix + "macro_f1", macro(np.arange(n)), n, interval)
    show(prefix + "micro_f1", metrics.f1_score(truth, predicted, average="micro"), n)

    def error(at):
        number = np.ceil(confidence[at] * 10).astype(int) - 1
        gaps = np.bincount(number, weights=right[at] - confidence[at], minlength=10)
        return np.abs(gaps).sum() / n

    ece = error(np.arange(n))
    replicates = np.array([error(rng.integers(n, size=n)) for _ in range(400)])
    show(prefix + "ece", ece, n, np.percentile(np.maximum(0, replicates - replicates.mean() + ece), [2.5, 97.5]))
    show(prefix + "brier", metrics.brier_score_loss(right, confidence), n, resampled(n, lambda at: np.mean((confidence - right)[at] ** 2)))
    surprise = -np.log([one["trueProbability"] for one in said])
    show(prefix + "log_loss", surprise.mean(), n, resampled(n, lambda at: surprise[at].mean()))
    accepted = confidence >= record["reviewBelow"]
    show(prefix + "accepted_accuracy", right[accepted].mean(), accepted.sum())
    return truth, predicted, right


def scores(prefix, truth, found):
    """Precision, recall and F1 of what is there and what was found, as lists of (document, thing)."""
    truth, found = set(truth), set(found)
    show(prefix + "precision", len(truth & found) / len(found), len(found))
    show(prefix + "recall", len(truth & found) / len(truth), len(truth))
    show(prefix + "f1", 2 * len(truth & found) / (len(truth) + len(found)), len(truth | found))


truth, predicted, right = figures("", served, first)
for number, category in enumerate(categories):
    name = "class." + category.replace("-", "_") + "."
    scores(name, np.flatnonzero(truth == number), np.flatnonzero(predicted == number))

shares = {}
for period in record["periods"]:
    part = [outcome for outcome in served if outcome["month"] in period["months"]]
    shares[period["name"]] = figures(period["name"] + ".", part, first)[2]
loss = shares["before"].mean() - shares["after"].mean()
ends = np.percentile(
    [rng.choice(shares["before"], len(shares["before"])).mean() - rng.choice(shares["after"], len(shares["after"])).mean() for _ in range(400)],
    [2.5, 97.5],
)
show("drift_loss", loss, len(shares["before"]) + len(shares["after"]), ends)

later = [outcome for outcome in served if outcome["month"] in retrained["serves"]]
_, _, now = figures("retrained.", later, retrained)
then = np.array([prediction(outcome, first)["category"] == outcome["category"] for outcome in known(later, retrained)])
show("retrained.first_accuracy", then.mean(), len(then))
gain = now.astype(float) - then
show("retrained.gain", gain.mean(), len(gain), resampled(len(gain), lambda at: gain[at].mean()))

for month in sorted({outcome["month"] for outcome in record["outcomes"]}):
    part = known([outcome for outcome in record["outcomes"] if outcome["month"] == month], first)
    show(f"month_{month}.accuracy", np.mean([prediction(one, first)["category"] == one["category"] for one in part]), len(part))

# Fields: a wrong value is a find that is not there, and one that is there and was not found.
extracted = [outcome["extractions"] for outcome in served if "extractions" in outcome]
pairs = {"right": (1, 1, 1), "wrong": (0, 1, 1), "missed": (0, 0, 1), "spurious": (0, 1, 0), "absent": (0, 0, 0)}
names = [field["id"] for field in record["fields"]]
table = np.array([[pairs[one[name]] for name in names] for one in extracted])
for number, name in enumerate(names):
    right, found, there = table[:, number].sum(axis=0)
    name = "field." + name.replace("-", "_") + "."
    show(name + "precision", right / found, found)
    show(name + "recall", right / there, there)
    rows = table[:, number]
    interval = resampled(len(rows), lambda at: 2 * rows[at, 0].sum() / rows[at, 1:].sum()) if number < 3 else None
    show(name + "f1", 2 * right / (found + there), np.maximum(rows[:, 1], rows[:, 2]).sum(), interval)
documents = table.sum(axis=1)
right, found, there = documents.sum(axis=0)


def pooled(of):
    return lambda at: of(*documents[at].sum(axis=0))


show("field_precision", right / found, found, resampled(len(documents), pooled(lambda r, f, t: r / f)))
show("field_recall", right / there, there, resampled(len(documents), pooled(lambda r, f, t: r / t)))
show("field_f1", 2 * right / (found + there), np.maximum(table[:, :, 1], table[:, :, 2]).sum(), resampled(len(documents), pooled(lambda r, f, t: 2 * r / (f + t))))

checked = [outcome for outcome in served if "violations" in outcome and "findings" in outcome]
there = [(outcome["document"], rule) for outcome in checked for rule in outcome["violations"]]
found = [(outcome["document"], rule) for outcome in checked for rule in outcome["findings"]]
scores("compliance.", there, found)
for rule in record["rules"]:
    scores(f"rule.{rule['id']}.", [one for one in there if one[1] == rule["id"]], [one for one in found if one[1] == rule["id"]])

read = [outcome for outcome in served if "recognition" in outcome]
show("ocr.documents", len(read), len(read))
for name, errors, length in (("cer", "characterErrors", "characters"), ("wer", "wordErrors", "words")):
    both = np.array([(outcome["recognition"][errors], outcome["recognition"][length]) for outcome in read])
    interval = resampled(len(read), lambda at: both[at, 0].sum() / both[at, 1].sum())
    show("ocr." + name, both[:, 0].sum() / both[:, 1].sum(), both[:, 1].sum(), interval)
judged = known(read, first)
asread = np.array([prediction(outcome, first)["category"] == outcome["category"] for outcome in judged]).astype(float)
perfect = np.array([outcome["recognition"]["perfectCategory"] == outcome["category"] for outcome in judged]).astype(float)
show("ocr.accuracy", asread.mean(), len(judged))
show("ocr.perfect_accuracy", perfect.mean(), len(judged))
show("ocr.accuracy_loss", (perfect - asread).mean(), len(judged), resampled(len(judged), lambda at: (perfect - asread)[at].mean()))


def recalls(extractions):
    return np.array([np.sum([pairs[value] for value in one.values()], axis=0)[[0, 2]] for one in extractions])


asread = recalls([outcome["extractions"] for outcome in read])
perfect = recalls([outcome["recognition"]["perfectExtractions"] for outcome in read])


def recall(counts, at):
    return counts[at, 0].sum() / counts[at, 1].sum()


every, n = np.arange(len(read)), asread[:, 1].sum()
show("ocr.field_recall", recall(asread, every), n, resampled(len(read), lambda at: recall(asread, at)))
show("ocr.perfect_field_recall", recall(perfect, every), n, resampled(len(read), lambda at: recall(perfect, at)))
show("ocr.field_loss", recall(perfect, every) - recall(asread, every), n, resampled(len(read), lambda at: recall(perfect, at) - recall(asread, at)))


def stability(expected, actual):
    seen = (expected > 0) | (actual > 0)
    e = np.maximum(expected[seen] / expected.sum(), 1e-4)
    a = np.maximum(actual[seen] / actual.sum(), 1e-4)
    return ((a - e) * np.log(a / e)).sum()


features = {
    "words": lambda outcome: outcome["words"],
    "unknown_words": lambda outcome: outcome["unknownWords"],
    "confidence": lambda outcome: prediction(outcome, first)["confidence"],
    "category": lambda outcome: categories.index(prediction(outcome, first)["category"]),
}
whole = [outcome for outcome in record["outcomes"] if "failure" not in outcome]
for name, value in features.items():
    months = {month: np.array([value(one) for one in whole if one["month"] == month]) for month in range(4, 13)}
    edges = np.unique(np.quantile(months[4], np.arange(1, 10) / 10)) if name != "category" else np.arange(len(categories) - 1)
    counts = {month: np.bincount(np.searchsorted(edges, values), minlength=len(edges) + 1) for month, values in months.items()}
    indices = {month: stability(counts[4], counts[month]) for month in range(5, 13)}
    largest = max(indices, key=indices.get)
    show("drift." + name + ".largest", indices[largest], len(months[largest]))
    for month, index in indices.items():
        show(f"drift.{name}.month_{month}", index, len(months[month]))

show("documents", len(served), len(served))
failed = sum("failure" in outcome for outcome in record["outcomes"])
show("failed", failed, len(record["outcomes"]))
show("failed_share", failed / len(record["outcomes"]), len(record["outcomes"]))
