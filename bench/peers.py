"""The same pages by other means: plain Material for MkDocs with a page for each figure, and Hugo with bare layouts."""

import json
from pathlib import Path
from typing import Any

from bench.load import name
from bench.made_site import EXPLAINERS, explainers
from macros.record import wording
from macros.record.load import load
from macros.record.model import Figure, Record, Source

Facts = dict[str, Any]

_MATERIAL = """\
site_name: The same pages
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search, {macros: {module_name: words}}]
not_in_nav: "/figures/*\\n/sources/*\\n/quantities/*"
nav: [index.md, %s]
"""
_WORDS = """\
import json
from pathlib import Path

def define_env(env):
    data = json.loads((Path(env.project_dir) / "facts.json").read_text())

    @env.macro
    def fig(id, up="../"):
        return f'<a data-figure="{id}" href="{up}figures/{id}/">{data["figures"][id]["printed"]}</a>'
"""
_FIGURE = """\
# {says}

**{{{{ fig("{id}", "../../") }}}}**

| | |
| --- | --- |
| Printed as | {as_printed} |
| Limit | {limit} |
| Time | {time} |
| Given by | {by} |
| Read | {read} |

## Source

{source[author]}: [{source[title]}]({source[url]}), {source[publisher]}, {source[date]}.

{note}

## Who counts otherwise

{rivals}
"""
_HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\ntitle = "The same pages"\n'
    'disableKinds = ["taxonomy", "term", "rss"]\n',
    "layouts/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    "<title>{{ .Title }} - {{ site.Title }}</title>"
    '<link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/site.css"></head><body>\n'
    '{{ partialCached "nav.html" . }}\n<main>{{ block "main" . }}{{ end }}</main></body></html>\n',
    "layouts/_partials/nav.html": "<nav><ul>"
    '{{ range where site.RegularPages "Type" "page" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
    "{{ end }}</ul></nav>\n",
    "layouts/_partials/number.html": '<a data-figure="{{ . }}" href="/figures/{{ . }}/">'
    "{{ (index hugo.Data.facts.figures .).printed }}</a>",
    "layouts/_shortcodes/fig.html": '{{ partial "number.html" (.Get 0) }}',
    "layouts/home.html": '{{ define "main" }}<h1>{{ site.Title }}</h1>{{ end }}\n',
    "layouts/section.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
    "layouts/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n',
    "layouts/figures/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ with .Params }}'
    '<p>{{ partial "number.html" .id }}</p><dl><dt>Printed as</dt><dd>{{ .as_printed }}</dd><dt>Limit</dt>'
    "<dd>{{ .limit }}</dd><dt>Time</dt><dd>{{ .time }}</dd><dt>Given by</dt><dd>{{ .by }}</dd><dt>Read</dt>"
    "<dd>{{ .read }}</dd></dl><h2>Source</h2><p>{{ .source.author }}: "
    '<a href="{{ .source.url }}">{{ .source.title }}</a>, {{ .source.publisher }}, {{ .source.date }}.</p>'
    "<p>{{ .note }}</p><h2>Who counts otherwise</h2><ul>{{ range .rivals }}<li>"
    '{{ partial "number.html" . }} {{ (index hugo.Data.facts.figures .).by }}</li>{{ end }}</ul>{{ end }}{{ end }}\n',
    "layouts/sources/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.author }}: '
    '<a href="{{ .Params.url }}">{{ .Params.title }}</a>, {{ .Params.publisher }}, {{ .Params.date }}.</p><ul>'
    '{{ range .Params.figures }}<li>{{ partial "number.html" . }}</li>{{ end }}</ul>{{ end }}\n',
    "layouts/quantities/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Params.figures }}'
    '<li>{{ partial "number.html" . }}</li>{{ end }}</ul>{{ end }}\n',
}
_ADAPTER = (
    "{{{{ range $id, $facts := hugo.Data.facts.{kind} }}}}"
    '{{{{ $.AddPage (dict "path" $id "title" $facts.says "params" $facts) }}}}{{{{ end }}}}\n'
)


def facts(record: Record) -> dict[str, dict[str, Facts]]:
    """What the pages of figures, sources and quantities print, as plain text by their ids."""
    rests_on: dict[str, list[str]] = {source_id: [] for source_id in record.sources}
    for figure in record.figures.values():
        rests_on[figure.source].append(figure.id)
    return {
        "figures": {figure.id: _figure(record, figure) for figure in record.figures.values()},
        "sources": {
            one.id: {"says": one.title, "figures": rests_on[one.id], **_source(one)}
            for one in record.sources.values()
        },
        "quantities": {
            one.id: {"says": one.name, "figures": [rival.id for rival in record.rivals(one.id)]}
            for one in record.quantities.values()
        },
    }


def _figure(record: Record, figure: Figure) -> Facts:
    return {
        "id": figure.id,
        "says": figure.says,
        "printed": wording.printed(record, figure.id),
        "as_printed": figure.as_printed,
        "limit": wording.hedge(figure.limit),
        "time": wording.time(record, figure.id),
        "by": figure.originator,
        "read": "in full",
        "note": figure.note or "",
        "source": _source(record.sources[figure.source]),
        "rivals": [rival.id for rival in record.rivals(figure.quantity or "")],
    }


def _source(source: Source) -> Facts:
    return {
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "date": str(source.date),
        "url": source.url,
    }


def write_material(folder: Path, data: Path, figures: int) -> None:
    """Write a project for plain Material for MkDocs, with mkdocs-macros for the numbers, from the record in `data`."""
    known = facts(load(data).record)
    _write(folder / "facts.json", json.dumps(known))
    _write(folder / "words.py", _WORDS)
    nav = ", ".join(f"explainer-{name(at)}.md" for at in range(EXPLAINERS))
    _write(folder / "mkdocs.yml", _MATERIAL % nav)
    _write(folder / "docs" / "index.md", "# Start\n")
    for page, text in explainers(figures, '{{{{ fig("{id}") }}}}').items():
        _write(folder / "docs" / page, text)
    for entry_id, entry in known["figures"].items():
        rivals = "\n".join(f'- {{{{ fig("{rival}", "../../") }}}}' for rival in entry["rivals"])
        _write(folder / "docs" / "figures" / f"{entry_id}.md", _FIGURE.format(**entry | {"rivals": rivals}))
    for kind in ("sources", "quantities"):
        for entry_id, entry in known[kind].items():
            listed = "\n".join(f'- {{{{ fig("{one}", "../../") }}}}' for one in entry["figures"])
            _write(folder / "docs" / kind / f"{entry_id}.md", f"# {entry['says']}\n\n{listed}\n")


def write_hugo(folder: Path, data: Path, figures: int) -> None:
    """Write a project for Hugo from the record in `data`: the bare pages, which Hugo makes from one file of facts."""
    for file, text in _HUGO.items():
        _write(folder / file, text)
    known = facts(load(data).record)
    _write(folder / "data" / "facts.json", json.dumps(known))
    for kind in known:
        _write(folder / "content" / kind / "_content.gotmpl", _ADAPTER.format(kind=kind))
    for page, text in explainers(figures, '{{{{< fig "{id}" >}}}}').items():
        heading, _, rest = text.partition("\n")
        _write(folder / "content" / page, f'---\ntitle: "{heading.removeprefix("# ")}"\n---\n{rest}')


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
