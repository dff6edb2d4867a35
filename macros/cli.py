"""The `ledger` command: what editors and workflows run, each stage on its own."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack

from macros.commands import parser
from macros.record.faults import Fault, Format, counted, formatted, in_order, suggestion
from macros.record.load import Loaded, load
from macros.record.model import Place
from macros.trace.check import check_all
from macros.trace.markdown_file import pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one `ledger` command; returns the exit status: 0, or 1 where anything is wrong."""
    options = parser().parse_args(arguments)
    return _RUN[options.command](options)


def _check(options: argparse.Namespace) -> int:
    if options.fix:
        from macros.review.fix import fix

        for mend in fix(options.data, options.docs, names=options.fix == "names"):
            print(mend, file=sys.stderr)
    loaded = load(options.data)
    faults = in_order(
        [*loaded.faults, *check_all(loaded.record, options.docs), *_broken_promises(options, loaded)]
    )
    form: Format = options.format
    if faults or form == "json":
        print(formatted(faults, form))
    errors = sum(fault.severity == "error" for fault in faults)
    if form == "text":
        kinds = loaded.record.kinds()
        summary = ", ".join(f"{len(kinds[kind])} {kind}" for kind in kinds)
        print(
            f"{counted(errors, 'error')}, {counted(len(faults) - errors, 'warning')}"
            if faults
            else f"sound: {summary}",
            file=sys.stderr,
        )
    return 1 if errors else 0


def _broken_promises(options: argparse.Namespace, loaded: Loaded) -> list[Fault]:
    if not options.base:
        return []
    from macros.review.publication import broken_promises
    from macros.review.states import StateError

    try:
        return broken_promises(options.base, loaded.record, options.data, options.docs)
    except StateError as error:
        return [Fault(Place(options.data.as_posix()), f"cannot be compared with {options.base}: {error}")]


def _press(options: argparse.Namespace) -> int:
    from macros.press import press

    loaded = load(options.data)
    if loaded.errors:
        print(formatted(loaded.errors, "text"))
        return 1
    press(options.site, loaded.record)
    return 0


def _audit(options: argparse.Namespace) -> int:
    from macros.trace.audit import audit
    from macros.trace.report import publish

    loaded = load(options.data)
    if loaded.errors:
        print(formatted(loaded.errors, options.format))
        return 1
    result = audit(options.site, loaded.record, options.docs)
    faults = list(result.faults)
    if result.pages:
        faults += publish(options.site, loaded.record, result)
    if faults or options.format == "json":
        print(formatted(in_order(faults), options.format))
    if options.format == "text":
        trace = result.trace
        counts = f"{trace['numbers']} numbers, {trace['traced']} traced, {trace['untraced']} untraced"
        print(f"{counts}; {len(faults)} faults", file=sys.stderr)
    return 1 if faults else 0


def _explain(options: argparse.Namespace) -> int:
    from macros.trace.annotated import annotated
    from macros.trace.explain import Explainer

    faults: list[Fault] = []
    chosen = list(pages(options.docs, faults))
    if options.page is not None:
        known = {page.page.removesuffix(".md"): page for page in chosen}
        name = options.page.removeprefix(f"{options.docs.as_posix()}/").removesuffix(".md")
        if name not in known:
            print(f"no page {options.page!r} in {options.docs}{suggestion(name, known)}", file=sys.stderr)
            return 1
        chosen = [known[name]]
    explainer = Explainer(load(options.data).record)
    explained = {page: explainer.explain(page) for page in chosen}
    if options.format == "json":
        print(
            json.dumps([number.as_dict() for numbers in explained.values() for number in numbers], indent=2)
        )
    else:
        print("\n".join(str(number) for numbers in explained.values() for number in numbers))
    if options.annotated:
        for page, numbers in explained.items():
            copy = options.annotated / f"{page.page.removesuffix('.md')}.html"
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(annotated(page, numbers), encoding="utf-8")
    if faults:
        print(formatted(faults, "text"), file=sys.stderr)
    return 1 if faults else 0


def _diff(options: argparse.Namespace) -> int:
    import datetime

    from macros.review.diff import as_markdown, difference
    from macros.review.states import StateError, at_commit, working_tree

    try:
        with ExitStack() as states:
            before = states.enter_context(at_commit(options.base, options.data, options.docs))
            after = (
                states.enter_context(at_commit(options.head, options.data, options.docs))
                if options.head
                else working_tree(options.data, options.docs)
            )
            found = difference(before, after, datetime.date.today())
            if options.whole:
                options.whole.write_text(as_markdown(found), encoding="utf-8")
            print(as_markdown(found, options.limit), end="")
    except StateError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _new(options: argparse.Namespace) -> int:
    from macros.review.scaffold import ScaffoldError, begin

    given = dict(field.partition("=")[::2] for field in options.field)
    try:
        written = begin(options.data, options.kind, given, input if sys.stdin.isatty() else None)
    except (ScaffoldError, EOFError, KeyboardInterrupt) as error:
        print(str(error) or "nothing was written", file=sys.stderr)
        return 1
    print(f"{written.file}:{written.line}: {given.get('id', 'the new entry')} stands here")
    return 0


def _watch_sources(options: argparse.Namespace) -> int:
    from macros.review.watch.command import watch

    loaded = load(options.data)
    if loaded.errors:
        print(formatted(loaded.errors, "text"))
        return 1
    unknown = [
        f"no source {one!r}{suggestion(one, loaded.record.sources)}"
        for one in options.source
        if one not in loaded.record.sources
    ]
    if unknown:
        print("\n".join(unknown), file=sys.stderr)
        return 1
    print(watch(loaded.record, options.source or list(loaded.record.sources), options), end="")
    return 0


def _schema(options: argparse.Namespace) -> int:
    from macros.record.schema import write_schemas

    write_schemas(options.data / "schema")
    return 0


def _cite(options: argparse.Namespace) -> int:
    from macros.charts import charts_of
    from macros.review.own_citation import citation

    loaded = load(options.data)
    if loaded.errors:
        return _faulty(loaded)
    record = loaded.record
    if options.id not in record and options.id not in charts_of(record):
        return _unknown(options.id, [*record.places, *charts_of(record)])
    print(citation(record, options.id, options.style, options.docs))
    return 0


def _show(options: argparse.Namespace) -> int:
    from macros.review.show import show

    loaded = load(options.data)
    if loaded.errors:
        return _faulty(loaded)
    record = loaded.record
    if options.id not in record and options.id not in record.permalinks:
        return _unknown(options.id, {**record.places, **record.permalinks})
    print(show(record, options.id, options.docs), end="")
    return 0


def _faulty(loaded: Loaded) -> int:
    """The answer of a command that needs a sound record, where it is not."""
    print(formatted(loaded.errors, "text"), file=sys.stderr)
    return 1


def _unknown(entry_id: str, known: Iterable[str]) -> int:
    print(f"no {entry_id!r} in the record{suggestion(entry_id, known)}", file=sys.stderr)
    return 1


_RUN: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "press": _press,
    "audit": _audit,
    "explain": _explain,
    "diff": _diff,
    "new": _new,
    "watch-sources": _watch_sources,
    "cite": _cite,
    "show": _show,
    "schema": _schema,
}


if __name__ == "__main__":
    sys.exit(main())
