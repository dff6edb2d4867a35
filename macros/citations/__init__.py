"""How an entry or a page of this ledger is cited, and the documents behind it, in the styles that citers use."""

from macros.citations.cite import STYLES, Citations, Style
from macros.citations.metadata import Metadata
from macros.citations.work import Ledger, Work

__all__ = ["STYLES", "Citations", "Ledger", "Metadata", "Style", "Work"]
