"""`uv run --group benchmark python -m tests.benchmarks`: one table of ratios, no test.

Every row is the median of interleaved rounds of processor time. What would take hours is
timed on fewer draws and multiplied, which the table says. Ratios on one machine, in one run.
`--million` measures the memory of a million draws too.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from simlib.assembly import Case
from simlib.budget import upper
from simlib.simulation.prepare import Prepared, prepare
from simlib.simulation.reprice import price
from simlib.simulation.totals import Totals, streamed
from tests.benchmarks import others
from tests.benchmarks.accuracy import accuracy
from tests.benchmarks.case import FRAME, LEVERS, UNITS_OF_IT, YEARS, moved, reference

DRAWS, ROUNDS, SEED = 10_000, 5, 1
FEW = 500  # draws of what is slow but regular
SHORT = 0.1  # seconds
MILLION = "--million" in sys.argv  # some minutes more
Figures = tuple[np.ndarray, np.ndarray]
# (b) in two ways: as it is paid, month by month, and by somebody who sums to years before pricing.
MONTHS_HELD, YEARS_HELD = (
    "  (b) plain NumPy, held volumes, by months",
    "  (b) plain NumPy, held volumes, by years",
)
MONTHS_DRAWN, YEARS_DRAWN = (
    "  (b) plain NumPy, drawn anew, by months",
    "  (b) plain NumPy, drawn anew, by years",
)


def figures(cost: np.ndarray) -> Figures:
    """Probability of breaking the frame per year and in any, and quantiles, by one sort of each year."""
    over = cost > FRAME
    ranked = np.sort(cost, axis=1)
    places = (np.array([0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95]) * cost.shape[1]).astype(int)
    return np.append(over.mean(axis=1), over.any(axis=0).mean()), ranked[:, places]


def drawn_anew(case: Case) -> np.ndarray:
    """From the seed to the region's cost: (year, draw)."""
    return np.concatenate([part.total for part in streamed(case, draws=DRAWS, seed=SEED)], axis=1)


def break_even(prepared: Prepared, case: Case) -> float:
    """Goal seek of a linear rate: every outcome's own break-even, and the one at 95 per cent of them."""
    now, more = price(prepared, case), price(prepared, _one_rate(case, 200))
    slope = (more.total - now.total) / 200
    return upper(-((FRAME - now.total) / slope).min(axis=0), 0.95)


def _one_rate(case: Case, ore: int) -> Case:
    from simlib.analysis.solve import with_lever

    parameter = case.setting.parameters["reference.short_rate"]
    return with_lever(case, parameter, parameter.values[0].number + ore)


def measured(rows: dict[str, tuple[Callable[[], object], float]]) -> dict[str, float]:
    """Milliseconds of processor time per row, for DRAWS draws; each row comes with what to multiply it by.

    Short work is done again and again for a tenth of a second: else it would pay for what the row before
    it left of the memory.
    """
    found: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(ROUNDS):
        for name, (work, factor) in rows.items():
            times = [_seconds(work)]
            while sum(times) < SHORT:
                times.append(_seconds(work))
            found[name].append(median(times) * 1000 * factor)
    return {name: median(times) for name, times in found.items()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    case = reference()
    prepared = prepare(case, LEVERS, draws=DRAWS, seed=SEED)
    one = prepare(case, ["reference.short_rate"], draws=DRAWS, seed=SEED)
    cases = [moved(case, 1 + n / 1000) for n in range(1, 40)]
    numbers = iter(range(10**6))

    def another() -> Totals:
        return price(prepared, cases[next(numbers) % len(cases)])

    volumes, single, everything = others.held(FEW), others.held(20), others.held(DRAWS)
    assert np.allclose(others.plain(single), others.by_pandas(single))
    assert np.allclose(others.plain(single), others.month_by_month(single))
    fisca = others.openfisca(volumes)
    assert np.allclose(fisca(), others.plain(volumes), rtol=1e-3)
    statistics = np.ones((4, len(YEARS), UNITS_OF_IT, DRAWS), dtype=np.int16)
    bits = np.random.PCG64(1)
    share = DRAWS / FEW
    rows: dict[str, tuple[Callable[[], object], float]] = {
        "new rates and ceilings on held draws": (lambda: figures(another().total), 1),
        MONTHS_HELD: (lambda: figures(others.month_by_month(everything).T), 1),
        YEARS_HELD: (lambda: figures(others.plain(everything).T), 1),
        "  (c) EMAworkbench, a model per draw": (lambda: others.by_workbench(single), DRAWS / 20),
        "  (a) pandas, a table per draw": (lambda: others.by_pandas(single), DRAWS / 20),
        "  (d) OpenFisca-core, counts given": (fisca, share),
        "  (e) simpy, one year of 3 of 60 units": (lambda: others.by_events(3), DRAWS * 20 * len(YEARS)),
        "  floor: the statistics read once": (lambda: statistics.view(np.int64).sum(), 1),
        "  floor: the same as float64, summed": (lambda: statistics.sum(axis=2, dtype=float), 1),
        "cold, seed to probabilities": (lambda: figures(drawn_anew(case)), 1),
        MONTHS_DRAWN: (lambda: figures(others.month_by_month(others.held(DRAWS)).T), 1),
        YEARS_DRAWN: (lambda: figures(others.plain(others.held(DRAWS)).T), 1),
        "  floor: raw bits of 36 months": (lambda: bits.random_raw(DRAWS * UNITS_OF_IT * 36), 1),
        "one rate, all else held": (lambda: figures(price(one, _one_rate(case, 100)).total), 1),
        "goal seek of a rate": (lambda: break_even(one, case), 1),
        "200 policies, all ceilings varying": (lambda: [another() for _ in range(20)], 10),
    }
    found = measured(rows)
    say = sys.stdout.write
    say(f"{DRAWS} draws, {UNITS_OF_IT} units, 36 months, 11 components; medians of {ROUNDS} rounds\n")
    say(f"{'':44}{'ms':>12}{'by months':>12}{'by years':>12}   (b) over this\n")
    for name, ms in found.items():
        cold = name.startswith(("cold", MONTHS_DRAWN, YEARS_DRAWN, "  floor: raw"))
        bases = (MONTHS_DRAWN, YEARS_DRAWN) if cold else (MONTHS_HELD, YEARS_HELD)
        times = 200 if name.startswith("200") else 1
        ratios = "".join(f"{times * found[base] / ms:12.1f}" for base in bases)
        say(f"{name:44}{ms:12.1f}{ratios}\n")
    for name, text in (accuracy(case) | _memory_and_imports()).items():
        say(f"{name:44}{text:>24}\n")


# --- memory and imports, each in a process of its own ----------------------------


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


# Of this process alone (Linux): what getrusage says is inherited from the parent.
_PEAK = (
    "peak = lambda: next("
    "int(r.split()[1]) for r in open('/proc/self/status') if r.startswith('VmHWM')) / 1024\n"
)
_SETUP = (
    _PEAK
    + "from tests.benchmarks.case import *; from simlib.simulation.prepare import *\n"
    + ("from simlib.simulation.totals import streamed; c = reference(); before = peak()\n")
)
_STREAM = "s = [float((b.total > FRAME).mean()) for b in streamed(c, draws={}, seed=1)]\n"


def _memory_and_imports() -> dict[str, str]:
    def peak(code: str) -> str:
        return f"{float(_run(_SETUP + code + 'print(peak() - before)')):.0f} MB"

    def seconds(code: str) -> float:
        timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
        return median(float(_run(timed)) for _ in range(ROUNDS))

    many = {"memory: 1 000 000 draws, totals, streamed": peak(_STREAM.format(1_000_000))} if MILLION else {}
    both, engine = seconds("import numpy, pandas"), seconds("import simlib.simulation.reprice")
    return {
        "memory: 10 000 draws, totals, streamed": peak(_STREAM.format(10_000)),
        "memory: 50 000 draws, totals, streamed": peak(_STREAM.format(50_000)),
        **many,
        "memory: 10 000 draws held for all levers": peak("p = prepare(c, LEVERS, draws=10_000, seed=1)\n"),
        "import simlib / numpy + pandas": f"{seconds('import simlib') / both:.2f}",
        "import all of the engine / numpy + pandas": f"{engine / both:.2f}",
    }


if __name__ == "__main__":
    main()
