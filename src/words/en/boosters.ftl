# boosters
boosters-near = The date you and your clinic set is near: { $day }.
boosters-when = { $day }, { $time }
boosters-error-note = This note is too long to keep beside a date. Nothing was changed. Keep it under 2,000 characters.

boosters-error-dates = Set one date or more, at most 60 at once. Nothing was changed.
boosters-error-book-by = Give a day before the date itself, at most 180 days before it. Nothing was changed.
boosters-booked = Booked.
boosters-book-by = To be booked by { $day }.

# the patient's own rule
boosters-rule-what = { $what ->
    [energy] energy
    [anxiety] anxiety
    [sleep] sleep
    [unreal] feeling unreal
    [pain] pain
   *[mood] mood
}
boosters-rule-below = When your weekly average of { $what } is below { $level } for { $days ->
    [one] a day
   *[other] { $days } days in a row
}.
boosters-rule-above = When your weekly average of { $what } is above { $level } for { $days ->
    [one] a day
   *[other] { $days } days in a row
}.
boosters-rule-level = { $number } ({ $mood })
boosters-rule-level-between = { $number } (between { $low } and { $high })
boosters-rule-numbers-below = Your weekly average of { $what } is { $mean }. It has been below { $level } since { $day }.
boosters-rule-numbers-above = Your weekly average of { $what } is { $mean }. It has been above { $level } since { $day }.
boosters-rule-error-blank = Write what you would like to be reminded of. Nothing was changed.
boosters-rule-error-days = Give whole days, 1 to 28. Nothing was changed.

# what the window says
boosters-title = The next booster
boosters-page = Boosters
boosters-page-lead = Dates you set with your clinic. Nothing here is worked out for you.
boosters-to-page = Every few weeks, booking, and your own rule
boosters-to-course = The whole course
boosters-dates = The dates ahead
boosters-dates-none = No date is set.
boosters-is-booked = It is booked
boosters-not-booked = It is not booked yet
boosters-book-by-set = Book by
boosters-book-by-label = To be booked by
boosters-book-by-hint = A day, for example 4 Dec. Empty for none.
boosters-book-by-keep = Keep this day
boosters-series = Every few weeks
boosters-series-first = The first date
boosters-series-every = Every how many weeks
boosters-series-every-hint = As your clinic set it, 1 to 52.
boosters-series-count = How many dates
boosters-series-book = Book how many days before
boosters-series-book-hint = Leave it empty for no reminder to book.
boosters-series-keep = Set these dates
boosters-series-set = Set: { $dates }.
boosters-rule = Your own rule
boosters-rule-means = You can agree with your clinician when you would like to look again. Only your own words and numbers are shown then. Without a rule there is no message.
boosters-rule-write = Write a rule
boosters-rule-change = Change it
boosters-rule-remove = Take it away
boosters-rule-removed = The rule is taken away.
boosters-rule-kept = The rule is kept.
boosters-rule-about = Look at my weekly average of
boosters-rule-about-hint = A week counts once three of its days have one noted.
boosters-rule-when = When it is
boosters-rule-side-below = below
boosters-rule-side-above = above
boosters-rule-level-label = this level
boosters-rule-days = for so many days in a row
boosters-rule-note = remind me of what we wrote
boosters-rule-note-hint = Shown to you word for word, and to nobody else.
boosters-rule-with-label = Written with, if you like
boosters-rule-with = Written with { $name }
boosters-rule-own = Your own words
boosters-rule-keep = Keep the rule
boosters-rule-leave = Leave it
boosters-rule-now = Your week is where you said to look again.
boosters-date = The date you and your clinic set
boosters-date-hint = Day and time, for example Fri 18 Dec 10:30.
boosters-date-missing = Give a day and a time. Nothing was changed.
boosters-note = A note of your own, if you like
boosters-set-date = Set the date
boosters-set = Set: { $when }.
