# checkins
checkins-about = { $length } questions about { $recall }.
checkins-position = Question { $number } of { $of }. Looking back over { $recall }, { $span }.
checkins-position-unscored = One more, which is not part of the score. Looking back over { $recall }, { $span }.
checkins-total = { $total } of { $highest }
checkins-not-scored = Not scored: { $answered } of { $of } questions answered.
checkins-open = Not finished: { $answered } of { $of } questions answered.
checkins-all-answered = Not finished yet. Every question that counts is answered.
checkins-overlap = Your last { $name } was on { $day }. Both ask about { $recall }, so they share some days. You can go on, or come back later.
checkins-error-finished = This check-in is finished and stays as it is. Nothing was changed. You can begin a new one.
checkins-error-day-ahead = This day has not come yet. Nothing was changed. Choose today or an earlier day.
checkins-error-day-far-back = This day lies more than fifty years back. Nothing was changed. Look at the year once more.
checkins-entered = For { $day }, entered { $entered }.
checkins-part = { $name } within it: { $total } of { $highest }. { $range }
checkins-unknown = This version of Afterglow does not have this measure. What you answered is kept.
checkins-error-told-measure = The name of the measure is missing here, or is very long. Nothing was kept. Write its name as it was told to you.
checkins-error-told-total = This measure has no such total. Nothing was kept. Look at the number once more.
checkins-error-told-by = Who told it is missing here. Nothing was kept. Write a name, or “my clinic”.
checkins-error-told-day = Its day is missing here. Nothing was kept. Choose the day it is of.
checkins-error-days = This can be from 7 to 56 days. Nothing was changed.
checkins-due-and = { $one } and { $other }
checkins-due-told = { $names }: { $length } questions about { $recall }.
checkins-due-baseline = Before your first infusion, as something to compare with.
checkins-due-after = { $days ->
    [7] A week after your last infusion.
   *[other] { $days } days after your last infusion.
}
checkins-due-rhythm = { $days ->
    [7] A week after the last time.
    [14] Two weeks after the last time.
   *[other] { $days } days after the last time.
}
checkins-due-before = Before your next infusion.
checkins-later = Nothing is asked now. { $names } from { $day } on.
checkins-later-none = Nothing is asked now.
checkins-rests = The schedule rests until you go on with it.
checkins-rests-until = The schedule rests until { $day }.
checkins-told-by = Told by { $who }
checkins-told-range = { $name } goes from 0 to { $most }.
checkins-told-range-steps = { $name } goes from 0 to { $most }, in steps of { $step }.
checkins-span = { $first } to { $last }
checkins-span-day = { $number } { $month }
checkins-mood-when = { $day }, { $time }
checkins-mood-very-low = Very low
checkins-mood-low = Low
checkins-mood-a-little-low = A little low
checkins-mood-in-between = In between
checkins-mood-fairly-good = Fairly good
checkins-mood-good = Good
checkins-mood-very-good = Very good
checkins-mood-noted-beside = { $name }: { $what }
checkins-mood-day = { $count } noted, from { $lowest } to { $highest }
checkins-mood-day-even = { $count ->
    [one] { $mood }
   *[other] { $count } noted: { $mood }
}
checkins-mood-more = And { $count } earlier that day.

# beside a mood, in five steps of our own
checkins-energy = Energy
checkins-energy-level = { $level ->
    [0] None
    [1] A little
    [2] Some
    [3] A fair amount
   *[4] Plenty
}
checkins-anxiety = Anxiety
checkins-anxiety-level = { $level ->
    [0] Calm
    [1] A little uneasy
    [2] Uneasy
    [3] Anxious
   *[4] Very anxious
}
checkins-sleep = Last night’s sleep
checkins-sleep-level = { $level ->
    [0] Hardly any
    [1] Poor
    [2] So-so
    [3] Good
   *[4] Very good
}
checkins-unreal = Feeling unreal
checkins-unreal-level = { $level ->
    [0] Not at all
    [1] A little
    [2] Somewhat
    [3] Quite a bit
   *[4] Very
}
checkins-pain = Pain
checkins-pain-level = { $level ->
    [0] None
    [1] A little
    [2] Some
    [3] A lot
   *[4] Very strong
}

# the instruments' own words. Never reworded; golden files hold them
checkins-phq9-name = PHQ-9
checkins-phq9-recall = the last 2 weeks
checkins-phq9-range-minimal = Score range: minimal, 0 to 4.
checkins-phq9-range-mild = Score range: mild, 5 to 9.
checkins-phq9-range-moderate = Score range: moderate, 10 to 14.
checkins-phq9-range-moderately-severe = Score range: moderately severe, 15 to 19.
checkins-phq9-range-severe = Score range: severe, 20 to 27.
checkins-phq9-attribution = PHQ-9/GAD-7 developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.
checkins-phq9-stem = Over the last 2 weeks, how often have you been bothered by any of the following problems?
checkins-phq9-option-0 = Not at all
checkins-phq9-option-1 = Several days
checkins-phq9-option-2 = More than half the days
checkins-phq9-option-3 = Nearly every day
checkins-phq9-item-1 = Little interest or pleasure in doing things
checkins-phq9-item-2 = Feeling down, depressed, or hopeless
checkins-phq9-item-3 = Trouble falling or staying asleep, or sleeping too much
checkins-phq9-item-4 = Feeling tired or having little energy
checkins-phq9-item-5 = Poor appetite or overeating
checkins-phq9-item-6 = Feeling bad about yourself — or that you are a failure or have let yourself or your family down
checkins-phq9-item-7 = Trouble concentrating on things, such as reading the newspaper or watching television
checkins-phq9-item-8 = Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual
checkins-phq9-item-9 = Thoughts that you would be better off dead or of hurting yourself in some way
checkins-phq9-difficulty = If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?
checkins-phq9-difficulty-0 = Not difficult at all
checkins-phq9-difficulty-1 = Somewhat difficult
checkins-phq9-difficulty-2 = Very difficult
checkins-phq9-difficulty-3 = Extremely difficult
checkins-phq8-name = PHQ-8
checkins-phq2-name = PHQ-2
checkins-phq2-range-below = Score range: below the form’s mark of 3, 0 to 2.
checkins-phq2-range-from = Score range: at or above the form’s mark of 3, 3 to 6.
checkins-phq4-name = PHQ-4
checkins-phq4-range-0 = Score range: 0 to 2.
checkins-phq4-range-3 = Score range: 3 to 5.
checkins-phq4-range-6 = Score range: 6 to 8.
checkins-phq4-range-9 = Score range: 9 to 12.
checkins-gad2-name = GAD-2
checkins-gad7-name = GAD-7
checkins-gad7-range-minimal = Score range: minimal, 0 to 4.
checkins-gad7-range-mild = Score range: mild, 5 to 9.
checkins-gad7-range-moderate = Score range: moderate, 10 to 14.
checkins-gad7-range-severe = Score range: severe, 15 to 21.
checkins-gad7-stem = Over the last 2 weeks, how often have you been bothered by the following problems?
checkins-gad7-item-1 = Feeling nervous, anxious or on edge
checkins-gad7-item-2 = Not being able to stop or control worrying
checkins-gad7-item-3 = Worrying too much about different things
checkins-gad7-item-4 = Trouble relaxing
checkins-gad7-item-5 = Being so restless that it is hard to sit still
checkins-gad7-item-6 = Becoming easily annoyed or irritable
checkins-gad7-item-7 = Feeling afraid as if something awful might happen

# what the window says on Check-ins
checkins-title = Check-ins
checkins-lead = When you're ready. None of it is required.
checkins-begin = Begin { $name }
checkins-go-on = Go on with { $name }
checkins-go-on-anyway = Go on
checkins-another-day = Another day
checkins-measures = Measures
checkins-earlier = Enter one for an earlier day
checkins-earlier-lead = For a form you filled in on paper, or meant to. It is marked with both days.
checkins-earlier-day = The day it is for
checkins-told = Scores told to me
checkins-told-lead = A total that your clinic or therapist worked out. It stands apart from your own answers.
checkins-told-add = Add a score
checkins-told-measure = Measure
checkins-told-total = Total
checkins-told-day = Its day
checkins-told-who = Who told it
checkins-told-keep = Keep it
checkins-told-kept = Kept: { $measure }, { $day }.
checkins-told-gone = Taken out: { $measure }, { $day }.
checkins-told-remove = Take out: { $measure }, { $day }
checkins-schedule = When check-ins are offered
checkins-schedule-lead = They count from your infusions. What was not answered is not asked again.
checkins-schedule-mood = What is asked
checkins-schedule-phq9 = PHQ-9, about mood
checkins-schedule-phq8 = PHQ-8, the same without question 9
checkins-schedule-anxiety = GAD-7, about worry
checkins-schedule-when = When
checkins-schedule-baseline = Before infusion 1
checkins-schedule-baseline-means = In the week before, as something to compare with.
checkins-schedule-before = Before each infusion, the short ones
checkins-schedule-before-means = PHQ-2 and GAD-2: two questions each, the day before.
checkins-schedule-after = After the last infusion
checkins-schedule-every = Then every
checkins-schedule-not = Not at all
checkins-schedule-days = { $count } days
checkins-schedule-week = Never closer than 7 days: both ask about two weeks.
checkins-schedule-back = Back to check-ins
checkins-rest = A rest
checkins-rest-lead = Nothing is offered for a while. You can still begin any of them yourself.
checkins-rest-two = For 2 weeks
checkins-rest-four = For 4 weeks
checkins-rest-open = Until I go on
checkins-rest-no = Go on now
checkins-next-one = Go on with { $name }
checkins-phq8-hint = PHQ-8 asks the same without question 9. You can choose it under “When check-ins are offered”.
checkins-answered = Answered so far
checkins-answered-earlier = Show earlier ones
checkins-empty = Nothing answered yet.
checkins-row = { $name }, { $day }
checkins-mood-title = How is it right now?
checkins-mood-noted = Kept: { $mood }. { $when }.
checkins-mood-last = Last: { $mood }. { $when }.
checkins-mood-undo = Undo
checkins-mood-back = Taken back. Nothing is noted.
checkins-mood-gone = Taken out: { $mood }. { $when }.
checkins-mood-remove = Take out: { $mood }. { $when }
checkins-moods = Moods of the last two weeks
checkins-remove = Take out
checkins-put-back = Put it back
checkins-beside = More beside it, if you like
checkins-beside-none = Not noted
checkins-save = Save
checkins-save-and-close = Save and close
checkins-choose = Choose an answer, or leave it blank.
checkins-left-blank = Left blank.
checkins-blank = Left blank
checkins-back = Back
checkins-leave-blank = Leave blank
checkins-next = Next
checkins-finish = Finish
checkins-done = Done
checkins-keys = Keys: 1 to { $count } answer, Enter next, Backspace back. Each answer is saved as you give it.
checkins-unwatched = No one is watching these answers. This app does not alert anyone.
checkins-range-means = A score range is a place on the form's own scale. What it means for you is a question for you and your clinician.
checkins-not-scored-means = A total needs an answer to every question that counts. Your answers are kept as they are.
checkins-result-help = Help now stays one press away, on every screen.
checkins-answers = Your answers
