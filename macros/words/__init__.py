"""The words that an author can use on a page, and the HTML that they stand for."""

from macros.words.vocabulary import Vocabulary, WordError

__all__ = ["Vocabulary", "WordError"]
