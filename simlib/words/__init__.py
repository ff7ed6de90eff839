"""Every sentence a user reads, in Swedish and English, by id (Project Fluent).

The catalogues `sv.ftl` and `en.ftl` are the only place where user-facing text
stands outside the parameter files and the notebooks' prose.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("sv", "en")


@cache
def catalogue(language: str) -> FluentBundle:
    """The bundle of one language; raises KeyError for a language there is none of."""
    if language not in LANGUAGES:
        raise KeyError(language)
    # Isolating marks (U+2068) would end up in golden files, CSV and Excel.
    bundle = FluentBundle([{"sv": "sv-SE", "en": "en-GB"}[language]], use_isolating=False)
    text = files(__name__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle


def say(key: str, language: str = "sv", /, **details: object) -> str:
    """The sentence `key` in `language` with `details` filled in.

    Raises KeyError for an unknown id and ValueError for a missing detail: a
    report with a hole in a sentence must not be written.
    """
    bundle = catalogue(language)
    if not bundle.has_message(key):
        raise KeyError(key)
    message = bundle.get_message(key)
    if message.value is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(message.value, details)
    if errors:
        raise ValueError(f"{key}: {errors[0]}")
    return str(text)


def known(key: str, language: str = "sv") -> bool:
    """Whether the catalogue has a sentence by this id."""
    return bool(catalogue(language).has_message(key))
