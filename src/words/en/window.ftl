# window: how long ago, in elapsed hours
window-hours = { $hours ->
    [0] Less than an hour
    [one] 1 hour
   *[other] { $hours } hours
}
window-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
window-after = { $span } after infusion { $number } of { $of }
window-after-booster = { $span } after your booster
# One line under it: what these hours are often used for (clinical 4.2, 4.3)
window-support-rest = The rest of today is for rest. Three words are enough, or none.
window-support-first-night = A few lines, if you want to. None of it is required.
window-support-first-days = Many clinics use the first one to three days for writing and therapy. None of it is required.
window-support-first-week = Some people do again now what was new on the first days. None of it is required.
window-support-second-week = A good time to note what helps, for you or for your clinic. None of it is required.
# Questions (themes: clinical 4.6). Each can be skipped without a trace.
window-ask-three-words = Three words for how it was?
window-ask-body = How does your body feel right now?
window-ask-image = Is there an image or a sound you want to keep?
window-ask-tonight = What is one thing you need tonight?
window-ask-different = What felt different today, and what stayed the same?
window-ask-hard = Was anything hard today?
window-ask-thanks = Is there someone you want to thank for today?
window-ask-sleep = What could make tonight's sleep a little easier?
window-ask-different-since = What felt different since then, and what stayed the same?
window-ask-old-thought = Which old thought came by, and what would be a kinder or truer version of it?
window-ask-smallest = What is the smallest next thing, and when?
window-ask-tell = Who would you like to tell, and what?
window-ask-again = What did you do again this week?
window-ask-way = What got in the way this week?
window-ask-therapist = What would you like your therapist to hear?
window-ask-signs = Which early signs of a slide do you know in yourself?
window-ask-helps = What has helped these two weeks?
window-ask-next-visit = What would you like to ask your clinic next time?
# A layer beside what was kept, offered after a day and after three (clinical 4.3)
window-layer-one-day = A day has gone by since then. A line beside it, if you want one.
window-layer-three-days = Some days have gone by since then. A line beside it, if you want one.
# The phases explained (clinical 4.2, 4.3)
window-edge = { $day }, { $time }
window-dates = { $from } to { $to }
window-rest-name = The first hours
window-rest-when = Up to 4 hours after
window-rest-for = Rest. Three words, or none. Water and light food.
window-rest-waits = News and decisions can wait.
window-rest-source = From what clinics advise and from our own design. No study tested it.
window-night-name = The first evening and night
window-night-when = 4 to 24 hours after
window-night-for = A few lines before sleep. A quiet night. One kind contact.
window-night-waits = Alcohol, driving and arguments can wait.
window-night-source = Deep sleep may help what is new to stay. That is a hypothesis.
window-days-name = The first days
window-days-when = 24 to 72 hours after
window-days-for = Therapy, one small new thing, a walk.
window-days-waits = One thing is enough. The rest can wait.
window-days-source = One study tested a training on the four days after an infusion. Some clinics speak of about 72 hours.
window-week-name = The rest of the first week
window-week-when = Days 4 to 7
window-week-for = Doing the new thing again. Talking it over in therapy.
window-week-source = The training in that study ended on day four.
window-second-name = The second week
window-second-when = Days 8 to 14
window-second-for = Going on with what helps. Noting early signs of a slide. Questions for your clinic.
window-second-source = In people, the effect of a single infusion often lasts one to two weeks. In mice, some new connections lasted about two weeks.
window-known-hours = In people: mood can lift within hours.
window-known-day = In rats: a day later there are more and stronger connections between nerve cells.
window-known-days = In mice: the first change in behaviour does not need new connections. They seem to help it last.
window-known-weeks = In mice: some of these connections were still there after two weeks.
window-known-how = How it works is a leading hypothesis, mostly from animals: more of a messenger called glutamate, and from it new growth.
# The page about it
window-title = The window after an infusion
# In the narrow bar on top, where there is room for two short lines.
window-place = The window after
window-what-is-known = What is known
window-lead = Many clinics use the first one to three days. Research tested a training on days one to four. Some brain changes in animals last about two weeks.
window-edges = No study defines its exact edges. The glow is drawn up to 72 hours. Nothing is lost when you let it pass.
window-also = Also still open: { $what }
window-outside = No infusion lies within the last 14 days. This is how the days after one are drawn.
window-now-mark = Now
window-may = It may help, and not everyone. None of it is required.
window-back = Back to Today
# The small plan of days 1 to 4. What was not done leaves no mark.
window-plan-title = Small things
window-plan-lead = One to three, chosen by you. None of it is required.
window-plan-choose = Choose a small thing
window-plan-what = What it is
window-plan-offers = For example
window-plan-day = Day
window-plan-time = Time, if you like
window-plan-add = Choose this
window-plan-cancel = Not now
window-plan-when = { $day }, { $time }
window-plan-today = Today
window-plan-enough = Three are enough for now.
window-plan-how = How did it go? A few words, if you like.
window-plan-how-keep = Keep
window-plan-remove = Take out
window-plan-removed = Taken out.
window-plan-undo = Put it back
window-plan-error-blank = Nothing is written yet. Nothing was changed. Put in what it is.
window-plan-error-long = This is too long for a small thing: 300 characters at most. Nothing was changed.
window-plan-error-day = This day is not one of the days after the infusion any more. Nothing was changed. Choose another day.
window-plan-error-time = This is not a time of day. Nothing was changed. Put it in like 16:00, or leave it empty.
window-plan-error-enough = Three are enough for now. Nothing was changed. Take one out first.
window-plan-error-gone = This small thing isn't here any more. Nothing else was changed.
window-offer-walk = A short walk
window-offer-ring = Ring someone I like
window-offer-window = Tea by the window, without a screen
window-offer-one-thing = Put one single thing away
window-offer-music = One record, lying down
window-offer-cook = Cook something simple
# The therapy appointment
window-therapy-title = Therapy
window-therapy-none = No appointment is put in.
window-therapy-add = Put in an appointment
window-therapy-when = Day and time
window-therapy-about = With whom, where or how
window-therapy-set = Put it in
window-therapy-past = That time is past or is none. Nothing was changed. Put in a time ahead.
window-therapy-remove = Take it out
