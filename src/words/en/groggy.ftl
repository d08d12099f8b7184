# groggy
groggy-error-hours = The quiet hours last from 4 to 24 hours. Nothing was changed.
groggy-error-not-now = These are not the quiet hours. Nothing was changed.
groggy-time = It is { $time }.
groggy-until = It stays quiet here until { $time }.
groggy-until-tomorrow = It stays quiet here until { $time } tomorrow.
groggy-unread = { $count ->
    [one] Something left on the lock screen could not be opened. It is kept beside your journal, in a file whose name begins with “letterbox”.
   *[other] { $count } things left on the lock screen could not be opened. They are kept beside your journal, in a file whose name begins with “letterbox”.
}
groggy-title = Rest.
groggy-asks = Did your infusion take place?
groggy-asks-yes = Yes
groggy-asks-no = No
groggy-words = Three words
groggy-words-lead = Whatever comes. It stays as you write it.
groggy-words-label = Three words, or more
groggy-words-keep = Keep this
groggy-words-kept = Kept.
groggy-words-locked-kept = Kept. It is in your journal once you unlock.
groggy-words-sealed = It can’t be read again here. It is in your journal once you unlock.
groggy-words-more = Write more
groggy-mood = A mood
groggy-mood-kept = Kept.
groggy-mood-locked-kept = Kept. It is with your check-ins once you unlock.
groggy-ride = My ride
groggy-ride-none = No ride is noted.
groggy-ride-pick-up = Pick-up: { $when }
groggy-ride-scan = Scan with a phone to call
groggy-rest = Just rest
groggy-rest-lead = Nothing to do here. Nothing is sent, nothing is asked.
groggy-back = Back
groggy-hold = Pause, hold back
groggy-light = Text size and light
groggy-leave = Leave the quiet hours
groggy-leave-lead = Sharing, deleting and questionnaires come back. They can wait until you have slept.
groggy-leave-hold = Hold to leave
groggy-leave-holding = Keep holding
groggy-leave-typed = Or type “leave”
groggy-leave-word = leave
groggy-not-over = The infusion isn’t over
groggy-length = Quiet hours after an infusion
groggy-length-lead = Large, dark and still. Sharing, deleting and questionnaires wait.
groggy-length-hours = { $hours } hours
groggy-length-morning = Until the next morning
