"""What a page loads for its first view, and what waits until its reader begins to do more than read.

A page of Material loads all of its styles and its whole script before anything can be seen. Here it gets one style
sheet that holds the rules which can match on it (see `css_subset`), and one script that holds those of the site, on
which everything else is named: `docs/assets/begin.js` fetches that in time. A page that is not built as this module
knows them stays as the generator made it, whole and slower, and that is said.
"""

import contextlib
import hashlib
import logging
import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import rcssmin
import rjsmin

from macros.press.css_subset import Vocabulary, subset
from macros.press.first_paint import WIDE, FirstPaint
from macros.press.policy import script_style_sources, style_sources, with_policy
from macros.press.site import SHELL, Site
from macros.press.style_sheet import UnreadableError, read

FOLDER = "assets/"
"""Where the files stand that are put together here, below the site's root."""

_STYLES = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
_SCRIPT = re.compile(r'<script src="([^"]+)"(?: defer)?></script>')
_SCRIPTS = re.compile(rf"[ \t]*{_SCRIPT.pattern}\n?")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_THEME = re.compile(r"javascripts/bundle[^/]*\.js$")
_BEGIN = re.compile(r"/begin\.js$")
_FIRST = re.compile(
    r'<link rel="stylesheet" href="[^"]*?(assets/(?:pages|entries|others)\.[0-9a-f]{8}\.css)"'
)
_OWN = re.compile(
    r'<script src="[^"]*?(assets/[^"]+)" defer data-theme="[^"]+" data-styles="[^"]*?(assets/[^"]+)"'
)
_WAY = re.compile(r' data-styles="([^"]*?)(assets/[^"]+)"')
_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#|/|[a-z]+:)([^"')]+)\1\s*\)""")
_CODE = re.compile(r"(<pre\b[^>]*>(?:<span></span>)?)<code>")
"""A block of code, which may be wider than the page: keys reach it, as the theme's script sees to later."""

_FONT = re.compile(r"@font-face\s*\{[^}]*\}")
_PRAGMA = re.compile(
    r'^\ufeff|@charset "[^"]*";|/\*# sourceMappingURL=.*?\*/|^//# sourceMappingURL=.*$', re.MULTILINE
)

_READ_FIRST = '<section class="ledger-foot">'
"""What marks a page that people come to read: it prints numbers, and their sources at its foot."""

_GALLERY = 'class="ledger-gallery"'
"""What starts unlike any other page: all of them would pay for its rules."""

_PLACE = "<style></style>"
"""Where the rules for the start of such a page will stand."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class FirstView:
    """The files that the pages of a site load, put together while the pages are finished."""

    site: Site
    _made: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The files that were put together: the path of each by those of its parts."""
    _texts: dict[str, str] = field(default_factory=dict)
    _refused: set[str] = field(default_factory=set)

    def page(self, html: str, url: str) -> str:
        """The HTML of the page at `url` with its styles and scripts exchanged; as it is where that cannot be done."""
        article, end_of_article, after = html.rpartition("</article>")
        links = _STYLES.findall(article), _SCRIPTS.findall(after)
        if _FIRST.search(html) or not any(_BEGIN.search(link) for link in links[1]):
            return html
        read_first = _READ_FIRST in html and _GALLERY not in html
        kind = "entries" if url == SHELL else "pages" if read_first else "others"
        try:
            sheet, script = self._exchanged(*links, url, kind)
        except (UnreadableError, OSError) as error:
            self._refuse(str(error))
            return html
        if kind == "pages":
            script = f"{sheet}\n{script}"
            sheet = f'{_PLACE}\n{sheet.removesuffix(">")} media="(min-width:{WIDE}em)">'
        frame, start_of_article, text = _instead(_STYLES, sheet, article).partition("<article")
        text = _CODE.sub(r'\1<code tabindex="0">', text)
        end = _instead(_SCRIPTS, script, after)
        return _trimmed(frame) + start_of_article + text + end_of_article + _trimmed(end)

    def start(self, paths: Iterable[Path]) -> None:
        """Write into finished pages the rules for their start, and into all of them a policy that allows those."""
        pages = {path: path.read_text(encoding="utf-8") for path in paths}
        if begun := [page for page in pages.values() if _PLACE in page]:
            whole = _way_to_styles(begun[0])[1]
            rules = FirstPaint(self._read(whole)).rules_for(begun)
            for path, page in pages.items():
                if _PLACE in page:
                    to, _ = _way_to_styles(page)
                    said = _URL.sub(rf"url(\g<1>{to}{FOLDER}\g<2>\g<1>)", self._fonts(whole) + rules)
                    pages[path] = page.replace(_PLACE, f"<style>{said}</style>", 1)
        styles = {source for page in pages.values() for source in style_sources(page)}
        for script in self.site.folder.glob(f"{FOLDER}javascripts/bundle*.js"):
            styles.update(script_style_sources(script.read_text(encoding="utf-8")))
        for path, page in pages.items():
            path.write_text(with_policy(page, styles), encoding="utf-8")

    def write(self) -> None:
        """Write each style sheet for the first view, made for all that stands on the pages which load it."""
        met: dict[str, Vocabulary] = {}
        whole: dict[str, str] = {}
        for path in sorted((self.site.folder / "charts").rglob("*.html")):
            html = path.read_text(encoding="utf-8")
            path.write_text(html.replace(f"/{FOLDER}entries.", f"/{FOLDER}others."), encoding="utf-8")
        for path in self.site.folder.rglob("*.html"):
            html = path.read_bytes().decode()
            first, own = _FIRST.search(html), _OWN.search(html)
            if first is None or own is None:
                continue
            url = path.relative_to(self.site.folder).as_posix()
            vocabulary = met.setdefault(first[1], Vocabulary())
            whole[first[1]] = own[2]
            vocabulary.read_page(html)
            vocabulary.read_script(self._read(own[1]))
            for link in _SCRIPT.findall(html):
                with contextlib.suppress(OSError):  # a script of elsewhere sets no class of ours
                    vocabulary.read_script(self._slimmed(self._local(link, url)))
            for code in _INLINE.findall(html):
                vocabulary.read_script(code)
        for first_path, vocabulary in met.items():
            part = subset(self._read(whole[first_path]), vocabulary)
            # Pages that carry rules carry the fonts too: named again, a font would come late and move the text.
            fonts = "" if first_path.startswith(f"{FOLDER}pages.") else self._fonts(whole[first_path])
            (self.site.folder / first_path).write_text(fonts + rcssmin.cssmin(part), encoding="utf-8")

    def _exchanged(
        self, style_links: list[str], script_links: list[str], url: str, kind: str
    ) -> tuple[str, str]:
        """The link and the script that stand for all those of a page of that kind.

        Raises OSError where a file is not there, UnreadableError where it is not what it is taken for.
        """
        styles = [self._local(link, url) for link in style_links]
        scripts = [self._local(link, url) for link in script_links]
        themes = [path for path in scripts if _THEME.search(path)]
        if len(themes) != 1 or not styles:
            raise UnreadableError("the theme's own script is not where it was")
        whole = self._put_together(styles, "whole", ".css", _joined_styles)
        entries = self.site.folder / whole.replace("whole", "entries")
        if not entries.exists():
            entries.write_text("".join(_FONT.findall(_joined(self.site.folder, styles))), encoding="utf-8")
        own = self._put_together(
            [path for path in scripts if path != themes[0]], "own", ".js", _joined_scripts
        )
        to = style_links[0].removesuffix(styles[0])
        named = f'data-theme="{to}{themes[0]}" data-styles="{to}{whole}"'
        return (
            f'<link rel="stylesheet" href="{to}{whole.replace("whole", kind)}">',
            f'<script src="{to}{own}" defer {named}></script>',
        )

    def _fonts(self, whole: str) -> str:
        """The fonts of all styles; they stand in the style sheet of the entries' pages, which begins with them."""
        return "".join(_FONT.findall(self._read(whole.replace("whole", "entries"))))

    def _local(self, link: str, url: str) -> str:
        """Where a file of the site stands below its root. Raises OSError for one that is not there."""
        address = urlsplit(link)
        root = urlsplit(self.site.url).path or "/"
        path = address.path.removeprefix(root) if address.path.startswith("/") else address.path
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(url), path))
        if address.netloc or not (self.site.folder / joined).is_file():
            raise FileNotFoundError(f"there is no {link}, which a page loads")
        return joined

    def _put_together(
        self, parts: Sequence[str], name: str, ending: str, join: Callable[[Path, Sequence[str]], str]
    ) -> str:
        """The path of a file that holds several, named by what it holds; written once for the same parts."""
        key = (name, *parts)
        if key not in self._made:
            text = join(self.site.folder, parts)
            mark = hashlib.sha256(text.encode()).hexdigest()[:8]
            self._made[key] = f"{FOLDER}{name}.{mark}{ending}"
            (self.site.folder / self._made[key]).write_text(text, encoding="utf-8")
        return self._made[key]

    def _read(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = (self.site.folder / path).read_text(encoding="utf-8")
        return self._texts[path]

    def _slimmed(self, path: str) -> str:
        """The text of a script that single pages load besides, which is written again without its comments."""
        if path not in self._texts:
            self._texts[path] = rjsmin.jsmin(self._read(path))
            (self.site.folder / path).write_text(self._texts[path], encoding="utf-8")
        return self._texts[path]

    def _refuse(self, why: str) -> None:
        if why not in self._refused:
            self._refused.add(why)
            _log.warning("Pages load all styles and scripts at once, as %s.", why)


def _joined_styles(folder: Path, parts: Sequence[str]) -> str:
    """Several style sheets in one, without fonts: named again, a font would come late and move the text.

    Raises UnreadableError where one of them cannot be taken apart.
    """
    text = _FONT.sub("", _joined(folder, parts))
    read(text)
    return text


def _joined(folder: Path, parts: Sequence[str]) -> str:
    texts = [
        _readdressed(_PRAGMA.sub("", (folder / part).read_text(encoding="utf-8")), part) for part in parts
    ]
    text: str = rcssmin.cssmin("\n".join(texts))
    return text


def _joined_scripts(folder: Path, parts: Sequence[str]) -> str:
    """Several scripts in one, without comments, each closed so that the next one begins anew."""
    texts = (_PRAGMA.sub("", (folder / part).read_text(encoding="utf-8")) for part in parts)
    text: str = rjsmin.jsmin("\n;\n".join(texts))
    return text


def _readdressed(css: str, part: str) -> str:
    """A style sheet with its relative addresses as they are from where the whole one stands."""

    def moved(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(part), match[2]))
        return f"url({match[1]}{posixpath.relpath(target, FOLDER)}{match[1]})"

    return _URL.sub(moved, css)


def _way_to_styles(page: str) -> tuple[str, str]:
    """The way from a finished page to the site's root, and from there to all styles."""
    found = _WAY.search(page)
    assert found is not None  # it has been finished
    return found[1], found[2]


def _instead(pattern: re.Pattern[str], new: str, html: str) -> str:
    """The HTML with `new` on a line of its own instead of the first match, and the others taken out."""
    first, *others = pattern.finditer(html)
    for match in reversed(others):
        html = html[: match.start()] + html[match.end() :]
    return f"{html[: first.start()]}{new}\n{html[first.end() :]}"


def _trimmed(frame: str) -> str:
    """What the theme writes around an article, without the blanks that its templates leave at the start of lines."""
    return re.sub(r"\s*\n\s*", "\n", frame)
