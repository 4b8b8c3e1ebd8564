"""Phrasings that count from the day of publication, and what prepositions make of times."""

from __future__ import annotations

import pytest
from phrasings import AHEAD, BACK, rows, windows_of

#: Times relative to the day, in a clause about what is to come.
RELATIVE_AHEAD = """
2022-06-15..2022-06-15 | today | this afternoon | tonight | later today | at 6 p.m. today
2022-06-15..2022-06-15 | this evening
2022-06-15..2022-06-15 | within the hour | at noon today | by midnight
2022-06-15..2022-06-15 | in three hours | in 20 minutes | in half an hour
2022-06-15..2022-06-15 | this morning | now
2022-06-16..2022-06-16 | tomorrow | tomorrow night | early tomorrow | late tomorrow
2022-06-16..2022-06-16 | tomorrow at noon
2022-06-16..2022-06-16 | tomorrow at 9 a.m. | at 9 a.m. tomorrow | tomorrow morning at 9:30 a.m.
2022-06-16..2022-06-16 | on Thursday | Thursday | Thursday morning | early Thursday | this Thursday
2022-06-16..2022-06-16 | on Thursday at 10 a.m. EDT | at 10 a.m. GMT on Thursday | noon Thursday
2022-06-16..2022-06-16 | at 18:00 GMT on Thursday | at 18:00 on June 16 | on June 16 at 6 p.m.
2022-06-16..2022-06-16 | at 6 o'clock on Thursday | in the early hours of Thursday
2022-06-16..2022-06-16 | tomorrow morning | on Thursday, June 16
2022-06-17..2022-06-17 | on Friday | this Friday | next Friday | the coming Friday
2022-06-17..2022-06-17 | Friday afternoon
2022-06-17..2022-06-17 | the day after tomorrow | two days from now | in two days
2022-06-17..2022-06-17 | in two days' time
2022-06-17..2022-06-17 | two days from today | at 3:30 p.m. Friday | Friday at 3:30 p.m.
2022-06-17..2022-06-17 | late Friday
2022-06-17..2022-06-17 | at 3:30 p.m. EST on Friday | Friday at noon | at midnight Friday
2022-06-20..2022-06-20 | on Monday | next Monday | this coming Monday | Monday morning
2022-06-20..2022-06-20 | the next Monday
2022-06-20..2022-06-20 | on Monday, June 20 | on June 20 | on 20 June | on the 20th of June
2022-06-20..2022-06-20 | on the 20th | on Monday the 20th | on Monday, the 20th
2022-06-20..2022-06-20 | Monday night | on Monday next week | on Monday of next week
2022-06-20..2022-06-20 | next week Monday
2022-06-20..2022-06-20 | five days from today | in five days | 5 days from now | on 6/20
2022-06-22..2022-06-22 | next Wednesday | a week from today | a week from Wednesday | on June 22
2022-06-22..2022-06-22 | on Wednesday of next week | on Wednesday next week
2022-06-24..2022-06-24 | a week from Friday | on Friday next week | on Friday of next week
2022-06-24..2022-06-24 | next week on Friday | on the last Friday of the month
2022-06-23..2022-06-23 | a week from tomorrow | on Thursday next week
2022-06-30..2022-06-30 | on the last day of the month | on the last day of June | in fifteen days
2022-07-10..2022-07-10 | on the 10th | on July 10 | on the 10th of July | on the 10th of next month
2022-07-01..2022-07-01 | on the first day of next month | on the 1st of July | on July 1st
2022-06-18..2022-06-19 | this weekend | at the weekend | over the weekend | this coming weekend
2022-06-25..2022-06-26 | next weekend
2022-06-13..2022-06-19 | this week | in the current week
2022-06-13..2022-06-19 | the current week
2022-06-20..2022-06-26 | next week | the following week | the coming week | during next week
2022-06-27..2022-07-03 | the week after next | in two weeks | in two weeks' time
2022-06-27..2022-07-03 | two weeks from now
2022-06-27..2022-07-03 | in a fortnight | a fortnight from now
2022-06-15..2022-06-19 | later this week | for the rest of the week | for the remainder of the week
2022-06-20..2022-06-22 | early next week | at the start of next week | at the beginning of next week
2022-06-20..2022-06-22 | the beginning of next week | the start of next week
2022-06-21..2022-06-23 | in the middle of next week
2022-06-24..2022-06-26 | late next week | at the end of next week | toward the end of next week
2022-06-24..2022-06-26 | the end of next week
2022-07-01..2022-07-31 | next month | in July | the coming month | this July | during July
2022-07-01..2022-07-31 | the following month | in the month of July
2022-07-01..2022-07-10 | early next month | in early July | at the start of July | early in July
2022-07-01..2022-07-10 | the beginning of next month
2022-07-11..2022-07-20 | in mid-July | in the middle of next month | in the middle of July
2022-07-21..2022-07-31 | late next month | in late July | at the end of July
2022-07-21..2022-07-31 | at the end of next month
2022-07-21..2022-07-31 | the end of next month
2022-06-15..2022-06-30 | later this month | for the rest of this month | for the rest of June
2022-06-15..2022-06-30 | for the rest of the month | the rest of June
2022-06-21..2022-06-30 | at the end of the month | late this month | at month's end | in late June
2022-06-21..2022-06-30 | at the end of June | towards the end of this month | at the month's end
2022-07-01..2022-07-15 | in the first fifteen days of July
2022-09-01..2022-09-30 | in September | this September | in Sept. | three months from now
2022-09-01..2022-09-30 | in three months
2022-09-01..2022-09-30 | in three months' time | next September
2022-09-01..2022-09-30 | on September of this year
2023-03-01..2023-03-31 | in March | next March | in March next year | in March of next year
2023-03-01..2023-03-31 | in Mar. 2023
2023-01-01..2023-01-31 | in January | next January | in January next year
2023-01-01..2023-01-31 | in the first month of next year
2022-07-01..2022-09-30 | next quarter | in the third quarter | in the coming quarter
2022-07-01..2022-09-30 | this year's third quarter
2022-07-01..2022-09-30 | in Q3 | in the third quarter of the year
2022-07-01..2022-09-30 | in the third quarter of this year
2022-07-01..2022-09-30 | the third quarter of this year
2022-04-01..2022-06-30 | this quarter | in the current quarter | in the second quarter
2022-10-01..2022-12-31 | in the fourth quarter | in the last quarter of the year | in Q4
2022-10-01..2022-12-31 | in the last three months of the year | in the final quarter of the year
2023-01-01..2023-03-31 | in the first quarter | in the first quarter of next year
2023-01-01..2023-03-31 | in next year's first quarter
2023-01-01..2023-03-31 | the first quarter of next year
2022-07-01..2022-12-31 | in the second half | in the second half of the year
2022-07-01..2022-12-31 | in this year's second half
2022-07-01..2022-12-31 | in the latter half of the year | in the second half of this year
2022-07-01..2022-12-31 | the second half of this year | the second half of the year
2023-01-01..2023-06-30 | in the first half of next year | in next year's first half
2023-01-01..2023-06-30 | the first half of next year
2022-06-01..2022-08-31 | this summer | in the summer of this year
2023-06-01..2023-08-31 | next summer | in the summer of next year | in summer next year
2022-09-01..2022-11-30 | in the fall | in the autumn | this fall | this autumn | next fall
2022-09-01..2022-11-30 | next autumn
2022-12-01..2023-02-28 | in the winter | this winter | next winter | in the coming winter
2023-03-01..2023-05-31 | in the spring | next spring | in the coming spring
2023-03-01..2023-05-31 | in the spring of next year
2022-01-01..2022-12-31 | this year | in the current year | during this year | this calendar year
2022-01-01..2022-12-31 | the current year
2023-01-01..2023-12-31 | next year | in the coming calendar year | during next year
2023-01-01..2023-12-31 | the following year
2024-01-01..2024-12-31 | the year after next | in two years | two years from now
2024-01-01..2024-12-31 | in two years' time
2022-09-01..2022-12-31 | late this year | at the end of the year | at the end of this year
2022-09-01..2022-12-31 | at year-end
2022-09-01..2022-12-31 | at year's end | toward the end of the year | at the close of the year
2022-09-01..2022-12-31 | late in the year | towards the end of this year
2022-09-01..2022-12-31 | the end of this year | the end of the year
2022-06-15..2022-12-31 | later this year | for the rest of the year | for the remainder of this year
2022-06-15..2022-12-31 | sometime later this year | later in the year
2023-01-01..2023-04-30 | early next year | at the start of next year | at the beginning of next year
2023-05-01..2023-08-31 | in the middle of next year
2023-05-01..2023-08-31 | the middle of next year
2023-09-01..2023-12-31 | late next year | at the end of next year
2032-01-01..2032-12-31 | in ten years | ten years from now | a decade from now | in a decade
2030-01-01..2039-12-31 | next decade | in the coming decade of the 2030s | in the 2030s
2030-01-01..2039-12-31 | the following decade
2100-01-01..2199-12-31 | next century | in the 22nd century
2022-07-04..2022-07-04 | on Independence Day | on the Fourth of July | on July Fourth | on July 4
2022-07-04..2022-07-04 | on the first Monday in July | on the first Monday of next month
2022-12-25..2022-12-25 | at Christmas | on Christmas Day | this Christmas | next Christmas
2022-12-25..2022-12-25 | on December 25
2022-12-31..2022-12-31 | on New Year's Eve | on December 31 | on the last day of the year
2023-01-01..2023-01-01 | on New Year's Day | on the first day of next year | on January 1
2023-04-09..2023-04-09 | at Easter | next Easter | on Easter Sunday | at Easter next year
2022-11-24..2022-11-24 | on Thanksgiving | on Thanksgiving Day | this Thanksgiving
2022-09-05..2022-09-05 | on Labor Day | on the first Monday in September
2022-10-09..2022-10-09 | on the second Sunday in October | on the second Sunday of October
2022-11-08..2022-11-08 | on Election Day | on Tuesday, Nov. 8 | on Tues., Nov. 8
2022-12-26..2022-12-26 | on the day after Christmas | on Boxing Day
2022-11-23..2022-11-23 | on the day before Thanksgiving | a day before Thanksgiving
2022-12-18..2022-12-18 | a week before Christmas | seven days before Christmas
2022-12-18..2022-12-18 | on the Sunday before Christmas
2022-06-17..2022-06-17 | two days before Sunday | on the Friday before Father's Day
2022-06-18..2022-06-18 | three days from now | in 3 days | the day before Sunday
2022-06-18..2022-06-18 | three days after Wednesday | three days from today
2022-09-01..2022-11-30 | from September to November | between September and November
2022-09-01..2022-11-30 | September-November
2022-09-01..2022-11-30 | September through November | from September through November
2022-06-20..2022-06-24 | from Monday to Friday | Monday through Friday | between Monday and Friday
2022-06-20..2022-06-24 | June 20-24 | from June 20 to 24 | June 20 to June 24 | 20-24 June
2022-06-20..2022-06-24 | between June 20 and June 24 | from the 20th to the 24th
2022-06-20..2022-06-24 | from 20 to 24 June
2022-06-16..2022-06-19 | from tomorrow until Sunday | from Thursday to Sunday | Thursday to Sunday
2022-06-16..2022-06-19 | between tomorrow and Sunday | from tomorrow through Sunday
2022-06-15..2022-06-17 | between now and Friday | from now until Friday | from today to Friday
2022-06-15..2022-12-31 | between now and the end of the year | from now to the end of the year
2022-06-15..2022-12-31 | the remainder of the year
2022-12-28..2023-01-03 | from Dec. 28 to Jan. 3 | Dec. 28-Jan. 3 | between Dec. 28 and Jan. 3
2022-06-17..2022-06-17 | from 3 p.m. to 5 p.m. Friday | between 3 p.m. and 5 p.m. on Friday
2022-06-17..2022-06-17 | from 3 to 5 p.m. Friday
2022-06-17..2022-06-17 | on Friday, June 17 | this coming Friday
2022-06-01..2022-06-30 | this month | the current month
2022-01-01..2022-04-30 | early this year | at the start of this year | the beginning of the year
2022-06-25..2022-06-25 | in ten days | in 10 days | ten days from now | in 10 days' time
2022-06-13..2022-06-13 | on Monday of this week | on Monday this week
2022-07-20..2022-07-20 | on the 20th of next month
2022-03-01..2022-03-31 | on March this year | on March of this year
"""

#: What a preposition makes of a time.
GOVERNED = """
2022-06-15..2022-06-17 | by Friday | by this Friday | no later than Friday | by late Friday
2022-06-15..2022-06-17 | on or before Friday | by 5 p.m. Friday | by the end of Friday | by June 17
2022-06-15..2022-06-17 | not later than Friday | by Friday at the latest | Friday at the latest
2022-06-15..2022-06-16 | by tomorrow | by tomorrow night | by the end of tomorrow | by noon tomorrow
2022-06-15..2022-06-19 | by the weekend | by the end of the week | by the end of this week
2022-06-15..2022-06-19 | by Sunday
2022-06-15..2022-06-26 | by next week | by the end of next week | by the 26th | by next weekend
2022-06-15..2022-06-30 | by the end of the month | by the end of June | by June 30 | by month's end
2022-06-15..2022-06-30 | by the end of this month | by the end of the quarter | by the 30th of June
2022-06-15..2022-06-30 | by 30 June 2022 | by the 30th of June 2022 | no later than June 30, 2022
2022-06-15..2022-06-30 | not later than June 30, 2022
2022-06-15..2022-07-31 | by July | by next month | by the end of July | by the end of next month
2022-06-15..2022-09-30 | by September | by the end of the third quarter | by the end of next quarter
2022-06-15..2022-09-30 | by the end of September | by late September | by Sept. 30 | by 30 September
2022-06-15..2022-08-31 | by the end of the summer | by the end of summer | by late August
2022-06-15..2022-11-30 | by autumn | by the fall | by the end of November | by November
2022-06-15..2023-05-31 | by spring | by the spring | by next spring | by the spring of 2023
2022-06-15..2022-12-31 | by year-end | by the end of the year | by the year's end | by December
2022-06-15..2022-12-31 | by the end of 2022 | by end-2022 | by the close of the year
2022-06-15..2022-12-31 | by the end of Q4
2022-06-15..2022-08-31 | by mid-year | by midyear | by the middle of the year
2022-06-15..2022-06-20 | by mid-month | by midmonth
2022-06-15..2023-08-31 | by mid-year 2023 | by midyear 2023
2022-06-15..2022-12-31 | by the end of the calendar year | by EOY | by the fourth quarter
2022-06-15..2022-12-31 | by end of year
2022-06-15..2022-12-31 | by late 2022 | by the end of this year | by December 2022 | by year's end
2022-06-15..2022-12-25 | by Christmas | by Christmas Day | by Dec. 25 | by December 25, 2022
2022-06-15..2022-11-24 | by Thanksgiving | by Nov. 24
2022-06-15..2022-09-05 | by Labor Day | by Sept. 5
2022-06-15..2023-04-30 | by early next year | by early 2023 | by April | by April 2023
2022-06-15..2023-04-30 | by next April
2022-06-15..2023-08-31 | by mid-2023 | by the middle of 2023 | by the middle of next year
2022-06-15..2023-12-31 | by 2023 | by next year | by the end of 2023 | by the end of next year
2022-06-15..2023-12-31 | by late 2023
2022-06-15..2023-03-31 | by the first quarter of 2023 | by March | by the end of March 2023
2022-06-15..2030-12-31 | by 2030 | by the end of 2030 | by the year 2030 | by late 2030
2022-06-15..2030-12-31 | no later than 2030
2022-06-15..2029-12-31 | by the end of the decade | by the end of this decade | by 2029
2022-06-15..2099-12-31 | by the end of the century | by the end of this century
..2022-06-16 | before Friday | prior to Friday | before June 17 | until Friday | till Friday
..2022-06-16 | up until Friday
..2022-06-17 | before the weekend | through Friday | before Saturday | through June 17 | thru Friday
..2022-06-19 | before next week | through the weekend | through Sunday | through this week
..2022-06-30 | before July | before next month | until July | until next month | through June
..2022-06-30 | through June 30
..2022-06-30 | before July 1 | before 1 July 2022 | until 1 July | prior to July 1 | ahead of July 1
..2022-06-30 | until July 2022 | until July 1, 2022
..2022-12-31 | before 2023 | before next year | before the end of the year
..2022-12-31 | until the end of the year
..2022-12-31 | until 2023 | through the end of the year
..2022-12-31 | through 2022 | through December | before January | until next year
..2022-12-31 | before January 2023
..2022-12-31 | through December 2022
..2022-12-24 | before Christmas | until Christmas | ahead of Christmas | before December 25
..2022-08-31 | before the fall | before autumn | until the fall | through August | until September
..2029-12-31 | until 2030 | before 2030 | through 2029
2022-06-18.. | after Friday | after June 17 | later than Friday | from Saturday on
2022-06-18.. | from Saturday onwards
2022-06-27.. | after next week | from June 27 on | starting June 27 | beginning June 27
2022-06-27.. | after June 26
2022-07-01.. | after June | from July | from July on | starting in July | beginning in July
2022-07-01.. | from next month | starting next month | from July 1 on | from 1 July 2022
2022-07-01.. | on or after July 1
2022-07-01.. | effective July 1 | no earlier than July 1 | not before July | as early as July
2022-07-01.. | after June 30
2022-07-01.. | no sooner than July | from July onward | from next month onwards | July or later
2022-07-01.. | from July 2022 on | starting in July 2022 | beginning July 1, 2022
2022-07-01.. | as early as July 2022 | effective July 1, 2022
2023-01-01.. | after 2022 | after this year | from 2023 | from next year | from 2023 onwards
2023-01-01.. | starting in 2023
2023-01-01.. | after the end of the year | 2023 and beyond | beyond 2022 | not before 2023
2023-01-01.. | from Jan. 1
2023-01-01.. | from next year on | 2023 or later | no earlier than 2023 | starting next year
2023-01-01.. | after December
2022-12-26.. | after Christmas | after Christmas Day | after Dec. 25 | later than Christmas
2022-09-01.. | after the summer | after this summer | after August | from September
2022-09-01.. | from Sept. 1 on
2022-06-15..2022-06-15 | within three hours | within 30 minutes
2022-06-15..2022-06-16 | within a day | within 24 hours | within one day | within twenty-four hours
2022-06-15..2022-06-16 | in the next 24 hours
2022-06-15..2022-06-17 | within two days | within 48 hours | within forty-eight hours
2022-06-15..2022-06-17 | in the next two days
2022-06-15..2022-06-22 | within a week | within seven days | within one week
2022-06-15..2022-06-22 | in the next seven days
2022-06-15..2022-06-22 | in less than a week | in the next 7 days | over the next week
2022-06-15..2022-06-22 | within the next week
2022-06-15..2022-06-29 | within a fortnight | within two weeks
2022-06-15..2022-06-29 | in under two weeks
2022-06-15..2022-06-29 | within 14 days | within the next two weeks | over the next two weeks
2022-06-15..2022-06-29 | in the next 14 days | during the next two weeks
2022-06-15..2022-07-15 | within a month | within 30 days | within thirty days | within one month
2022-06-15..2022-07-15 | within the next month | over the next month | within the next 30 days
2022-06-15..2022-08-14 | within sixty days | within 60 days | over the next 60 days | inside 60 days
2022-06-15..2022-09-13 | within ninety days | within 90 days | in the next 90 days
2022-06-15..2022-09-23 | within one hundred days | within 100 days | in the next hundred days
2022-06-15..2022-12-15 | within six months | over the next six months | within half a year
2022-06-15..2022-12-15 | in the next 6 months
2022-06-15..2022-12-15 | during the next six months | within the next half-year
2022-06-15..2022-12-15 | in the coming six months
2022-06-15..2023-06-15 | within a year | within 12 months | within one year | over the next year
2022-06-15..2023-06-15 | over the next twelve months | within the next year
2022-06-15..2023-06-15 | over the coming 12 months
2022-06-15..2023-12-15 | within eighteen months | within a year and a half | over the next 18 months
2022-06-15..2027-06-15 | within five years | over the next five years | in the next 5 years
2022-06-15..2032-06-15 | within a decade | within ten years | over the next decade
2022-06-15..2032-06-15 | in the next 10 years
2022-06-15..2072-06-15 | within fifty years | within half a century | over the next half century
2022-06-15..2022-06-22 | in coming days | in the coming days | in the days ahead
2022-06-15..2022-06-22 | over the coming days
2022-06-15..2022-08-10 | in coming weeks | in the coming weeks | in the weeks ahead
2022-06-15..2022-08-10 | in the upcoming weeks
2022-06-15..2022-12-15 | in coming months | in the coming months | in the months ahead
2022-06-15..2022-12-15 | over the coming months | in the months to come | in upcoming months
2022-06-15..2027-06-15 | in coming years | in the coming years | in the years ahead
2022-06-15..2027-06-15 | in the years to come
2022-06-15..2022-06-21 | in the next few days | within the next few days | over the next few days
2022-06-15..2022-06-21 | in the coming few days
2022-06-15..2022-06-25 | in the next several days | over the next several days
2022-06-15..2022-07-27 | in the next few weeks | over the next few weeks | in the coming few weeks
2022-06-15..2022-10-15 | in the next couple of months | over the next couple of months
2022-06-15..2022-12-15 | in the next few months | over the next few months
2022-06-15..2032-06-15 | over the next several years | in the next several years
2022-06-15.. | soon | in the near future | in the foreseeable future | very soon | in due course
2022-06-15.. | someday
2022-06-15.. | as soon as possible | in the not too distant future | at some point in the future
2022-06-15.. | one day soon | in the not-too-distant future
2022-06-15.. | in the future
..2014-04-30 | before 1 May 2014 | before May 2014 | prior to May 1, 2014
2015-01-01.. | after 2014 | since 2015 | since January 2015 | from 2015 onwards | beyond 2014
2015-01-01.. | 2015 or later
2022-06-15..2022-09-15 | within three months | within the next three months
2022-06-15..2022-09-15 | over the next three months | in the coming three months
2022-06-15..2024-06-15 | within two years | within 24 months | over the next two years
2022-06-15..2024-06-15 | during the coming two years
2022-06-15..2022-07-13 | over the next couple of weeks
"""

#: Times relative to the day, in a clause about what is over.
RELATIVE_BACK = """
2022-06-15..2022-06-15 | today | this morning | earlier today | an hour ago | two hours ago
2022-06-15..2022-06-15 | Wednesday
2022-06-15..2022-06-15 | on Wednesday | twenty minutes ago | early Wednesday | on June 15
2022-06-15..2022-06-15 | early today
2022-06-14..2022-06-14 | yesterday | on Tuesday | Tuesday | last night | yesterday morning
2022-06-14..2022-06-14 | a day ago
2022-06-14..2022-06-14 | late Tuesday | Tuesday night | early on Tuesday | on Tuesday, June 14
2022-06-14..2022-06-14 | one day ago
2022-06-14..2022-06-14 | yesterday evening | late yesterday | on June 14 | at 3 p.m. on Tuesday
2022-06-14..2022-06-14 | yesterday afternoon
2022-06-13..2022-06-13 | on Monday | Monday | the day before yesterday | two days ago
2022-06-13..2022-06-13 | Monday evening
2022-06-13..2022-06-13 | the night before last | on June 13 | on Monday of this week
2022-06-12..2022-06-12 | on Sunday | three days ago | Sunday | last Sunday | 3 days ago
2022-06-12..2022-06-12 | this past Sunday
2022-06-10..2022-06-10 | on Friday | last Friday | this past Friday | five days ago
2022-06-10..2022-06-10 | Friday of last week
2022-06-10..2022-06-10 | on Friday last week | last week on Friday | late last Friday
2022-06-09..2022-06-09 | on Thursday | last Thursday | six days ago | Thursday night
2022-06-03..2022-06-03 | on the Friday before last | on June 3 | on 3 June | on the 3rd of June
2022-06-08..2022-06-08 | last Wednesday | on June 8 | a week ago today | a week ago Wednesday
2022-06-06..2022-06-06 | a week ago Monday | on June 6 | on Monday of last week
2022-06-06..2022-06-06 | on Monday last week
2022-06-06..2022-06-12 | last week | the previous week | a week ago
2022-06-11..2022-06-12 | last weekend | over the weekend | at the weekend | this past weekend
2022-05-30..2022-06-05 | the week before last | two weeks ago | a fortnight ago
2022-05-01..2022-05-31 | in May | last month | the previous month | a month ago | this May
2022-05-01..2022-05-31 | last May
2022-04-01..2022-04-30 | in April | the month before last | two months ago | this April | last April
2021-09-01..2021-09-30 | in September | last September | in September last year
2021-09-01..2021-09-30 | in September of last year
2021-12-01..2021-12-31 | in December | last December | six months ago | in December of last year
2021-12-05..2021-12-05 | on Dec. 5 | last Dec. 5 | on the 5th of December | on December 5
2022-03-03..2022-03-03 | on March 3 | on 3 March | on the 3rd of March | on 3/3/2022
2022-01-01..2022-03-31 | in the first quarter | last quarter | in the first quarter of this year
2022-01-01..2022-03-31 | in Q1
2022-01-01..2022-03-31 | the previous quarter | in this year's first quarter
2022-01-01..2022-03-31 | in the first three months of this year
2021-10-01..2021-12-31 | in the fourth quarter | in last year's fourth quarter
2021-10-01..2021-12-31 | in the last quarter of last year
2021-07-01..2021-09-30 | in the third quarter | in the third quarter of last year
2021-07-01..2021-09-30 | in last year's third quarter
2021-01-01..2021-06-30 | in the first half of last year | in last year's first half
2022-03-01..2022-05-31 | in the spring | last spring | this spring | this past spring
2021-06-01..2021-08-31 | last summer | in the summer of last year | in last year's summer
2021-12-01..2022-02-28 | last winter | in the winter | this past winter
2021-01-01..2021-12-31 | last year | the previous year | a year ago | one year ago
2021-01-01..2021-12-31 | during last year
2020-01-01..2020-12-31 | the year before last | two years ago | a couple of years ago
2010-01-01..2019-12-31 | last decade | the previous decade | in the 2010s
1900-01-01..1999-12-31 | last century | the previous century | in the 20th century
2012-01-01..2012-12-31 | ten years ago | a decade ago | 10 years ago | some ten years ago
2002-01-01..2002-12-31 | twenty years ago | two decades ago | 20 years ago
1972-01-01..1972-12-31 | fifty years ago | half a century ago | five decades ago | 50 years ago
2010-01-01..2010-12-31 | a dozen years ago | twelve years ago
2019-01-01..2019-12-31 | a few years ago | three years ago
2017-01-01..2017-12-31 | several years ago | five years ago
2022-06-13..2022-06-15 | earlier this week
2021-01-01..2021-04-30 | early last year | at the start of last year | at the beginning of last year
2021-05-01..2021-08-31 | in the middle of last year | in mid-2021
2021-09-01..2021-12-31 | late last year | at the end of last year | toward the end of last year
2022-05-01..2022-05-10 | early last month | in early May | early in May
2022-05-11..2022-05-20 | in mid-May | in the middle of last month
2022-05-21..2022-05-31 | late last month | in late May | at the end of last month
2022-05-21..2022-05-31 | at the end of May
2022-06-06..2022-06-08 | early last week | at the start of last week
2022-06-10..2022-06-12 | late last week | at the end of last week
2022-05-27..2022-05-27 | three Fridays ago | on May 27 | on the last Friday in May
2022-06-12..2022-06-12 | a few days ago
2022-06-13..2022-06-13 | a couple of days ago
2022-03-01..2022-03-31 | a few months ago | three months ago | in March | in March this year
2022-03-01..2022-03-31 | last March
2021-06-15..2022-06-14 | over the past year | in the past 12 months | over the last twelve months
2021-06-15..2022-06-14 | during the past year | over the last year | in the last 12 months
2012-06-15..2022-06-14 | over the past decade | in the past ten years | over the last decade
2022-06-08..2022-06-14 | in the past week | over the past seven days | in the last seven days
2022-05-15..2022-06-14 | over the past month | in the past month
2017-06-15..2022-06-14 | over the past five years | in the last five years | during the past 5 years
2021-12-25..2021-12-25 | at Christmas | last Christmas | on Christmas Day | on Dec. 25
2022-04-17..2022-04-17 | at Easter | on Easter Sunday | this Easter | last Easter
2021-11-25..2021-11-25 | on Thanksgiving | last Thanksgiving | on Thanksgiving Day
2022-05-30..2022-05-30 | on Memorial Day | on May 30
2019-01-01.. | since 2019 | since January 2019 | since the start of 2019 | ever since 2019
2022-06-13.. | since Monday | since June 13 | since two days ago | since early this week
2022-03-01.. | since March | since this spring | since March 1 | since early spring
2021-01-01.. | since last year | since 2021 | since Jan. 1, 2021 | since early last year
1990-01-01.. | since the 1990s | since 1990 | since the early 1990s | since the nineties
2022-06-14.. | since yesterday | since Tuesday | since last night
2021-09-01..2021-11-30 | last fall | last autumn
2022-07-01.. | no earlier than July 2022
2022-04-15..2022-06-14 | over the past two months | in the last two months
2022-04-15..2022-06-14 | during the past two months
2022-01-01..2022-06-15 | earlier this year
2022-06-01..2022-06-15 | earlier this month
"""

ROWS = [*rows(AHEAD, RELATIVE_AHEAD), *rows(AHEAD, GOVERNED), *rows(BACK, RELATIVE_BACK)]


@pytest.mark.parametrize(("window", "phrase", "sentence"), ROWS)
def test_phrase_has_this_window_and_no_other(window: str, phrase: str, sentence: str) -> None:
    assert windows_of(sentence.format(phrase)) == {window}


def test_a_table_has_each_phrasing_once() -> None:
    phrasings = [(phrase, sentence) for _, phrase, sentence in ROWS]
    assert len(set(phrasings)) == len(phrasings) >= 500
