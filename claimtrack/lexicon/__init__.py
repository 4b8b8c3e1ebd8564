"""Word lists and patterns of a language, and how they are matched."""

from claimtrack.lexicon.grammar import Grammar
from claimtrack.lexicon.lexicon import Lexicon, lexicon_of

__all__ = ["Grammar", "Lexicon", "lexicon_of"]
