"""Amounts as they are held between two pricings: whole numbers in few bytes, or summed over units."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.exact import Amount

_SMALL = (np.int16, np.int32)


def small(amount: Amount) -> Amount:
    """Whole numbers in as few bytes as hold them; anything else as it is."""
    if isinstance(amount, Mapping):
        return {key: small(member) for key, member in amount.items()}
    if isinstance(amount, np.ndarray) and is_whole(amount):
        for kind in _SMALL:
            if np.abs(amount).max(initial=0) <= np.iinfo(kind).max:
                return amount.astype(kind)
    return amount


def wide(amount: Amount) -> Amount:
    if isinstance(amount, Mapping):
        return {key: wide(member) for key, member in amount.items()}
    return amount.astype(float) if isinstance(amount, np.ndarray) else amount


def is_whole(amount: Amount) -> bool:
    if isinstance(amount, Mapping):
        return all(is_whole(member) for member in amount.values())
    return bool(np.all(np.floor(amount) == amount)) if isinstance(amount, np.ndarray) else False


def width(amount: Amount) -> int:
    """How many units it has numbers for, one by one."""
    if isinstance(amount, Mapping):
        return max(width(member) for member in amount.values())
    return int(amount.shape[1]) if isinstance(amount, np.ndarray) else 1


def summed(amount: Amount) -> Amount:
    if isinstance(amount, Mapping):
        return {key: summed(member) for key, member in amount.items()}
    return amount.sum(axis=1, keepdims=True)
