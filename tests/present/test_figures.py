import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from simlib.analysis.precision import Estimate, counted
from simlib.assembly import load
from simlib.budget import BudgetTest
from simlib.continuity import Activity, ContinuityTest
from simlib.money import NO_BREAK_SPACE
from simlib.parameters.values import Label
from simlib.present.figures import (
    Picture,
    after_the_grant,
    fan,
    frame_curve,
    rules_graph,
    rules_list,
    s_curve,
    waterfall,
    winners_and_losers,
)
from simlib.present.figures.grant import SOURCES
from simlib.present.figures.placing import layered, settled, spread
from simlib.present.figures.precision import Amounts
from simlib.present.figures.rulemap import leaves
from simlib.present.rounding import chance
from simlib.present.speech import Speech

MKR = 100_000_000
YEARS = (2026, 2027, 2028)
HOSTILE = "A<b>\"&'$x_1$ ]]> <script>alert(1)</script> -->"


def budget(*, pot=False, draws=4000, tolerance=0.0, frame=(24, 24, 24), spread_=2.0):
    noise = np.random.Generator(np.random.PCG64(7)).normal(0, spread_, (len(YEARS), draws))
    cost = np.round((np.array([[20.0], [21.0], [22.0]]) + noise) * MKR)
    decided = tuple(int(amount * MKR) for amount in frame)
    return BudgetTest(
        years=YEARS,
        frame=decided,
        ceiling=tuple(round(amount * (1 + tolerance)) for amount in decided),
        cost=np.cumsum(cost, axis=0) if pot else cost,
        components={"all": cost},
        pot=pot,
        thresholds=(0.9, 0.75),
    )


def continuity(exit_money=0.0, draws=500, label="A"):
    stream = np.random.Generator(np.random.PCG64(3))
    cost = np.round(stream.normal(20, 2, (3, draws)) * MKR)
    none = np.zeros_like(cost)
    after = np.array([[0.0], [0.0], [1.0]])
    activities = tuple(
        Activity(
            id=f"{label}{number}",
            label=Label(label, label),
            ends=date(2028, 1, 1),
            exit="absorb",
            cost=cost * share,
            grant=(1 - after) * 15 * MKR * share + none,
            ordinary=none + 4 * MKR * share,
            exit_money=after * exit_money * MKR * share + none,
            years=YEARS,
            thresholds=(0.9, 0.75),
        )
        for number, share in enumerate((0.25, 0.75))
    )
    return ContinuityTest(activities, date(2028, 1, 1))


@pytest.fixture(scope="module", params=["kalmar_as_decided", "jamtland_as_decided"])
def case(request):
    return load(Path(__file__).parents[2] / f"params/scenarios/{request.param}.yaml")


def pictures(language="sv", label="Enhet"):
    change = np.random.Generator(np.random.PCG64(5)).normal([[5e7], [-5e7], [0.0]], 1e7, (3, 400))
    names = [f"{label} {number}" for number in range(3)]
    return (
        fan(budget(), grant_ends=date(2028, 1, 1), current=budget(spread_=0.5), language=language),
        fan(budget(pot=True, frame=(60, 60, 60)), language=language, key="pot"),
        s_curve(budget(), language=language),
        frame_curve(budget(), language=language),
        frame_curve(budget(pot=True, frame=(60, 60, 60)), language=language, key="pot-curve"),
        after_the_grant([(label, continuity()), (f"{label} 2", continuity(20))], language=language),
        waterfall(5 * MKR, [(label, 3 * MKR), ("B", -MKR)], 7 * MKR, language=language),
        winners_and_losers(names, change, language=language),
        winners_and_losers(names, change, residents=[10, 20, 30], language=language, key="each"),
    )


def numbers(text):
    return [
        int(number)
        for number in re.findall(rf"(\d+) av 100|(\d+){NO_BREAK_SPACE}av", text)
        for number in number
        if number
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_same_numbers_give_the_same_bytes(language):
    assert pictures(language) == pictures(language)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_picture_is_named_by_its_sentence_and_is_small(language):
    for picture in pictures(language):
        page = Parsed(picture.html())
        [image] = [attributes for tag, attributes in page.tags if attributes.get("role") == "img"]
        assert image["aria-label"] == picture.sentence
        assert picture.sentence.endswith(".")
        assert picture.sentence[0] == picture.sentence[0].upper()
        assert page.text.count(picture.sentence) == 1
        assert picture.title in page.text
        assert len(picture.svg.encode()) < 60_000


def test_no_settings_of_the_user_reach_a_picture():
    import matplotlib as mpl

    before = fan(budget())
    with mpl.rc_context({"font.size": 30, "axes.grid": True, "lines.linewidth": 9, "svg.fonttype": "path"}):
        assert fan(budget()) == before


def test_ids_are_those_of_the_picture_alone():
    found = [re.findall(r'\sid="([^"]*)"', picture.svg) for picture in (*pictures(), *pictures("en"))]
    together = [ident for ids in found for ident in ids]
    assert together
    assert len(together) == len(set(together))
    for picture in pictures():
        used = set(re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', picture.svg))
        ids = set(re.findall(r'\sid="([^"]*)"', picture.svg))
        assert {ident for pair in used for ident in pair if ident} == ids


def test_an_svg_can_stand_in_a_page():
    for picture in pictures():
        assert picture.svg.startswith("<svg ")
        assert " height=" not in picture.svg.split(">")[0]
        for unwanted in (
            "<?xml",
            "<!DOCTYPE",
            "<style",
            "<!--",
            "xlink:",
            "DejaVu",
            "<metadata",
        ):
            assert unwanted not in picture.svg


def test_a_hostile_label_is_only_text():
    for picture in (*pictures(label=HOSTILE), Picture("k", HOSTILE, HOSTILE, "<svg></svg>", HOSTILE)):
        page = Parsed(picture.html())
        assert "script" not in {tag for tag, _ in page.tags}
        assert "b" not in {tag for tag, _ in page.tags}
    assert "$x_1$" in Parsed(waterfall(0, [(HOSTILE, MKR)], MKR).svg).text


def test_risks_in_words_are_those_of_the_data():
    test = budget(draws=40_000)
    picture = fan(test)
    worst = max(test.breaks)
    assert numbers(picture.title) == [round(100 * test.breaks_any)]
    assert numbers(picture.sentence) == [round(100 * worst), round(100 * test.breaks_any)]
    curve = s_curve(test)
    assert numbers(curve.sentence) == [round(100 * (1 - worst))]
    assert str(YEARS[test.breaks.index(worst)]) in curve.sentence
    assert s_curve(test, year=2026).title.startswith("Kostnaden 2026 ryms")


def test_the_frame_that_is_asked_for_holds_as_often_as_it_says():
    test = budget(draws=40_000)
    picture = frame_curve(test)
    amounts = [
        float(text.replace(",", "."))
        for text in re.findall(rf"([\d,]+){NO_BREAK_SPACE}mkr mer", picture.sentence)
    ]
    for share, amount in zip((0.8, 0.9, 0.95), amounts, strict=True):
        assert amount * MKR == pytest.approx(test.reserve_every_year(share), abs=0.06 * MKR)
        assert (test.overrun.max(axis=0) <= amount * MKR).mean() == pytest.approx(share, abs=0.02)
    pot = budget(pot=True, draws=40_000, frame=(60, 60, 60))
    assert f"{60 + pot.reserve(0.9, 2028) / MKR:.1f}".replace(".", ",") in frame_curve(pot).title


def test_a_frame_that_suffices_is_called_so():
    wide = budget(frame=(60, 60, 60))
    assert fan(wide).title == "Ramen håller alla år i 100 av 100 utfall"
    assert "Ramen räcker" in frame_curve(wide).title
    assert "mindre per år" in frame_curve(wide).title


def test_the_tolerance_is_told():
    assert "26,4\u00a0mkr med tolerans" in s_curve(budget(tolerance=0.1)).sentence
    assert "tolerans" in Parsed(fan(budget(tolerance=0.1)).svg).text


def test_who_pays_adds_up_to_the_cost():
    for test in (continuity(), continuity(10), continuity(40)):
        paid = {source: test.paid(source) for source in SOURCES}
        assert all((part >= 0).all() for part in paid.values())
        np.testing.assert_allclose(sum(paid.values()), test.sum("cost"), rtol=1e-12)
        np.testing.assert_allclose(paid["gap"], test.sum("gap"), atol=1)


def test_bars_are_as_high_as_the_cost():
    test = continuity()
    svg = after_the_grant([("A", test)]).svg
    boxes = re.findall(r'<path d="M ([\d.]+) ([\d.]+) L ([\d.]+) [\d.]+ L [\d.]+ ([\d.]+) [^"]*"', svg)
    rows: dict[str, float] = {}
    for left, low, _, high in boxes:
        rows[left] = rows.get(left, 0.0) + float(low) - float(high)
    cost = test.sum("cost").mean(axis=1)
    heights = np.array([rows[left] for left in sorted(rows, key=float) if rows[left] > 50][-3:])
    assert heights.size == 3
    np.testing.assert_allclose(heights / heights.sum(), cost / cost.sum(), rtol=0.05)


def test_what_is_missing_is_the_mean_gap():
    test = continuity()
    missing = test.sum("gap")[2].mean() / MKR
    assert f"{missing:.1f}".replace(".", ",") in after_the_grant([("A", test)]).title
    assert "täckt även år 2028" in after_the_grant([("A", continuity(40))]).title


def test_a_waterfall_that_does_not_arrive_is_refused():
    with pytest.raises(ValueError, match="!="):
        waterfall(100, [("a", 1)], 102)


def test_printed_parts_of_a_waterfall_add_up():
    parts = [(f"p{number}", 33_333_333 * (-1) ** (number // 3)) for number in range(7)]
    old = 1_004_999_999
    new = old + sum(ore for _, ore in parts)
    texts = re.findall(r">([+\u2212]?[\d,]+)</text>", waterfall(old, parts, new).svg)
    printed = [round(float(text.replace(",", ".").replace("\u2212", "-")) * 10) for text in texts]
    assert len(printed) == 9
    assert sum(printed[:-1]) == printed[-1]


def test_winners_are_counted_where_nine_of_ten_outcomes_agree():
    draws = np.linspace(-1, 1, 1001)[None, :] * 1e8
    change = np.concatenate([draws + 9e7, draws, draws - 9e7, 0 * draws])
    picture = winners_and_losers(list("abcd"), change)
    assert picture.title == "1 av 4 enheter får mer och 1 får mindre"
    assert "för 1 är det inte så säkert, för 1 ändras ingenting" in picture.sentence
    assert winners_and_losers(["a"], 0 * draws).title == "Ingenting ändras för någon"


def test_change_per_resident_is_divided():
    change = np.full((2, 10), 1_000_000.0)
    sentence = winners_and_losers(["a", "b"], change, residents=[10, 100]).sentence
    assert "a (+1\u00a0000\u00a0kr per invånare)" in sentence
    assert "b (+100\u00a0kr per invånare)" in sentence


@pytest.mark.parametrize(
    ("share", "draws", "text"),
    [
        (0.5, 100_000, "50 av 100"),
        (0.5, 4_000, "cirka 50 av 100"),
        (0.48, 400, "cirka 50 av 100"),
        (0.48, 60, "cirka 50 av 100"),
        (0.0, 100, "0 av 100"),
        (1.0, 100, "100 av 100"),
        (0.004, 1_000, "färre än 1 av 100"),
        (0.996, 1_000, "fler än 99 av 100"),
    ],
)
def test_no_more_digits_than_the_draws_carry(share, draws, text):
    assert chance(counted(round(share * draws), draws), Speech()) == text


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (0.0, "12,3 mkr"),
        (0.08, "cirka 12,3 mkr"),
        (0.3, "cirka 12,5 mkr"),
        (0.7, "cirka 12 mkr"),
        (4, "cirka 10 mkr"),
    ],
)
def test_amounts_lose_the_digits_that_the_error_takes(error, text):
    said = Amounts.of("sv", 20 * MKR).simulated(Estimate(12.34 * MKR, error * MKR))
    assert said.replace(NO_BREAK_SPACE, " ") == text


def test_the_last_of_several_grants_is_called_that_and_one_that_gives_nothing_is_none():
    several = after_the_grant([("A", continuity())], several=True)
    assert "det sista statsbidraget" in several.title
    assert "Det sista av statsbidragen upphör 2028-01-01" in several.sentence
    test = continuity()
    nothing = tuple(replace(one, grant=np.zeros_like(one.grant)) for one in test.activities)
    bare = after_the_grant([("A", replace(test, activities=nothing))])
    assert bare.title.startswith("Utan statsbidrag saknas")
    assert "upphör" not in bare.title + bare.sentence + bare.svg


def test_few_and_strange_outcomes_can_be_drawn():
    nothing = budget(draws=10, spread_=0.0, frame=(22, 22, 22))
    for test in (nothing, budget(draws=1), budget(draws=10, frame=(0, 0, 0)), budget(pot=True, draws=3)):
        for draw in (fan, s_curve, frame_curve):
            assert draw(test).svg
    assert winners_and_losers(["a"], np.zeros((1, 5))).svg
    assert waterfall(0, [], 0).title == "Kostnaden är oförändrad"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_graph_of_a_scheme_shows_all_its_rules(case, language):
    picture = rules_graph(case, language=language)
    assert picture == rules_graph(case, language=language)
    assert len(picture.svg.encode()) < 60_000
    shown = " ".join(Parsed(picture.svg).text.split())
    for rule in case.wiring.rules.values():
        if rule.pays:
            assert all(word in shown for word in rule.label[language].split())
    told = Parsed(rules_list(case, language=language)).text
    means = {volume.mean for volume in case.wiring.volumes.values()}
    for name, rule in case.wiring.rules.items():
        assert rule.label[language] in told
        if name not in means:
            assert all(word in shown for word in rule.label[language].split())
    for leaf in leaves(case).values():
        assert leaf.label[language] in told
        assert all(word in shown for word in leaf.label[language].split())


def test_boxes_and_labels_do_not_cover_one_another():
    assert spread([5, 5, 0], 2) == [4, 6, 0]
    assert settled([1, 0], [3]) == [-1, 2]
    assert settled([], []) == []
    reads = {"a": (), "b": ("a",), "c": ("a", "b"), "d": (), "e": ("a", "d", "c")}
    placed = layered(reads, dict.fromkeys(reads, (100.0, 30.0)), (20, 10))
    boxes = list(placed.boxes.values())
    for i, one in enumerate(boxes):
        assert one.y - one.height / 2 >= 0
        assert one.y + one.height / 2 <= placed.height
        for other in boxes[i + 1 :]:
            apart = (abs(one.x - other.x) >= 120 - 1e-9, abs(one.y - other.y) >= 40 - 1e-9)
            assert any(apart)
    for name, found in reads.items():
        assert all(placed.boxes[read].x < placed.boxes[name].x for read in found)


class Parsed(HTMLParser):
    """The tags of a piece of HTML and what it says."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data
