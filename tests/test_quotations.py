"""Quotations: which marks open, which close, and what stands between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text import analyse

#: (text, the quotations in the order of their opening marks). Written before
#: a quotation: ~ single marks, ^ nested, ... behind it: its closing mark is lost.
CASES = [
    # straight
    ('"We will go," he said.', ['"We will go,"']),
    ('He said, "We will go."', ['"We will go."']),
    ('"We will go," he said. "We will win."', ['"We will go,"', '"We will win."']),
    ('He called it "a mess" and left.', ['"a mess"']),
    ('The "reform" is a "disaster", she said.', ['"reform"', '"disaster"']),
    ('("We will go," he said.)', ['"We will go,"']),
    ('It is over--"finished," she said--"and done."', ['"finished,"', '"and done."']),
    ('The plan - "a gift", he said - passed.', ['"a gift"']),
    ('"Why?" he asked. "Because," she said.', ['"Why?"', '"Because,"']),
    ('"No."', ['"No."']),
    ('A "no"-vote and a "yes"/"no" question.', ['"no"', '"yes"', '"no"']),
    ('He said:"We go."', ['"We go."']),
    ('Lee ("the Fox") Smith', ['"the Fox"']),
    # curly
    ("“We will go,” he said.", ["“We will go,”"]),
    ("“We will go,” he said. “We will win.”", ["“We will go,”", "“We will win.”"]),
    ("The plan—“a gift,” he said—passed.", ["“a gift,”"]),
    ("The “plan”—“a gift”—passed.", ["“plan”", "“a gift”"]),
    # mixed, and the wrong way round
    ('“We will go," he said.', ['“We will go,"']),
    ('"We will go,” he said.', ['"We will go,”']),
    ("”We will go,” he said.", ["”We will go,”"]),
    ("“We will go,“ he said.", ["“We will go,“"]),
    ("Exports fell by “a third.“", ["“a third.“"]),
    ('“We go,” he said. "We win," she said.', ["“We go,”", '"We win,"']),
    # two apostrophes, two accents, full width
    ("''We will go,'' he said.", ["''We will go,''"]),
    ("``We will go,'' he said.", ["``We will go,''"]),
    (
        "He left. ''It is over,'' he said. ''It was fun.''",
        ["''It is over,''", "''It was fun.''"],
    ),
    ("On ''60 Minutes'' he said so.", ["''60 Minutes''"]),
    ("＂We will go,＂ he said.", ["＂We will go,＂"]),
    # single marks, as in Britain, and apostrophes beside them
    ("'We will go,' he said.", ["~'We will go,'"]),
    ("‘We will go,’ he said. ‘We’ll win.’", ["~‘We will go,’", "~‘We’ll win.’"]),
    ("'We don't know,' he said.", ["~'We don't know,'"]),
    ("'It's the workers' turn,' she said.", ["~'It's the workers' turn,'"]),
    ("The 'experts' say 'no'.", ["~'experts'", "~'no'"]),
    ("The workers' union met the miners' union.", []),
    ("It is James' book, Charles' pen and the boys' room.", []),
    ("In the '80s and '90s they played rock 'n' roll.", []),
    ("'Tis the season; give 'em hell.", []),
    ("The class of '98 met in '08.", []),
    ("The bill’s ‘poison pill’ isn’t Labour’s.", ["~‘poison pill’"]),
    ("PM warns of 'chaos' as MPs' vote nears", ["~'chaos'"]),
    ("The gap is 5'11\" wide.", []),
    ("He's 'sorry'", ["~'sorry'"]),
    # nested
    ("\"He told me 'no' twice,\" she said.", ["\"He told me 'no' twice,\"", "^~'no'"]),
    ("“He said ‘no’,” she said.", ["“He said ‘no’,”", "^~‘no’"]),
    ("“She said, ‘Go home.’”", ["“She said, ‘Go home.’”", "^~‘Go home.’"]),
    ("\"She said, 'Go home.'\"", ["\"She said, 'Go home.'\"", "^~'Go home.'"]),
    ("''She said, 'Go home.'''", ["''She said, 'Go home.'''", "^~'Go home.'"]),
    ("'''Go home,' was all she said.''", ["'''Go home,' was all she said.''", "^~'Go home,'"]),
    ("'He said \"no\" to me,' she said.", ["~'He said \"no\" to me,'", '^"no"']),
    ('"He said "no" to me," she said.', ['"He said "no" to me,"', '^"no"']),
    ("“He said “no” to me,” she said.", ["“He said “no” to me,”", "^“no”"]),
    ("\"The workers' deal is 'dead',\" he said.", ["\"The workers' deal is 'dead',\"", "^~'dead'"]),
    ("\"He is 'great,\" she said of the boys' coach.", ['"He is \'great,"']),
    # other marks
    ("«Nous irons», he said.", ["«Nous irons»"]),
    ("« Nous irons », he said.", ["« Nous irons »"]),
    ("„Wir gehen“, he said.", ["„Wir gehen“"]),
    ("„Idziemy”, he said.", ["„Idziemy”"]),
    # blanks inside the marks
    ('" We will go , " he said .', ['" We will go , "']),
    ('He said , " We will go . "', ['" We will go . "']),
    ('" We go , " he said . " We win . "', ['" We go , "', '" We win . "']),
    # a lost mark spoils its paragraph at most
    ('"We will go, he said.', ['"We will go, he said....']),
    (
        '"We will go, he said. "And we will win."',
        ['"We will go, he said....', '"And we will win."'],
    ),
    ('We will go," he said.', []),
    ('We will go," he said. "And win."', ['"And win."']),
    (
        '"We will go, he said.\n\nShe left. "Bye," she said.',
        ['"We will go, he said....', '"Bye,"'],
    ),
    ("“We will go, he said.\nShe left. “Bye,” she said.", ["“We will go, he said....", "“Bye,”"]),
    ('The board is 6" by 4" wide.', []),
    ("", []),
    ('"', []),
    ('""', ['""']),
    ("'", []),
]


def shown(text: str) -> list[str]:
    analysis = analyse(text)
    return [
        "^" * q.nested
        + "~" * q.single
        + analysis.words(q.first, q.end - (analysis.forms[q.end - 1] == "\n"))
        + "..." * (not q.closed)
        for q in analysis.quotations
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


@pytest.mark.parametrize("text", [text for text, _ in CASES if straight(text) != text])
def test_straight_marks_move_no_quotation_and_no_sentence(text: str) -> None:
    curly, plain = analyse(text), analyse(straight(text))
    assert plain.quotations == curly.quotations
    assert plain.sentences == curly.sentences


@pytest.mark.parametrize(("text", "expected"), [
    # every paragraph of a long quotation opens, only the last closes
    ("“We go.\n\n“We win.\n\n“We stay,” he said.", [False, False, True]),
    ('"We go.\n\n"We win," he said.', [False, True]),
    ("''We go.\n\n''We win,'' he said.", [False, True]),
    # closed each time
    ("“We go.”\n\n“We win,” he said.", [True, True]),
    # lost, since the next paragraph does not go on with a mark
    ("“We go.\n\nHe said: “We win.”", [False, True]),
    ("“We go.\n\nHe left.", [False]),
])  # fmt: skip
def test_quotations_of_several_paragraphs(text: str, expected: list[bool]) -> None:
    assert [q.closed for q in analyse(text).quotations] == expected


def test_marks_are_rewritten_in_the_forms_and_slices_stay() -> None:
    text = "\"It's 'so',\" he said. ''Yes.''"
    analysis = analyse(text)
    marks = [form for form in analysis.forms if form in "“”‘’"]
    assert marks == ["“", "‘", "’", "”", "“", "”"]
    assert [analysis.text[t.span.start : t.span.end] for t in analysis.tokens][-2:] == [".", "''"]


WORDS = st.sampled_from(
    ("We", "will", "go", "don't", "Obama's", "U.S.", "Mr. Lee", "3.5", "it", "won’t", "Russia")
)
STOPS = st.sampled_from((".", "!", "?", "...", ","))


@st.composite
def speech(draw: st.DrawFn, opening: str, closing: str, inner: bool = True) -> str:
    """Words between marks, sometimes with other marks inside."""
    words = draw(st.lists(WORDS, min_size=1, max_size=4))
    if inner and draw(st.booleans()):
        words.insert(draw(st.integers(0, len(words))), draw(speech("‘", "’", inner=False)))
    return opening + " ".join(words) + draw(STOPS) + closing


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    parts = draw(
        st.lists(
            speech("“", "”") | st.sampled_from(("he said.", "She left.", "said Lee", "and", "The")),
            min_size=1,
            max_size=6,
        )
    )
    return " ".join(parts)


@given(st.lists(paragraphs(), min_size=1, max_size=3).map("\n\n".join))
def test_curly_and_straight_marks_are_read_alike(text: str) -> None:
    curly, plain = analyse(text), analyse(straight(text))
    assert plain.quotations == curly.quotations
    assert plain.sentences == curly.sentences
    assert plain.tags == curly.tags


@given(st.lists(speech("“", "”", inner=False), min_size=1, max_size=4))
def test_what_stands_between_marks_is_found(parts: list[str]) -> None:
    assert shown(" he said. ".join(parts)) == parts


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`s(-—", max_size=60))
def test_quotations_of_any_text_lie_in_one_paragraph_and_nest(text: str) -> None:
    analysis = analyse(text)
    found = analysis.quotations
    assert found == sorted(found)
    for q in found:
        assert any(a <= q.first < q.end <= b for a, b in analysis.paragraph_bounds)
    outer = [q for q in found if not q.nested and not q.single]
    assert all(a.end <= b.first for a, b in pairwise(outer))
    for q in found:
        if q.nested:
            assert any(o.first < q.first and q.end <= o.end for o in found if o is not q)


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "''", '" ', ' "', "' ", " '", "s' "])
def test_many_marks_are_read_in_linear_time(mark: str) -> None:
    assert len(analyse("He said " + mark * 20_000).text) >= 20_000
