"""Sorts the same documents into categories with Casebook and with scikit-learn + XGBoost, in turns, and prints what each took.

Both read 100,000 documents of about 200 words, learn TF-IDF and boosted trees from the first half, and tell the categories of the
second. Casebook's stages are timed by its run record, and hold the reading of the documents; Python's do not, for there it is a step of
its own.
"""
import argparse
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import bench
import documents

HERE = pathlib.Path(__file__).resolve().parent
# XGBoost's work and memory grow with the product of columns and bins; with 256 bins, its default, Python alone needs gigabytes.
PARAMETERS = {"min_df": 2, "max_features": 5000, "rounds": 40, "depth": 4, "bins": 16}
PIPELINE = """
title: TF-IDF and boosted trees
lanes: { training: Training, serving: Serving }
stages:
  labels: { title: Labels, lane: training, does: labelled-documents }
  vocabulary: { title: Vocabulary, lane: training, does: tf-idf-training, with: { at-least: %(min_df)d, at-most: %(max_features)d }, after: [labels] }
  trees: { title: Trees, lane: training, does: xgboost-training, with: { rounds: %(rounds)d, depth: %(depth)d }, after: [vocabulary] }
  registry: { title: Registry, lane: training, does: model-registry, after: [trees] }
  documents: { title: Documents, lane: serving, does: intake }
  text: { title: Text, lane: serving, does: text-layer, after: [documents] }
  features: { title: Features, lane: serving, does: tf-idf, after: [text] }
  model: { title: Model, lane: serving, does: xgboost, after: [features, { stage: registry, kind: control }] }
  answer: { title: Answer, lane: serving, does: most-likely, after: [model] }
"""
RUN = """
title: Learn from one month, sort the next
pipeline: benchmark
corpus: benchmark
seed: 0
models:
  only: { title: The only model, train: 1, serve: 2 }
"""


def write_content(folder, count):
    """A case with a corpus, a pipeline and a run that are all called `benchmark`."""
    content = folder / "content"
    for name in ["corpora", "pipelines", "runs"]:
        (content / name).mkdir(parents=True)
    documents.write(content / "corpora/benchmark.jsonl", count)
    categories = "".join(f"  {name}: {name}\n" for name in documents.CATEGORIES)
    (content / "corpora/benchmark.yml").write_text(f"title: Made-up documents\nfrom: corpora/benchmark.jsonl\ncategories:\n{categories}")
    (content / "pipelines/benchmark.yml").write_text(PIPELINE % PARAMETERS)
    (content / "runs/benchmark.yml").write_text(RUN)
    (content / "book.yml").write_text("title: Benchmark\nnavigation:\n  - title: Start\n    pages: [index.md]\n")
    (content / "index.md").write_text("---\ntitle: Benchmark\n---\n")
    return content / "corpora/benchmark.jsonl"


def casebook(folder):
    """Seconds by stage, memory, macro-F1 and its interval, from the record that a run writes."""
    record = folder / "record.json"
    wall, processor, memory = bench.measure([
        bench.CASEBOOK, "run", "benchmark", "--fresh", "--root", folder, "--output", record, "--jobs", str(os.cpu_count()),
    ])
    told = json.loads(record.read_text())
    stages = {stage["stage"]: stage["busy"] for stage in told["clock"]["stages"]}
    f1 = next(measure for measure in told["measures"] if measure["name"] == "macro_f1")
    return {
        "vectorising": stages["vocabulary"], "training": stages["trees"], "scoring": told["clock"]["serving"], "whole": wall,
        "processor": processor, "memory": memory, "f1": f1["value"], "interval": [f1["low"], f1["high"]],
        "versions": ", ".join(f"{name} {version}" for name, version in sorted(told["versions"].items())),
    }


def python(corpus):
    """The same of the Python program."""
    command = [sys.executable, HERE / "python_engine.py", corpus, json.dumps(PARAMETERS)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    seconds = told.pop("seconds")
    return told | {name: wall for name, (wall, _) in seconds.items()} | {
        "whole": sum(wall for wall, _ in seconds.values()), "processor": sum(processor for _, processor in seconds.values()),
    }


def run(folder, count, rounds):
    corpus = write_content(folder, count)
    print(f"{datetime.date.today()}, {bench.machine()}")
    print(f"{count} documents to learn from and as many to sort, {corpus.stat().st_size / 2e6:.0f} MB each; the best of {rounds} rounds")
    print(", ".join(f"{name} {value}" for name, value in PARAMETERS.items()), flush=True)
    turns = [(casebook(folder), python(corpus)) for _ in range(rounds)]
    ours, theirs = ([turn[side] for turn in turns] for side in range(2))
    report(best(ours), best(theirs))


def best(results):
    """The least of each number: what disturbs a measurement makes it larger."""
    return {name: min(result[name] for result in results) if isinstance(value, float) else value for name, value in results[0].items()}


def report(ours, theirs):
    print(f"{ours['versions']}; {theirs['versions']}\n")
    print(f"{'':22}{'Casebook':>10}{'Python':>10}{'ratio':>8}{'aim':>7}")
    rows = [
        ("vectorising, s", "vectorising", 0.15), ("training, s", "training", 1), ("scoring, s", "scoring", 0.2), ("peak memory, MB", "memory", 0.5),
        ("everything, s", "whole", None), ("processor, s", "processor", None),
    ]
    for title, name, aim in rows:
        print(f"{title:22}{ours[name]:10.2f}{theirs[name]:10.2f}{ours[name] / theirs[name]:8.2f}{aim or '':>7}")
    print(f"{'(reading, s)':22}{'within':>10}{theirs['reading']:10.2f}")
    for side, name in [(ours, "Casebook"), (theirs, "Python")]:
        print(f"macro-F1 {name:9} {side['f1']:.4f} ({side['interval'][0]:.4f} to {side['interval'][1]:.4f})")
    if not (ours["interval"][0] <= theirs["interval"][1] and theirs["interval"][0] <= ours["interval"][1]):
        sys.exit("the classifiers are not equally good")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=50_000, help="to learn from; as many are sorted")
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--folder", help="where to work; by default in memory, where there is room", default=bench.in_memory())
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        run(pathlib.Path(folder), chosen.documents, chosen.rounds)


if __name__ == "__main__":
    main()
