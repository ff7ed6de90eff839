"""Wrong code on purpose, one change at a time, and whether the tests notice: by mutmut.

    uv run --group mutation python -m tests.mutation [MODULE ...]

Each module of `modules.py` is copied with the project into build/mutation/MODULE and mutated there; what
stands there is gone on with the next time. Prints how many of the mutants are killed and the name of each
that lives; exit code 1 if a module is below 85 %. `mutmut show NAME`, in that folder, shows what was changed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mutation.modules import MODULES

ROOT = Path(__file__).parents[2]
LEAST = 0.85
LIVING = ("survived", "no tests", "suspicious", "timeout")  # what takes too long has not been noticed


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in MODULES]
    if unknown:
        print(f"no such module: {', '.join(unknown)}; there are {', '.join(MODULES)}")
        return 2
    return max([mutated(name) for name in names or MODULES])


def mutated(name: str) -> int:
    """Run the mutants of one module; 1 if too many live."""
    place = ROOT / "build/mutation" / name.replace("/", "-")
    prepared(place, name)
    words = [sys.executable, "-m", "mutmut"]
    done = subprocess.run(
        [*words, "run", "--max-children", "1"], cwd=place, capture_output=True, text=True, check=False
    )
    subprocess.run([*words, "export-cicd-stats"], cwd=place, capture_output=True, check=False)
    stats = place / "mutants/mutmut-cicd-stats.json"
    if not stats.is_file():
        print(f"{name}: mutmut ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return 1
    found = json.loads(stats.read_text(encoding="utf-8"))
    killed, total = found["killed"], found["total"] - found["skipped"]
    print(f"{name}: {killed} of {total} killed, {killed / total:.1%}", flush=True)
    results = subprocess.run([*words, "results"], cwd=place, capture_output=True, text=True, check=False)
    for line in results.stdout.splitlines():
        if any(line.endswith(f": {state}") for state in LIVING):
            print(f"  {line.strip()}")
    return int(killed < LEAST * total)


def prepared(place: Path, name: str) -> None:
    """The project as it is now, with mutmut's settings."""
    for folder in ("simlib", "tests", "params", "notebooks"):
        shutil.rmtree(place / folder, ignore_errors=True)
        shutil.copytree(ROOT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "README.md", place)
    settings = {
        "source_paths": ["simlib"],
        "only_mutate": [f"simlib/{name}.py"],
        "also_copy": ["params", "notebooks", "tests", "README.md"],
        "pytest_add_cli_args": ["-n0", "-p", "no:cacheprovider", "-x", "-q"],
        "pytest_add_cli_args_test_selection": list(MODULES[name]),
        "use_git_change_detection": False,
        "timeout_multiplier": 15.0,  # a mutant that loops for ever is killed after so many times the usual
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (place / "pyproject.toml").write_text("\n".join((text, "[tool.mutmut]", *lines, "")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
