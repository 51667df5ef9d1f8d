"""Boosted trees on sparse rows by XGBoost's Python package: trained, and asked about other rows.

Prints one JSON object with the rows, the parameters and the answers. Needs numpy, scipy and xgboost 1.7; takes no arguments.
"""
import base64
import json

import numpy
import scipy.sparse
import xgboost

CATEGORIES, WIDTH = 4, 60
rng = numpy.random.default_rng(2026)


def rows(count):
    """Rows with explicit zeros and negative values among the missing, and categories that they half tell."""
    labels = rng.integers(CATEGORIES, size=count)
    present = rng.random((count, WIDTH)) < 0.2
    values = (rng.integers(-3, 6, size=(count, WIDTH)) / 4 + (numpy.arange(WIDTH) % CATEGORIES == labels[:, None]) * 0.4).astype(numpy.float32)
    starts = numpy.concatenate([[0], numpy.cumsum(present.sum(axis=1))])
    columns = numpy.nonzero(present)[1]
    return scipy.sparse.csr_matrix((values[present], columns, starts), shape=(count, WIDTH)), labels


def told(matrix):
    return {
        "starts": matrix.indptr.tolist(), "columns": matrix.indices.tolist(), "values": matrix.data.astype(float).tolist(),
        "width": WIDTH,
    }


def case(learned, others, rounds, depth, rate=0.3, row_share=1.0, column_share=1.0, weight=1.0, penalty=1.0, bins=256, seed=0):
    booster = xgboost.train({
        "objective": "multi:softprob", "num_class": CATEGORIES, "tree_method": "hist", "max_depth": depth, "eta": rate,
        "subsample": row_share, "colsample_bytree": column_share, "min_child_weight": weight, "lambda": penalty, "max_bin": bins,
        "seed": seed, "nthread": 2, "verbosity": 0,
    }, learned, num_boost_round=rounds)
    return {
        "rounds": rounds, "depth": depth, "rate": rate, "rowShare": row_share, "columnShare": column_share, "weight": weight,
        "lambda": penalty, "bins": bins, "seed": seed, "probabilities": booster.predict(others).astype(float).ravel().tolist(),
        "model": base64.b64encode(bytes(booster.save_raw("ubj"))).decode(),
    }


def main():
    matrix, labels = rows(1200)
    others, _ = rows(300)
    learned = xgboost.DMatrix(matrix, label=labels)
    asked = xgboost.DMatrix(others)
    print(json.dumps({
        "rows": told(matrix), "labels": labels.tolist(), "others": told(others), "cases": [
            case(learned, asked, 5, 4),
            case(learned, asked, 4, 6, rate=0.1, weight=3, penalty=2, bins=16),
            case(learned, asked, 6, 3, row_share=0.7, column_share=0.5, seed=7),
        ],
    }))


if __name__ == "__main__":
    main()
