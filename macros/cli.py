"""The `ledger` command: what editors and workflows run, each stage on its own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.record.faults import Format, formatted, in_order
from macros.record.load import load
from macros.trace.check import check_all


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one `ledger` command; returns the exit status: 0, or 1 where anything is wrong."""
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _check(options: argparse.Namespace) -> int:
    loaded = load(options.data)
    faults = in_order([*loaded.faults, *check_all(loaded.record, options.docs)])
    form: Format = options.format
    if faults or form == "json":
        print(formatted(faults, form))
    errors = sum(fault.severity == "error" for fault in faults)
    if form == "text":
        kinds = loaded.record.kinds()
        summary = ", ".join(f"{len(kinds[kind])} {kind}" for kind in kinds)
        print(
            f"{errors} errors, {len(faults) - errors} warnings" if faults else f"sound: {summary}",
            file=sys.stderr,
        )
    return 1 if errors else 0


def _schema(options: argparse.Namespace) -> int:
    from macros.record.schema import write_schemas  # noqa: PLC0415 -- pydantic's schema machinery is slow to load

    write_schemas(options.data / "schema")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ledger", description="Keep every number of the site traced to its source."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    places = argparse.ArgumentParser(add_help=False)
    places.add_argument(
        "--data", type=Path, default=Path("data"), help="the folder of the record (default: data)"
    )
    places.add_argument(
        "--docs", type=Path, default=Path("docs"), help="the folder of the pages (default: docs)"
    )

    check = commands.add_parser(
        "check", parents=[places], help="find faults in the record and the pages, without building"
    )
    check.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="how faults are printed"
    )
    check.set_defaults(run=_check)

    schema = commands.add_parser("schema", parents=[places], help="write the JSON Schemas that editors use")
    schema.set_defaults(run=_schema)
    return parser


if __name__ == "__main__":
    sys.exit(main())
