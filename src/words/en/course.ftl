# course
course-rail-none = No dates yet
course-rail-done = { $done } of { $of } done
course-rail-today = { $done } of { $of } done, the next is today
course-rail-tomorrow = { $done } of { $of } done, the next is tomorrow
course-rail-begun = { $done } of { $of } done, the next has begun
course-rail-days = { $done } of { $of } done, the next is in { $days } days
course-infusion = Infusion { $number }
course-infusion-of = Infusion { $number } of { $of }
course-booster = Booster { $number }
course-state-planned = Planned
course-state-begun = Its time has come
course-state-unsaid = Not recorded
course-state-over = Over, ended { $time }
course-unread-no-date = No date found in this line.
course-unread-ambiguous = Day and month could be either way round. Write it as 2026-11-09.
course-unread-no-time = No time found in this line.
course-unread-impossible = This date or time does not exist.
course-unread-weekday = The weekday does not fit the date.
course-title = Your course
course-opening = Opening your course
course-empty = No infusions are planned yet. One date is enough to start.
course-undo = Undo
course-undone = Undone.
course-noted-late = noted afterwards
course-ride = Ride: { $state }
course-over = It is over
course-took-place = It took place
course-not-place = It did not
course-reopen = Not over yet
course-move = Move
course-cancel = Cancel
course-readings = Readings
course-leave = Leave it
course-is-over = { $name } is over.
course-is-reopened = { $name } is not over.
course-is-cancelled = { $name } is cancelled.
course-is-moved = { $name } is moved. If somebody drives you, ask them once more.
course-move-to = New date and time
course-move-hint = Like 2026-11-09 10:30, or Mon 9 Nov 10:30
course-move-one = Give one date and time.
course-move-do = Move it
course-plan-first = Plan your first infusions
course-plan-more = Plan infusions
course-plan-dates = Dates and times, one on each line
course-plan-hint = Like 2026-11-09 10:30, or Mon 9 Nov 10:30. You can paste a whole list.
course-plan-read = What was read
course-plan-past = in the past, kept as noted afterwards
course-plan-minutes = About how many minutes each
course-plan-do = Plan
course-plan-count = { $count ->
    [one] Plan { $count } infusion
   *[other] Plan { $count } infusions
}
course-planned = { $count ->
    [one] One infusion is planned.
   *[other] { $count } infusions are planned.
}
course-systolic = Blood pressure, upper
course-diastolic = Blood pressure, lower
course-pulse = Pulse
course-oxygen = Oxygen, %
course-reading-lead = Numbers as staff told you, or from your own cuff. Leave blank what you don’t have.
course-reading-keep = Keep this reading
course-reading-saved = Kept.
course-clock-twice = The clocks go back: this time comes twice. The earlier one is meant.
course-clock-skipped = The clocks go forward: this time is skipped. It is { $time } then.
course-series-sentence = { $count ->
    [one] One infusion, { $first }
   *[other] { $count } infusions, { $first } to { $last }
}
course-route-iv = By drip (IV)
course-route-im = By injection (IM)
course-route-nasal = Nasal spray
course-route-lozenge = Lozenge, at home
course-hint-minutes-iv = 40 in most studies; clinics say 30 to 60.
course-hint-minutes-im = One injection: 0, or as your clinic counts it.
course-hint-minutes-nasal = As long as the devices take.
course-hint-minutes-lozenge = As long as it was prescribed to be held.
course-hint-settles-iv = Shortly after the drip is finished.
course-hint-settles-im = About 60 minutes.
course-hint-settles-nasal = 90 to 120 minutes.
course-hint-settles-lozenge = One to two hours after the peak.
course-hint-watched-iv = Clinics differ: 20 to 60 minutes after the end.
course-hint-watched-nasal = The label says at least 120 minutes from the first spray.
course-hint-watched-lozenge = As long as a sober adult stays with you.
course-hint-watched-ask = Ask your clinic.
course-route = How it is given
course-minutes = About how many minutes
course-travel = Minutes to get there
course-check-in = Minutes there before it starts
course-watched = Minutes watched
course-settles = Minutes until it mostly wears off
course-hint-travel = Blank when you don’t know.
course-hint-check-in = Often about 30. Your clinic’s sheet comes first.
course-phases-lead = Your clinic’s own times come first. What you leave blank is not shown.
course-phases = Times
course-phases-later = The planned ones after it too
course-phases-keep = Keep these times
course-phases-kept = The times are kept.
course-day = Its day
course-are-moved = { $name } and those after it are moved. If somebody drives you, ask them once more.
course-move-later = { $count ->
    [one] The one after it moves by as many days
   *[other] The { $count } after it move by as many days
}
course-plan-way = How the dates come
course-plan-list = From a list
course-plan-series = As a series
course-series-first = First day
course-series-first-hint = Like 2026-11-09 or 9 Nov
course-series-time = Time
course-series-time-hint = Like 10:30
course-series-count = How many
course-series-weekdays = On these weekdays
course-series-left-out = Left out, made up for at the end
course-series-other-time = at its own time
course-series-back = As the others
course-series-set-time = Other time
course-series-leave-out = Leave out
course-series-its-time = Its own time
course-series-set = Set it
course-day-1 = Mon
course-day-2 = Tue
course-day-3 = Wed
course-day-4 = Thu
course-day-5 = Fri
course-day-6 = Sat
course-day-7 = Sun
