"""The tags: one character per token, finer than UPOS, and how the two compare.

The characters are chosen to be read in a pattern: `o[rx]*b` is a modal, any
adverbs or "not", and a base form. The finer classes are those of the Penn
Treebank, with be, have and do apart, since verb groups are made of them.
"""

from __future__ import annotations

__all__ = ["BREAK", "PENN", "TAGS", "UPOS"]

#: The tag of the sentinel after the last token of a sentence.
BREAK = "\n"

#: (tag, name in `data/en` tables, UPOS, what it is)
TAGS = (
    ("n", "NN", "NOUN", "noun, singular"),
    ("m", "NNS", "NOUN", "noun, plural"),
    ("N", "NNP", "PROPN", "name"),
    ("M", "NNPS", "PROPN", "name, plural"),
    ("b", "VB", "VERB", "base form after to, a modal or do; imperative"),
    ("p", "VBP", "VERB", "present, not third person singular"),
    ("z", "VBZ", "VERB", "present, third person singular"),
    ("d", "VBD", "VERB", "past"),
    ("e", "VBN", "VERB", "past participle"),
    ("g", "VBG", "VERB", "-ing form"),
    ("f", "VBX", "VERB", "verb used as a preposition: according to, including"),
    ("o", "MD", "AUX", "modal"),
    ("B", "BE", "AUX", "be"),
    ("A", "BEP", "AUX", "am, are, is"),
    ("W", "BED", "AUX", "was, were"),
    ("E", "BEN", "AUX", "been"),
    ("G", "BEG", "AUX", "being"),
    ("H", "HV", "AUX", "have, has"),
    ("K", "HVD", "AUX", "had"),
    ("k", "HVG", "AUX", "having"),
    ("Q", "DO", "AUX", "do, does"),
    ("q", "DOD", "AUX", "did"),
    ("x", "NOT", "PART", "not, n't"),
    ("t", "TO", "PART", "to before a verb"),
    ("a", "POS", "PART", "the possessive 's"),
    ("j", "JJ", "ADJ", "adjective"),
    ("J", "JJR", "ADJ", "comparative or superlative"),
    ("r", "RB", "ADV", "adverb"),
    ("R", "WRB", "ADV", "when, where, why, how"),
    ("i", "IN", "ADP", "preposition"),
    ("v", "RP", "ADP", "particle of a verb: set up"),
    ("s", "SC", "SCONJ", "subordinating conjunction"),
    ("c", "CC", "CCONJ", "coordinating conjunction"),
    ("D", "DT", "DET", "determiner before a noun"),
    ("P", "PRP", "PRON", "personal pronoun"),
    ("L", "PDT", "PRON", "this, that, those: a determiner that stands alone"),
    ("l", "DTA", "DET", "all, some, another: a determiner that stands alone"),
    ("S", "PRPS", "PRON", "possessive pronoun"),
    ("w", "WP", "PRON", "who, which, what"),
    ("V", "EX", "PRON", "there in there is"),
    ("y", "CD", "NUM", "number"),
    ("$", "SYM", "SYM", "currency and percent signs"),
    ("u", "UH", "INTJ", "interjection"),
    (".", "END", "PUNCT", "full stop, question and exclamation mark"),
    (",", "COMMA", "PUNCT", "comma"),
    (":", "COLON", "PUNCT", "colon, semicolon, dash, ellipsis"),
    ("<", "OPEN", "PUNCT", "opening quotation mark"),
    (">", "CLOSE", "PUNCT", "closing quotation mark"),
    ("(", "LEFT", "PUNCT", "opening bracket"),
    (")", "RIGHT", "PUNCT", "closing bracket"),
    ("X", "X", "X", "web address, handle, anything else"),
    (BREAK, "BREAK", "PUNCT", "end of a sentence: a sentinel without width"),
)

UPOS = {tag: upos for tag, _, upos, _ in TAGS}
PENN = {name: tag for tag, name, _, _ in TAGS}
