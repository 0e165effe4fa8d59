#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes indices.json: expected indices from SALib, NumPy and SciPy. See README.md.

usage: indices.py SALIB_COMMIT < points.json > indices.json
"""

import json
import sys

import numpy as np
import scipy
from scipy.stats import rankdata

from SALib.analyze import morris, sobol


def ishigami(x):
    """Ishigami and Homma (1990) with a = 7, b = 0.1, on the unit cube."""
    z = np.pi * (2.0 * x - 1.0)
    return np.sin(z[:, 0]) + 7.0 * np.sin(z[:, 1]) ** 2 + 0.1 * z[:, 2] ** 4 * np.sin(z[:, 0])


def g(x):
    """Sobol's g-function with a = 0, 1, 4.5, 9."""
    a = np.array([0.0, 1.0, 4.5, 9.0])
    return np.prod((np.abs(4.0 * x - 2.0) + a) / (1.0 + a), axis=1)


def stairs(x):
    """Few values, so that ranks tie."""
    return np.round(3.0 * x[:, 0] - x[:, 1] + x[:, 0] * x[:, 2])


def problem(dimensions):
    return {"num_vars": dimensions, "names": [f"x{i + 1}" for i in range(dimensions)],
            "bounds": [[0.0, 1.0]] * dimensions}


def sobol_indices(x, y):
    result = sobol.analyze(problem(x.shape[1]), y, calc_second_order=False, seed=1)
    return {"first": list(result["S1"]), "total": list(result["ST"])}


def morris_effects(x, y, levels):
    result = morris.analyze(problem(x.shape[1]), x, y, num_levels=levels, seed=1)
    return {name: [float(v) for v in result[name]] for name in ("mu", "mu_star", "sigma")}


def prcc(x, y):
    """Correlation of the residuals of two regressions on the ranks of the other parameters."""
    ranks = np.column_stack([rankdata(column) for column in x.T])
    rank_y = rankdata(y)
    result = []
    for j in range(x.shape[1]):
        others = np.column_stack([np.ones(len(y)), np.delete(ranks, j, axis=1)])
        rest = [v - others @ np.linalg.lstsq(others, v, rcond=None)[0] for v in (ranks[:, j], rank_y)]
        result.append(float(np.corrcoef(*rest)[0, 1]))
    return {"partial": result}


CASES = {
    "sobol-ishigami": (ishigami, sobol_indices),
    "sobol-g": (g, sobol_indices),
    "morris-g": (g, lambda x, y: morris_effects(x, y, 4)),
    "morris-ishigami": (ishigami, lambda x, y: morris_effects(x, y, 8)),
    "prcc-g": (g, prcc),
    "prcc-ties": (stairs, prcc),
}


def main():
    points = json.load(sys.stdin)
    fixtures = {"origin": f"SALib {sys.argv[1]}, NumPy {np.__version__}, SciPy {scipy.__version__}"}
    for name, (function, analyse) in CASES.items():
        x = np.array(points[name]["x"]).reshape(-1, points[name]["dimensions"])
        y = function(x)
        fixtures[name] = {"x": [float(v) for v in x.ravel()], "y": [float(v) for v in y], "expected": analyse(x, y)}
    json.dump(fixtures, sys.stdout, indent=None)
    print()


if __name__ == "__main__":
    main()
