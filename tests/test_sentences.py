"""Sentences: where they end, in the hard cases of news text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.text import analyse

#: Texts with a | where a sentence ends; what kind of difficulty each block is.
CASES: dict[str, list[str]] = {
    "plain": [
        "The mayor resigned. |Her deputy took over.",
        "Did the mayor resign? |Nobody knows.",
        "The mayor resigned! |Her deputy took over!",
        "What?! |She resigned?? |Really!!",
        "The mayor resigned.|Her deputy took over.",
        "The vote is on Monday.  |It will be close.",
        "Prices rose 3 percent. |5,000 people lost their jobs.",
        "Sales of phones fell. |iPhone sales did not. |eBay closed.",
        "The mayor, who is 61, resigned",
    ],
    "titles": [
        "Mr. Lee and Mrs. Park met Dr. Osei.",
        "Gen. Sir Nick Hale spoke to Lt. Gen. Ann Moss.",
        "Sen. Ruiz told Rep. Dunn that Gov. Hale had left. |Gov. Hale denied it.",
        "The Rev. Al Moss and Prof. J. Reyes disagreed.",
        "Staff Sgt. Kim Cole and Cpl. Dan Fry were hurt.",
        "Maj. Gen. Oleg Fomin and Adm. R. Sato talked.",
        "Messrs. Hale and Moss left. |Ms. Park stayed.",
        "Asst. Atty. Gen. Rosa Diaz filed the suit.",
        "Supt. Joan Hill and Det. Sam Roe gave evidence.",
        "Sens. Ruiz and Dunn met Reps. Kay and Lowe.",
        "Mt. Hood and St. Paul are far apart. |St. Louis is not.",
        "Fr. Brennan and Msgr. Cole led the prayers.",
        "The Hon. Mary Gill sat with Capt. Ito.",
        "Pvt. Roe, Spc. Lyle and Pfc. Cobb were named.",
        "The Dir. Ann Cole resigned. |Const. Ray Dunn did not.",
        "Ald. Mary Gill and Cllr. Tom Roe voted no.",
        "He lost to then-Sen. Ann Cole. |The ex-Gov. Bo Dix won in mid-Jan. of that year.",
    ],
    "parties and states": [
        "Ann Cole, D-W.Va., voted no.",
        "Sens. Ann Cole (D-W.Va.) and Bo Dix (R-Fla.) voted no.",
        "It failed, said Ann Cole, D-W.Va. |She will try again.",
        "Bo Dix, R-S.C., spoke. |\"It is over,\" he said.",
        "They met in Springfield, Ill., on Monday.",
        "He grew up in Norman, Okla. |He left at 18.",
        "State Del. Mia Stone of Salem, Va., agreed.",
        "Fires burned near Chico, Calif. |The governor called the guard.",
        "She moved from Wash. to Ala. and back.",
        "Bismarck, N.D., and Charleston, S.C., both flooded.",
        "He teaches in Cambridge, Mass. |She lives in Portland, Ore.",
    ],
    "initials": [
        "J. K. Marlow and R.J. Stone wrote it.",
        "George W. Hale met John F. Moss.",
        "The law is named for Harry S. Doyle.",
        "W. E. B. Carter founded it in 1909.",
        "Rep. Robert C. \"Bob\" Hale opened his house.",
        "Robert C. “Bob” Hale opened his house.",
        "The author is A. A. Mill. |A second book is due.",
        "He got a standing O. |The crowd went home.",
        "She takes vitamin C. |It does not help.",
        "The suspect was Malcolm X. |He denied it.",
        "They gave it to him and I. |So what?",
        "It was J.D. Vance's plan.",
        "Smith, J., disagreed with Jones, K., on this.",
        "M. Laval and E. Petit won.",
        "Michael A. (Mike) Dean won. |He is 50.",
        "They chose plan B. |(Plan A failed.)",
    ],
    "U.S.": [
        "The U.S. Senate and the U.K. Parliament voted.",
        "He lives in the U.S. |She lives in the U.K. |They met at the U.N.",
        "Troops left the U.S. in May.",
        "It was made in the U.S.A. |The parts were not.",
        "U.S. And Allies Agree On Sanctions",
        "A U.S.-led force and non-U.S. citizens were there.",
        "The U.S.'s role is small. |The E.U.'s is not.",
        "The U.S. is out. |However, the U.S. may return.",
        "She works in Washington, D.C. |He does not.",
        "Washington, D.C. Mayor Ann Cole agreed.",
        "He was in L.A. in May, then in the U.S.S.R. until 1989.",
        "The U. S. Senate met.",
        "“We left the U.S.” |The crowd cheered.",
        "They (the U.S. and the E.U.) agreed. |Nobody else did.",
        "He lives in the U.S. |Mr. Lee does not.",
        "She left the U.N. |Mrs. Hale stayed. |Ms. Park did too.",
    ],
    "firms": [
        "Acme Inc. bought Bolt Corp. for $3 billion.",
        "He works for Acme Inc. |She works for Bolt Corp. |They met at Cole & Co.",
        "Acme Co. Ltd. and Dunn Bros. Inc. merged.",
        "Martin Hale Jr. and Sam Moss Sr. ran.",
        "The winner was Martin Hale Jr. |He thanked her.",
        "Acme Inc. Chief Executive Ann Cole left.",
        "The deal with Yahoo! Japan failed. |Nobody at Yahoo! was told.",
        "Shares of Nordic Power Plc. fell; those of Bolt S.A. rose.",
        "Acme Ltd.'s profit fell.",
        "He runs Acme Inc. |Mr. Hale runs Bolt Corp.",
        "The bid by Cie. Duvall was too low.",
    ],
    "hours and days": [
        "The talks began at 9 a.m. and ended at 5 p.m.",
        "The talks began at 9 a.m. |They ended at 5 p.m. |Nobody spoke.",
        "Polls open at 7 a.m. Tuesday and close at 8 p.m. EST.",
        "It starts at 9 a.m. Eastern and ends at noon.",
        "It starts at 9 a.m. London time.",
        "The fire began at 3 a.m. |Police closed the road.",
        "It opened at 10:30 a.m. |“Come in,” she said.",
        "On Jan. 5 and Feb. 6, 2016, they met.",
        "It ends in Aug. |The next begins in Sept. 2017.",
        "It opens on Wed. |The rest is on Thurs. at 6 p.m.",
        "They met on Sat. 5 May and Sun. 6 May.",
        "The tomb dates from 44 B.C. |It was found in A.D. 1900.",
        "At 10.30am they met. |At 11.15pm they left.",
        "It landed at 6:40 p.m. (GMT +8) in Lima.",
        "It opened at 9 a.m. (EST). |Nobody came.",
        "It closed at 5 p.m. |(Nobody came.)",
    ],
    "numbers": [
        "No. 10 said no. |No. 11 said nothing.",
        "It is No. 1 in the U.S. and No. 2 here.",
        "Is it over? |No. |It is not.",
        "Growth was 3.5 percent, not .5 percent.",
        "It cost $1.2 billion. |Or was it $1.3 billion?",
        "See Art. 5, Fig. 2 and pp. 3-5.",
        "Nos. 3 and 4 were Kenyan. |No. 5 was not.",
        "The rate fell to 4.9. |A year ago it was 5.",
        "He fired a .45-caliber gun. |She fled.",
        "Section 4.2.1 of the act was cut.",
        "Version 2.0.1 is out. |Version 3.0 is not.",
        "The score was 3-2. |The crowd went wild.",
        "Brazil won in 1958. |1962 was Chile's year.",
        "It weighs 20 lbs. and costs 5 ft. of rope.",
        "The gap grew from #1.5 billion to #2.25 billion.",
        "The wall (ca. 460 B.C.) fell. |It was rebuilt ca. 400 B.C.",
        "Sales fell 3.1 percent to $5.2 million. |$1.1 million was lost.",
    ],
    "law and letters": [
        "Brown v. Board and Roe v. Wade were cited.",
        "In Acme vs. Bolt, the court ruled. |It was close.",
        "Hale et al. found none. |They looked twice.",
        "Guns, knives, etc. were found. |Drugs, etc. |The usual.",
        "Some fruit, e.g. apples, i.e. what keeps, is sold.",
        "She has a Ph.D. from Yale. |He has an M.B.A. |They have no jobs.",
        "The bill (H.R. 1234) passed.",
        "Cole approx. doubled her vote.",
    ],
    "ellipses": [
        "We tried ... and we failed.",
        "We tried ... |But we failed.",
        "We tried... |Nobody came.",
        "The so-called ... Islamic State did it.",
        "“I never ... Hale.” |He stopped.",
        "“We tried…. |It failed.”",
        "“We tried . . . and failed.”",
        "“We tried. . . . |It failed.”",
        "“It was bad. |... They lied to us.”",
        "Well… |Maybe not.",
        "“No one can be held ... ‘except as a penalty.’”",
        "So ... what now? |Who knows ...",
        "“To be or not to be ...” |She had to laugh.",
        "We won!... |Nobody cared.",
        "Really?... |Nobody knew.",
        "They lost..... |Nobody cared.",
        "No!!!!! |She left.",
    ],
    "datelines": [
        "GENEVA (AP) -- Talks began on Monday. |They may last.",
        "LONDON (Reuters) - Talks began on Monday. |They may last.",
        "WASHINGTON, D.C. — The Senate voted. |It was late.",
        "SPRINGFIELD, Ill. -- The governor left. |Nobody saw it.",
        "ST. PAUL, Minn. (AP) — A judge said no.",
        "Nairobi, Kenya – The vote is over.",
        "BEIJING, Dec. 5 (Xinhua) -- China agreed.",
        "ABUJA, Nigeria (AFP) — “We go,” he said. |“We win.”",
        "ST. LOUIS — Mr. Lee left. |He was late.",
    ],
    "lines": [
        "Talks To Resume In Geneva\n|Talks will resume on Monday.",
        "Talks resume\n\n|Talks will resume on Monday.",
        "Photo: A bridge in Rome\n\n|The bridge is closed.",
        "TALKS RESUME\r\n\r\n|They will resume on Monday.",
        "The talks that began on\nMonday will go on until\nthe end of May. |They may last.",
        "- Bread\n|- Milk\n|- Eggs",
        "1. The vote is close.\n|2. The money is gone.",
        "1. The vote is close. |2. The money is gone.",
        "A. The vote is close.\n|B. The money is gone.",
        "The plan has three parts:\n|• Cut taxes\n|• Cut spending\n|• Hope",
        "The plan: |• Cut taxes |• Cut spending",
        "Talks resume\u2028|They may last.",
        "By Ann Cole\n|Special to the Times\n\n|ROME — It rained.",
        "\n\n|It rained.\n\n\n\n|It stopped.\n",
        "Q: Will you run?\n|A: No.",
        "Mayor Ann Cole in Rome on May 5. |Photo: Lee/AP\n\n|It rained.",
        "STORM HITS COAST\n|Thousands flee; two die\n\n|LIMA — It rained.",
        "By Ann B. Cole and J. R. Moss\n\n|It rained.",
        "Ann Cole\n|Chief of staff\n|Acme Inc.\n\n|It rained.",
        "a) Cut taxes.\n|b) Cut spending.\n|c) Hope.",
        "* Cut taxes\n|* Cut spending",
        "Updated 5:30 p.m. EST\n\n|It rained.",
        "...\n\n|It rained. |... It stopped.",
        "It rained ...\n\n|It stopped.",
        "It rained.\n\n|'It stopped,' he said.",
    ],
    "quotations": [
        "\"We will go,\" he said. |\"We will win.\"",
        "\"We will go. |We will win,\" he said.",
        "\"We will go.\" |He left.",
        "\"Why?\" he asked. |\"Why not?\" she replied.",
        "“Why?” he asked. |“Because!” she cried.",
        "“We will go.” |“When?” |“Now.”",
        "He said: “We will go. |We will win.” |Then he left.",
        "The sign said \"Stop!\" and he stopped.",
        "The sign said \"Stop.\" |He stopped.",
        "He read “Who Is Who?” twice.",
        "He was ''happy.'' |She was not.",
        "He left. |''It is over,'' he said. |''It was fun.''",
        "``We go.'' |He left.",
        "'We will go,' he said. |'We will win.'",
        "‘We will go.’ |He left.",
        "“He said, ‘Go.’” |She left.",
        "“He said, ‘Go!’ |I went.”",
        "\"He said, 'Go.'\" |She left.",
        "''He said, 'Go.'.'' |She left.",
        "He left. |'Never again, he said.",
        "He left. |'Twas late.",
        "He called it \"a mess.\" |\"A big mess,\" he said.",
        "It cost “a third.“\n\n|He left.",
        "\"We will go,\" said Ann Cole, D-Va. |\"We will win.\"",
        "“We go,” she said, “and we win.” |He left.",
        "\" We go . \" |He left .",
        "He asked, “Can we win?” |They could not.",
        "“We go!”—and they went.",
        "“We go. |‘Now,’ he said. |We win,” she said.",
        "“We go.\n\n|“We win. |We stay,” he said.",
        "“No,” said Sen. Ann Cole, D-Va., “we go. |We win.”",
        "«We go.» |«We win,» he said.",
        "„We go.“ |He left.",
        "“Is it over?” he asked. |“(No.)”",
        "He said, “It is (or was) over.” |It was not.",
        "“We’re going …” |He left.",
        "“Go!” |“Go!” |“Go!” they cried.",
    ],
    "brackets": [
        "He left (he was tired). |She stayed.",
        "He left. |(He was tired.) |She stayed.",
        "He (Mr. Lee?) left. |She stayed.",
        "It failed (see Fig. 2.) |They tried again.",
        "It failed.[1] |They tried again.[2][3]",
        "“It [the bill] failed.” |They tried again.",
        "He ran (and won!) in May.",
        "It failed. |[It was late.] |They tried again.",
        "He left (at 9 a.m.) and returned (at 5 p.m.). |She stayed.",
    ],
    "dashes": [
        "It was over -- or so they thought. |It was not.",
        "Such lies! — he shouted — and such people.",
        "We must act now. |-Ann Cole",
        "The vote—a close one—is over. |She won.",
    ],
    "addresses": [
        "Visit www.example.org. |It is free.",
        "See https://example.com/a.b?c=1. |It is free.",
        "Write to ann.cole@example.com. |She will answer.",
        "Example.com is down. |Its owner, Acme.com Inc., is not.",
        "Thank you all. |@anncole #vote",
        "Follow @anncole. |She tweets.",
        "It is over 😀\n|She won.",
    ],
}  # fmt: skip

#: What is known to be wrong: what each would need.
FAILURES = [
    # the name after it could as well go on with the abbreviation: U.S. Russia, U.S. Congress
    "He flew to the U.S. |Russia protested.",
    "He works at Acme Inc. |Bolt hired her.",
    # a speaker's verb after the name
    "“Why?” Hale asked. |“Because,” she said.",
    # names that are words which start sentences
    "He met the U.S. First Lady.",
    # lists of words in small letters, one a line
    "bread\n|milk\n|eggs",
    # texts that do without capitals
    "he left. |she stayed.",
    # a picture between two sentences could belong to either
    "It is over. 😀 |She won.",
    # an abbreviation that is in no list
    "The Coord. Ann Cole resigned.",
    # a state before a name, with no comma between
    "She met him in Salem, Ore. |Ardent hired them.",
]

TABLE = [case for block in CASES.values() for case in block]


def marked(text: str) -> str:
    """The text with a | at the end of each sentence but the last, as in the tables."""
    out, at = [], 0
    for sentence in analyse(text).sentences[1:]:
        out.append(text[at : sentence.start])
        at = sentence.start
    return "|".join([*out, text[at:]])


def _case(case: str) -> tuple[str, str]:
    text = case.replace("|", "")
    parts = [part for part in case.split("|") if part.strip()]
    if not case.split("|")[0].strip() and len(case.split("|")) > 1:
        parts[0] = case.split("|")[0] + parts[0]
    return text, "|".join(parts)


@pytest.mark.parametrize("case", TABLE)
def test_sentences(case: str) -> None:
    text, expected = _case(case)
    assert marked(text) == expected


@pytest.mark.parametrize("case", [pytest.param(c, marks=pytest.mark.xfail) for c in FAILURES])
def test_known_failures(case: str) -> None:
    text, expected = _case(case)
    assert marked(text) == expected


def test_the_table_is_long_enough_and_nearly_all_of_it_right() -> None:
    assert len(TABLE) >= 220
    assert len(TABLE) / len(TABLE + FAILURES) >= 0.95


def test_sentences_are_without_the_blanks_around() -> None:
    found = analyse("  It rained. \n\n  It stopped.  ")
    assert [found.text[s.start : s.end] for s in found.sentences] == ["It rained.", "It stopped."]


def test_nothing_has_no_sentences() -> None:
    assert analyse("").sentences == analyse(" \n\n\t").sentences == ()


SIMPLE = st.sampled_from(
    (
        "The vote is over.",
        "Did Sen. Lee win?",
        "He left the U.S. in May!",
        "“We will go,” he said.",
        "(It was late.)",
        "Growth was 3.5 percent.",
        "“Why?” she asked.",
        "J. K. Cole spoke at 9 a.m. on Monday.",
    )
)


@given(st.lists(SIMPLE, min_size=1, max_size=6), st.sampled_from((" ", "  ", "\n", "\n\n", "\r\n")))
def test_whole_sentences_stay_whole_side_by_side(sentences: list[str], between: str) -> None:
    found = analyse(between.join(sentences))
    assert [s.of(found.text) for s in found.sentences] == sentences


TEXTS = [_case(case)[0] for case in TABLE]
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def ends(text: str) -> list[int]:
    return [sentence.end for sentence in analyse(text).sentences]


@pytest.mark.parametrize("text", [text for text in TEXTS if text.translate(STRAIGHT) != text])
def test_straight_marks_move_no_end(text: str) -> None:
    assert ends(text.translate(STRAIGHT)) == ends(text)


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_paragraphs_side_by_side_keep_their_sentences(one: str, two: str) -> None:
    second = len(one) + 2
    assert ends(f"{one}\n\n{two}") == [*ends(one), *(second + end for end in ends(two))]


# ------------------------------------------------------------- a splitter of the user's

TEXT = "  He met U.S. envoys; she did not.\n\nIt rained"


def slices(offsets: object, text: str = TEXT) -> list[str]:
    found = analyse(text, splitter=lambda _: offsets)
    return [sentence.of(text) for sentence in found.sentences]


@pytest.mark.parametrize(("offsets", "expected"), [
    # pairs, Spans, and any iterable of them
    ([(0, 21), (21, 34), (36, 45)], ["He met U.S. envoys;", "she did not.", "It rained"]),
    ([ct.Span(0, 21), ct.Span(21, 45)], ["He met U.S. envoys;", "she did not.\n\nIt rained"]),
    (iter([[2, 21], [22, 45]]), ["He met U.S. envoys;", "she did not.\n\nIt rained"]),
    (((a, b) for a, b in [(0, 45)]), [TEXT.strip()]),
    # what is left out is a sentence of its own
    ([(22, 34)], ["He met U.S. envoys;", "she did not.", "It rained"]),
    ([], [TEXT.strip()]),
    # blanks alone are none, and none ends before it starts
    ([(0, 2), (2, 45), (45, 45)], [TEXT.strip()]),
    # a word is cut where a sentence ends in it
    ([(2, 11), (11, 45)], ["He met U.", "S. envoys; she did not.\n\nIt rained"]),
])  # fmt: skip
def test_sentences_of_a_splitter(offsets: object, expected: list[str]) -> None:
    assert slices(offsets) == expected


def test_an_ellipsis_is_cut_without_its_blanks() -> None:
    assert slices([(0, 4), (4, 12)], "so . . . but") == ["so .", ". . but"]


@pytest.mark.parametrize(("splitter", "message"), [
    ("by line", "splitter: must be a function of a text, got 'by line'"),
    (lambda _: None, "splitter: must return Spans or pairs .start, end., got None"),
    (lambda _: [3], "splitter: must give Spans or pairs .start, end. of integers, got 3"),
    (lambda _: [(1, 2, 3)], r"of integers, got \(1, 2, 3\)"),
    (lambda _: [("a", "b")], r"of integers, got \('a', 'b'\)"),
    (lambda _: [(0.0, 2.0)], r"of integers, got \(0.0, 2.0\)"),
    (lambda _: [(0, 46)], r"within the text, which ends at 45, got \(0, 46\)"),
    (lambda _: [(-1, 3)], r"within the text, which ends at 45, got \(-1, 3\)"),
    (lambda _: [(5, 3)], r"within the text, which ends at 45, got \(5, 3\)"),
    (lambda _: [(0, 9), (8, 12)], r"without overlap, and one before ends at 9, got \(8, 12\)"),
    (lambda _: [(9, 12), (0, 9)], r"in order .* ends at 12, got \(0, 9\)"),
    (lambda _: [ct.Span(0, 9), ct.Span(2, 9)], r"overlap.*got Span\(start=2, end=9\)"),
])  # fmt: skip
def test_a_wrong_splitter_is_a_clear_error(splitter: Callable[[str], object], message: str) -> None:
    for read in (analyse, ct.extract):
        with pytest.raises(ct.ClaimtrackError, match=message):
            read(TEXT, splitter=splitter)


def lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r".+", text)]


def test_extraction_reads_the_sentences_of_a_splitter() -> None:
    text = "Taxes will rise in May 2022, Ann Ortiz\nsaid. Nobody asked."
    whole = ct.extract(text, splitter=lambda text: [(0, len(text))])
    assert [claim.speaker and claim.speaker.name for claim in whole] == ["Ann Ortiz"]
    cut = ct.extract(text, splitter=lines)
    assert [claim.speaker for claim in cut] == [None]
    assert list(ct.extract_many([text], splitter=lines)) == [cut]
    with pytest.raises(ct.ClaimtrackError, match="workers: must be 1 with a splitter of your own"):
        ct.extract_many([text], workers=2, splitter=lines)


@given(st.data())
def test_any_sentences_in_order_are_taken(data: st.DataObject) -> None:
    words = st.sampled_from(
        'The U.S. "no," . . . ... “ ” 3.5 Mr. said \n \n\n can\'t ( )'.split(" ")
    )
    text = data.draw(st.lists(words, max_size=12).map(" ".join))
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    given_spans = list(pairwise(at))
    found = analyse(text, splitter=lambda _: given_spans)
    bounds = pairwise((0, *at, len(text)) if given_spans else (0, len(text)))
    wanted = [text[first:end].strip() for first, end in bounds]
    assert [sentence.of(text) for sentence in found.sentences] == list(filter(None, wanted))
    for layer in (found.tokens, found.noun_phrases, found.verb_groups):
        spans = [item.span for item in layer]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(any(s.contains(span) for s in found.sentences) for span in spans)
    assert all(
        any(end == other for _, other in found.sentence_bounds) for _, end in found.paragraph_bounds
    )


def test_our_own_sentences_change_nothing() -> None:
    text = "  ".join(part.replace("|", "") for part in TABLE)
    ours = analyse(text)
    again = analyse(text, splitter=lambda _: ours.sentences)
    assert (again.sentences, again.tags, again.forms) == (ours.sentences, ours.tags, ours.forms)
