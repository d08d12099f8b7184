# trends: what the numbers say. Rises and falls are said in the same words.
trends-title = Trends
trends-infusion = Infusion { $number }
trends-the-infusion = infusion { $number }
trends-booster = Booster { $number }
trends-the-booster = booster { $number }
trends-booster-short = B{ $number }
trends-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
trends-range = { $from } to { $to }

# The sentences. Baseline: clinical, decision 8.
trends-went-since = Since infusion 1, { $name } went from { $before } to { $last }.
trends-went = { $name } went from { $before } to { $last }.
trends-same = { $name } was { $before } before infusion 1, and { $last } the last time.
trends-only-before = { $name } was { $before } before infusion 1.
trends-only-last = The last { $name } was { $last }. There is none from before infusion 1 to compare it with.
trends-from-to = { $name } went from { $first } to { $last }.
trends-one = { $name } was { $first }.
trends-total-on = { $total } on { $day }
trends-total-long-ago = { $total }, on { $day }
trends-followed-one = { $name } was followed by { $above } above your own baseline, out of { $recorded } recorded.
trends-followed = { $which } were each followed by { $above } above your own baseline, out of { $recorded } recorded.
trends-which-last = The last { $count ->
    [2] two
   *[other] three
} infusions
trends-which-before = The { $count ->
    [2] two
   *[other] three
} infusions before the last
trends-which-recorded = The last { $count ->
    [2] two
   *[other] three
} infusions with recorded days after them
trends-since = Since { $name }, { $above } of { $recorded } recorded days were above your own baseline.
trends-since-few = Since { $name }, { $recorded ->
    [0] no day is recorded yet.
    [one] 1 day is recorded.
   *[other] { $recorded } days are recorded.
}
trends-recorded = { $count ->
    [one] 1 day is recorded: { $from }.
   *[other] { $count } days are recorded, from { $from } to { $to }.
}
trends-baseline-no-infusion = There is no infusion 1 here, so there is no week before it to take as your own baseline.
trends-baseline-too-few = { $recorded ->
    [0] No day is recorded in the week before infusion 1. A baseline takes three, so there is none, and no day is called above or below.
    [one] 1 day is recorded in the week before infusion 1. A baseline takes three, so there is none, and no day is called above or below.
   *[other] { $recorded } days are recorded in the week before infusion 1. A baseline takes three, so there is none, and no day is called above or below.
}
trends-baseline-ahead = Your own baseline will be the week before infusion 1, once three of its days are recorded.
trends-your-baseline = your own baseline
trends-weekly = line: the mean of each week
trends-line-is = Line: { $what }
trends-empty = Nothing to draw yet. A mood of one tap, or a check-in, will appear here.
trends-to-checkins = Go to Check-ins

# The measures. Ranges: clinical 6.1. Response and remission: clinical, decision 7.
trends-measure-title = { $name } total: each step covers the two weeks it asks about
trends-measure-label = { $name }, { $count ->
    [one] 1 total: { $first } on { $firstDay }. Range 0 to { $highest }.
   *[other] { $count } totals, from { $first } on { $firstDay } to { $last } on { $lastDay }. Range 0 to { $highest }.
}
trends-mark-response = Dashed line at { $at }: half of the total before infusion 1. { $at } or lower is what studies call response.
trends-mark-remission = Dashed line at { $at }: { $at } or lower is what studies call remission.
trends-band-minimal = minimal
trends-band-mild = mild
trends-band-moderate = moderate
trends-band-moderately-severe = moderately severe
trends-band-severe = severe

# Totals that somebody else worked out: nothing is compared with them
trends-told-title = Scores told to you
trends-told-key = Hollow: a total from someone else, on the day it is of. It stands apart, in no curve and no comparison.
trends-told-mark = { $day }: { $line }. { $by }.

# Every infusion at day 0
trends-after = { $above } of { $recorded } recorded { $recorded ->
    [one] day
   *[other] days
} above
trends-after-unrecorded = no day recorded
trends-after-none = no day in between

# How this is worked out
trends-how-title = How this is worked out
trends-how-baseline-title = Your own baseline
trends-how-baseline = The mean of the moods of the seven days before infusion 1, from −3, very low, to 3, very good. At least three of those days have a mood, or there is no baseline.
trends-how-baseline-is = Yours is { $level }, from { $recorded } recorded days of { $from } to { $to }.
trends-how-days-title = Days above and gaps
trends-how-days = A day with several moods counts as their mean. It is above when that lies above your baseline. The count runs from the day after an infusion to the day before the next, 42 days at most.
trends-how-gaps = A day without a mood is a gap. It is neither above nor below, it is never taken as zero, and the line is broken there.
trends-how-measures-title = Measures, response and remission
trends-how-steps = PHQ-9, PHQ-8 and GAD-7 ask about the two weeks up to their own day, so a total stands over those two weeks.
trends-how-response = Studies use two words. They sort numbers, and are no verdict on a person. Response: a PHQ-9 total half of the one before infusion 1, or lower. Remission: a PHQ-9 total below { $below }.
trends-how-mine = Yours was { $before } on { $beforeDay }, so response begins at { $at }. The last one is { $last }, on { $lastDay }.
trends-how-response-and-remission = That is response, and remission.
trends-how-response-only = That is response, and not remission.
trends-how-remission-only = That is remission, and not response.
trends-how-neither = That is neither of the two.
trends-how-ranges = The names beside the chart are score ranges: places on the form’s own scale, not diagnoses. What they mean for you is a question for you and your clinician.
trends-how-glow-title = Suns and glow
trends-how-glow = A sun is an infusion that took place. The glow shows the 72 hours after it: time since, not how well it worked.

# The charts
trends-mood-title = Mood
trends-mood-high = very good
trends-mood-low = very low
trends-tick-day = { $day } { $month }
trends-aligned-title = Days above your own baseline, after each infusion
trends-aligned-key = Filled: above. Hollow: at or below. Slanting lines: not recorded. Outlined sun: the next infusion.
trends-day-0 = day 0
trends-above = above
trends-below = at or below
trends-missing = not recorded
trends-foot = Your baseline is the mean of the moods of the week before infusion 1. The glow shows time since an infusion, not how well it worked. Score ranges are not diagnoses.
trends-made = Made with Afterglow on { $day }.
trends-span-all = Everything
trends-span-year = A year
trends-span-course = The course
trends-span-quarter = Three months
trends-span-month = A month

# what the window says on Trends
trends-opening = Working it out
trends-show-as = Show as
trends-chart = Chart
trends-table = Table
trends-zoom = Stretch of time
trends-dated = { $day } { $year }
trends-own-span = { $from } to { $to }
trends-earlier = Earlier
trends-later = Later
trends-closer = Closer
trends-wider = Wider
trends-mood-chart = Mood chart, { $from } to { $to }
trends-mood-summary = { $recorded } of { $days } days recorded, { $infusions ->
    [0] no infusion
    [one] 1 infusion
   *[other] { $infusions } infusions
}.
trends-mood-summary-above = { $whose ->
    [theirs] { $above } days above their own baseline, { $below } at or below it.
   *[own] { $above } days above your own baseline, { $below } at or below it.
}
trends-same-in-table = The same numbers are in the table.
trends-keys = Keys, once the chart has the focus: left and right for a day, Page up and Page down for a stretch, Home and End, plus and minus to zoom.
trends-cursor-hint = Point at a day, tap it, or use the arrow keys, to read it.
trends-cursor = { $day }: { $what }
trends-cursor-value = mood { $value }, { $side }.
trends-cursor-value-plain = mood { $value }.
trends-cursor-missing = not recorded.
trends-cursor-today = nothing recorded yet.
trends-cursor-before = before your first mood.
trends-cursor-infusion = Day of { $name }.
trends-cursor-after = { $days ->
    [one] 1 day
   *[other] { $days } days
} after { $name }.
trends-cursor-total = { $name } { $total }. { $range }
trends-cursor-no-range = { $name } { $total }.
trends-cursor-told = { $measure } { $line }. { $by }.
trends-told-chart = { $measure }, told to you: { $count ->
    [one] 1 total in this stretch
   *[other] { $count } totals in this stretch
}.
trends-told-more = { $count ->
    [one] 1 earlier one is in the table.
   *[other] { $count } earlier ones are in the table.
}
trends-table-told = Scores told to you, apart from your own answers
trends-table-measure-name = Measure
trends-table-who = From
trends-side-above = { $whose ->
    [theirs] above their own baseline
   *[own] above your own baseline
}
trends-side-below = { $whose ->
    [theirs] at or below their own baseline
   *[own] at or below your own baseline
}
trends-earlier-rows = Show all { $count } infusions
trends-fewer-rows = Show the latest only
trends-table-after = After each infusion, up to the day before the next
trends-table-infusion = Infusion
trends-table-date = Date
trends-table-above = Above
trends-table-below = At or below
trends-table-missing = Not recorded
trends-table-total = Total
trends-table-back = Looks back to
trends-table-range = Range
trends-table-measure = { $name }, range 0 to { $highest }
trends-table-mood = Mood of each day, from −3 (very low) to 3 (very good).
trends-table-baseline = Your own baseline is { $level }.
trends-table-week = Week of
trends-table-no-days = No day is recorded in this stretch.
trends-save = Keep a copy
trends-save-svg = Save this stretch as a picture (SVG)
trends-save-csv = Save everything as a table (CSV)
trends-save-plain = The file is not encrypted. Anyone who gets it can read it, on this computer and wherever it is copied to.
trends-save-go = Choose where to save
trends-save-leave = Leave it
trends-saving = Saving
trends-saved = Saved as { $file }. It is not encrypted: whoever has the file can read it.
trends-save-cancelled = Nothing was saved.
