"""Phrasings that name their dates: what each says on one fixed day, as a careful reader takes it."""

from __future__ import annotations

import pytest
from phrasings import AHEAD, marked, rows, windows_of

#: Days that are written out.
DATES = """
2022-07-04..2022-07-04 | on July 4, 2022 | on Jul. 4, 2022 | on Jul 4 2022 | on July 4th, 2022
2022-07-04..2022-07-04 | on 4 July 2022 | on 4 Jul 2022 | on 4th July 2022 | on 04 July 2022
2022-07-04..2022-07-04 | on the 4th of July 2022 | on the 4th of July, 2022 | on July the 4th, 2022
2022-07-04..2022-07-04 | on the fourth of July 2022 | on July fourth, 2022 | on 4-Jul-2022
2022-07-04..2022-07-04 | on the fourth day of July 2022 | on the 4th day of July, 2022
2022-07-04..2022-07-04 | on Monday, July 4, 2022 | on Monday, 4 July 2022 | on Mon., July 4, 2022
2022-07-04..2022-07-04 | on Monday 4 July 2022 | on Monday, the 4th of July 2022
2022-07-04..2022-07-04 | on 2022-07-04 | on 2022/07/04 | on 07/04/2022 | on 7/4/2022 | on 7/4/22
2022-07-04..2022-07-04 | on 07-04-2022 | on 2022-7-4 | on 2022 July 4 | on Monday, 7/4/2022
2022-07-04..2022-07-04 | on the Fourth of July 2022 | on the first Monday of July 2022
2022-07-04..2022-07-04 | on the first Monday in July 2022
2022-07-21..2022-07-21 | on the twenty-first of July 2022 | on July twenty-first, 2022
2022-07-21..2022-07-21 | on 21 July, 2022 | on July 21st, 2022 | on the 21st of July of 2022
2022-07-21..2022-07-21 | on 7/21/2022 | on 21/7/2022 | on Thursday, July 21, 2022
2022-09-03..2022-09-03 | on Sept. 3, 2022 | on Sep. 3, 2022 | on Sept 3, 2022 | on 3 Sept. 2022
2022-09-03..2022-09-03 | on Saturday, Sept. 3, 2022 | on Sat., Sept. 3, 2022 | on 3rd September 2022
1969-07-20..1969-07-20 | on July 20, 1969 | on 20 July 1969 | on 7/20/1969 | on 1969-07-20
1805-10-21..1805-10-21 | on 21 October 1805 | on Oct. 21, 1805 | on 1805-10-21
2022-09-01..2022-09-30 | in September 2022 | in Sept. 2022 | in September of 2022 | in 2022-09
2022-09-01..2022-09-30 | in September, 2022 | in the month of September 2022 | in 09/2022
2022-09-01..2022-09-30 | in Sep 2022
2022-09-01..2022-09-30 | in September '22 | in 2022 September | in September of the year 2022
2010-06-01..2010-06-30 | in June of two thousand and ten | in June 2010 | in Jun. 2010 | in June '10
1998-01-01..1998-12-31 | in 1998 | in the year 1998 | in nineteen ninety-eight | during 1998
2016-01-01..2016-12-31 | in two thousand and sixteen | in twenty sixteen | in 2016 | throughout 2016
2023-01-01..2023-03-31 | in the first quarter of 2023 | in Q1 2023 | in 2023 Q1 | in Q1 of 2023
2023-01-01..2023-03-31 | in 2023's first quarter | in the 2023 first quarter | in 1Q 2023
2023-01-01..2023-03-31 | in Q1, 2023
2023-01-01..2023-03-31 | in the first three months of 2023 | in the 1st quarter of 2023 | in 2023-Q1
2023-01-01..2023-03-31 | the first quarter of 2023
2022-10-01..2022-12-31 | in the fourth quarter of 2022 | in Q4 2022 | in the last quarter of 2022
2022-10-01..2022-12-31 | in the final quarter of 2022 | in the last three months of 2022
2022-07-01..2022-12-31 | in the second half of 2022 | in H2 2022 | in 2022 H2
2022-07-01..2022-12-31 | in the latter half of 2022
2022-07-01..2022-12-31 | in the last six months of 2022 | in 2H 2022 | in the last half of 2022
2022-07-01..2022-12-31 | the second half of 2022
2023-01-01..2023-06-30 | in the first half of 2023 | in H1 2023 | in the first six months of 2023
2023-01-01..2023-06-30 | the first half of 2023
2022-09-01..2022-09-15 | in the first half of September 2022
2022-09-16..2022-09-30 | in the second half of September 2022
2022-12-01..2023-02-28 | in winter 2022 | in the winter of 2022
2022-12-01..2023-02-28 | the winter of 2022
2023-03-01..2023-05-31 | in the spring of 2023 | in spring 2023 | in the 2023 spring
2021-09-01..2021-11-30 | in the fall of 2021 | in the autumn of 2021 | in autumn 2021 | in fall 2021
1970-01-01..1979-12-31 | in the 1970s | in the '70s | in the seventies | in the nineteen seventies
1970-01-01..1979-12-31 | in the 1970's | in the nineteen-seventies | in the 70s
2020-01-01..2029-12-31 | in the 2020s | this decade | in the twenty twenties
1990-01-01..1992-12-31 | in the early 1990s | in the early '90s | in the early nineties
1993-01-01..1996-12-31 | in the mid-1990s | in the mid-'90s | in the mid 1990s
1993-01-01..1996-12-31 | in the middle of the 1990s
1997-01-01..1999-12-31 | in the late 1990s | in the late '90s | at the end of the 1990s
1800-01-01..1899-12-31 | in the 19th century | in the nineteenth century | in the 1800s
1900-01-01..1932-12-31 | in the early 20th century | in the early twentieth century
1967-01-01..1999-12-31 | in the late 20th century | at the end of the 20th century
1950-01-01..1999-12-31 | in the second half of the 20th century
1990-01-01..1999-12-31 | in the last decade of the 20th century
1990-01-01..1999-12-31 | the 1990s | the nineties | the '90s | the nineteen nineties
2000-01-01..2099-12-31 | in the 21st century | this century | in the twenty-first century
2000-01-01..2099-12-31 | the 21st century | the twenty-first century
2023-01-01..2023-04-30 | in early 2023 | early in 2023 | at the beginning of 2023
2023-01-01..2023-04-30 | at the start of 2023
2023-05-01..2023-08-31 | in mid-2023 | in the middle of 2023 | in mid 2023 | midway through 2023
2023-05-01..2023-08-31 | the middle of 2023
2023-09-01..2023-12-31 | in late 2023 | late in 2023 | at the end of 2023 | at the close of 2023
2022-09-01..2022-09-10 | in early September 2022 | early in September 2022
2022-09-01..2022-09-10 | at the beginning of September 2022 | at the start of September 2022
2022-09-11..2022-09-20 | in mid-September 2022 | in the middle of September 2022
2022-09-21..2022-09-30 | in late September 2022 | at the end of September 2022
2023-01-01..2023-01-31 | early in the first quarter of 2023 | in early Q1 2023
2022-08-01..2022-08-31 | in late summer 2022 | at the end of summer 2022 | in late summer of 2022
2023-03-01..2023-03-31 | in early spring 2023 | in the early spring of 2023
2023-03-01..2023-03-31 | on March 2023
2022-08-01..2022-08-07 | in the first week of August 2022 | in the week of August 1, 2022
2022-08-01..2022-08-07 | in the week starting August 1, 2022 | in the week of Aug. 3, 2022
2022-08-01..2022-08-07 | in the week beginning 1 August 2022
2022-08-08..2022-08-14 | in the second week of August 2022 | in the 2nd week of August 2022
2022-07-25..2022-07-31 | in the last week of July 2022 | in the final week of July 2022
2022-08-06..2022-08-07 | on the first weekend of August 2022 | on the weekend of August 6, 2022
2022-08-06..2022-08-07 | on the first weekend in August 2022 | over the weekend of Aug. 6, 2022
2022-07-29..2022-07-29 | on the last Friday of July 2022 | on the last Friday in July 2022
2022-11-15..2022-11-15 | on the third Tuesday in November 2022 | on the 3rd Tuesday of November 2022
2022-08-31..2022-08-31 | on the last day of August 2022 | on the final day of August 2022
2022-09-01..2022-09-01 | on the first day of September 2022 | on the first of September 2022
2022-08-29..2022-08-31 | in the last three days of August 2022
2022-07-01..2022-07-10 | in the first ten days of July 2022 | in the first 10 days of July 2022
2022-07-01..2022-07-10 | early July 2022 | the start of July 2022
2022-12-01..2022-12-31 | in the last month of 2022 | in the final month of 2022
2023-02-01..2023-02-28 | in the second month of 2023
2022-07-04..2022-07-10 | in week 27 of 2022 | in 2022-W27
2024-02-29..2024-02-29 | on February 29, 2024 | on 29 February 2024
2024-02-29..2024-02-29 | on the last day of February 2024
2023-01-01..2023-12-31 | in fiscal 2023 | in fiscal year 2023 | in FY2023 | in FY 2023 | in FY23
2023-01-01..2023-12-31 | in the 2023 fiscal year | in the fiscal year 2023 | in financial year 2023
2023-01-01..2023-12-31 | in 2023 | in the year 2023
2023-07-01..2023-09-30 | in the third quarter of fiscal 2023 | in the fiscal third quarter of 2023
2023-07-01..2023-09-30 | in the third fiscal quarter of 2023 | in fiscal 2023's third quarter
2021-12-03..2021-12-06 | Dec. 3-6, 2021 | from Dec. 3 to Dec. 6, 2021
2021-12-03..2021-12-06 | between 3 and 6 December 2021
2021-12-03..2021-12-06 | Dec. 3 through 6, 2021 | Dec. 3 - 6, 2021 | December 3–6, 2021
2021-12-03..2021-12-06 | from December 3, 2021 to December 6, 2021 | 3 to 6 December 2021
2021-12-03..2021-12-06 | from 3 December to 6 December 2021
2021-12-03..2021-12-06 | from the 3rd to the 6th of December 2021
2021-12-03..2021-12-06 | from 12/3/2021 to 12/6/2021 | from 2021-12-03 to 2021-12-06
2021-12-03..2021-12-06 | December 3 to 6, 2021 | between December 3 and 6, 2021 | 3-6 December 2021
2021-12-03..2021-12-06 | from 3 to 6 December 2021
2021-12-28..2022-01-03 | from Dec. 28, 2021 to Jan. 3, 2022 | Dec. 28, 2021-Jan. 3, 2022
2022-06-28..2022-07-03 | from June 28 to July 3, 2022 | June 28-July 3, 2022
2022-06-28..2022-07-03 | between June 28 and July 3, 2022 | from 28 June to 3 July 2022
2021-05-01..2021-07-31 | from May to July 2021 | between May and July of 2021 | May-July 2021
2021-05-01..2021-07-31 | May to July 2021 | May through July 2021 | from May 2021 to July 2021
2021-05-01..2021-07-31 | between May and July 2021 | from May through July 2021
2021-12-01..2022-02-28 | from December 2021 to February 2022
2021-12-01..2022-02-28 | from December 2021 through February 2022
2009-01-01..2010-12-31 | 2009-2010 | from 2009 to 2010 | between 2009 and 2010
2009-01-01..2010-12-31 | from 2009 through 2010
2009-01-01..2010-12-31 | 2009 to 2010 | 2009–2010 | from 2009 until 2010
1939-01-01..1945-12-31 | from 1939 to 1945 | 1939-45 | between 1939 and 1945 | 1939-1945
1970-01-01..1999-12-31 | from the 1970s to the 1990s | between the 1970s and the 1990s
2023-01-01..2023-09-30 | from the first quarter to the third quarter of 2023 | from Q1 to Q3 2023
2022-09-01..2023-04-30 | from late 2022 to early 2023 | between late 2022 and early 2023
2022-12-25..2022-12-25 | at Christmas 2022 | on Christmas Day 2022 | on Christmas Day, 2022
2022-12-25..2022-12-25 | on December 25, 2022 | on Dec. 25, 2022
2022-12-24..2022-12-24 | on Christmas Eve 2022
2022-12-31..2022-12-31 | on New Year's Eve 2022
2023-01-01..2023-01-01 | on New Year's Day 2023
2023-04-09..2023-04-09 | at Easter 2023 | on Easter Sunday 2023 | on Easter Day 2023
2023-04-07..2023-04-07 | on Good Friday 2023
2023-04-10..2023-04-10 | on Easter Monday 2023
2024-03-31..2024-03-31 | at Easter 2024 | on Easter Sunday, 2024
2023-02-22..2023-02-22 | on Ash Wednesday 2023
2023-04-02..2023-04-02 | on Palm Sunday 2023
2023-05-28..2023-05-28 | on Pentecost 2023 | on Whit Sunday 2023
2023-05-18..2023-05-18 | on Ascension Day 2023
2022-11-24..2022-11-24 | on Thanksgiving 2022 | on Thanksgiving Day 2022 | on Thanksgiving Day, 2022
2022-11-25..2022-11-25 | on Black Friday 2022 | on the day after Thanksgiving 2022
2022-11-23..2022-11-23 | on the day before Thanksgiving 2022 | on the eve of Thanksgiving 2022
2022-09-05..2022-09-05 | on Labor Day 2022
2023-05-29..2023-05-29 | on Memorial Day 2023
2023-01-16..2023-01-16 | on Martin Luther King Day 2023 | on MLK Day 2023
2023-02-20..2023-02-20 | on Presidents' Day 2023 | on Presidents Day 2023
2022-10-10..2022-10-10 | on Columbus Day 2022 | on Indigenous Peoples' Day 2022
2023-05-14..2023-05-14 | on Mother's Day 2023
2022-10-31..2022-10-31 | at Halloween 2022
2022-11-11..2022-11-11 | on Veterans Day 2022 | on Armistice Day 2022
2022-07-14..2022-07-14 | on Bastille Day 2022
2023-03-17..2023-03-17 | on St. Patrick's Day 2023
2023-02-14..2023-02-14 | on Valentine's Day 2023
2023-05-01..2023-05-01 | on May Day 2023
2022-12-26..2022-12-26 | on Boxing Day 2022 | on the day after Christmas 2022
2023-01-20..2023-01-20 | four days after Martin Luther King Day 2023
2022-12-28..2022-12-28 | three days after Christmas 2022 | two days before December 30, 2022
2022-06-16..2022-06-16 | on 16 June 2022 | on June 16, 2022 | on the 16th of June 2022
2022-06-16..2022-06-16 | on 2022-06-16 | on 06/16/2022
2022-06-14..2022-06-14 | on Jun. 14, 2022 | on 14 June, 2022
2022-06-01..2022-06-30 | in June 2022 | in June of 2022 | in Jun. 2022
2022-07-01..2022-07-31 | in July 2022
2022-05-01..2022-05-31 | in May 2022 | in May, 2022
2022-01-01..2022-12-31 | in 2022
2021-01-01..2021-12-31 | in 2021
2022-01-01..2022-04-30 | early 2022 | at the beginning of 2022
2022-09-01..2022-12-31 | late 2022 | the end of 2022
2022-11-11..2022-11-20 | mid-November 2022 | the middle of November 2022
2022-07-21..2022-07-31 | late July 2022 | the end of July 2022
2022-07-01..2022-09-30 | the third quarter of 2022 | 2022 Q3
2022-06-01..2022-08-31 | summer 2022 | the summer of 2022
2022-03-01..2022-05-31 | spring 2022 | the spring of 2022
1980-01-01..1982-12-31 | the early 1980s | the early '80s
1900-01-01..1999-12-31 | the 20th century | the twentieth century
2022-11-08..2022-11-08 | on Election Day 2022
2021-01-01..2023-12-31 | between 2021 and 2023 | from 2021 to 2023 | 2021-2023
2021-01-01..2023-12-31 | from 2021 through 2023
2022-05-23..2022-05-29 | in the last week of May 2022
2022-06-17..2022-06-17 | on Fri., June 17, 2022
2022-03-01..2022-03-31 | on March 2022
"""

#: Rows that are read otherwise: the sentence ends after "Sat.", whose stop is not taken for that
#: of an abbreviation.
READ_OTHERWISE = {"on Sat., Sept. 3, 2022"}

ROWS = [*rows(AHEAD, DATES)]


@pytest.mark.parametrize(("window", "phrase", "sentence"), marked(ROWS, READ_OTHERWISE))
def test_phrase_has_this_window_and_no_other(window: str, phrase: str, sentence: str) -> None:
    assert windows_of(sentence.format(phrase)) == {window}


def test_a_table_has_each_phrasing_once() -> None:
    phrasings = [(phrase, sentence) for _, phrase, sentence in ROWS]
    assert len(set(phrasings)) == len(phrasings) >= 300
