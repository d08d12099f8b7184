# reminders
# Shown outside Afterglow, also on a lock screen: nothing here may tell what Afterglow is for.
reminders-sender = Calendar
reminders-sender-notes = Notes
reminders-sender-diary = Diary
reminders-discreet = You have a note waiting.
reminders-discreet-time = You have a time to keep.
reminders-act-done = Done
reminders-act-later = In an hour
reminders-act-open = Open
reminders-next-none = Nothing set
reminders-next-now = Next: now
reminders-next-today = Next: today { $time }
reminders-next-tomorrow = Next: tomorrow { $time }
reminders-next-day = Next: { $day }, { $time }

# Shown inside Afterglow only. $day "Thu 19 Nov", $time "02:30".
reminders-stop-solids = Solid food until { $time } on { $day }. From your clinic’s sheet.
reminders-stop-liquids = Clear liquids until { $time } on { $day }. From your clinic’s sheet.
reminders-ride-not-confirmed = The ride for { $day }, { $time } is not confirmed yet.
reminders-checkin-due = A check-in, when you’re ready.
reminders-booster-near = The date you and your clinic set is near: { $day }.

# The kinds by name, in the settings.
reminders-kind-stop-solids = Solid food stops
reminders-kind-stop-liquids = Clear liquids stop
reminders-kind-ride-not-confirmed = A ride that is not confirmed
reminders-kind-checkin-due = A check-in is offered
reminders-kind-booster-near = A booster’s date is near

reminders-error-name = A name is one line of at most 40 characters. Nothing was changed.
reminders-error-quiet = Quiet hours begin between 18:00 and 23:00 and end between 06:00 and 12:00. Nothing was changed.

# Pausing
reminders-pause = Reminders
reminders-paused-until = Paused until { $time }. The clinic’s times and the ride still come.
reminders-not-paused = Not paused. The clinic’s times and the ride come even in a pause.
reminders-pause-days = { $days ->
    [one] Pause for { $days } day
   *[other] Pause for { $days } days
}
reminders-pause-end = End the pause
