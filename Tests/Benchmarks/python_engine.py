"""The same work as `casebook run` on the benchmark's corpus, as one writes it with scikit-learn and XGBoost.

Reads the documents, learns from those of month 1, tells the categories of those of month 2. Prints what it took and found as JSON.
"""
import json
import os
import resource
import sys
import time

import numpy
import sklearn
import xgboost
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from xgboost import XGBClassifier


class Stopwatch:
    def __init__(self):
        self.seconds = {}

    def measure(self, name, work):
        """What `work` returns; its seconds and processor seconds are kept under the name."""
        start = time.perf_counter(), sum(os.times()[:2])
        result = work()
        self.seconds[name] = [time.perf_counter() - start[0], sum(os.times()[:2]) - start[1]]
        return result


def read(path):
    texts, categories = {1: [], 2: []}, {1: [], 2: []}
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            texts[record["month"]].append(record["text"])
            categories[record["month"]].append(record["category"])
    return texts, categories


def interval(truth, found, rounds=200):
    """95 % of the macro-F1 of resampled documents."""
    rng = numpy.random.default_rng(0)
    samples = (rng.integers(len(truth), size=len(truth)) for _ in range(rounds))
    return numpy.percentile([f1_score(truth[sample], found[sample], average="macro") for sample in samples], [2.5, 97.5]).tolist()


def main(path, parameters):
    watch = Stopwatch()
    texts, categories = watch.measure("reading", lambda: read(path))
    names, labels = numpy.unique(categories[1], return_inverse=True)
    vectoriser = TfidfVectorizer(min_df=parameters["min_df"], max_features=parameters["max_features"])
    rows = watch.measure("vectorising", lambda: vectoriser.fit_transform(texts[1]))
    model = XGBClassifier(
        objective="multi:softprob", tree_method="hist", n_estimators=parameters["rounds"], max_depth=parameters["depth"],
        learning_rate=0.3, max_bin=parameters["bins"], n_jobs=os.cpu_count())
    watch.measure("training", lambda: model.fit(rows, labels))
    found = watch.measure("scoring", lambda: names[model.predict_proba(vectoriser.transform(texts[2])).argmax(axis=1)])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    truth = numpy.array(categories[2])
    print(json.dumps({
        "seconds": watch.seconds, "memory": memory, "f1": f1_score(truth, found, average="macro"), "interval": interval(truth, found),
        "versions": f"scikit-learn {sklearn.__version__}, xgboost {xgboost.__version__}",
    }))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
