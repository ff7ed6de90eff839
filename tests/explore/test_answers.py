"""What the workbench shows is what the batch gives: the same figures, in every draw, from the saved file."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from simlib.analysis.outcome import cases, decide
from simlib.assembly import load
from simlib.explore import box
from simlib.explore.answers import Answers
from simlib.explore.box import Alternative
from simlib.explore.controls import Control, controls
from simlib.explore.entries import Unfit
from simlib.explore.exporting import export
from simlib.explore.saving import MOST, Words, save
from simlib.explore.session import Session
from simlib.explore.trying import Refused
from simlib.parameters.values import Value
from simlib.present.speech import Speech
from tests.conftest import copied_project, run_batch

SV = Speech("sv")
DRAWS, SEED = 300, 7
SAID = Words("eget_provat", "Provat", 'Prövar: ”så” "här" \\ #2', "En strateg")


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return copied_project(tmp_path_factory.mktemp("explore"))


@pytest.fixture
def saved(place):
    """Saves a session, and takes the file away after the test."""
    made = []

    def one(session: Session, words: Words = SAID) -> Path:
        made.append(save(session, words, SV))
        return made[-1]

    yield one
    for file in made:
        file.unlink()


def opened(place: Path, name: str, region: str = "") -> tuple[Session, Answers]:
    case = load(place / f"params/scenarios/{name}.yaml", region)
    return Session.of(case), Answers(case, draws=DRAWS, seed=SEED)


def further(session: Session, control: Control, steps: int) -> Fraction:
    """The control's own value moved so many steps, up if there is room and else down."""
    own, step, high = session.own(control.spot), control.step, control.high
    assert isinstance(own, Fraction)
    assert step is not None
    assert high is not None
    return own + steps * step if own + steps * step <= high else own - steps * step


def moved(session: Session, answers: Answers, most: int) -> Session:
    """The first controls of each kind moved a little; what is refused stays."""
    found = controls(session, SV)
    for control in [c for c in found if c.slides][:most] + [c for c in found if c.choices][:2]:
        own = session.own(control.spot)
        if control.choices:
            value: Value = next(key for key in reversed(control.choices) if key != own)
        else:
            value = further(session, control, 7)
        try:
            tried = session.put(control.spot, value)
            answers.answer(tried.now)
        except Refused:
            continue
        session = tried
    return session


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("kalmar_as_decided", ""),
        ("kalmar_phased_in", ""),
        ("jamtland_one_pot", ""),
        ("vgr_as_decided", ""),
        ("halland_green_as_agreed", ""),
        ("need_phased", ""),
        ("state_grants", "gotland"),
    ],
)
def test_the_saved_scenario_gives_exactly_the_figures_that_were_shown(place, saved, name, region):
    session, answers = opened(place, name, region)
    session = moved(session, answers, 5)
    assert session.now.paths
    answer = answers.answer(session.now)
    decision = decide(cases(saved(session)), draws=DRAWS, seed=SEED)
    proposal = decision.proposal
    assert np.array_equal(proposal.simulation.total, answer.totals.total)
    assert proposal.budget.ceiling == answer.budget.ceiling
    assert np.array_equal(proposal.budget.cost, answer.budget.cost)
    if answer.continuity and answer.continuity.activities:
        assert np.array_equal(proposal.continuity.sum("gap"), answer.continuity.sum("gap"))
    shown = answers.decision(session.now)
    assert shown.proposal.ledger.lines.equals(proposal.ledger.lines)
    if not region:
        assert np.array_equal(shown.baseline.simulation.total, decision.baseline.simulation.total)


def test_held_draws_give_what_computing_anew_gives_step_by_step(place):
    session, answers = opened(place, "kalmar_as_decided")
    for control in [c for c in controls(session, SV) if c.slides][:6]:
        for steps in (1, 2):
            session = session.put(control.spot, further(session, control, steps))
            anew = answers.outcome(session.now).budget
            assert np.array_equal(answers.answer(session.now).budget.cost, anew.cost), control.path


def test_the_batch_prints_the_figures_of_the_workbench(place, saved):
    """Through the command itself: the decision box's table beside the workbench's."""
    session, answers = opened(place, "jamtland_as_decided")
    session = moved(session, answers, 3)
    file = saved(session)
    batch = place / "params/batches/provat.yaml"
    lines = [
        f"draws: {DRAWS}",
        f"seed: {SEED}",
        "language: sv",
        "notebooks: [board]",
        f"scenarios: [{file.relative_to(place).as_posix()}]",
    ]
    batch.write_text("\n".join(["label: {sv: Provat, en: Tried}", *lines]), encoding="utf-8")
    done = run_batch(place, "params/batches/provat.yaml")
    assert done.exit_code == 0, done.stderr
    table = pd.read_csv(done.folders["eget_provat"] / "tables/T1.csv")
    folder, count = export(answers.decision(session.now), place / "outputs/workbench", SV)
    assert count == len(list((folder / "tables").glob("*.csv"))) > 10
    assert (folder / "report.xlsx").is_file()
    columns = ["cost_last_ore", "cost_all_ore", "holds"]
    ours = pd.read_csv(folder / "tables/T1.csv")
    pd.testing.assert_frame_equal(ours.loc[:0, columns], table.loc[:0, columns])
    drafts = (session.now, Session.of(session.case).now)
    found = [Alternative("", answers.answer(one), answers.outcome(one).continuity) for one in drafts]
    _, last, whole, *_, gap = box.table(found, SV, "").rows
    printed = [table[name][0] for name in ("cost_last_ore", "cost_all_ore", "gap_ore")]
    assert [cells[1].raw for cells in (last, whole, gap)] == printed
    apart = pd.read_csv(done.folders["eget_provat"] / "tables/T2.csv")["p50_ore"].tolist()[-1]
    assert whole[3].text == f"{'+' if apart > 0 else ''}{SV.money(apart, 'tkr')}"


# --- saving ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["", "../up", "a/b", "a\\b", "..", "Ändrat", "a b", ".hidden", "nul", "a" * (MOST + 1), "1a", "ａ"],
)
def test_a_name_cannot_leave_the_folder(place, name):
    session, _ = opened(place, "vgr_as_decided")
    before = sorted(place.rglob("*"))
    with pytest.raises(Unfit, match="duger inte som filnamn"):
        save(_tried(session), Words(name, "Rubrik", "Skäl", "Jag"), SV)
    assert sorted(place.rglob("*")) == before


def _tried(session: Session) -> Session:
    control = next(c for c in controls(session, SV) if c.slides)
    return session.put(control.spot, further(session, control, 1))


def test_nothing_is_written_over(place, saved):
    session, _ = opened(place, "vgr_as_decided")
    file = saved(_tried(session))
    text = file.read_text(encoding="utf-8")
    for name in ("eget_provat", "eget_provat.yaml", "vgr_as_decided"):
        with pytest.raises(Unfit, match="finns redan"):
            save(_tried(session), Words(name, "Annat", "Annat", "Annan"), SV)
    assert file.read_text(encoding="utf-8") == text


def test_why_and_owner_are_asked_for_and_something_must_be_changed(place):
    session, _ = opened(place, "vgr_as_decided")
    with pytest.raises(Unfit, match="Fyll i: varför, ägare"):
        save(_tried(session), Words("provat", "Rubrik", " ", ""), SV)
    with pytest.raises(Unfit, match="inget att spara"):
        save(session, SAID, SV)


def test_what_takes_back_the_scenarios_own_change_is_left_out_of_the_file(place, saved):
    """kalmar_phased_in changes a value; tried at what the files say, there is no line of it left."""
    session, answers = opened(place, "kalmar_phased_in")
    line = session.case.scenario.changes[0]
    spot = (line.path, line.since)
    files = load(place / "params/scenarios/kalmar_as_decided.yaml").setting.parameters[line.path]
    session = session.put(spot, files.dated(line.since).number)
    file = saved(session)
    text = file.read_text(encoding="utf-8")
    assert (
        text.count(f"path: {line.path}")
        == sum(one.path == line.path for one in session.case.scenario.changes) - 1
    )
    again = decide(cases(file)[:1], draws=DRAWS, seed=SEED).proposal
    assert np.array_equal(again.simulation.total, answers.answer(session.now).totals.total)
