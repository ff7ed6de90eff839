"""What the tests of the money read, whatever the scheme."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.coherence.files import CaseFiles
from simlib.parameters.forms import Form, choice
from simlib.programmes import grant_paths

# What the tests of the money read of a region's own parameters, whatever the scheme,
# of a state grant that is shared by population, and of the standards.
BUDGET_TEST = ("frame", "frame_form", "frame_index", "frame_tolerance")
CONTINUITY_TEST = ("grant_share", "ordinary_funding", "exit", "exit_amount")
MONEY_TESTS = (*BUDGET_TEST, *CONTINUITY_TEST)
GRANT_TERMS = (
    "national_amount", "early_end_hazard", "possible_cut", "performance_part", "withheld_risk", "late_risk",
)  # fmt: skip
STANDARDS = ("holds_from", "at_risk_from", "near_limit")
FRAME_FORM: Mapping[str, Form] = {"frame_form": choice("yearly", "pot")}
PER_ACTIVITY = ("exit", "exit_amount", "ordinary_funding")


def money_tests(files: CaseFiles) -> tuple[str, ...]:
    """What the tests read of the region's own parameters under this scheme."""
    own = files.module.GRANT_FORM == "allocated"  # the rules take the place of a share of the grant
    tests = (name for name in MONEY_TESTS if not (own and name == "grant_share"))
    return tuple(tests) if files.granted else BUDGET_TEST


def demanded(files: CaseFiles) -> dict[str, str]:
    """What is read of every scheme, and the file it stands in."""
    region, own = files.setting.scenario.region, files.region_file
    return {
        **{f"{region}.{name}": own for name in money_tests(files)},
        **{f"standards.{name}": "params/standards.yaml" for name in STANDARDS},
        **{f"grants.{name}": "params/grants.yaml" for name in GRANT_TERMS if files.granted},
    }


def grant_terms_read(files: CaseFiles) -> tuple[str, ...]:
    """Paths of the terms of the grants that carry the scheme; none where no grant does."""
    if not files.granted:
        return ()
    return grant_paths(
        files.module, files.setting, GRANT_TERMS[: 1 if files.module.GRANT_FORM == "pot" else None]
    )
