"""Known holes in the packages that are locked, by pip-audit.

    uv run --group audit python -m tests.security.audit

Exit code 1 if there are any. Where the service that knows them cannot be asked (closed networks, mirrors that
hold packages alone), it says so and ends well: one package is asked for first, and if nothing is known of it,
nothing would be of the others.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FIRST = "filelock"
LONGEST = 300  # seconds


def main() -> int:
    export = [
        "uv",
        "export",
        "--frozen",
        "--no-emit-project",
        "--no-hashes",
        "--no-header",
        "--no-annotate",
        "-q",
    ]
    listed = subprocess.run(export, capture_output=True, text=True, check=True).stdout.splitlines()
    locked = [line.partition(" ;")[0].strip() for line in listed if "==" in line]
    if not asked([line for line in locked if line.startswith(f"{FIRST}==")]):
        print(f"Not audited: no service here knows anything of {FIRST}.")
        return 0
    found = asked(locked)
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {hole['fix_versions']}"
        for package in found
        for hole in package["vulns"]
    ]
    print("\n".join([*holes, f"{len(found)} of {len(locked)} packages audited, {len(holes)} known holes."]))
    return int(bool(holes))


def asked(packages: list[str]) -> list[dict[str, Any]]:
    """What is known of each package that the service knows; nothing if it cannot be asked."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("\n".join(packages) + "\n", encoding="utf-8")
        words = ["--requirement", str(wanted), "--no-deps", "--disable-pip", "--timeout", "10"]
        command = [sys.executable, "-m", "pip_audit", *words, "--format", "json", "--progress-spinner", "off"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
            answers = json.loads(done.stdout)["dependencies"]
        except (subprocess.TimeoutExpired, ValueError, KeyError):
            return []
    return [package for package in answers if "skip_reason" not in package]


if __name__ == "__main__":
    sys.exit(main())
