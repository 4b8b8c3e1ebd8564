"""Claims, kinds and predictions, by tables of sentences and by the examples in the data."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.lexicon import Lexicon
from claimtrack.model.claim import Claim, normalised_words
from claimtrack.text.inflection import third_person

SAID_ON = "2022-03-02"  # a Wednesday
CUES = Lexicon.load().rows("future_cues")
NOUNS = Lexicon.load().rows("future_nouns")
FORESEEN = Lexicon.load().rows("foreseen_nouns")
CERTAINTY = Lexicon.load().rows("certainty")
CONDITIONS = Lexicon.load().rows("conditions")


def predictions(text: str) -> tuple[Claim, ...]:
    return ct.extract(text, published=SAID_ON).predictions


def cue_of(claim: Claim) -> str:
    assert claim.prediction is not None
    return claim.prediction.certainty.phrase


# (text, words of the event, level, polarity, earliest, latest)
PREDICTED = [
    ("The bank will close on Friday.", "close on Friday", "certain", "positive", "2022-03-04", "2022-03-04"),
    ("The bank won't close.", "close", "certain", "negative", "2022-03-02", None),
    ("Nobody will pay the fine.", "pay the fine", "certain", "negative", "2022-03-02", None),
    ("The firm plans to sell the plant next year.", "sell the plant next year", "probable", "positive", "2023-01-01", "2023-12-31"),
    ("Prices are expected to fall by the end of the year.", "fall by the end of the year", "probable", "positive", "2022-03-02", "2022-12-31"),
    ("The senator may resign in May.", "resign in May", "possible", "positive", "2022-05-01", "2022-05-31"),
    ("The court is unlikely to rule before June.", "rule before June", "probable", "negative", "2022-03-02", "2022-05-31"),
    ("The show opens next week.", "opens next week", "certain", "positive", "2022-03-07", "2022-03-13"),
    ("The talks will probably fail.", "fail", "probable", "positive", "2022-03-02", None),
    ("The two sides agreed to meet again in April.", "meet again in April", "certain", "positive", "2022-04-01", "2022-04-30"),
    ("The governor refused to resign.", "resign", "certain", "negative", "2022-03-02", None),
    ("The yard won a contract with the navy to build two ferries.", "build two ferries", "certain", "positive", "2022-03-02", None),
    ("The yard has no plans to build ferries.", "build ferries", "probable", "negative", "2022-03-02", None),
    ("The gala is to be held on Friday.", "be held on Friday", "certain", "positive", "2022-03-04", "2022-03-04"),
    ("The minister is to visit Oslo.", "visit Oslo", "certain", "positive", "2022-03-02", None),
    ("It is a gala to be held on Friday.", "be held on Friday", "certain", "positive", "2022-03-04", "2022-03-04"),
    ("The vote is planned for Friday.", "planned for Friday", "probable", "positive", "2022-03-04", "2022-03-04"),
    ("The rent is due in May.", "is due in May", "certain", "positive", "2022-05-01", "2022-05-31"),
    ("The mill has announced 40 job cuts.", "40 job cuts", "certain", "positive", "2022-03-02", None),
    ("The bank expects a fall in prices next year.", "fall in prices next year", "probable", "positive", "2023-01-01", "2023-12-31"),
    ("The mill announces upcoming cuts.", "cuts", "certain", "positive", "2022-03-02", None),
    ("Ministers warned of strikes.", "strikes", "certain", "positive", "2022-03-02", None),
    ("He expected sales of the car to exceed the target.", "exceed the target", "probable", "positive", "2022-03-02", None),
    ("Harvests should improve.", "improve", "probable", "positive", "2022-03-02", None),
    ("The coach is leaving for Oslo.", "leaving for Oslo", "certain", "positive", "2022-03-02", None),
    ("The ferries will carry a thousand cars.", "carry a thousand cars", "certain", "positive", "2022-03-02", None),
    ("The ship was due to sail on Friday.", "sail on Friday", "certain", "positive", "2022-03-04", "2022-03-04"),
    ("The town won't be able to pay its debts.", "pay its debts", "certain", "negative", "2022-03-02", None),
    ("The town will be unable to pay its debts.", "pay its debts", "certain", "negative", "2022-03-02", None),
    ("The vote is set for Friday.", "set for Friday", "certain", "positive", "2022-03-04", "2022-03-04"),
    ("The mill is to reopen in May.", "reopen in May", "certain", "positive", "2022-05-01", "2022-05-31"),
    ("The mayor decided not to run.", "run", "certain", "negative", "2022-03-02", None),
    ("The bill is popular but not likely to pass.", "pass", "probable", "negative", "2022-03-02", None),
    ("The bill is likely not to pass.", "pass", "probable", "negative", "2022-03-02", None),
    ("The bill is very unlikely to pass.", "pass", "probable", "negative", "2022-03-02", None),
    ("The bill is not certain to pass.", "pass", "possible", "positive", "2022-03-02", None),
    ("The bill seems certain to pass.", "pass", "certain", "positive", "2022-03-02", None),
    ("The club looks set to move.", "move", "certain", "positive", "2022-03-02", None),
    ("The club is considering selling its ground.", "selling its ground", "possible", "positive", "2022-03-02", None),
    ("No one expects the dam to hold.", "hold", "probable", "negative", "2022-03-02", None),
    ("Neither club is expected to win.", "win", "probable", "negative", "2022-03-02", None),
    ("The mayor is travelling to Oslo on Monday.", "travelling to Oslo on Monday", "certain", "positive", "2022-03-07", "2022-03-07"),
    ("Not a single shop will close.", "close", "certain", "negative", "2022-03-02", None),
    ("The rent is due by May.", "is due by May", "certain", "positive", "2022-03-02", "2022-05-31"),
    ("The tax is being scrapped next month.", "scrapped next month", "certain", "positive", "2022-04-01", "2022-04-30"),
    ("Sleet is expected across the hills.", "expected across the hills", "probable", "positive", "2022-03-02", None),
    ("Under the deal, the firm may close two mills.", "close two mills", "possible", "positive", "2022-03-02", None),
    ('It will not rain, so he asked "Why?"', "rain", "certain", "negative", "2022-03-02", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "level", "polarity", "earliest", "latest"), PREDICTED)
def test_predicted_event(
    text: str, event: str, level: str, polarity: str, earliest: str | None, latest: str | None
) -> None:
    [claim] = predictions(text)
    found = claim.prediction
    assert found is not None
    assert found.span is not None
    assert found.span.of(text) == event
    assert (found.certainty.level, found.polarity) == (level, polarity)
    days = tuple(day.isoformat() if day else None for day in found.window.days)
    assert days == (earliest, latest)


# (text, phrase, level, low, high, polarity): how sure it is stands outside the clause
OUTER_CUES = [
    ("There is a 30 percent chance that prices will fall.", "30 percent chance", "possible", 0.3, 0.3, "positive"),
    ("There is an 80% probability that the dam will hold.", "80% probability", "probable", 0.8, 0.8, "positive"),
    ("There is a good chance that the dam will hold.", "good chance", "probable", None, None, "positive"),
    ("There is little chance that the dam will hold.", "little chance", "probable", None, None, "negative"),
    ("There is no chance that the dam will hold.", "no chance", "certain", None, None, "negative"),
    ("It is unlikely that the bill will pass.", "be unlikely", "probable", 0.55, 0.8, "negative"),
    ("It is not likely that the bill will pass.", "be likely", "probable", 0.55, 0.8, "negative"),
    ("It is likely that the bill will not pass.", "be likely", "probable", 0.55, 0.8, "negative"),
    ("It is unlikely that the bill will not pass.", "be unlikely", "probable", 0.55, 0.8, "positive"),
    ("It is very unlikely that the bill will pass.", "be very unlikely", "probable", 0.8, 0.95, "negative"),
    ("It is not certain that the bill will pass.", "be certain", "possible", None, None, "positive"),
    ("It is far from certain that the bill will pass.", "be far from certain", "possible", None, None, "positive"),
    ("There is no way the bill will pass.", "no way", "certain", None, None, "negative"),
    ("I have no doubt the bill will pass.", "no doubt", "certain", None, None, "positive"),
    ("There are fears that the dam will burst.", "fears", "possible", None, None, "positive"),
    ("The firm hopes the road will open.", "hope", "possible", None, None, "positive"),
    ("The firm thinks the road will open.", "think", "probable", None, None, "positive"),
    ("The firm thinks the price of the cars will fall.", "think", "probable", None, None, "positive"),
    ("The firm thinks it could fail.", "could", "possible", None, None, "positive"),
    ("There is a 300 percent chance that prices will fall.", "chance", "possible", None, None, "positive"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "level", "low", "high", "polarity"), OUTER_CUES)
def test_the_outer_cue_says_how_sure_it_is(
    text: str, phrase: str, level: str, low: float | None, high: float | None, polarity: str
) -> None:
    [claim] = predictions(text)
    assert claim.prediction is not None
    certainty = claim.prediction.certainty
    assert (certainty.phrase, certainty.level) == (phrase, level)
    assert (certainty.low, certainty.high) == (low, high)
    assert claim.prediction.polarity == polarity


NOT_PREDICTED = [
    "Will the bank close on Friday?",  # a question
    "The mayor should resign.",  # a demand
    "She would like to leave.",  # a wish
    "If turnips were watches, I would wear one.",  # against the facts
    "Had Acme sold the mill, prices would fall.",
    "Were he king, he would end the war.",
    "He asked how the war would end.",  # a question inside
    "He asked if the war would end.",
    "It would be a shame to sell the mill.",  # a judgement
    "She would constantly quarrel with the mayor.",  # habit
    "She warned of a flood in 1998.",  # what was to come, long ago
    "The bank predicted a recession in 2019.",
    "Go on and ask would they sell the mill.",
    "The bank had planned to close.",  # a plan that is over
    "They signed a law that would ban the drug.",  # what a law says
    "The team won on Friday.",  # past
    "He always will say so.",  # habit
    "The bridge opened in 1998.",
    "The yard dropped its plan to build ferries.",  # a plan that is off
    "The plan to build ferries failed.",
    "The now-scrapped deal to lease the pier was costly.",
    "She kept her promise to return.",  # a promise that is kept
    "Their aim is to win the cup.",  # an aim, no arrangement
    "The cause is yet to be found.",
    "We know what she is going to say.",  # a question inside
    "Voters wonder how strong that party will be.",
    "Spending should not increase.",  # a demand
    "Acme shows its new car at the Velden Fair 2022.",  # a name with the year that is under way
    "The lease had been due to lapse.",  # a plan that is over
    "It sank before it was due to sail.",
    "The ferry, which was due to sail yesterday, was too small.",
    "She was able to open the door.",  # an ability
    "He sought to calm the crowd.",  # an attempt
    "The mayor could not be reached. Nobody could be seen.",  # what was, not what will be
    "The box may contain coins.",
    "The clerk wouldn't elaborate.",  # what was not said
    "The mill announced its new name.",  # nothing that lies ahead
    "They had promised reforms.",
    '"Will it rain?" he asked.',
    '"They will sell the mill, then?" he asked.',
    "She is here this week.",  # what is so
    "Prices are up again this month.",
    "Nobody may sell beer there.",  # what is allowed
    "No cart may cross the bridge.",
    "Under the new rules, drivers may turn right.",
    "The goal is to open the mill by May.",
    "Voters should not stay at home before Friday.",  # a demand
    "The mayor should be able to sell it.",
    "The club should consider selling its ground.",
    "The club must consider selling its ground.",
    '"We will see," the clerk said.',
    "The mayor is late due to lack of snow.",
    "The senator is avoiding the fair this week.",  # what goes on
    "The tax is being scrapped this week.",
    "You might want to wait.",  # advice
    "The new rule would be unfair to farmers.",  # a judgement
]


@pytest.mark.parametrize("text", NOT_PREDICTED)
def test_not_predicted(text: str) -> None:
    assert not predictions(text)


@pytest.mark.parametrize("row", CUES, ids=[row["word"] for row in CUES])
def test_cue_examples(row: dict[str, str]) -> None:
    takes = {"to", "np"}.intersection(row["takes"].split())
    if row["class"] == "denial" or (row["class"] != "wish" and takes):
        assert row["word"] in [cue_of(claim) for claim in predictions(row["yes"])]
    assert row["word"] not in [cue_of(claim) for claim in predictions(row["no"])]


@pytest.mark.parametrize("row", NOUNS, ids=[row["word"] for row in NOUNS])
def test_noun_examples(row: dict[str, str]) -> None:
    assert row["word"] in [cue_of(claim) for claim in predictions(row["yes"])]
    assert not predictions(row["no"])


@pytest.mark.parametrize("row", CERTAINTY, ids=[row["phrase"] for row in CERTAINTY])
def test_certainty_examples(row: dict[str, str]) -> None:
    [claim] = predictions(row["yes"])
    assert claim.prediction is not None
    certainty = claim.prediction.certainty
    assert (certainty.phrase, certainty.level) == (row["phrase"], row["level"])
    low = float(row["low"]) if row["low"] else None
    assert certainty.low == low


@pytest.mark.parametrize("row", CONDITIONS, ids=[row["word"] for row in CONDITIONS])
def test_condition_examples(row: dict[str, str]) -> None:
    [claim] = predictions(row["yes"])
    assert claim.prediction is not None
    expected = {"none": {None}, "noun": {"rain"}, "without": {"Without a deal", "Barring a strike"}}
    clauses = {"taxes stay low", "the bill passes", "taxes rise", "it rains", "taxes fall"}
    assert claim.prediction.condition in expected.get(row["kind"], clauses)


# (text, condition of each prediction)
CONDITIONED = [
    ("Should prices fall, the bank will act.", ["Should prices fall"]),
    ("Were the bill to pass, the road would open.", ["Were the bill to pass"]),
    ("Prices will fall should the bill pass.", ["should the bill pass"]),
    ("Only if taxes fall will the firm stay.", ["taxes fall"]),
    ("The firm will stay, but only if taxes fall.", ["taxes fall"]),
    ("He said the mill would close if prices fell.", ["prices fell"]),
    ('"Without a deal," Ortiz said, "the mill will close."', ["Without a deal"]),
    ("Barring a strike or a storm, the fair will open.", ["Barring a strike or a storm"]),
    ("In the event of heavy rain in May, the fair will move.", ["heavy rain in May"]),
    ("The talks will work because both will lose if prices fall.", [None, "prices fall"]),
    # what follows from it
    ("If it rains, the fair will move, meaning fewer people will come.", ["it rains", "it rains"]),
    ("If it rains, the fair will move, which would cost a million.", ["it rains", "it rains"]),
    ("The fair will move if it rains, which would cost a million.", ["it rains", "it rains"]),
    ("If it rains, the fair will move, but the shop will stay open.", ["it rains", None]),
    # no condition
    ("Without naming Acme, Ortiz said the mill will close.", [None]),
    ("The mill, without a roof since May, will close.", [None]),
    ("The firm will wait as long as it takes to sell the mill.", [None]),
    ("When the bill passes, the road will open.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONED)
def test_conditions(text: str, expected: list[str | None]) -> None:
    found = [claim.prediction for claim in predictions(text)]
    assert [event.condition for event in found if event is not None] == expected


# (text, words of the claim, level, polarity): what is doubted, denied or not expected
DENIED = [
    ("Experts doubt that the dam will hold.", "the dam will hold", "probable", "negative"),
    ("Ann Ortiz doubts the dam will hold in May.", "the dam will hold in May", "probable", "negative"),
    ("The firm denied that it would close the mill.", "it would close the mill", "certain", "negative"),
    ("Ann Ortiz ruled out that the toll will rise.", "the toll will rise", "certain", "negative"),
    ("Ann Ortiz would not rule out that the toll will rise.", "the toll will rise", "possible", "positive"),
    ("No one doubts that the dam will hold.", "the dam will hold", "certain", "positive"),
    ("It is doubtful that the dam will hold.", "the dam will hold", "probable", "negative"),
    ("Ann Ortiz does not think that the dam will hold.", "the dam will hold", "probable", "negative"),
    ("Nobody believes the dam will hold.", "the dam will hold", "probable", "negative"),
    ("Ann Ortiz thinks that the dam will hold.", "the dam will hold", "probable", "positive"),
    ("Ann Ortiz said that the dam will not hold.", "the dam will not hold", "certain", "negative"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "level", "polarity"), DENIED)
def test_what_is_denied_is_predicted_not_to_be(
    text: str, words: str, level: str, polarity: str
) -> None:
    [claim] = predictions(text)
    assert claim.prediction is not None
    assert (claim.text, claim.prediction.certainty.level, claim.polarity) == (
        words,
        level,
        polarity,
    )


# (text, [(claim, condition)])
APART = [
    # before what they condition, with the frame between
    (
        "If the well runs dry, Ortiz said, the farm will close.",
        [("the farm will close", "the well runs dry")],
    ),
    (
        "\u201cUnless the rain comes,\u201d said Ann Ortiz, \u201cwe will close in May.\u201d",
        [("we will close in May", "the rain comes")],
    ),
    (
        "If and when the bell is found, she said, it would be hung in the tower.",
        [("it would be hung in the tower", "the bell is found")],
    ),
    # after it
    (
        "The farm will close, Ortiz said, if the well runs dry.",
        [("The farm will close", "the well runs dry")],
    ),
    # of the first clause or the last only
    (
        '"If the well runs dry," Ortiz said, "we will close, but the shop will stay open."',
        [("we will close", "the well runs dry"), ("the shop will stay open", None)],
    ),
    # what is no prediction keeps it as its words
    ("If it rains, Ortiz said, the cows stay in.", [("If it rains the cows stay in", None)]),
    # of another sentence
    (
        '"If the well runs dry," Ortiz said. "We will close in May."',
        [("If the well runs dry", None), ("We will close in May", None)],
    ),
    # no condition
    (
        "Because the well is dry, Ortiz said, the farm will close.",
        [("the well is dry", None), ("the farm will close", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_a_condition_may_stand_apart(text: str, expected: list[tuple[str, str | None]]) -> None:
    """In another piece of the same speech than what it conditions."""
    found = ct.extract(text, published=SAID_ON).claims
    assert [
        (claim.text, claim.prediction.condition if claim.prediction else None) for claim in found
    ] == expected


# (text, [(speaker, kind, words)])
SPOKEN = [
    (
        '"The road is safe," Mayor Ann Ortiz said. "We will open it in May."',
        [("Ann Ortiz", "fact", "The road is safe"), ("Ann Ortiz", "promise", "We will open it in May")],
    ),
    (
        "Ann Ortiz said the council must act.",
        [("Ann Ortiz", "demand", "the council must act")],
    ),
    (
        "Ann Ortiz said the plan was foolish, and Ravi Chand said prices would rise.",
        [("Ann Ortiz", "opinion", "the plan was foolish"), ("Ravi Chand", "prediction", "prices would rise")],
    ),
    # she may be Ann Ortiz, he is another
    ("Ann Ortiz said she would resign.", [("Ann Ortiz", "promise", "she would resign")]),
    ("Ann Ortiz said he would resign.", [("Ann Ortiz", "prediction", "he would resign")]),
    (
        "Ann Ortiz promised to lower taxes.",
        [("Ann Ortiz", "promise", "to lower taxes")],
    ),
    (
        'Ann Ortiz said: "If it rains, the fair will be called off."',
        [("Ann Ortiz", "prediction", "the fair will be called off")],
    ),
    (
        'Ann Ortiz said: "The dam holds, the river falls and the town is safe."',
        [("Ann Ortiz", "fact", "The dam holds"), ("Ann Ortiz", "fact", "the river falls"),
         ("Ann Ortiz", "fact", "the town is safe")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_spoken_claims(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = ct.extract(text, published=SAID_ON)
    assert [(c.speaker.name if c.speaker else None, c.kind, c.text) for c in found] == expected


# (text, kind): a promise is an act that the speaker, or the body that it speaks for, chooses to do
PROMISED = [
    ("Mayor Ann Ortiz said the council will build a tram.", "promise"),
    ("Acme chief executive Tom Bell said the company will close two mills.", "promise"),
    ("A spokesman for Acme said the company will close two mills.", "promise"),
    ('"I know we will build it," Ann Ortiz said.', "promise"),
    ("Tom Bell said the company will close two mills.", "prediction"),
    ("Economist Tom Bell said the government will raise taxes.", "prediction"),
    ("Mayor Ann Ortiz said the government will fall.", "prediction"),
    ("Mayor Ann Ortiz thinks the council will build a tram.", "prediction"),
    ("Mayor Ann Ortiz hopes the team will play.", "prediction"),
    ("Acme chief executive Tom Bell warned the company will close two mills.", "prediction"),
    ("Mayor Ann Ortiz said the Velden Bank will lower its rates.", "prediction"),
    ("Ann Ortiz said the council must go or it will rain.", "prediction"),
    ('"I think we are going to see a slump," Ann Ortiz said.', "prediction"),
    ('"We will run out of coal," Ann Ortiz said.', "prediction"),
    ('"We will win the cup," Ann Ortiz said.', "prediction"),
    ('"I have no doubt they will pay," Ann Ortiz said.', "prediction"),
    ('"We will be able to pay," Ann Ortiz said.', "prediction"),
    ("The judge said he would rule within a week.", "promise"),
    ("Acme said it would take five years to build the dam.", "prediction"),
    ("Acme said it would take legal action.", "promise"),
]


@pytest.mark.parametrize(("text", "kind"), PROMISED)
def test_what_is_a_promise(text: str, kind: str) -> None:
    [claim] = predictions(text)
    assert claim.kind == kind


# (text, words of the claim): whoever plans or is expected to is part of it
WITH_GOVERNOR = [
    ("The toll is expected to rise.", "The toll is expected to rise"),
    ("Acme has plans to close two mills.", "Acme has plans to close two mills"),
    ("Acme's plan to close two mills angered the town.", "Acme's plan to close two mills"),
    ("Analysts expect prices to fall.", "Analysts expect prices to fall"),
    ("The mill, which is expected to close in May, is old.", "The mill which is expected to close in May"),
    ("It rained and Acme plans to close.", "Acme plans to close"),
    ("A crowd of angry farmers read about Acme's plan to close two mills.", "Acme's plan to close two mills"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WITH_GOVERNOR)
def test_the_words_of_a_claim_say_whose_plan_it_is(text: str, expected: str) -> None:
    [claim] = predictions(text)
    assert claim.text == expected


# (text, actors): who is expected to do it does it
RAISED = [
    ("The IMF expects Nigeria's economy to shrink.", ["Nigeria"]),
    ("Ned Ford expects costs to rise.", []),
    ("Turkey expects Germany and France to sign the treaty.", ["Germany", "France"]),
    ("Turkey expects to sign the treaty.", ["Turkey"]),
    ("Turkey expects a slump and plans to sign the treaty.", ["Turkey"]),
]


@pytest.mark.parametrize(("text", "actors"), RAISED)
def test_who_does_what_is_expected(text: str, actors: list[str]) -> None:
    [claim] = predictions(text)
    assert claim.event is not None
    assert [actor.name for actor in claim.event.actors] == actors


# (text, speaker, kind, words of the event): whose word a plan or a foreseen act is
TOLD = [
    ("Acme announced plans to close two mills.", "Acme", "promise", "close two mills"),
    ("Acme announced plans on Monday to close two mills.", "Acme", "promise", "close two mills"),
    ("Ann Ortiz confirmed her intention to retire.", "Ann Ortiz", "promise", "retire"),
    ("Acme announced 40 job cuts.", "Acme", "promise", "40 job cuts"),
    ("Acme vowed Tuesday to close two mills.", "Acme", "promise", "close two mills"),
    ("A pledge by Acme to cut prices helped the town.", "Acme", "promise", "cut prices"),
    ("A promise from Ann Ortiz to cut taxes came late.", "Ann Ortiz", "promise", "cut taxes"),
    ("The threat by the union to strike was real.", "union", "promise", "strike"),
    ("Ann Ortiz warned farmers of a drought.", "Ann Ortiz", "prediction", "drought"),
    ("Ann Ortiz predicted a recession.", "Ann Ortiz", "prediction", "recession"),
    ("Analysts predict a fall in prices.", "Analysts", "prediction", "fall in prices"),
    ("Ann Ortiz announced Acme's plans to close two mills.", "Ann Ortiz", "prediction", "close two mills"),
    ("The Senate and the House said they would adjourn.", "Senate and House", "promise", "adjourn"),
    ("Acme announced that prices will fall.", "Acme", "prediction", "fall"),
    ("Acme promised that prices will fall.", "Acme", "promise", "fall"),
    # of these nobody is said to speak
    ("Acme plans to close two mills.", None, "prediction", "close two mills"),
    ("Acme has plans to close two mills.", None, "prediction", "close two mills"),
    ("Acme's plan to close two mills angered the town.", None, "prediction", "close two mills"),
    ("Analysts expect prices to fall.", None, "prediction", "fall"),
    ("The bank expects a recession.", None, "prediction", "recession"),
    ("Acme expects to close two mills.", None, "prediction", "close two mills"),
    ("Acme is expected to close two mills.", None, "prediction", "close two mills"),
    ("It is expected that Acme will close two mills.", None, "prediction", "close two mills"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "kind", "event"), TOLD)
def test_whose_word_a_plan_is(text: str, speaker: str | None, kind: str, event: str) -> None:
    [claim] = predictions(text)
    assert (claim.speaker.name if claim.speaker else None, claim.kind) == (speaker, kind)
    assert claim.prediction is not None
    assert claim.prediction.span is not None
    assert claim.prediction.span.of(text) == event


@pytest.mark.parametrize("verb", sorted(Lexicon.load().words("plan_announcers")))
def test_a_plan_that_is_made_known_is_a_promise(verb: str) -> None:
    [claim] = predictions(f"Acme {third_person(verb)} its plans to close two mills.")
    assert claim.kind == "promise"


@pytest.mark.parametrize("row", FORESEEN, ids=[row["word"] for row in FORESEEN])
def test_foreseen_nouns(row: dict[str, str]) -> None:
    """One announces acts, threatens them too, and foresees any."""
    verbs = {"has announced": "act threat", "has planned": "act", "has predicted": "act outcome"}
    for verb, kinds in verbs.items():
        text = f"Acme {verb} the {row['word']}."
        found = [claim.event for claim in predictions(text) if claim.event is not None]
        assert bool(found) == (row["class"] in kinds.split()), text
        assert all(event.type == (row["type"] or event.type) for event in found)


# (text, type, its PLOVER type, actors): the event is that of the noun
FORESEEN_EVENTS = [
    ("Acme announced 40 job cuts.", "FALL", None, ["Acme"]),
    ("Acme plans a merger with Borax.", "MERGE", None, ["Acme"]),
    ("France threatened sanctions against Peru.", "SANCTION", "THREATEN", ["France"]),
    ("Acme predicted a fall in prices.", "FALL", None, []),
    ("Acme announced a rebate.", "OTHER", None, ["Acme"]),
]


@pytest.mark.parametrize(("text", "type_", "plover", "actors"), FORESEEN_EVENTS)
def test_the_event_of_a_foreseen_noun(
    text: str, type_: str, plover: str | None, actors: list[str]
) -> None:
    [claim] = predictions(text)
    event = claim.event
    assert event is not None
    assert (event.type, event.plover) == (type_, plover)
    assert [actor.name for actor in event.actors] == actors


# (text, (words, last day) of each claim): clauses within a claim's, each with its own time
WITHIN = [
    (
        "Lyon will be the first stop, where Acme will build a tram that it plans to sell in May.",
        [
            ("Lyon will be the first stop, where Acme will build a tram that it plans to sell in May", None),
            ("Acme will build a tram that it plans to sell in May", None),
            ("it plans to sell in May", "2022-05-31"),
        ],
    ),
    (
        "The loan will leave Acme with debts that will fall due in May.",
        [
            ("The loan will leave Acme with debts that will fall due in May", None),
            ("that will fall due in May", "2022-05-31"),
        ],
    ),
    (
        "The ferry will carry flags when it arrives in May.",
        [
            ("The ferry will carry flags when it arrives in May", "2022-05-31"),
            ("it arrives in May", "2022-05-31"),
        ],
    ),
    (
        "Acme said its plan to close two mills would save money.",
        [
            ("its plan to close two mills", None),
            ("its plan to close two mills would save money", None),
        ],
    ),
    (
        "Shares could rise because both firms will carry fewer debts.",
        [
            ("Shares could rise because both firms will carry fewer debts", None),
            ("both firms will carry fewer debts", None),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_clauses_within_a_claim(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = []
    for claim in predictions(text):
        assert claim.prediction is not None
        latest = claim.prediction.window.latest
        found.append((claim.text, latest.isoformat() if latest else None))
    assert found == expected


# (text, [(speaker, kind, words, polarity)]): what is joined is said as the first is
JOINED = [
    (
        "Nobody will come and pay the fine.",
        [(None, "prediction", "Nobody will come", "negative"),
         (None, "prediction", "Nobody will pay the fine", "negative")],
    ),
    (
        "Acme said it will close two mills and sell a third.",
        [("Acme", "promise", "it will close two mills", "positive"),
         ("Acme", "promise", "it will sell a third", "positive")],
    ),
    (
        "Ann Ortiz said she would go on and win the cup.",
        [("Ann Ortiz", "promise", "she would go on", "positive"),
         ("Ann Ortiz", "prediction", "she would win the cup", "positive")],
    ),
    (
        "Acme plans to close two mills and sell a third.",
        [(None, "prediction", "Acme plans to close two mills", "positive"),
         (None, "prediction", "Acme plans to sell a third", "positive")],
    ),
    (
        "The bank is unlikely to raise its rates and to open again.",
        [(None, "prediction", "The bank is unlikely to raise its rates", "negative"),
         (None, "prediction", "The bank is unlikely to open again", "negative")],
    ),
    (
        "The bank decided not to raise its rates and to open again.",
        [(None, "prediction", "The bank decided not to raise its rates", "negative"),
         (None, "prediction", "The bank decided to open again", "positive")],
    ),
    (
        "Lee, who takes office in May, will sell his house.",
        [(None, "prediction", "Lee, who takes office in May", "positive"),
         (None, "prediction", "Lee, who takes office in May, will sell his house", "positive")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_what_is_joined_is_said_as_the_first_is(
    text: str, expected: list[tuple[str | None, str, str, str]]
) -> None:
    assert [
        (c.speaker.name if c.speaker else None, c.kind, c.text, c.polarity)
        for c in predictions(text)
    ] == expected


def test_what_is_expected_of_something_is_one_claim() -> None:
    [claim] = predictions("Acme expects revenue in the quarter to rise.")
    assert claim.prediction is not None
    assert claim.prediction.event.text == "to rise"


def test_said_twice_is_one_claim_with_two_mentions() -> None:
    paragraph = 'Mayor Ann Ortiz said: "The bridge will open in May."'
    [claim] = ct.extract(f"{paragraph}\n\n{paragraph}", published=SAID_ON)
    assert len(claim.mentions) == 2
    assert claim.id == ct.extract(paragraph, published=SAID_ON).claims[0].id


def test_window_is_cut_at_the_day_it_was_said() -> None:
    [claim] = predictions("The bank will close this year.")
    assert claim.prediction is not None
    assert claim.prediction.window.edtf == "2022-03-02/2022-12-31"


def test_without_a_date_a_relative_time_closes_nothing() -> None:
    [claim] = ct.extract("The bank will close next year.").predictions
    assert claim.prediction is not None
    assert claim.prediction.window.days == (None, None)


PIECES = st.sampled_from(
    ["Ann Ortiz said", "the bank will close", ",", ".", '"', "if it rains", "\n\n", "that", "plans to",
     "on Friday", "and", "Mr.", "he", "may", "not", "'s", "\u201c", "\u201d", ";", "to", "would"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=30).map(" ".join))
@example("the bank will close the bank will close , the bank will close . the bank will close")
def test_claims_of_any_words_slice_back(text: str) -> None:
    for claim in ct.extract(text, published=SAID_ON):
        said = [" ".join(span.of(text) for span in mention.spans) for mention in claim.mentions]
        assert said[0].casefold() == claim.text.casefold()
        # said again, it may have other marks between its words
        assert {normalised_words(words) for words in said} == {normalised_words(claim.text)}
        if claim.prediction is not None and claim.prediction.window.earliest is not None:
            assert claim.prediction.window.earliest.isoformat() >= SAID_ON
