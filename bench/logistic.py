"""The regression that bench/weights.py fits the confidence of the search with."""

import numpy as np

WRONG = 0.05  # share of answerable questions that may be turned away
RIDGE = 2.0


def limit_of(sure, weights):
    """The confidence below which the wanted share of answerable questions falls."""
    order = np.argsort(sure)
    below = np.cumsum(weights[order]) / weights.sum()
    return float(sure[order][np.searchsorted(below, WRONG)])


def fit(table, right):
    """Logistic regression with a ridge, both classes weighing the same; bias first."""
    mean, spread = table.mean(0), table.std(0) + 1e-9
    x = np.column_stack([np.ones(len(table)), (table - mean) / spread])
    weight = np.where(right, 0.5 / right.mean(), 0.5 / (1 - right.mean()))
    beta = np.zeros(x.shape[1])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (weight * (right - p)) - ridge @ beta
        beta += np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, slope)
    own = beta[1:] / spread
    return np.array([beta[0] - own @ mean, *own])


def apply(model, table):
    """The confidence of each row."""
    return 1 / (1 + np.exp(-(model[0] + table @ model[1:])))
