"""What people, spreadsheets and broken disks do to a file: one change each, made by rule.

Every mutation of Sagolän's files must either be refused or change no result. Changes that
are another sound proposal (a higher rate, an earlier date, a wider interval) are not made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# What may stand where a number is expected, from spreadsheets, other languages and slips.
ODD_NUMBERS = (
    "NaN", ".nan", ".inf", "-.inf", "1e400", "1e3", "1_000", "0x10", "0o17", "yes", "on", "true", "null", "~",
    '""', '"40"', "1 234,50", '"1 234,50"', "1,5", "apr-18", "2018-04-01", "12:30", "40kr", "40 %", "--40",
    "040", "٤٠", "[40]", "{a: 40}", "=1+1", "!!float 40", "1.2.3", "99999999999999999999",
)  # fmt: skip
ODD_DAYS = (
    "2018-9-1", "2018-02-30", "2018-13-01", "2018-00-10", "20180901", "18-09-01", "0018-09-01", "9999-12-31",
    "2018-09", "1 sep 2018", "sep-18", "2018/09/01", "2018-09-01T00:00:00", "43344", "null",
)  # fmt: skip
ODD_MONTHS = ("2018-1", "2018-00", "2018-13", "jan-18", "201801", "2018", "2018-01-01", "null")
ODD_UNITS = (
    "Kr/visit",
    "kr / visit",
    "SEK/visit",
    "kronor",
    "percent",
    "öre",
    "kr/vist",
    "null",
    "1",
    "[kr]",
)

# A file's bytes as other programs would store them.
STORED: dict[str, Callable[[str], bytes]] = {
    "in Latin-1": lambda text: text.encode("latin-1"),
    "in UTF-16": lambda text: text.encode("utf-16"),
    "in UTF-16 without its mark": lambda text: text.encode("utf-16-le"),
    "with a byte order mark": lambda text: text.encode("utf-8-sig"),
    "with CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "with CR alone": lambda text: text.replace("\n", "\r").encode(),
    "with tabs": lambda text: text.replace("  ", "\t").encode(),
    "with a null byte": lambda text: (text[:40] + "\0" + text[40:]).encode(),
    "with a right-to-left mark": lambda text: text.replace(": ", ":\u202e ", 1).encode(),
    "with no-break spaces": lambda text: text.replace("  ", "\u00a0\u00a0").encode(),
    "without its last newline": lambda text: text.rstrip("\n").encode(),
    "cut off in the middle of a line": lambda text: text[
        : text.rindex("{" if "{" in text else ",") + 3
    ].encode(),
    "empty": lambda _: b"",
    "only spaces": lambda _: b"   \n  \n",
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "of eleven megabytes": lambda text: (text + "#" * (11 << 20)).encode(),
    "as a list": lambda text: "".join(f"- {line}\n" for line in text.splitlines()).encode(),
    "twice": lambda text: (text + text).encode(),
    "of two parts": lambda text: (text + "---\n" + text).encode(),
    "with conflict marks": lambda text: ("<<<<<<< HEAD\n" + text + ">>>>>>> other\n").encode(),
}

# Things that YAML allows and a file of numbers has no use for.
YAML_ONLY = {
    "an anchor": "note: &here text\n",
    "an alias": "a: &a [x, x]\nnote: *a\n",
    "a bomb": "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\n",
    "a merge": "<<: {label: x}\n",
    "a Python object": "note: !!python/object/apply:os.system [echo]\n",
    "a tag": "note: !secret x\n",
    "a directive": "%YAML 1.1\n---\n",
    "two hundred levels": "note: " + "[" * 200 + "]" * 200 + "\n",
    "an unclosed bracket": "note: [1, 2\n",
    "an unclosed quote": 'note: "text\n',
    "a complex key": "? [a, b]\n: c\n",
}


@dataclass(frozen=True)
class Mutation:
    """One file of the project as it is after one change."""

    file: str
    what: str
    content: bytes

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


def of_bytes(file: str, text: str) -> Iterator[Mutation]:
    for how, store in STORED.items():
        yield Mutation(file, how, store(text))


def of_yaml(file: str, text: str) -> Iterator[Mutation]:
    """What only YAML can do wrong, and every line with a key renamed, dropped, doubled or moved."""
    for what, lines in YAML_ONLY.items():
        yield Mutation(file, f"with {what}", (lines + text).encode())
    for rule in (_renamed, _doubled, _dropped, _outdented, _commented_out):
        yield from rule(file, text.split("\n"))


def of_values(file: str, text: str) -> Iterator[Mutation]:
    """Each kind of value, in turn through the places where it stands, as something odd."""
    yield from _in_turn(file, text, r"(?<=value: )-?[\d.]+", ODD_NUMBERS)
    yield from _in_turn(file, text, r"(?<=\n      )\d{4}-\d\d-\d\d(?=:)", ODD_DAYS)
    yield from _in_turn(file, text, r"(?<=(?:from|ough): )\d{4}-\d\d(?=[,}])", ODD_MONTHS)
    yield from _in_turn(file, text, r"(?<=unit: )\S+", ODD_UNITS)
    yield from _in_turn(file, text, r"(?<=status: )\w+", ("guessed", "Stated", "null", "[stated]"))
    yield from _in_turn(
        file, text, r"(?<=source: )[\w-]+", ("no-such-source", "null", "../sources", "sagobok ")
    )
    yield from _in_turn(file, text, r"(?<=role: )\w+", ("levers", "null", "Lever"))
    for key in ("range", "interval"):
        for number, match in enumerate(re.finditer(rf"(?<={key}: )\[(\S+), (\S+)\]", text)):
            low, high = match.groups()
            for odd in (f"[{high}, {low}]", f"[{low}]", f"[{low}, {high}, {high}]", f"{low}", f"[{low}, x]"):
                if low != high:
                    yield _with(file, text, match.span(), odd, f"{key} {number + 1} as {odd}")


def of_table(file: str, text: str) -> Iterator[Mutation]:
    """A CSV file as a spreadsheet gives it back."""
    head, *rows = text.splitlines()
    columns = head.split(",")
    for place, column in enumerate(columns):
        without = [",".join(cells[:place] + cells[place + 1 :]) for cells in _cells(text)]
        yield Mutation(file, f"without {column}", _lines(without))
        yield Mutation(file, f"{column} misspelt", text.replace(column, f"{column}x", 1).encode())
        for odd in ("", "NaN", "-1", "1e3", "1 234", "x" * 3):
            cells = _cells(text)
            cells[1][place] = odd
            yield Mutation(file, f"{column} as {odd!r}", _lines(",".join(row) for row in cells))
    yield Mutation(file, "with semicolons", text.replace(",", ";").encode())
    yield Mutation(file, "with tabs for commas", text.replace(",", "\t").encode())
    yield Mutation(file, "a row twice", _lines([head, rows[0], *rows]))
    yield Mutation(file, "a short row", _lines([head, rows[0].rpartition(",")[0], *rows[1:]]))
    yield Mutation(file, "a long row", _lines([head, rows[0] + ",1", *rows[1:]]))
    yield Mutation(file, "without its head", _lines(rows))
    yield Mutation(file, "its head alone", _lines([head]))
    yield Mutation(file, "rows in another order", _lines([head, *reversed(rows)]))
    yield Mutation(file, "columns in another order", _lines(",".join(reversed(row)) for row in _cells(text)))


# --- rules ----------------------------------------------------------------------

_KEY = re.compile(r"^(\s*(?:- )?)([\w.\"-]+)(: ?.*)$")
# Texts for people, and the value of a year: without them there is another sound file.
_DEMANDED = ("unit", "range", "values", "source", "status", "horizon", "region", "programme", "id")
_MAY_BE_LEFT_OUT = ("interval", "ends", "page", "reason", "islands")
_FREE = re.compile(r"^\s*(?:\"?\d{4}|sv|en|note|why|owner|label: \{|- path)")


def _keyed(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for number, line in enumerate(lines):
        if match := _KEY.match(line):
            yield number, match


def _renamed(file: str, lines: list[str]) -> Iterator[Mutation]:
    for number, match in _keyed(lines):
        before, key, after = match.groups()
        if file.endswith("_units.yaml") and not before:
            continue  # a unit of another name is another unit
        if len(key) > 2 and not key[1].isdigit() and not key.startswith('"'):
            wrong = key[0] + key[2] + key[1] + key[3:] if key[1] != key[2] else key + "s"
            yield _line(file, lines, number, f"{before}{wrong}{after}", f"{key} misspelt")


def _doubled(file: str, lines: list[str]) -> Iterator[Mutation]:
    for number, match in _keyed(lines):
        if not match[1].strip():
            yield _line(file, lines, number, f"{lines[number]}\n{lines[number]}", f"{match[2]} twice")


def _dropped(file: str, lines: list[str]) -> Iterator[Mutation]:
    for number, match in _keyed(lines):
        if not _FREE.match(lines[number]) and match[2] not in _MAY_BE_LEFT_OUT:
            yield Mutation(file, f"line {number + 1} dropped", _lines(lines[:number] + lines[number + 1 :]))


def _outdented(file: str, lines: list[str]) -> Iterator[Mutation]:
    for number, match in _keyed(lines):
        if match[1].startswith("  "):
            yield _line(file, lines, number, lines[number][1:], f"{match[2]} a space to the left")


def _commented_out(file: str, lines: list[str]) -> Iterator[Mutation]:
    for number, match in _keyed(lines):
        if match[2] in (
            "unit",
            "range",
            "values",
            "source",
            "status",
            "horizon",
            "region",
            "programme",
            "id",
        ):
            yield _line(file, lines, number, f"# {lines[number]}", f"{match[2]} commented out")


def _in_turn(file: str, text: str, pattern: str, odd: tuple[str, ...]) -> Iterator[Mutation]:
    places = list(re.finditer(pattern, text))
    for number, wrong in enumerate(odd if places else ()):
        match = places[number % len(places)]
        line = text.count("\n", 0, match.start()) + 1
        yield _with(file, text, match.span(), wrong, f"line {line}: {match[0]} as {wrong}")


def _with(file: str, text: str, span: tuple[int, int], new: str, what: str) -> Mutation:
    return Mutation(file, what, (text[: span[0]] + new + text[span[1] :]).encode())


def _line(file: str, lines: list[str], number: int, new: str, what: str) -> Mutation:
    return Mutation(file, f"line {number + 1}, {what}", _lines([*lines[:number], new, *lines[number + 1 :]]))


def _cells(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


def _lines(lines: list[str] | Iterator[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode()
