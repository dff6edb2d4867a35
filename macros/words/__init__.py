"""The words that an author can use on a page, and the HTML that they stand for."""

from macros.words.vocabulary import FaultyEntryError, Vocabulary, WordError

__all__ = ["FaultyEntryError", "Vocabulary", "WordError"]
