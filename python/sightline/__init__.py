# SPDX-License-Identifier: Apache-2.0
"""Sightline in Python: run studies, read their results, re-derive any draw."""
from .comparisons import MonthlySeries, PairedDifferences, monthly_series, paired_differences
from .draws import ENTITY_KINDS, dice, entity, uniforms, words
from .errors import (InputError, MissingPackage, ProgramNotFound, ResultsError, RunFailed,
                     RunInterrupted, SightlineError)
from .purposes import PURPOSES
from .results import Arrays, is_sweep, open_study, tables
from .runner import (Run, find_program, list_outcomes, list_parameters, list_reforms,
                     list_studies, run, validate)

__all__ = [
    "Arrays", "ENTITY_KINDS", "InputError", "MissingPackage", "MonthlySeries", "PURPOSES",
    "PairedDifferences", "ProgramNotFound", "ResultsError", "Run", "RunFailed", "RunInterrupted",
    "SightlineError", "dice", "entity", "find_program", "is_sweep", "list_outcomes", "list_parameters", "list_reforms",
    "list_studies", "monthly_series", "open_study", "paired_differences", "run", "tables",
    "uniforms", "validate", "words",
]
