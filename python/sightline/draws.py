# SPDX-License-Identifier: Apache-2.0
"""Dice with addresses, bit for bit those of include/sightline/core/dice.hpp.

Philox4x64-10 (Salmon et al. 2011) with key (seed, replication) and counter
(entity, purpose, occurrence, 0). See docs/decisions/0001-dice-addresses.md.
"""
from __future__ import annotations

import difflib

import numpy as np

from .purposes import PURPOSES

_WORD = 1 << 64

#: The kind of thing an entity is, in its high byte.
ENTITY_KINDS: dict[str, int] = {"family": 1, "child": 2, "adult": 3, "team": 4, "professional": 5}


def entity(kind: str, number: int) -> int:
    """Who a draw is about: a kind of ENTITY_KINDS and its number in [0, 2^32), as results have it."""
    if kind not in ENTITY_KINDS:
        raise ValueError(f"no kind of entity is called {kind!r}; there are: {', '.join(ENTITY_KINDS)}")
    if not 0 <= number < 1 << 32:
        raise ValueError(f"number is {number!r}; it must be a whole number from 0 to 2^32 - 1")
    return ENTITY_KINDS[kind] << 56 | int(number)


def dice(seed: int, replication: int, entity: int, purpose: int | str,
         occurrence: int = 0) -> float:
    """The number in (0, 1) that a decision at an address is held against: the first of uniforms()."""
    return uniforms(seed, replication, entity, purpose, occurrence)[0]


def words(seed: int, replication: int, entity: int, purpose: int | str,
          occurrence: int = 0) -> tuple[int, int, int, int]:
    """The four 64-bit words at an address.

    `purpose` is a name in PURPOSES or its number; everything else is a whole number in
    [0, 2^64). Raises ValueError naming the part that is wrong.
    """
    number = _number_of(purpose) if isinstance(purpose, str) else purpose
    parts = {"seed": seed, "replication": replication, "entity": entity, "purpose": number,
             "occurrence": occurrence}
    wrong = [f"{name} is {value!r}" for name, value in parts.items()
             if isinstance(value, bool) or not isinstance(value, (int, np.integer))
             or not 0 <= value < _WORD]
    if wrong:
        raise ValueError("must be a whole number from 0 to 2^64 - 1: " + ", ".join(wrong))
    counter = int(entity) | int(number) << 64 | int(occurrence) << 128
    # NumPy steps the 256-bit counter before it encrypts it: hand over one less.
    before = (counter - 1) % (1 << 256)
    key = int(seed) | int(replication) << 64
    raw = np.random.Philox(key=key, counter=before).random_raw(4)
    return tuple(int(word) for word in raw)  # type: ignore[return-value]


def uniforms(seed: int, replication: int, entity: int, purpose: int | str,
             occurrence: int = 0) -> tuple[float, float, float, float]:
    """The four uniforms in (0, 1) at an address; a decision that needs one uses the first."""
    a, b, c, d = words(seed, replication, entity, purpose, occurrence)
    return _uniform_of(a), _uniform_of(b), _uniform_of(c), _uniform_of(d)


def _uniform_of(word: int) -> float:
    return (float(word >> 12) + 0.5) * 2.0**-52


def _number_of(name: str) -> int:
    if name in PURPOSES:
        return PURPOSES[name]
    near = difflib.get_close_matches(name, PURPOSES, 1)
    hint = f"; nearest: {near[0]}" if near else ""
    raise ValueError(f"no purpose is called {name!r}{hint}")
