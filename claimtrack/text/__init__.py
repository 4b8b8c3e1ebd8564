"""The shallow reading that all stages share: sentences, tokens, tags, phrases, clauses."""

from claimtrack.text.analysis import Analysis, Clause, NounPhrase, Token, VerbGroup, analyse

__all__ = ["Analysis", "Clause", "NounPhrase", "Token", "VerbGroup", "analyse"]
