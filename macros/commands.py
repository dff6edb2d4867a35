"""The command line of `ledger`: every command, with its options and what they mean."""

import argparse
from pathlib import Path

from macros.citations import STYLES


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; `command` in what it returns is the name of the command."""
    ledger = argparse.ArgumentParser(
        prog="ledger", description="Keep every number of the site traced to its source."
    )
    commands = ledger.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
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
    check.add_argument(
        "--base",
        metavar="COMMIT",
        help="also tell what breaks the promises of what this commit has published",
    )
    check.add_argument(
        "--fix",
        nargs="?",
        choices=("form", "names"),
        const="form",
        help="first mend the form of the record's files; with names, misspelt names too",
    )

    press = commands.add_parser(
        "press", parents=[places], help="finish a folder of built pages, whatever generator built them"
    )
    press.add_argument("site", type=Path, metavar="SITE_DIR", help="the folder of the built pages")

    audit = commands.add_parser(
        "audit", parents=[places], help="read a built site and refuse it where a number has no trace"
    )
    audit.add_argument("site", type=Path, metavar="SITE_DIR", help="the folder of the built site")
    audit.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="how faults are printed"
    )

    explain = commands.add_parser(
        "explain", parents=[places], help="list the numbers of a page, each with what backs it"
    )
    explain.add_argument("page", nargs="?", metavar="PAGE", help="a page of the docs folder (default: all)")
    explain.add_argument("--format", choices=("text", "json"), default="text", help="how the list is printed")
    explain.add_argument(
        "--annotated",
        type=Path,
        metavar="FOLDER",
        help="also write a copy of each page, its numbers coloured",
    )

    diff = commands.add_parser(
        "diff", parents=[places], help="tell what changed between two commits, and what readers read now"
    )
    diff.add_argument("base", metavar="BASE", help="the commit to compare with")
    diff.add_argument(
        "head", nargs="?", metavar="HEAD", help="the commit to look at (default: the files as they are)"
    )
    diff.add_argument(
        "--limit", type=int, metavar="CHARACTERS", help="leave out what does not fit in so many"
    )
    diff.add_argument("--whole", type=Path, metavar="FILE", help="also write all of it into a file")

    new = commands.add_parser("new", parents=[places], help="begin an entry: asks for what it needs")
    new.add_argument("kind", choices=("figure", "source", "incident"), help="what to begin")
    new.add_argument("field", nargs="*", metavar="FIELD=VALUE", help="what is known already; id=… among it")

    watch = commands.add_parser(
        "watch-sources",
        parents=[places],
        help="open each source again: is it there, does it print its numbers",
    )
    watch.add_argument("source", nargs="*", metavar="ID", help="the sources to open (default: all)")
    watch.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="how it is told"
    )
    watch.add_argument("--again", action="store_true", help="open also what was opened today")
    watch.add_argument(
        "--record", action="store_true", help="write archived copies and days of checking into sources.yml"
    )
    watch.add_argument("-q", "--quiet", action="store_true", help="do not show how far it has come")
    watch.add_argument("--no-archive", action="store_true", help="do not ask the web archive for copies")
    watch.add_argument(
        "--state",
        type=Path,
        default=Path(".cache/watch"),
        metavar="FOLDER",
        help="where earlier looks are kept",
    )
    watch.add_argument(
        "--reports", type=Path, metavar="FOLDER", help="also write all three reports into a folder"
    )

    cite = commands.add_parser(
        "cite", parents=[places], help="print how to cite an entry or a chart, and its sources with it"
    )
    cite.add_argument("id", metavar="ID", help="the id of the entry, or the name of the chart")
    cite.add_argument(
        "--style", choices=STYLES, default="apa", help="the style to print it in (default: apa)"
    )

    show = commands.add_parser("show", parents=[places], help="print all that is known of an entry")
    show.add_argument("id", metavar="ID", help="the id of the entry")

    commands.add_parser("schema", parents=[places], help="write the JSON Schemas that editors use")
    return ledger
