"""The shallow reading that all stages share: sentences, tokens, tags, phrases, verb groups."""

from claimtrack.text.analysis import Analysis, NounPhrase, Token, VerbGroup, analyse

__all__ = ["Analysis", "NounPhrase", "Token", "VerbGroup", "analyse"]
