# SPDX-License-Identifier: Apache-2.0
"""Sightline in Python: any draw of a study, re-derived."""
from .dice import uniforms, words
from .purposes import PURPOSES

__all__ = ["PURPOSES", "uniforms", "words"]
