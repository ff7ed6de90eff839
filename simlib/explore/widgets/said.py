"""Small pieces that several parts are made of."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

_FORM = {"description_width": "auto"}


def field(label: str, hint: str = "", *, many: bool = False) -> Any:
    kind = widgets.Textarea if many else widgets.Text
    return kind(description=label, placeholder=hint, style=_FORM, layout={"width": "95%"})


def chosen(label: str, options: list[tuple[str, Any]], value: Any = None, width: str = "auto") -> Any:
    value = options[0][1] if value is None and options else value
    return widgets.Dropdown(
        description=label,
        options=options,
        value=value,
        style=_FORM,
        layout={"width": width, "max_width": "100%"},
    )


def button(label: str) -> Any:
    return widgets.Button(description=label, layout={"width": "auto"})


def words(text: str = "") -> Any:
    return widgets.HTML(f"<p>{escape(text)}</p>" if text else "")


def answer() -> Any:
    """Where a button's answer is told, and read aloud."""
    made = widgets.HTML()
    made.add_class("simlib-said")
    return made


def alert(text: str) -> str:
    """Why something was not done, read aloud at once."""
    return f'<div class="simlib-no" role="alert">{escape(text)}</div>'
