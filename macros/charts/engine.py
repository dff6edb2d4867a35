"""The program that runs a chart in the reader's browser, which is fetched only when a reader asks for that.

It is Vega with Vega-Lite and Vega-Embed as one file, which vl-convert carries within it: no other host is asked.
"""

from importlib.metadata import version
from pathlib import Path

from macros.charts.drawings import FOLDER

PATH = f"assets/vega-{version('vl-convert-python')}.js"
"""Where the program stands, below the site's root; another release gets another name, so that none is kept too long."""

_NOTICE = (
    "/*! Vega, Vega-Lite, Vega-Embed and what they are made of, put together by vl-convert."
    " Their licences are in vega-licences.txt. */\n"
)


def engine(folder: Path = FOLDER) -> bytes:
    """The program, kept in the folder once it has been put together; it gives `window.vegaEmbed`."""
    kept = folder / Path(PATH).name
    if not kept.exists():
        import vl_convert

        folder.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".draft")
        draft.write_text(
            _NOTICE + vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), encoding="utf-8"
        )
        draft.replace(kept)
    return kept.read_bytes()
