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
window-support-first-night = A few lines before sleep, if you want to. None of it is required.
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
