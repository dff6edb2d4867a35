"""What is done to the site after its pages are built: the sources at each page's foot and the page of all figures."""

from macros.press.pages import press

__all__ = ["press"]
