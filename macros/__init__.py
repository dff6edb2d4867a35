"""The seam between the ledger and the site generator: the only module that knows mkdocs-macros, and Zensical's own.

mkdocs-macros calls `define_env` before it builds the pages, `on_pre_page_macros` before each, and `on_post_build`
after. Whatever is wrong ends the build with a list of all faults, by file and line, and an exit status that is not 0.
Zensical calls nothing but `define_env`, and that for every page, of which it runs this file anew.
What stands here at the top imports the standard library alone: some modules run where nothing is installed.
"""

import functools
import logging
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

__all__ = ["BuildRefused", "define_env", "on_post_build", "on_pre_page_macros"]


class BuildRefused(SystemExit, Exception):  # noqa: N818 -- it ends a build, as SystemExit does
    """Ends a build with its faults and exit status 1, without a traceback.

    It is an Exception too, so that the live preview tells the faults and waits for the next change.
    """


def define_env(env: Any) -> None:
    """Check the record and every page, then teach the template engine the words of an author.

    `env` is the mkdocs-macros environment. Raises BuildRefused with all faults where there are any errors.
    """
    _forget_changed_modules()
    from macros.trace.check import checked
    from macros.words.vocabulary import WORDS, Vocabulary

    env.ledger_record, faults = checked(*_folders(env))
    env.ledger_faults = []
    _stop_at_errors(faults)
    for name in WORDS:
        env.macro(_word(env, name, getattr(Vocabulary, name)), name)


def on_pre_page_macros(env: Any) -> None:
    """Let the templates of pages run in Jinja's sandbox: a page is a stranger's text, and asks the record, no more."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if not isinstance(env.env, ImmutableSandboxedEnvironment):
        env._env = _sandboxed(env.env)


def on_post_build(env: Any) -> None:
    """Finish the built pages. Raises BuildRefused with all faults where a word failed while pages were built."""
    from macros.press import press
    from macros.progress import quietly

    _stop_at_errors(env.ledger_faults)
    with quietly(logging.getLogger("mkdocs").getEffectiveLevel() > logging.INFO):
        press(Path(env.conf["site_dir"]), env.ledger_record, preview=_previewing())


def _previewing() -> bool:
    """True where the command that runs is the generator's live preview."""
    import click

    command = click.get_current_context(silent=True)
    return command is not None and command.info_name == "serve"


def _sandboxed(plain: Any) -> Any:
    """A sandbox that knows what the environment of mkdocs-macros knows, and reads templates by the same marks."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    sandbox = ImmutableSandboxedEnvironment(
        comment_start_string=plain.comment_start_string,
        comment_end_string=plain.comment_end_string,
        undefined=plain.undefined,
        loader=plain.loader,
    )
    sandbox.globals |= {name: value for name, value in plain.globals.items() if name not in sandbox.globals}
    sandbox.filters |= plain.filters
    return sandbox


def _word(env: Any, name: str, method: Callable[..., str]) -> Callable[..., str]:
    """One word as templates call it: speaks for the page at hand, and notes a failure instead of raising it."""
    from macros.record.faults import Fault
    from macros.record.model import Place
    from macros.words.vocabulary import Vocabulary, WordError

    @functools.wraps(method)
    def word(*arguments: Any, **named: Any) -> str:
        try:
            html = Vocabulary(env.ledger_record, env.page.url).words()[name](*arguments, **named)
            return _links_as_from_the_file(html, env.page) if _is_zensical(env) else html
        except (WordError, TypeError) as error:
            _, docs = _folders(env)
            file = (docs / _path(env)).as_posix()
            place = Place(file, _line(env, sys._getframe(1)), 1)
            env.ledger_faults.append(Fault(place, f"{name}: {error}"))
            if _is_zensical(env):  # which does not ask again after the last page
                _stop_at_errors(env.ledger_faults)
            return ""

    return word


def _is_zensical(env: Any) -> bool:
    """True where Zensical runs its own extension in place of mkdocs-macros."""
    return type(env).__module__.startswith("zensical.")


def _links_as_from_the_file(html: str, page: Any) -> str:
    """The HTML of a word with its links as Zensical takes them: as from the page's file, not from its address.

    It puts the way back before every `href` itself, and leaves an `xlink:href` alone.
    """
    stands_deeper = not page.path.endswith("index.md")
    return re.sub(r'(?<![\w:-])href="\.\./', 'href="', html) if stands_deeper else html


def _path(env: Any) -> str:
    """The file of the page at hand, below the folder of the pages."""
    path: str = env.page.path if _is_zensical(env) else env.page.file.src_uri
    return path


def _line(env: Any, frame: FrameType | None) -> int:
    """The line of the page's file at which its template stands just now; 0 where that cannot be told."""
    while frame is not None and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    if frame is None:
        return 0
    line: int = frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno)
    return line + _lines_of_front_matter(env)


def _lines_of_front_matter(env: Any) -> int:
    """How many lines at the start of the page's file its template leaves out."""
    if _is_zensical(env):
        from macros.trace.markdown_file import MarkdownFile

        _, docs = _folders(env)
        body = MarkdownFile("", "", (docs / env.page.path).read_text(encoding="utf-8-sig")).body
        return len(body) - len(body.lstrip("\n"))
    lines: int = env.page.file.content_string.count("\n") - env.page.markdown.count("\n")
    return lines


def _folders(env: Any) -> tuple[Path, Path]:
    """The folders of the record and of the pages, named as from the directory in which the build was started."""
    data = Path(os.environ.get("LEDGER_DATA", Path(env.project_dir) / "data"))
    docs = Path(env.conf["docs_dir"])
    return _as_seen_from_here(data), _as_seen_from_here(docs)


def _as_seen_from_here(folder: Path) -> Path:
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _stop_at_errors(faults: list[Any]) -> None:
    from macros.record.faults import formatted, in_order

    errors = [fault for fault in faults if fault.severity == "error"]
    if errors:
        raise BuildRefused(formatted(in_order(errors), "text"))


def _forget_changed_modules() -> None:
    """Let the next import read the program again where a file of it has changed: a live preview shows the change."""
    import macros

    files = Path(__file__).parent.rglob("*.py")
    state = {path: path.stat().st_mtime_ns for path in files}
    if state != vars(macros).setdefault("_read", state):
        for name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
            del sys.modules[name]
    vars(macros)["_read"] = state
