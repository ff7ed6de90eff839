"""run.json: everything that decides a result, and the sums of what came out."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from pathlib import Path
from shutil import which

import simlib
from simlib.assembly import Case
from simlib.batch.plan import Job
from simlib.batch.terms import NOTEBOOKS
from simlib.money import plain
from simlib.parameters.values import Dated, Parameter, Value
from simlib.present.excel.workbook import NAME as WORKBOOK
from simlib.present.report import Report
from simlib.regions import parameter_files, payee_file

_PACKAGES = ("numpy", "scipy", "pandas", "pyarrow", "matplotlib", "papermill", "nbconvert", "ruamel.yaml")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def input_files(case: Case) -> tuple[Path, ...]:
    """Every file that decides the result of one case, relative to the project."""
    setting = case.setting
    scenario, params = setting.scenario, Path("params")
    root, names = setting.root, (scenario.region, scenario.programme)
    places = params / "regions" / scenario.region / "region.yaml"
    correlations = params / "correlations" / f"{scenario.programme}.yaml"
    files = {
        params / "sources.yaml",
        params / "grants.yaml",
        params / "standards.yaml",
        # A scheme may read any of these tables; which ones only it knows.
        *(path.relative_to(root) for path in (root / params / "data").glob("*.csv")),
        params / "programmes" / f"{scenario.programme}.yaml",
        *([places] if (root / places).is_file() else []),
        *(path.relative_to(root) for path in (*parameter_files(root, *names), payee_file(root, *names))),
        Path(scenario.file),
        *(Path(change.file) for change in scenario.changes),
        *([correlations] if (root / correlations).is_file() else ()),
    }
    return tuple(sorted(files))


def inputs(job: Job) -> dict[str, str]:
    """The sum of every input file of the job, by its name."""
    root = job.cases[0].setting.root
    cases = (*job.cases, *job.cases[0].what_ifs)
    return {file.as_posix(): sha256(root / file) for case in cases for file in input_files(case)}


def _notebooks(root: Path, names: Sequence[str]) -> dict[str, str]:
    """The sum of each notebook that is run."""
    files = sorted(root / "notebooks" / f"{NOTEBOOKS[name][0]}.ipynb" for name in names)
    return {file.name: sha256(file) for file in files if file.is_file()}


@cache
def versions() -> Mapping[str, str]:
    """What computes and draws, by its version."""
    return {"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}}


@cache
def code_sum() -> str:
    """One sum over the library's own source: the code that ran."""
    folder = Path(simlib.__file__).parent
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".py", ".ftl", ".css", ".j2", ".js", ".json"}:
            total.update(file.relative_to(folder).as_posix().encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def identity(job: Job) -> str:
    """Ten characters that change whenever anything that decides the result does."""
    decides = {
        "inputs": inputs(job),
        "notebooks": _notebooks(job.cases[0].setting.root, job.notebooks),
        "versions": versions(),
        "region": job.region,
        "code": code_sum(),
        "draws": job.draws,
        "seed": job.seed,
        "language": job.language,
    }
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()[:10]


def commit(root: Path) -> str:
    """The commit checked out, marked if files differ from it; empty outside a checkout."""
    git = which("git")
    if git is None:
        return ""

    def ask(*words: str) -> str:
        done = subprocess.run([git, "-C", str(root), *words], capture_output=True, text=True, check=False)  # noqa: S603
        return done.stdout.strip() if done.returncode == 0 else ""

    found = ask("rev-parse", "HEAD")
    return f"{found}-changed" if found and ask("status", "--porcelain", "--untracked-files=no") else found


def resolved(parameters: Mapping[str, Parameter]) -> dict[str, list[dict[str, str]]]:
    """Every parameter as it was used, after the scenario's changes."""
    return {
        path: [_dated(parameter, dated) for dated in parameter.values]
        for path, parameter in sorted(parameters.items())
    }


def _dated(parameter: Parameter, dated: Dated) -> dict[str, str]:
    found = {
        "from": str(dated.since),
        "value": _text(parameter, dated.value),
        "unit": parameter.unit.name,
        "status": dated.status,
        "source": dated.source,
    }
    if between := dated.interval:
        low, high = (_text(parameter, bound) for bound in (between.low, between.high))
        found["interval"] = f"{low} – {high}, {plain(between.coverage)}, {between.law}"
    return found


def _text(parameter: Parameter, value: Value | None) -> str:
    if value is None:
        return "ends"
    if isinstance(value, Fraction):
        return plain(parameter.unit.written(value))
    if isinstance(value, tuple):
        return "; ".join(f"{plain(threshold)}:{plain(then)}" for threshold, then in value)
    return value


def figures(report: Report) -> list[dict[str, object]]:
    """The decision box, a row per alternative: the very figures of its CSV file; öre, and shares."""
    frame = report.tables["T1"].frame().astype(object)
    rows = frame.where(frame.notna(), None).to_dict(orient="records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def workbook_sum(path: Path) -> str:
    """One sum over what the workbook holds, however tightly it happens to be packed."""
    total = hashlib.sha256()
    with zipfile.ZipFile(path) as book:
        for name in sorted(book.namelist()):
            total.update(name.encode())
            total.update(book.read(name))
    return total.hexdigest()


def manifest(
    job: Job, folder: Path, *, report: Report, seconds: float, verdicts: Mapping[str, str]
) -> dict[str, object]:
    """What run.json holds. Nothing of the machine but versions: no paths, no names of users."""
    case = job.cases[0]
    return {
        "scenario": job.scenario.as_posix(),
        "region": job.region,
        "id": job.id,
        "draws": job.draws,
        "seed": job.seed,
        "language": job.language,
        "notebooks": list(job.notebooks),
        "identity": identity(job),
        "verdicts": dict(verdicts),
        "figures": figures(report),
        "tables_digest": report.digest,
        "seconds": round(seconds, 1),
        "simlib": simlib.__version__,
        "code": code_sum(),
        "commit": commit(case.setting.root),
        "python": platform.python_version(),
        "versions": dict(versions()),
        "inputs": inputs(job),
        "tables": {
            file.relative_to(folder).as_posix(): sha256(file) for file in sorted(folder.glob("tables/*"))
        },
        "workbook": workbook_sum(folder / WORKBOOK),
        "parameters": resolved(case.setting.parameters),
    }
