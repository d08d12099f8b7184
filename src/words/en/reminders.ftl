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
reminders-stop-heavy-meals = Heavy meals until { $time } on { $day }. From your clinic’s sheet.
reminders-stop-light-meals = Light meals and milk until { $time } on { $day }. From your clinic’s sheet.
reminders-leave-home = Off to the clinic at { $time } on { $day }.
reminders-aftercare-over = The hours that wait after the infusion are over { $day }, { $time }. Driving and machines also wait for a night’s sleep.
reminders-own-rule = Your week is where you said to look again. What you wrote waits for you.
reminders-book-by = { $day } is the day you set for booking a date with your clinic.
reminders-therapy = Your appointment is at { $time } on { $day }.
reminders-packet-not-received = What you sent on { $day } has no receipt yet. Share tells how it stands.
reminders-people-receive = Once a month: who receives what you send. Look whether that is still right.
reminders-small-action = The small thing you chose for today, if it suits.
reminders-fragment = A few words about the infusion, if you like. None of it is required.
reminders-layer = What you kept on { $day } may get a line beside it, if you like.
reminders-longer-due = The longer-term questions, when you’re ready.
reminders-stop-solids = Solid food until { $time } on { $day }. From your clinic’s sheet.
reminders-stop-liquids = Clear liquids until { $time } on { $day }. From your clinic’s sheet.
reminders-ride-not-confirmed = The ride for { $day }, { $time } is not confirmed yet.
reminders-checkin-due = A check-in, when you’re ready.
reminders-booster-near = The date you and your clinic set is near: { $day }.

# The kinds by name, in the settings.
reminders-kind-stop-heavy-meals = Heavy meals stop
reminders-kind-stop-light-meals = Light meals and milk stop
reminders-kind-leave-home = Time to leave for the clinic
reminders-kind-aftercare-over = What waits after an infusion is over
reminders-kind-own-rule = Your own rule
reminders-kind-book-by = The day to book a date by
reminders-kind-therapy = A therapy appointment
reminders-kind-packet-not-received = Something you sent has no receipt
reminders-kind-people-receive = Who receives what you send, once a month
reminders-kind-small-action = Today’s small thing
reminders-kind-fragment = A few words after an infusion
reminders-kind-layer = A line beside what you kept
reminders-kind-longer-due = Longer-term questions
reminders-kind-stop-solids = Solid food stops
reminders-kind-stop-liquids = Clear liquids stop
reminders-kind-ride-not-confirmed = A ride that is not confirmed yet
reminders-kind-checkin-due = A check-in is offered
reminders-kind-booster-near = A booster’s date is near

reminders-error-name = A name is one line of at most 40 characters. Nothing was changed.
reminders-error-quiet = Quiet hours begin between 18:00 and 23:00 and end between 06:00 and 12:00. Nothing was changed.

# The page
reminders-title = Reminders
reminders-lead = Few, and in words that tell others nothing.
reminders-all = All about reminders
reminders-opening = Opening your reminders
reminders-ahead = What will reach you in the next 14 days
reminders-ahead-none = Nothing so far. Times to keep appear here as soon as a date is set.
reminders-quiet = Quiet hours
reminders-quiet-from = From
reminders-quiet-until = Until
reminders-quiet-means = No note comes then. A time to keep that falls into the night is told once, half an hour before the quiet hours begin.
reminders-look = How a note looks
reminders-look-example = A note as others see it
reminders-name = From whom notes seem to come
reminders-name-hint = Notes, the tray and the calendar show this name. It lies outside the encrypted journal, so choose one that tells nothing.
reminders-name-keep = Use this name
reminders-name-saved = Saved.
reminders-wording = Wording
reminders-wording-open = Say what it is about
reminders-wording-means = Only while your journal is open. Anyone who sees the screen can read it. Locked, notes stay neutral.
reminders-kinds = Which ones
reminders-kinds-timed = Times to keep
reminders-kinds-timed-means = They come at their time, also in a pause.
reminders-kinds-prompts = When you like
reminders-kinds-prompts-means = At most one a day, three on the day of an infusion. When none is answered, they become fewer by themselves.

# The calendar for a phone
reminders-calendar = For your phone’s calendar
reminders-calendar-means = A file with your times and alarms under the neutral name. Open it on the phone; opened again after a change, it replaces what is there.
reminders-calendar-file = Save as a file
reminders-calendar-folder = Save as a folder
reminders-calendar-again = Save again
reminders-calendar-saving = Saving
reminders-calendar-saved = Saved: { $file }
reminders-calendar-cancelled = Not saved.
reminders-calendar-follow = Keep it up to date
reminders-calendar-follow-means = Every change is written to the same place, for example a folder that your phone shares.
reminders-calendar-count = { $count ->
    [0] Nothing lies ahead that a calendar could hold.
    [one] One event lies ahead.
   *[other] { $count } events lie ahead.
}
reminders-calendar-saved-at = Saved { $time } as “{ $name }”.
reminders-calendar-changed = Something has changed since. Save it again, and open it on the phone once more.
reminders-calendar-failed = The last change could not be written there. Nothing is lost here. It is tried again with the next change.
reminders-calendar-error-place = The calendar could not be written there. Nothing was changed here. Choose another place.

# Pausing
reminders-pause = Pause
reminders-paused-until = Paused until { $time }. The clinic’s times and the ride still come.
reminders-not-paused = Not paused. The clinic’s times and the ride come even in a pause.
reminders-pause-days = { $days ->
    [one] Pause for { $days } day
   *[other] Pause for { $days } days
}
reminders-pause-end = End the pause
