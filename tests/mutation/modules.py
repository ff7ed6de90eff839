"""Which code is mutated, and which tests are to notice."""

from __future__ import annotations

LOADING = ("tests/test_loading.py", "tests/test_errors.py", "tests/test_check.py")

# Each module, or folder of them, with the tests that are about it, the narrowest first.
MODULES: dict[str, tuple[str, ...]] = {
    "money": ("tests/test_money.py", "tests/test_exact.py"),
    "periods": ("tests/test_periods.py",),
    "exact": ("tests/test_exact.py", "tests/test_money.py"),
    "rules": ("tests/test_rules.py", "tests/upper/test_explain.py"),
    "wiring": ("tests/test_rules.py", "tests/test_reprice.py", "tests/test_exact.py"),
    "conditions": ("tests/test_rules.py", "tests/test_loading.py", "tests/programmes"),
    "reconcile": ("tests/test_reconcile.py", "tests/test_cases.py"),
    "budget": ("tests/upper/test_budget.py",),
    "continuity": ("tests/upper/test_continuity.py",),
    "grants": ("tests/upper/test_continuity.py",),
    "analysis/solve": ("tests/upper/test_solve.py", "tests/analysis/test_choices.py"),
    "programmes/access_grant": ("tests/programmes/test_access_grant.py", "tests/test_cases.py"),
    "programmes/collaboration_grant": ("tests/programmes/test_collaboration_grant.py",),
    "programmes/green_rehab": ("tests/programmes/test_green_rehab.py", "tests/test_cases.py"),
    "programmes/need_adjustment": ("tests/programmes/test_need_adjustment.py", "tests/test_cases.py"),
    "programmes/payment_liability": ("tests/programmes/test_payment_liability.py",),
    "programmes/psychology_choice": ("tests/test_cases.py", "tests/test_independent.py"),
    "programmes/state_grants": ("tests/programmes/test_state_grants.py",),
    "programmes/stimulus_allocation": ("tests/test_cases.py", "tests/test_reconcile.py"),
    "programmes/training_posts": ("tests/programmes/test_training_posts.py", "tests/test_cases.py"),
    "parameters/fields": LOADING,
    "parameters/forms": LOADING,
    "parameters/intervals": ("tests/test_laws.py", *LOADING),
    "parameters/laws": ("tests/test_laws.py", "tests/test_draws.py", *LOADING),
    "parameters/loading": LOADING,
    "parameters/parameter": LOADING,
    "parameters/reading": LOADING,
    "parameters/scenario": LOADING,
    "parameters/sources": LOADING,
    "parameters/table": ("tests/test_table.py",),
    "parameters/together": ("tests/test_draws.py", *LOADING),
    "parameters/units": LOADING,
    "parameters/values": ("tests/test_laws.py", *LOADING),
}
