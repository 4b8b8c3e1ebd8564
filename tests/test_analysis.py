"""The shallow analysis: its laws, and tables of tags, noun phrases and verb groups."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.lexicon import Lexicon
from claimtrack.span import Span
from claimtrack.text import analyse
from claimtrack.text.analysis import Analysis, VerbGroup
from claimtrack.text.tag_rules import tag_rule
from claimtrack.text.tagset import PENN, TAGS, UPOS

# ---------------------------------------------------------------- tag rules

RULES = Lexicon.load().rows("tag_rules")
_NAMES = {tag: name for tag, name, _, _ in TAGS}


def tag_of_marked(sentence: str) -> str:
    """The name of the tag of the word in brackets."""
    at = sentence.index("[")
    analysis = analyse(sentence.replace("[", "").replace("]", ""))
    token = analysis.token_at(at)
    assert analysis.starts[token] == at, sentence
    return _NAMES[analysis.tags[token]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_every_tag_rule_keeps_to_its_examples(rule: dict[str, str]) -> None:
    assert rule["yes"], "no example"
    assert rule["no"], "no counter-example"
    read = tag_rule(rule)
    wanted = read.tags if read.selects else set(PENN) - read.tags
    assert {s: tag_of_marked(s) for s in rule["yes"] if tag_of_marked(s) not in wanted} == {}
    assert {s: tag_of_marked(s) for s in rule["no"] if tag_of_marked(s) in wanted} == {}


# -------------------------------------------------------------------- tags

#: Sentences with word/TAG where the tag is hard to tell.
TAGGED = [
    # will, may, might, can, must: modals, nouns and names
    "His will/NOUN will/AUX be read.",
    "She may/AUX leave in May/PROPN.",
    "Prime Minister May/PROPN may/AUX resign.",
    "The army's might/NOUN might/AUX fail.",
    "The can/NOUN can/AUX be opened.",
    "Will/AUX they pay?",
    # 's
    # that
    "He said that/SCONJ it failed.",
    "That/PRON is a lie.",
    "The plan that/PRON failed was his.",
    "From that/DET day they fought.",
    "The fact that/SCONJ he lied is known.",
    # to
    "They want to/PART leave.",
    "They went to/ADP Rome.",
    "It rose to/ADP 5 percent.",
    # her, his
    "They met her/PRON in Rome.",
    "Her/PRON plan failed.",
    # -ed: past or participle
    "The minister warned/VERB them.",
    "He was warned/VERB by them.",
    "They have warned/VERB us.",
    "The detained/VERB men were freed.|The detained/ADJ men were freed.",
    # -ing
    "They are meeting/VERB in Rome.",
    "The meeting/NOUN failed.",
    "A meeting/NOUN of ministers began.",
    # nouns and verbs alike
    "They plan/VERB to stay.",
    "The plan/NOUN failed.",
    "He plans/VERB a trip.",
    "Their plans/NOUN failed.",
    "Prices rose/VERB in May.",
    "A rose/NOUN is red.",
    "The talks/NOUN failed.",
    "She talks/VERB to him.",
    "They vote/VERB on Monday.",
    "The vote/NOUN is on Monday.",
    "The report/NOUN blames/VERB him.",
    "Officials report/VERB new cases/NOUN.",
    "The state/NOUN sets/VERB the price.",
    "The leaves/NOUN fell.",
    "She leaves/VERB on Monday.",
    "They march/VERB in March/PROPN.",
    # adjective, adverb and noun
    "It is likely/ADJ to rain.",
    "He worked hard/ADV.",
    "It was a hard/ADJ winter.",
    "They want more/ADJ money.",
    "It is more/ADV difficult.",
    "He is a French/ADJ citizen.",
    "She moved back/ADV.",
    "The public/ADJ debt grew.",
    # prepositions, particles, conjunctions, adverbs
    "He left after/ADP the war.",
    "He left after/SCONJ she came.",
    "As/ADP a judge, he knew.",
    "He gave up/ADP.",
    "They live outside/ADP the city.",
    "They waited outside/ADV.",
    "So/ADV far, so good.",
    # determiners and pronouns
    "This/PRON is a lie.",
    "This/DET lie is old.",
    "All/DET voters stayed.",
    "There/PRON is hope.",
    "He went there/ADV.",
    "No/DET talks are planned.",
    "One/NUM man died.",
    # names and capitals
    "Markets/NOUN fell on Monday/PROPN.",
    "Talks/NOUN To Resume/VERB In Geneva/PROPN",
    "The White/PROPN House said no.",
    "NATO/PROPN leaders met in the U.S./PROPN on Friday.",
    # be, have, do
    "He has/AUX left.",
    "He did/AUX n't know.".replace(" n't", "n't"),
    "She is/AUX being/AUX sued.",
    "Not/PART all agreed.",
    "The public/NOUN was told.",
    "Bush/PROPN and Rice/PROPN met.",
    # numbers and signs
    "It cost $/SYM 5/NUM million/NUM.".replace("$/SYM 5", "$/SYM5"),
    "It rose 3.5/NUM %/SYM in the 1990s/NOUN.".replace("3.5/NUM %", "3.5/NUM%"),
]

TAG_FAILURES: list[str] = [
    "The growing/VERB crisis hurts.|The growing/ADJ crisis hurts.",
    "It fell as/SCONJ prices rose.",
    "Well/INTJ, no/INTJ.|Well/ADV, no/INTJ.",
]

_TAGGED_WORD = re.compile(r"(\S+?)/([A-Z]{3,5})")


def wrong_tags(sentence: str) -> list[str]:
    text, at, wanted = "", 0, []
    for match in _TAGGED_WORD.finditer(sentence):
        text += sentence[at : match.start()]
        wanted.append((len(text), match[1], match[2]))
        text += match[1]
        at = match.end()
    analysis = analyse(text + sentence[at:])
    return [
        f"{word}/{got}"
        for start, word, tag in wanted
        if (got := UPOS[analysis.tags[analysis.token_at(start + word.startswith("$") * 0)]]) != tag
    ]


@pytest.mark.parametrize("sentence", TAGGED)
def test_tags(sentence: str) -> None:
    tries = [wrong_tags(reading) for reading in sentence.split("|")]
    assert [] in tries, tries


@pytest.mark.xfail
@pytest.mark.parametrize("sentence", TAG_FAILURES)
def test_tags_known_failures(sentence: str) -> None:
    assert wrong_tags(sentence) == []


# ------------------------------------------------------------- noun phrases

#: All base noun phrases in brackets; a * before the head where it is not the last word.
PHRASES = [
    "[The mayor] met [two judges] in [Rome].",
    "[The new French prime minister] left.",
    "[He] told [her] [the truth].",
    "[President Ann Cole] said [no].|[President Ann Cole] said no.",
    "[The president] of [France] and [the head] of [the bank] met.",
    "[The city]['s mayor] met [the boys]['| coach].".replace("|", ""),
    "[His three sons] fled.",
    "[More than 300 people] died.|More than [300 people] died.",
    "[All the king]['s men] ran.",
    "[This] is [a lie].",
    "[These two plans] failed.",
    "[Those] who stayed won.|[Those] [who] stayed won.",
    "[There] is [hope].",
    "[It] rained on [Monday].",
    "[Trade and commerce] grew.|[*Trade and commerce] grew.",
    "[The U.S. Senate] passed [a bill].",
    "[$5 million] was stolen.|[$ 5 million] was stolen.",
    "[Prices] rose [3 percent] in [May].",
    "[The 10-year-old boy] won.",
    "[An increasingly bitter fight] began.",
    "[A big, ugly house] burned.",
    '[The so-called "green" tax] failed.',
    "[Ann Cole], [a judge] in [Rome], agreed.",
    "[The house] [that] [he] built burned.",
    "[What] [he] said is [a secret].",
    "[The meeting] of [ministers] failed.",
    "[The detained men] were freed.",
    "[The first vote] was close.",
    "[Nobody] knew [anything].",
    "[Police] arrested [12 people] on [Tuesday].",
    "[The rebels] control [the north and the east].|[The rebels] control [the north] and [the east].",
    "In [the 1990s], [they] fought.",
    "[Oil prices] fell to [$50] [a barrel].",
    "[Foreign Minister Sergei Orlov] will visit [Paris].",
    "[The White House] denied [it].",
    "[Both sides] blamed [each other].",
    # a time at the end of a phrase is one of its own
    "[The bank] will cut [its key rate] [next month].",
    "[The company] [last week] shut [a plant] [Friday].",
    "[Judge Carla Reed] [late Thursday night] said [no].|[Judge Carla Reed] [late Thursday night] said no.",
    "[Reporters] [Monday morning] saw [a report] [last year].",
    "[Ann Reed] [Thursday] left.",
    "[The last week] was [a busy Friday].",
    "[Early Monday] [we] left on [Good Friday].",
    "[He] won on [Super Tuesday].",
    "[The fiscal year] ended on [election night].",
]

PHRASE_FAILURES: list[str] = [
    "[Acme]['s old chief] quit.",
    "[The men and women] of [the army] left.|[The *men and women] of [the army] left.",
    "[Rising prices] hurt [the poor].",
    "[Russian and US envoys] met.",
    "[Each other]['s plans] differ.|[Each] [other]['s plans] differ.",
    "[Cole] gave [the army] [new weapons].",
    "[She] wants [nothing] but [peace].",
]


def phrases_of(sentence: str) -> str:
    analysis = analyse(re.sub(r"[\[\]*]", "", sentence))
    text = analysis.text
    for phrase in reversed(analysis.noun_phrases):
        start, end = phrase.span.start, phrase.span.end
        star = "" if phrase.head.end == end else "*"
        words = text[start : phrase.head.start] + star + text[phrase.head.start : end]
        text = f"{text[:start]}[{words}]{text[end:]}"
    return text


@pytest.mark.parametrize("sentence", PHRASES)
def test_noun_phrases(sentence: str) -> None:
    readings = sentence.split("|")
    assert phrases_of(readings[0]) in readings


@pytest.mark.xfail
@pytest.mark.parametrize("sentence", PHRASE_FAILURES)
def test_noun_phrases_known_failures(sentence: str) -> None:
    assert phrases_of(sentence) in sentence.split("|")


# -------------------------------------------------------------- verb groups

#: (the sentence with one group in brackets, its features: tense, modal, not, passive, and
#: "none" alone where it is not finite).
GROUPS = [
    ("He [left] on Monday.", "past"),
    ("He [leaves] on Monday.", "present"),
    ("They [leave] on Monday.", "present"),
    ("They [will leave] on Monday.", "future will"),
    ("They['ll leave] on Monday.", "future will"),
    ("They [won't leave] on Monday.", "future will not"),
    ("They [will not leave].", "future will not"),
    ("They [will never leave].", "future will not"),

    ("We [shall overcome] it.", "future shall"),
    ("They [would leave].", "none would"),
    ("They['d leave] if asked.", "none would"),
    ("They [can't leave].", "none can not"),
    ("They [cannot leave].", "none can not"),
    ("They [could not have known].", "past could not"),
    ("They [may leave].", "none may"),
    ("They [might soon leave].", "none might"),
    ("They [must leave].", "none must"),
    ("They [should leave].", "none should"),
    ("He [has left].", "past"),

    ("They [have not left].", "past not"),
    ("They [had left] by then.", "past"),
    ("He [is leaving].", "present"),
    ("He [was leaving].", "past"),
    ("He [has been waiting].", "past"),
    ("He [will be leaving] soon.", "future will"),
    ("He [will have left] by May.", "future will"),
    ("He [was told].", "past passive"),
    ("He [is expected] to leave.", "present passive"),
    ("He is expected [to leave].", "infinite"),
    ("They want [to be told].", "infinite passive"),
    ("They want [not to leave].", "infinite not"),
    ("He [has been told].", "past passive"),
    ("It [will be sold] in May.", "future will passive"),
    ("It [is being sold].", "present passive"),
    ("It [was not sold].", "past not passive"),
    ("It [wasn't sold].", "past not passive"),
    ("It [may be sold].", "none may passive"),

    ("He [is] a judge.", "present"),
    ("He [was] ill.", "past"),
    ("He[’s] a judge.", "present"),
    ("He [isn't] a judge.", "present not"),
    ("He [does not know].", "present not"),
    ("They [didn't know].", "past not"),
    ("They [do know] him.", "present"),
    ("He [is going] to leave.", "present"),
    ("He [has] two sons.", "present"),
    ("He [had] two sons.", "past"),
    ("[Leaving] early, he missed it.", "infinite"),
    ("He was accused of [selling] arms.", "infinite"),
    ("The bridge [built] by them fell.", "infinite passive"),
    ("The house that [burned] was old.", "past"),
    ("The mayor, who [resigned], left.", "past"),
    ("Prices [have fallen sharply] again.|Prices [have fallen] sharply again.", "past"),
    ("Will he [run]?", "future will"),
    ("Did they [leave]?", "past"),
    ("What does he [want]?", "present"),
    ("They [will meet] and talk.", "future will"),
    ("He said it [would rain].", "none would"),
    ("Russia [wants] the bridge.", "present"),
    ("The talks [failed].", "past"),
    ("Police [said] no.", "past"),
    ("The plan [calls] for cuts.", "present"),
    ("They [will no longer meet].", "future will not"),
    ("They [will, he said, leave] soon.|They will, he said, [leave] soon.", "future will"),
    ("He['s left] the city.", "past"),

    ("Trump [never said] that.|Trump never [said] that.", "past not"),

]  # fmt: skip

GROUP_FAILURES: list[tuple[str, str]] = [
    ("It [got sold].", "past passive"),
]


def features(group: VerbGroup) -> str:
    words = [group.tense] if group.finite else ["infinite"]
    words += [group.modal] if group.modal else []
    return " ".join([*words, *["not"] * group.negated, *["passive"] * group.passive])


def group_features(sentence: str) -> str:
    start, end = sentence.index("["), sentence.index("]") - 1
    analysis = analyse(sentence.replace("[", "").replace("]", ""))
    for group in analysis.verb_groups:
        if group.span == Span(start, end):
            return features(group)
    return f"there is {[g.span.of(analysis.text) for g in analysis.verb_groups]}"


@pytest.mark.parametrize(("sentence", "expected"), GROUPS)
def test_verb_groups(sentence: str, expected: str) -> None:
    assert expected in [group_features(reading) for reading in sentence.split("|")]


@pytest.mark.xfail
@pytest.mark.parametrize(("sentence", "expected"), GROUP_FAILURES)
def test_verb_groups_known_failures(sentence: str, expected: str) -> None:
    assert expected in [group_features(reading) for reading in sentence.split("|")]


def test_the_head_of_a_group_is_its_main_verb() -> None:
    analysis = analyse("They will not have been told. He is not ready.")
    assert [g.head.of(analysis.text) for g in analysis.verb_groups] == ["told", "is"]


# -------------------------------------------------------------------- laws

WORDS = st.sampled_from(
    "The the mayor Mr. Cole will not may be was left leave plan plans that to her 's n't said ' \" “ "
    "” ( ) [ , . ... ? : ; - -- — $ 5 3.5 % U.S. and of who more likely selling sold \n \n\n @x "
    "Russian May no longer 🇫🇷 ’ http://x.org J. A. No. 10 Inc. Yahoo! 9 a.m. (GMT • * 1. a) ?! . ’98".split(
        " "
    )
)
NEWS = st.lists(WORDS, max_size=30).map(" ".join)
TEXTS = st.text(max_size=80) | NEWS


def layer(spans: list[Span], text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXTS)
def test_layers_slice_back_in_order_without_overlap(text: str) -> None:
    found = analyse(text)
    sentences = list(found.sentences)
    tokens = [token.span for token in found.tokens]
    phrases = [phrase.span for phrase in found.noun_phrases]
    groups = [group.span for group in found.verb_groups]
    for spans in (sentences, tokens, phrases, groups):
        layer(spans, text)
    starts, ends = {span.start for span in tokens}, {span.end for span in tokens}
    for span in (*sentences, *phrases, *groups):
        assert span.start in starts
        assert span.end in ends
    for span in (*tokens, *phrases, *groups):
        assert sum(s.start <= span.start and span.end <= s.end for s in sentences) == 1
    for phrase in found.noun_phrases:
        assert phrase.head in tokens
        assert phrase.span.start <= phrase.head.start < phrase.head.end <= phrase.span.end
    for group in found.verb_groups:
        assert group.head in tokens
        assert group.span.start <= group.head.start < group.head.end <= group.span.end
        assert group.tense in ("past", "present", "future", "none")
        assert group.finite or group.tense == "none"
    assert {token.tag for token in found.tokens} <= set(UPOS.values())


def rows(found: Analysis, first: int, end: int) -> list[object]:
    """All that is found from one offset of the text to another, counted from there."""

    def moved(span: Span) -> tuple[int, int]:
        return span.start - first, span.end - first

    def inside(span: Span) -> bool:
        return first <= span.start and span.end <= end

    return [
        [moved(s) for s in found.sentences if inside(s)],
        [(moved(t.span), t.tag) for t in found.tokens if inside(t.span)],
        [(moved(p.span), moved(p.head)) for p in found.noun_phrases if inside(p.span)],
        [(moved(g.span), features(g)) for g in found.verb_groups if inside(g.span)],
    ]


@given(NEWS, NEWS)
@example("The plan", "failed.")
@example("He said “no", "”")
@example("No.", "5 came.")
@example("never", "left")
@example("They will", "leave")
@example("The", "... The")  # an ellipsis at the start of a paragraph
@example("The ...", "The")
@example("May", "May mayor be")  # a question before one
@example(".", "' The")  # a mark that could close, at the start of a paragraph
@example("It rained at 9 a.m.", "(GMT) It stopped.")
def test_paragraphs_are_read_each_for_itself(one: str, two: str) -> None:
    both = analyse(f"{one}\n\n{two}")
    second = len(one) + 2
    assert rows(both, 0, len(one)) == rows(analyse(one), 0, len(one))
    assert rows(both, second, second + len(two)) == rows(analyse(two), 0, len(two))


def restyled(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


@given(st.lists(st.sampled_from((
    "“We will go,” he said.", "He left.", "“Why?” she asked.", "It’s the workers’ plan.",
    "“He told me ‘no.’” She left.", "‘Yes,’ he said.", "(“No.”)",
)), max_size=5).map(" ".join))  # fmt: skip
def test_straight_marks_change_nothing(text: str) -> None:
    assert rows(analyse(text), 0, len(text)) == rows(analyse(restyled(text)), 0, len(text))


@pytest.mark.parametrize("unit", [
    "(", "[", "\"", "“", "”", "'", "‘", "''", "A", "A ", "A.", "A. ", "-", "- ", ".", ". ", "...",
    "?", "a", "a ", "the ", "not ", "will ", "that ", "to ", "\n", "\n\n", "a\n", "@", "1", "1,",
    "$", "«", "\u0301", "\ud800", "\x00", "🇫🇷", "of the ", "very ", "n't", "he said ", "\" ", " '",
])  # fmt: skip
def test_repeated_units_are_read_to_the_end(unit: str) -> None:
    found = analyse(unit * 20_000)
    assert len(found.tags) == len(found.forms)
    assert len(found.verb_groups) + len(found.noun_phrases) <= len(found.tags)


@pytest.mark.parametrize(("opening", "closing"), [
    ("(“", "”)"), ("“(", ")”"), ("[‘", "’]"), ("‘“", "”’"), ("-“", "”-"), ("“", "”"),
])  # fmt: skip
def test_quotations_deep_in_one_another_are_read_in_linear_time(opening: str, closing: str) -> None:
    found = analyse(opening * 20_000 + "a" + closing * 20_000)
    assert len(found.tags) == len(found.forms)


@pytest.mark.parametrize("unit", ["a", "A", "a-", "a.", "a'", "1", "@"])
def test_a_megabyte_without_a_blank_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    found = analyse(text)
    assert len(found.forms) == len(found.tags)


def test_the_same_text_gives_the_same_analysis() -> None:
    text = "The mayor will not open it. “It is closed,” she said."
    assert rows(analyse(text), 0, len(text)) == rows(analyse(text), 0, len(text))
