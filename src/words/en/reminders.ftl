# reminders
# Shown outside Afterglow, also on a lock screen: nothing here may tell what Afterglow is for.
reminders-sender = Notes
reminders-discreet = You have a note waiting.

# Shown inside Afterglow only. $day "Thu 19 Nov", $time "02:30".
reminders-stop-solids = Solid food until { $time } on { $day }. From your clinic’s sheet.
reminders-stop-liquids = Clear liquids until { $time } on { $day }. From your clinic’s sheet.
reminders-ride-not-confirmed = The ride for { $day }, { $time } is not confirmed yet.
reminders-checkin-due = A check-in, when you’re ready.
reminders-booster-near = The date you and your clinic set is near: { $day }.

# Pausing
reminders-pause = Reminders
reminders-paused-until = Paused until { $time }. The clinic’s times and the ride still come.
reminders-not-paused = Not paused. The clinic’s times and the ride come even in a pause.
reminders-pause-days = { $days ->
    [one] Pause for { $days } day
   *[other] Pause for { $days } days
}
reminders-pause-end = End the pause
