"""Wrong code on purpose, one change at a time, and whether the tests notice: by mutmut.

    uv run --group mutation python -m tests.mutation [--fifth] [MODULE ...]

Each module of `modules.py` is copied with the project into build/mutation/MODULE and mutated there; what
stands there is gone on with the next time. Prints how many of the mutants are killed and the name of each
that lives; exit code 1 if a module is below 85 %. `mutmut show NAME`, in that folder, shows what was changed.
`--fifth` tries those whose number ends with 2 or 7: an estimate in a fifth of the time.

mutmut leaves decorated functions alone, so the rules of the schemes are not among what it changes:
each has its cases to the öre in tests/cases.
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
FIFTH = "*[27]"


def main(words: list[str]) -> int:
    names = [word for word in words if word != "--fifth"]
    chosen = [FIFTH] if "--fifth" in words else []
    unknown = [name for name in names if name not in MODULES]
    if unknown:
        print(f"no such module: {', '.join(unknown)}; there are {', '.join(MODULES)}")
        return 2
    return max([mutated(name, chosen) for name in names or MODULES])


def mutated(name: str, chosen: list[str]) -> int:
    """Run the mutants of one module, or those chosen; 1 if too many live."""
    place = ROOT / "build/mutation" / name.replace("/", "-")
    prepared(place, name)
    words = [sys.executable, "-m", "mutmut"]
    done = subprocess.run(
        [*words, "run", "--max-children", "1", *chosen],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    listed = [*words, "results", "--all", "true"]
    lines = subprocess.run(listed, cwd=place, capture_output=True, text=True, check=False).stdout.splitlines()
    states = {found: state for found, _, state in (line.strip().rpartition(": ") for line in lines)}
    tried = {found: state for found, state in states.items() if state not in {"not checked", "skipped"}}
    if not tried:
        print(f"{name}: mutmut ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return 1
    killed = sum(state == "killed" for state in tried.values())
    share = killed / len(tried)
    print(f"{name}: {killed} of {len(tried)} killed, {share:.1%}; {len(states)} in all", flush=True)
    for found, state in tried.items():
        if state in LIVING:
            print(f"  {found}: {state}")
    return int(share < LEAST)


def prepared(place: Path, name: str) -> None:
    """The project as it is now, with mutmut's settings."""
    for folder in ("simlib", "tests", "params", "notebooks"):
        shutil.rmtree(place / folder, ignore_errors=True)
        shutil.copytree(ROOT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "README.md", place)
    settings = {
        "source_paths": ["simlib"],
        "only_mutate": [f"simlib/{name}.py", f"simlib/{name}/*.py"],
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
