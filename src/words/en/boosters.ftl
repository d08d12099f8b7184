# boosters
boosters-near = The date you and your clinic set is near: { $day }.
boosters-when = { $day }, { $time }
boosters-error-note = This note is too long to keep beside a date. Nothing was changed. Keep it under 2,000 characters.

# what the window says
boosters-title = The next booster
boosters-date = The date you and your clinic set
boosters-date-hint = Day and time, for example Fri 18 Dec 10:30.
boosters-date-missing = Give a day and a time. Nothing was changed.
boosters-note = A note of your own, if you like
boosters-set-date = Set the date
boosters-set = Set: { $when }.
