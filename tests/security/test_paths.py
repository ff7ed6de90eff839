"""What a file names stays inside the project, and what it says is never run."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from simlib.assembly import load
from simlib.batch.plan import plan
from simlib.cli import main
from simlib.faults import Faults

BATCH = "label: {{sv: Prov, en: Trial}}\nscenarios:\n  - {path}\n"
AWAY = [
    "/etc/passwd",
    "../secret.yaml",
    "params/../../secret.yaml",
    "params/scenarios/../../../secret.yaml",
    "notebooks/x.yaml",
    "~/secret.yaml",
    "$HOME/secret.yaml",
    "file:///etc/passwd",
    "\\\\server\\share\\x.yaml",
    "C:\\Windows\\win.ini",
    "params\\..\\..\\secret.yaml",
    "NUL",
    "CON.yaml",
    "params/scenarios/COM1",
    "params/scenarios/vardval.yaml/../../../../secret.yaml",
    "/dev/stdin",
    ".",
    "params",
    "params/scenarios",
    '"params/scenarios/vardval.yaml\\0.txt"',
]
MARK = "what-nobody-may-see"


@pytest.fixture
def project(project: Path) -> Path:
    (project.parent / "secret.yaml").write_text(f"{MARK}: {MARK}\n", encoding="utf-8")
    return project


def refused(*words: str) -> str:
    done = CliRunner().invoke(main, [*words, "--language", "en"])
    assert done.exit_code == 2, done.output
    assert MARK not in done.output
    return done.output


@pytest.mark.parametrize("path", AWAY)
def test_a_batch_cannot_name_a_file_outside_the_project(project, path):
    batch = project / "params/batches/away.yaml"
    batch.parent.mkdir(exist_ok=True)
    batch.write_text(BATCH.format(path=path), encoding="utf-8")
    with pytest.raises(Faults) as error:
        plan(batch)
    assert error.value.faults[0].file == "params/batches/away.yaml"
    assert MARK not in error.value.text("en")


@pytest.mark.parametrize("key", ["based_on", "compare_with", "what_if"])
@pytest.mark.parametrize("name", ["../../../secret", "/etc/passwd", "vardval.yaml", "..", "NUL:", "a/b"])
def test_a_scenario_cannot_name_another_outside_its_folder(scenario, key, name):
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(f"{text}{key}: [{name}]\n", encoding="utf-8")
    assert name in refused("check", str(scenario))


@pytest.mark.parametrize("key", ["region", "programme", "id"])
@pytest.mark.parametrize("name", ["../../../secret", "/etc", "..", "os", "antigravity", "__init__", "C:x"])
def test_region_and_scheme_are_names_of_the_projects_own(scenario, key, name):
    lines = scenario.read_text(encoding="utf-8").splitlines()
    changed = [f"{key}: {name}" if line.startswith(f"{key}:") else line for line in lines]
    assert lines != changed
    scenario.write_text("\n".join(changed) + "\n", encoding="utf-8")
    refused("check", str(scenario))


LINKED = [
    "params/sources.yaml",
    "params/grants.yaml",
    "params/standards.yaml",
    "params/data/municipalities.csv",
    "params/data/regions.csv",
    "params/programmes/psychology_choice.yaml",
    "params/regions/sagolan/region.yaml",
    "params/regions/sagolan/psychology_choice.yaml",
    "params/regions/sagolan/psychology_choice_units.yaml",
    "params/regions/sagolan",
    "params/scenarios/vardval.yaml",
]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
@pytest.mark.parametrize("name", LINKED)
def test_a_link_out_of_the_project_is_not_followed(project, scenario, name):
    """Not even to a sound file: what decides a result lies in the project, where it is counted and kept."""
    elsewhere = project.parent / "elsewhere" / name
    elsewhere.parent.mkdir(parents=True)
    shutil.move(project / name, elsewhere)
    (project / name).symlink_to(elsewhere)
    with pytest.raises(Faults):
        load(scenario)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin", "/proc/self/environ", "loop"])
@pytest.mark.parametrize(
    "name", ["params/sources.yaml", "params/data/regions.csv", "params/scenarios/x.yaml"]
)
def test_a_link_to_a_device_is_refused_at_once(project, scenario, name, target):
    file = project / name
    file.unlink(missing_ok=True)
    file.symlink_to(target if target.startswith("/") else file)
    with pytest.raises(Faults):
        load(file if "scenarios" in name else scenario)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file(project, scenario):
    (project / "params/sources.yaml").unlink()
    os.mkfifo(project / "params/sources.yaml")
    with pytest.raises(Faults):
        load(scenario)


@pytest.mark.parametrize("escape", ["\\x1b[2J", "\\u202e", "\\0", "\\x07", "\\u2066", "\\x9b"])
def test_what_nobody_sees_is_refused_even_where_it_is_written_as_an_escape(scenario, escape):
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(re.sub(r"why: .*", lambda _: f'why: "Prov {escape} slut"', text), encoding="utf-8")
    with pytest.raises(Faults) as error:
        load(scenario)
    assert [fault.message for fault in error.value.faults] == ["bad-character"]


RUNS = [
    "!!python/object/apply:os.system ['touch ran']",
    "!!python/name:os.system",
    "!!python/object/new:subprocess.Popen [[touch, ran]]",
    "__import__('os').system('touch ran')",
    "{{ 7*7 }}",
    "$(touch ran)",
    "`touch ran`",
    "=cmd|'/C calc'!A0",
    "1; import os; os.system('touch ran')",
    "lambda: 1",
]


@pytest.mark.parametrize("text", RUNS)
def test_a_value_is_never_run(project, scenario, text, monkeypatch):
    monkeypatch.chdir(project)
    for where, old in (
        ("params/programmes/psychology_choice.yaml", "value: "),
        ("params/scenarios/vardval.yaml", "region: "),
        ("params/regions/sagolan/psychology_choice_units.yaml", "psychologists: "),
    ):
        file = project / where
        sound = file.read_text(encoding="utf-8")
        head, _, tail = sound.partition(old)
        file.write_text(f"{head}{old}{text}\n{tail.partition(chr(10))[2]}", encoding="utf-8")
        with pytest.raises(Faults):
            load(scenario)
        file.write_text(sound, encoding="utf-8")
    assert not list(project.rglob("ran"))


@pytest.mark.parametrize(
    "name", ["x'); import os; os.system('touch ran'); ('", "a\nb", "x;y", "../x", '"', "x{{7*7}}", "-rf"]
)
def test_what_is_handed_to_a_notebook_is_the_name_of_a_file_that_has_been_checked(project, name, monkeypatch):
    monkeypatch.chdir(project)
    for words in (
        ["run", f"params/scenarios/{name}.yaml"],
        ["run", "params/scenarios/vardval.yaml", "--region", name],
    ):
        refused(*words)
    assert not list(project.rglob("ran"))
    assert not (project / "outputs").exists()
