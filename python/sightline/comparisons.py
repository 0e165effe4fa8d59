# SPDX-License-Identifier: Apache-2.0
"""Paired differences and monthly series, with the intervals that the program gives.

An outcome is R = scale x sum(numerator) / sum(denominator) over replications. Its replication i
stands in an interval as R + e_i with e_i = scale x (numerator_i - R denominator_i / scale) /
mean(denominator), whose mean is 0 (linearisation: Cochran, Sampling Techniques, 3rd ed., 1977,
2.11). Where a study has an ensemble, the parameter sets are the independent observations, and
the e_i of a set are added up.
"""
from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import MissingPackage, ResultsError
from .results import Arrays, is_sweep, open_study

if TYPE_CHECKING:
    import xarray


@dataclass(frozen=True)
class PairedDifferences:
    """One arm minus another, observation by observation.

    `values` has one number for each replication, or for each parameter set where the study has an
    ensemble; in a sweep it has one row for each design point, and the other numbers are arrays over
    design points. Its mean is `difference`; `low` and `high` are Student's t interval with n - 1
    degrees of freedom, infinite with n < 2; a `difference` that is not defined is NaN.
    """

    outcome: str
    unit: str
    arm: str
    against: str
    values: np.ndarray
    difference: Any
    low: Any
    high: Any
    standard_error: Any
    n: Any


@dataclass(frozen=True)
class MonthlySeries:
    """An outcome by month: arrays over months. `month` is the first day of each (datetime64)."""

    outcome: str
    unit: str
    arm: str
    month: np.ndarray
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray


def paired_differences(study: "xarray.Dataset | Arrays", outcome: str, arm: str,
                       against: str | None = None, level: float = 0.95) -> PairedDifferences:
    """`arm` minus `against` (the first arm unless given), on common dice.

    `study` is what open_study gives, with either engine. Equals tables/comparisons.csv where
    `against` is the first arm; any other pair is as good. In a sweep only outcomes that the study
    measures are kept by replication. Needs SciPy for the interval. Raises ValueError for an
    unknown outcome, arm or level, with the nearest name.
    """
    arms = _labels(study, "arm")
    first = _place(arms, arm, "arm")
    second = _place(arms, against if against is not None else arms[0], "arm")
    place = _place(_labels(study, "outcome"), outcome, "outcome")
    rows = (_linearised_of_sweep(study, outcome) if is_sweep(study) else
            _linearised_of_plain(study, place)[np.newaxis])
    groups = _groups(study)
    parts = [_estimate(_difference(row[first], row[second]), groups, level) for row in rows]
    values, *numbers = (list(column) for column in zip(*parts))
    unit = _labels(study, "outcome_unit")[place]
    names = (outcome, unit, arms[first], arms[second])
    if not is_sweep(study):
        return PairedDifferences(*names, values[0], *(column[0] for column in numbers))
    return PairedDifferences(*names, _stack(values), *map(np.array, numbers))


def monthly_series(folder: str | Path, outcome: str, arm: str,
                   level: float = 0.95) -> MonthlySeries:
    """An outcome of one arm by month, with its interval; of a plain study.

    The mean is `value_by_month` of the results. The interval comes of the replications, which only
    the part files have by month: they must still lie in the folder. Raises as
    paired_differences, and ResultsError for a sweep or a folder without its parts.
    """
    study = open_study(folder, engine="h5py")
    if is_sweep(study):
        raise ResultsError(f"{folder} holds a sweep, which keeps no months")
    place = _place(_labels(study, "outcome"), outcome, "outcome")
    of_arm = _place(_labels(study, "arm"), arm, "arm")
    sums = _monthly_sums(Path(folder), study)[:, of_arm]
    columns = _linearise(sums, study, place, axis=0)
    parts = [_estimate(column, _groups(study), level) for column in columns.T]
    mean, low, high = (np.array([part[i] for part in parts]) for i in (1, 2, 3))
    return MonthlySeries(outcome, _labels(study, "outcome_unit")[place], arm, study["month"],
                         mean, low, high)


def _linearised_of_plain(study: Any, outcome: int) -> np.ndarray:
    """R + e_i (arm, replication)."""
    if "outcome_numerator" not in study:
        raise ResultsError("these results are of an older version, which did not say what outcomes "
                           "are made of; the same `sightline run` writes them anew")
    return _linearise(np.asarray(study["sum"]), study, outcome, axis=1)


def _linearise(sums: np.ndarray, study: Any, outcome: int, axis: int) -> np.ndarray:
    """R + e_i of sums with replications on `axis`; measures stand on axis 2, or on 1 if axis is 0."""
    measures = _labels(study, "measure")
    measure_axis = 2 if axis == 1 else 1
    numerators = np.take(sums, measures.index(_labels(study, "outcome_numerator")[outcome]),
                         measure_axis)
    name = _labels(study, "outcome_denominator")[outcome]
    denominators = (np.take(sums, measures.index(name), measure_axis) if name
                    else np.ones_like(numerators))
    scale = float(np.asarray(study["outcome_scale"])[outcome])
    whole = denominators.sum(axis, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = numerators.sum(axis, keepdims=True) / whole
        mean = whole / denominators.shape[axis]
        values = scale * (ratio + (numerators - ratio * denominators) / mean)
    return np.where(whole == 0, np.nan, values)


def _linearised_of_sweep(study: Any, outcome: str) -> np.ndarray:
    """The same (design_point, arm, replication)."""
    asked = _labels(study, "asked")
    if outcome not in asked:
        raise ResultsError(f"a sweep keeps {outcome} at its points, but not by replication; it does "
                           f"of what the study measures: {', '.join(asked)}")
    return np.asarray(study["asked_linearised"])[:, :, asked.index(outcome)]


def _monthly_sums(folder: Path, study: Arrays) -> np.ndarray:
    """Sums (replication, arm, measure, month) of the part files, in order of replication."""
    import h5py  # which open_study has found

    place = folder.parent if folder.is_file() else folder
    sums = []
    for path in sorted((place / "parts").glob("block-*.h5")):
        with h5py.File(path) as part:
            if part.attrs["fingerprint"] != study.attrs["fingerprint"]:
                raise ResultsError(f"{path} is of another study than results.h5")
            sums.append((part["replication"][...], part["sum_by_month"][...]))
    found = np.concatenate([numbers for numbers, _ in sums]) if sums else np.empty(0, int)
    kept = np.isin(found, study["replication"])
    if kept.sum() != study["replication"].size:
        raise ResultsError(f"{place / 'parts'} lacks replications; months by replication are only "
                           "kept there")
    return np.concatenate([table for _, table in sums])[kept]


def _difference(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """one - other; 0 where all of them are equal but for rounding, as the program has it."""
    with np.errstate(invalid="ignore"):
        greatest = max(np.abs(one).max(), np.abs(other).max())
        is_equal = bool((np.abs(one - other) <= 1e-12 * greatest).all())
    return np.zeros_like(one) if is_equal else one - other


def _groups(study: Any) -> np.ndarray | None:
    """The parameter set of each replication; None where replications are the observations."""
    sets = study.attrs.get("parameter_sets", 0)
    return None if sets < 2 else np.asarray(study["replication"]) % sets


def _estimate(linearised: np.ndarray, groups: np.ndarray | None, level: float) -> tuple[Any, ...]:
    """Observations, mean, low, high, standard error and n of linearised values; NaN is left out."""
    is_known = np.isfinite(linearised)
    known = linearised[is_known]
    if known.size == 0:
        return linearised, np.nan, -np.inf, np.inf, np.inf, 0
    mean = float(known.mean())
    residuals = known - mean
    values = linearised
    if groups is not None:
        names, members = np.unique(groups[is_known], return_inverse=True)
        residuals = names.size / known.size * np.bincount(members, residuals)
        values = mean + residuals
    n = int(residuals.size)
    critical = _critical_value(max(n - 1, 1), level)
    if n < 2:
        return values, mean, -np.inf, np.inf, np.inf, n
    error = float(np.sqrt(residuals @ residuals / (n - 1) / n))
    return values, mean, mean - critical * error, mean + critical * error, error, n


def _critical_value(degrees_of_freedom: int, level: float) -> float:
    """t with P(|T| <= t) = level, by x = df / (df + t^2), which is Beta(df / 2, 1 / 2)."""
    if not 0 < level < 1:
        raise ValueError(f"level is {level!r}; it must lie between 0 and 1")
    try:
        from scipy.special import betaincinv  # scipy.stats.t.ppf has but ten digits
    except ImportError as missing:
        raise MissingPackage(f"intervals need SciPy: apt-get install python3-scipy ({missing})"
                             ) from missing
    x = float(betaincinv(degrees_of_freedom / 2, 0.5, 1 - level))
    return float(np.sqrt(degrees_of_freedom * (1 / x - 1)))


def _stack(rows: list[np.ndarray]) -> np.ndarray:
    """Rows of equal or, where sets lack at some points, unequal length; NaN fills up."""
    table = np.full((len(rows), max(row.size for row in rows)), np.nan)
    for i, row in enumerate(rows):
        table[i, :row.size] = row
    return table


def _labels(study: Any, name: str) -> list[str]:
    return [str(label) for label in np.asarray(study[name])]


def _place(labels: list[str], name: str, what: str) -> int:
    if name in labels:
        return labels.index(name)
    near = difflib.get_close_matches(name, labels, 1)
    hint = f"; nearest: {near[0]}" if near else f"; there are: {', '.join(labels)}"
    raise ValueError(f"no {what} is called {name!r}{hint}")
