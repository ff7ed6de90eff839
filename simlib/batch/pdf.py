"""The pages of a run on paper: printed by the Chromium that is on the machine, if there is one.

The browser's own command prints the same page with tagged headings, an outline and the page
numbers of its style sheet; a library for that would bring a second, poorer layout engine.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from shutil import which

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_LONGEST = 120  # seconds for one page
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


class NotPrinted(RuntimeError):  # noqa: N818 - the page is there, only not on paper
    """The browser did not make the file; the message is the last that it said."""


def browser() -> str | None:
    """The first Chromium on PATH."""
    return next(filter(None, map(which, BROWSERS)), None)


def print_pages(program: str, folder: Path) -> tuple[Path, ...]:
    """Each page of a run's folder that has no PDF beside it, or an older one; NotPrinted if one fails."""
    return tuple(_printed(program, page) for page in sorted(folder.glob("*.html")) if not _is_printed(page))


def _is_printed(page: Path) -> bool:
    target = page.with_suffix(".pdf")
    return target.is_file() and target.stat().st_mtime_ns >= page.stat().st_mtime_ns


def _printed(program: str, page: Path) -> Path:
    target = page.with_suffix(".pdf").resolve()
    part = target.with_suffix(".pdf.part")  # so that what is half written is never taken for whole
    # Chromium refuses to shut root in its sandbox; the page is our own, and runs and fetches nothing.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        own = [f"--user-data-dir={profile}", f"--print-to-pdf={part}", page.resolve().as_uri()]
        try:
            done = subprocess.run(  # noqa: S603 - a program found on PATH, and our own page
                [program, *_OPTIONS, *root, *own],
                capture_output=True,
                text=True,
                check=False,
                timeout=_LONGEST,
            )
        except subprocess.TimeoutExpired:
            part.unlink(missing_ok=True)
            raise NotPrinted(f"{page.name}: {_LONGEST} s") from None
    if done.returncode or not part.is_file():
        part.unlink(missing_ok=True)
        raise NotPrinted((done.stderr.strip().splitlines() or [page.name])[-1])
    return part.replace(target)
