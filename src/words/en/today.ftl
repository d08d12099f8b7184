# today: the top
today-infusion = Infusion { $number }
today-booster = Your booster
today-the-infusion = infusion { $number }
today-the-booster = your booster
today-when-today = today
today-when-tomorrow = tomorrow
today-when-yesterday = yesterday
today-headline-before = { $name } is { $day } at { $time }
today-headline-on = { $name } was set for { $time }
today-headline-nothing = No infusion planned yet
today-support-today = One step after another.
today-support-tomorrow = Tomorrow.
today-support-days = In { $days } days.
today-support-arrive = Arrive by { $time }.
today-support-on = When it is over, one tap starts the hours after it.
today-support-long = { $name } was { $day }. The next date is for you and your clinic to set.
today-support-nothing = When you have a date from your clinic, put it in here.
today-kept = Kept from { $day }
today-count-label = Time until then
# The one next step
today-plan-title = Plan your infusions
today-plan-body = Your clinic's sheet and your dates go in first. Then Afterglow can count the hours for you.
today-plan-action = Plan them
today-ride-title = Next: your ride home
today-ride-body = From { $name }, { $day } at { $time }. Not confirmed yet.
today-ride-action = See to the ride
today-day-title = Today is { $name }
today-day-body = At { $time }. From leaving to being home, each step with one tap.
today-over-title = Is { $name } over?
today-over-body = It was set for { $day } at { $time }. One tap starts the hours after it. You can undo it.
today-over-action = It's over
today-unsaid-title = Did { $name } take place?
today-unsaid-body = It was set for { $day } at { $time }. You can put in when it ended, or take it out.
today-unsaid-action = Go to your course
today-write-title = A few words about { $name }
today-write-body = Three words are enough. They stay as you write them now.
today-write-action = Write
today-checkin-title = Check-in, when you're ready
today-checkin-body = { $told } None of it is required.
today-checkin-action = Start
today-date-title = The next date
today-date-body = No infusion is planned after the last one. If you and your clinic have set a date, put it in.
today-date-action = Set the date
today-rest-title = Rest
today-rest-body = Nothing else is open. The journal is here if a word comes.
today-rest-action = Write
today-journal-title = Nothing is open
today-journal-body = The journal is here if you want it.
today-journal-action = Write
# The horizon in words
today-horizon-between = Horizon from { $last }, { $lastDay }, to { $next }, { $nextDay } at { $nextTime }.
today-horizon-since = Horizon since { $last }, which ended { $lastDay } at { $lastTime }.
today-horizon-weeks = Horizon of your course by weeks, with { $count ->
    [one] 1 infusion
   *[other] { $count } infusions
}.
today-horizon-until = Horizon up to { $next }, { $nextDay } at { $nextTime }.
today-horizon-empty = Horizon without an infusion: none is planned yet.
today-horizon-now = It is now { $day } { $time }.
today-horizon-notes = { $count ->
    [one] 1 mood note
   *[other] { $count } mood notes
}, { $above } above your own baseline.
today-horizon-when = When
today-horizon-what = What
today-row-over = { $name } ended
today-row-planned = { $name } is planned
today-row-note = Mood { $valence } on a scale from -3 to 3, { $side }
today-row-above = above your own baseline
today-row-on = on your own baseline
today-row-below = below your own baseline
today-row-now = Now
today-now = Now

# The room
today-ask = A question, if you want one
today-another = Another question
today-keep = Keep this
today-not-now = Not now
today-no-question = No other question is left for these days.
today-questions-again = Show earlier questions
today-layer-read = Write beside it
today-ground = Stop and ground me
today-stays = Once kept, it stays exactly as it is.
today-kept-now = Kept as it was. Nothing you write later changes it.
today-read-it = Read it
today-is-over = Marked as over.
today-undo = Undo
today-table = Show as a table
today-medicine = Don't start, stop or skip any medicine because of this app. Ask the person who prescribes it.
today-since = Since you last looked
today-put-away = Put away
today-course = Your course and your clinic's sheet
today-opening = Opening Today
