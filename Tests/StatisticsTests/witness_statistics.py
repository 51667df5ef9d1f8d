"""Figures of seeded random data by numpy, scipy and scikit-learn, and random numbers by an implementation of its own.

Prints one JSON object that holds both the data and the answers. Needs numpy, scipy and scikit-learn; takes no arguments.
"""

import json
import math

import numpy as np
from scipy import spatial, stats
from sklearn import metrics

rng = np.random.default_rng(2026)
MASK = (1 << 64) - 1


def rotated(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def xoshiro(seed, stream, count):
    """xoshiro256** from the reference C code of Blackman and Vigna, its state filled by SplitMix64."""
    mix = seed ^ (stream * 0xD1342543DE82EF95 & MASK)
    state = []
    for _ in range(4):
        mix = (mix + 0x9E3779B97F4A7C15) & MASK
        z = mix
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        state.append(z ^ (z >> 31))
    numbers = []
    for _ in range(count):
        numbers.append(rotated(state[1] * 5 & MASK, 7) * 9 & MASK)
        shifted = state[1] << 17 & MASK
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = rotated(state[3], 45)
    return numbers


def random_numbers():
    seeds = [(0, 0), (1, 0), (2026, 7), (2**64 - 1, 3)] + [(int(rng.integers(2**63)), int(rng.integers(2**63))) for _ in range(4)]
    return [{"seed": seed, "stream": stream, "numbers": xoshiro(seed, stream, 20)} for seed, stream in seeds]


def confusion(classes, size, skill):
    truth = rng.integers(classes, size=size)
    predicted = np.where(rng.random(size) < skill, truth, rng.integers(classes, size=size))
    # One class never occurs and one is never predicted: 0/0 and 0.
    truth = np.where(truth == classes - 1, 0, truth)
    predicted = np.where((predicted == classes - 1) | (predicted == 1), 0, predicted)
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        truth, predicted, labels=range(classes), zero_division=0
    )
    return {
        "classes": classes, "truth": truth.tolist(), "predicted": predicted.tolist(),
        "accuracy": metrics.accuracy_score(truth, predicted),
        "macroF1": metrics.f1_score(truth, predicted, average="macro", zero_division=0),
        "microF1": metrics.f1_score(truth, predicted, average="micro", zero_division=0),
        "weightedF1": metrics.f1_score(truth, predicted, average="weighted", zero_division=0),
        "balancedAccuracy": metrics.balanced_accuracy_score(truth, predicted),
        "kappa": metrics.cohen_kappa_score(truth, predicted),
        "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(),
    }


def calibration(size, bins):
    confidence = rng.beta(4, 1.5, size)
    right = rng.random(size) < confidence**1.3
    # The bin of a confidence is the first whose upper edge it does not pass.
    number = np.clip(np.searchsorted(np.arange(1, bins + 1) / bins, confidence, side="left"), 0, bins - 1)
    gaps = [(np.abs(right[number == b].mean() - confidence[number == b].mean()), (number == b).sum()) for b in set(number)]
    order = np.argsort(-confidence)
    return {
        "bins": bins, "confidence": confidence.tolist(), "right": right.tolist(),
        "expectedError": sum(gap * count for gap, count in gaps) / size,
        "maximumError": max(gap for gap, _ in gaps),
        "brier": metrics.brier_score_loss(right, confidence),
        "logLoss": metrics.log_loss(right, confidence),
        "risks": (np.cumsum(~right[order]) / np.arange(1, size + 1)).tolist(),
    }


def index(expected, actual):
    e = np.maximum(expected / expected.sum(), 1e-4)
    a = np.maximum(actual / actual.sum(), 1e-4)
    return float(((a - e) * np.log(a / e)).sum())


def drift(reference, actual):
    edges = np.unique(np.quantile(reference, np.arange(1, 10) / 10))
    counts = [np.bincount(np.searchsorted(edges, side, side="left"), minlength=len(edges) + 1) for side in (reference, actual)]
    occurring = counts[0] + counts[1] > 0
    return {
        "reference": reference.tolist(), "actual": actual.tolist(), "counts": [side.tolist() for side in counts],
        "stability": index(counts[0][occurring], counts[1][occurring]),
        "kolmogorovSmirnov": float(stats.ks_2samp(reference, actual).statistic),
        "jensenShannon": float(spatial.distance.jensenshannon(*counts, base=2)),
    }


def rates():
    rows = []
    for successes, count in [(0, 20), (20, 20), (90, 100), (3, 7), (512, 20000), (1, 1)]:
        interval = stats.binomtest(successes, count).proportion_ci(0.95, method="wilson")
        rows.append({"successes": successes, "count": count, "low": interval.low, "high": interval.high})
    return rows


def mcnemar():
    splits = [(0, 0), (3, 3), (1, 9), (40, 25), (900, 1010), (2, 0), (5, 6)]
    return [
        {"first": b, "second": c, "probability": stats.binomtest(min(b, c), b + c).pvalue if b + c else 1.0} for b, c in splits
    ]


def edits():
    def distance(a, b):
        row = list(range(len(b) + 1))
        for i, x in enumerate(a, 1):
            above, row[0] = row[0], i
            for j, y in enumerate(b, 1):
                above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
        return row[-1]

    pairs = []
    for length in [0, 1, 5, 63, 64, 65, 127, 128, 129, 200, 320, 450]:
        for alphabet, noise in [(3, 0.3), (26, 0.05), (300, 0.5)]:
            one = rng.integers(alphabet, size=length).tolist()
            other = []
            for symbol in one:
                draw = rng.random()
                other += [] if draw < noise / 3 else [int(rng.integers(alphabet))] if draw < noise * 2 / 3 else [symbol]
                other += [int(rng.integers(alphabet))] if rng.random() < noise / 3 else []
            if alphabet == 3:
                other += rng.integers(alphabet, size=int(rng.integers(80))).tolist()
            pairs.append({"one": one, "other": other, "distance": distance(one, other)})
    return pairs


def ranking(size, highest):
    grades = rng.integers(highest + 1, size=size)
    grades[0] = max(grades[0], 1)
    scores = np.arange(size, 0, -1)
    order = rng.permutation(size)
    return {
        "grades": grades.tolist(),
        "linear": [metrics.ndcg_score([grades[order]], [scores[order]], k=k) for k in (1, 3, 10)],
        "exponential": [metrics.ndcg_score([2.0 ** grades[order] - 1], [scores[order]], k=k) for k in (1, 3, 10)],
        "gain": metrics.dcg_score([grades[order]], [scores[order]], k=5),
        "averagePrecision": metrics.average_precision_score(grades[order] > 0, scores[order]),
    }


def quantiles():
    values = np.sort(rng.normal(size=37))
    shares = [0, 0.025, 0.31, 0.5, 0.975, 1]
    return {"values": values.tolist(), "shares": shares, "quantiles": np.quantile(values, shares).tolist()}


def bootstrap():
    """Scipy's own percentile interval, of the mean of shares that fail: with other random numbers, so near and not equal."""
    sample = (rng.random(400) < 0.2).astype(float)
    answer = stats.bootstrap((sample,), np.mean, n_resamples=20000, method="percentile", rng=rng).confidence_interval
    return {"ones": int(sample.sum()), "count": len(sample), "low": answer.low, "high": answer.high}


probabilities = rng.random(25) ** 3
logarithms = np.concatenate([rng.random(500), 10 ** rng.uniform(-308, 308, 500), 1 + rng.normal(size=500) * 1e-9])
print(json.dumps({
    "random": random_numbers(),
    "logarithms": {"arguments": logarithms.tolist(), "values": [math.log(x) for x in logarithms]},
    "confusion": [confusion(4, 50, 0.4), confusion(12, 3000, 0.8), confusion(3, 9, 0.1)],
    "calibration": [calibration(2000, 10), calibration(300, 15)],
    "drift": [
        drift(rng.normal(size=800), rng.normal(0.3, 1.2, size=700)),
        drift(rng.poisson(2, size=900).astype(float), rng.poisson(3, size=500).astype(float)),
        drift(np.ones(40), np.array([1.0] * 30 + [2.0] * 5)),
        drift(rng.integers(3, size=300) / 2, rng.integers(3, size=200) / 2),
    ],
    "wilson": rates(),
    "mcnemar": mcnemar(),
    "discoveries": {"probabilities": probabilities.tolist(), "adjusted": stats.false_discovery_control(probabilities).tolist()},
    "edits": edits(),
    "ranking": [ranking(12, 1), ranking(30, 3)],
    "quantiles": quantiles(),
    "bootstrap": bootstrap(),
}))
