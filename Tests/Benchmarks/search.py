"""Searches the same vectors with Casebook and with NumPy, in turns, and prints what a question took.

Both look at all of 100,000 vectors of 384 numbers for the ten most similar: Casebook in 16-bit integers, NumPy as one writes it with a
matrix of 32-bit floats, a product and `argpartition`. Questions are asked one by one and 64 at once, on one core and on all.
"""
import argparse
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

import bench

TIME_SEARCH = bench.ROOT / ".build/release/time-search"
DIMENSIONS, K, BATCH = 384, 10, 64


def write_vectors(folder, count, questions):
    """Vectors around a thousand centres, for those of texts are not evenly spread either; questions are other ones around the same."""
    rng = numpy.random.default_rng(2026)
    centres = rng.standard_normal((1000, DIMENSIONS), dtype=numpy.float32)
    for name, number in [("vectors", count), ("questions", questions)]:
        with open(folder / name, "wb") as file:
            # Few at a time: a process is told to have had the memory of the one that started it.
            for first in range(0, number, 4096):
                size = min(4096, number - first)
                rows = centres[rng.integers(len(centres), size=size)] + rng.standard_normal((size, DIMENSIONS), dtype=numpy.float32)
                rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
                rows.tofile(file)


def with_numpy(folder):
    """Run in a process of its own: the same answer as that of time-search."""
    vectors, questions = (numpy.fromfile(folder / name, dtype=numpy.float32).reshape(-1, DIMENSIONS) for name in ["vectors", "questions"])
    single, batch, hits = [], [], []
    for question in questions:
        start = time.perf_counter()
        scores = vectors @ question
        best = numpy.argpartition(scores, -K)[-K:]
        best = best[numpy.argsort(-scores[best])]
        single.append(time.perf_counter() - start)
        hits.append(best.tolist())
    for first in range(0, len(questions) - BATCH + 1, BATCH):
        start = time.perf_counter()
        scores = questions[first:first + BATCH] @ vectors.T
        best = numpy.argpartition(scores, -K, axis=1)[:, -K:]
        numpy.take_along_axis(best, numpy.argsort(-numpy.take_along_axis(scores, best, axis=1), axis=1), axis=1)
        batch.append(time.perf_counter() - start)
    print(json.dumps({"single": single, "batch": batch, "hits": hits}))


def asked(command, threads):
    """What the command prints, and its peak memory in MB."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": str(threads), "OMP_NUM_THREADS": str(threads)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    told = json.loads(process.stdout.read())
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return told | {"memory": usage.ru_maxrss / 1024}


def run(folder, count, questions, rounds):
    write_vectors(folder, count, questions)
    cores = os.cpu_count()
    print(f"{datetime.date.today()}, {bench.machine()}")
    print(f"NumPy {numpy.__version__} with {numpy.show_config('dicts')['Build Dependencies']['blas']['name']}")
    print(f"{count} vectors of {DIMENSIONS} numbers, {questions} questions, the best {K}; medians over {rounds} rounds\n")
    ours, theirs = {}, {}
    for _ in range(rounds):
        for threads in sorted({1, cores}):
            files = [folder / "vectors", folder / "questions"]
            numbers = [str(number) for number in [DIMENSIONS, K, BATCH, threads]]
            ours.setdefault(threads, []).append(asked([TIME_SEARCH, *files, *numbers], threads))
            theirs.setdefault(threads, []).append(asked([sys.executable, __file__, "--numpy", folder], threads))
    report(ours, theirs, count)


def median(results, name):
    return statistics.median(seconds for result in results for seconds in result[name])


def report(ours, theirs, count):
    print(f"{'':34}{'Casebook':>10}{'NumPy':>10}{'ratio':>8}")
    for threads in ours:
        cores = f"{threads} core" + ("s" if threads > 1 else "")
        for title, name, size in [("a question alone", "single", 1), (f"one of {BATCH} at once", "batch", BATCH)]:
            one, other = (median(side[threads], name) / size * 1000 for side in [ours, theirs])
            print(f"{title + ', ' + cores + ', ms':34}{one:10.2f}{other:10.2f}{one / other:8.2f}")
    width = (DIMENSIONS + 7) // 8 * 8
    print(f"{'the vectors, MB':34}{count * width * 2 / 1e6:10.0f}{count * DIMENSIONS * 4 / 1e6:10.0f}{width / DIMENSIONS / 2:8.2f}")
    # Casebook's holds the file that is read, mapped; NumPy's the scores of a batch.
    one, other = (min(result["memory"] for result in side[1]) for side in [ours, theirs])
    print(f"{'peak memory, MB':34}{one:10.0f}{other:10.0f}{one / other:8.2f}")
    print(f"{'making the index, s':34}{statistics.median(result['building'] for result in ours[1]):10.2f}")
    pairs = list(zip(ours[1][0]["hits"], theirs[1][0]["hits"]))
    shared = sum(len(set(one) & set(other)) for one, other in pairs) / (K * len(pairs))
    print(f"hits that both found: {shared:.4f}; questions with all hits in the same order: {sum(a == b for a, b in pairs) / len(pairs):.3f}")
    if shared < 0.99:
        sys.exit("the searches do not find the same")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--vectors", type=int, default=100_000)
    options.add_argument("--questions", type=int, default=256)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", help="where to work; by default in memory, where there is room", default=bench.in_memory())
    options.add_argument("--numpy", type=pathlib.Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.numpy:
        return with_numpy(chosen.numpy)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        run(pathlib.Path(folder), chosen.vectors, chosen.questions, chosen.rounds)


if __name__ == "__main__":
    main()
