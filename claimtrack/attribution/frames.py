"""Frames: what stands between a cue and its content, and how a content begins."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["frames"]

# What may stand between a cue and its content: in a statement on Monday, of the plan.
_FILL = r"(?: r | T | [i2foy] (?: (?:N_)?TA* | NA*(?:[oi]NA*)? | GN? ) | ,r, ){0,4}"
# in an interview at the plant in Iowa taped before the vote
_FAR = r"[i2foyT] G? [^\n:;ZFQGIwkRhs]{1,12} (?: [Fe] [iyT2] [^\n:;ZFQGIwkRhs]{1,6} )?"
_PATTERNS = {
    "closed": rf"{_FILL} [,.\n:;)Z-]",
    "anything": r"",
    "speech": rf"{_FILL} [,:]? Z",
    "aside": rf"{_FILL} , (?=[NPDEZTir])",
    "colon": rf"{_FILL} : (?!\n)",
    "that": rf"(?: {_FILL} ,? (?: (?: {_FILL} | [wR][^,\nZ]{{1,10}} ) , )? | {_FAR} ) h",
    "asking": rf"{_FILL} [kRw](?!,)",
    "to": r"r? (?: i? T )? I",
    "clause": rf"""{_FILL} (?P<start>
        (?: (?: [NPE]A* | D[jrb]{{0,3}} ) (?: [oify]NA* ){{0,4}} (?: ,?w[^,\n]{{1,10}},? )? r{{0,2}}
          | i[NT]A*,[NP] ) [FQ] )""",
    "condition": rf"""{_FILL} ,? (?P<link>[ksi]) [^\n:;Z]{{2,30}} ,
        r{{0,2}} [NPE]A* (?: [oify]NA* ){{0,3}} r{{0,2}} [FQ]""",
    "addressed": r"[NP]A*",
    "thing": r"r? (?: [NPAhZDGjwu] | TA )",
    "main clause": r", r{0,2} (?P<subject> [NP]A* (?:[oif]NA*){0,3} ) r{0,2} [FQ]",
}


@cache
def frames() -> dict[str, re.Pattern[str]]:
    """The patterns over chunks, read from the chunk after the cue."""
    return {name: re.compile(source, re.VERBOSE) for name, source in _PATTERNS.items()}
