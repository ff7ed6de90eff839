"""A report as the helpers make them, with every class that the page's style sheet knows."""

# ruff: noqa: E501 - markup reads better unbroken
import io

import matplotlib as mpl
import nbformat
from matplotlib.figure import Figure
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

MARK = '<a class="assumption" href="#antaganden"><abbr title="antagande">A</abbr></a>'


def figure() -> str:
    picture = Figure(figsize=(7.2, 3.2), layout="constrained")
    axes = picture.subplots()
    axes.fill_between(range(2026, 2031), [-4, -12, -18, -22, -25], [6, 5, 6, 9, 12], color="#9fbfdf")
    axes.plot(range(2026, 2031), [1, -3, -6, -7, -7], color="#123f6d", linewidth=2)
    axes.axhline(0, color="#525c66", linewidth=0.8)
    axes.set_xticks(range(2026, 2031))
    axes.set_ylabel("Resultat, mnkr")
    axes.spines[["top", "right"]].set_visible(False)
    drawn = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "fixed", "font.family": "sans-serif"}):
        picture.savefig(drawn, format="svg", metadata={"Date": None})
    return (
        '<figure class="picture"><div role="img" aria-label="Resultatet sjunker från +1 till −7 mnkr; '
        'intervallet växer från 10 till 37 mnkr.">'
        + drawn.getvalue()[drawn.getvalue().index("<svg") :]
        + "</div>"
        "<figcaption>Årets resultat med 90 procents intervall, 2026–2030.</figcaption>"
        '<footer class="picture-foot">Källa: simuleringen, 10 000 dragningar.</footer></figure>'
    )


def table(columns: int = 5) -> str:
    years = range(2026, 2026 + columns)
    head = "".join(f'<th scope="col" class="n">{year}</th>' for year in years)
    rows = {
        "Höftprotesoperationer": (1_210, 38),
        "Kataraktoperationer": (4_870, 115),
        "Vårdval primärvård, listningsersättning": (812_400, -9_310),
    }
    body = "".join(
        f'<tr><th scope="row">{name}</th>'
        + "".join(
            f'<td class="n{" negative" if step < 0 else ""}">{start + step * i:,}{MARK if i == 1 else ""}</td>'.replace(
                ",", "\N{NO-BREAK SPACE}"
            )
            for i in range(columns)
        )
        + "</tr>"
        for name, (start, step) in rows.items()
    )
    total = "".join('<td class="n">818\N{NO-BREAK SPACE}480</td>' for _ in years)
    return (
        f'<table class="figures"><caption>Ersättning per område, tkr, {columns} år</caption><thead><tr><th scope="col">Område</th>{head}</tr>'
        f'</thead><tbody>{body}<tr class="total"><th scope="row">Summa</th>{total}</tr></tbody></table>'
        '<p class="source">Källa: prislistan 2026, bilaga 2; volymer ur vårddatalagret.</p>'
    )


DECISION = f"""<section class="decision-box"><h2>Beslut som föreslås</h2>
<p class="sentence">Regionstyrelsen föreslås anta modell B. Väntad kostnad 2027 är 818,5 mnkr{MARK}, 6,2 mnkr under ramen.</p>
<ul><li>Ramen 2027: <span class="verdict holds">håller</span> i 91 av 100 utfall.</li>
<li>Ramen 2028: <span class="verdict at-risk">i riskzonen</span> – håller i 63 av 100 utfall.</li>
<li>Ramen 2029: <span class="verdict fails">håller inte</span> – saknas <span class="negative">−7,4 mnkr</span>.</li>
<li>Ramen 2030: <span class="verdict unknown">okänt</span> – prislistan finns inte än.</li></ul>
<p class="source">Parametrar: board-2026-11. Fingeravtryck 5f1c9a.</p></section>"""

EXPLAIN = f"""<details class="explain"><summary>Hur 818,5 mnkr räknas fram</summary><ul class="tree">
<li>Summa ersättning 818,5 mnkr<ul><li>Listningsersättning 803,1 mnkr<ul><li>412 000 listade{MARK}</li><li>1 949 kr per listad</li></ul></li>
<li>Operationer 15,4 mnkr</li></ul></li></ul></details>"""


def shown(*parts: str) -> nbformat.NotebookNode:
    data = {"text/html": "".join(parts), "text/plain": "<simlib.present.Shown object at 0x7f>"}
    return new_code_cell("secret_source()", outputs=[new_output("display_data", data)])


def notebook() -> nbformat.NotebookNode:
    noise = new_output("stream", name="stderr", text="secret warning")
    return new_notebook(
        cells=[
            new_markdown_cell("# Titel i anteckningsboken"),
            new_code_cell("secret = 1", metadata={"tags": ["parameters"]}),
            new_code_cell("import secret", metadata={"tags": ["setup"]}, outputs=[noise]),
            shown(DECISION),
            new_markdown_cell(
                "## Utfall år för år\n\nErsättningen följer **listningen**.", metadata={"tags": ["lang-sv"]}
            ),
            new_markdown_cell(
                "## Year by year\n\nPayment follows *enrolment*.", metadata={"tags": ["lang-en"]}
            ),
            shown(table(), table(14), EXPLAIN),
            new_markdown_cell("## Risk och osäkerhet"),
            shown(figure(), '<p class="remark">Två av fem serier har färre än tolv månader.</p>'),
            new_markdown_cell("## Antaganden\n\n| Antagande | Värde |\n|---|---|\n| Löneökning | 3,1 % |\n"),
            shown(f'<h3 id="antaganden">Förteckning</h3><p>Listade personer 2027: 412 000{MARK}</p>'),
        ]
    )


def failed(html: str = "<p>Before</p>") -> nbformat.NotebookNode:
    trace = new_output("error", ename="ParameterFault", evalue="grundbelopp: −1 kr", traceback=["secret"])
    return new_notebook(cells=[shown(html), new_code_cell("secret()", outputs=[trace])])
