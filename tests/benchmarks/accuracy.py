"""How near the reference case's probability of an overrun is, and whether the stated error is the error."""

from __future__ import annotations

import numpy as np

from simlib.assembly import Case
from simlib.simulation.draws import standard_error
from simlib.simulation.totals import streamed
from tests.benchmarks.case import FRAME

FEW, MANY, SEEDS = 4096, 2**17, 40


def breaks(case: Case, draws: int, seed: int) -> np.ndarray:
    """Whether the last year breaks the frame: (draw,)."""
    return np.concatenate([part.total[-1] > FRAME for part in streamed(case, draws=draws, seed=seed)])


def accuracy(case: Case) -> dict[str, str]:
    """Rows of the table: percentage points, and stated over true error."""
    truth = breaks(case, MANY, seed=10**6).mean()
    found = [breaks(case, FEW, seed).astype(float) for seed in range(SEEDS)]
    error = np.sqrt(np.mean([(one.mean() - truth) ** 2 for one in found]))
    stated = np.sqrt(np.mean([standard_error(one) ** 2 for one in found]))
    unrelated = np.sqrt(truth * (1 - truth) / FEW)
    return {
        f"probability of an overrun at {MANY} draws": f"{100 * truth:.2f} %",
        f"its root mean square error at {FEW}": f"{100 * error:.2f} points",
        "  that of unrelated draws": f"{100 * unrelated:.2f} points",
        "  stated error over true": f"{stated / error:.2f}",
    }
