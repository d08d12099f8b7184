# Longer-term questions (clinical 3.4); when to call: clinical 3.3.
longer-bladder-often = Needing to pass urine more often than usual
longer-bladder-urge = A sudden, strong need to pass urine
longer-bladder-pain = Pain or burning when passing urine, or pain in the pelvis
longer-bladder-blood = Blood in the urine
longer-bladder-leaking = Leaking urine
longer-bladder-night = Waking at night to pass urine
longer-want-feeling = Wanting a session for the feeling it gives
longer-want-more = Needing more for the same effect
longer-want-other = Using ketamine that was not prescribed
longer-want-hiding = Hiding ketamine use from someone
longer-want-often = Having sessions more often than planned
longer-thinking = Trouble with memory or with thinking clearly
longer-theme-bladder = Bladder
longer-theme-wanting = Wanting and using
longer-theme-thinking = Memory and thinking
longer-title = Longer-term questions
# In the narrow bar on top, where there is room for two short lines.
longer-place = Longer term
longer-lead = Ketamine over months can bother the bladder, and people can come to want it. A look now and then notices early. Twelve questions, yes or no; each can be left out.
longer-due-booster = A booster is near. A few longer-term questions belong before it.
longer-due-month = It has been a month. A few longer-term questions, when you’re ready.
longer-opening = Opening the questions
longer-begin = Answer them now
longer-since = Since the last time, or in the last month:
longer-yes = Yes
longer-no = No
longer-skip = Not now
longer-finish = Keep these answers
longer-leave = Leave it
longer-kept = Saved
longer-finished = Kept. Nothing was sent.
longer-error-nothing = Nothing is answered yet. Nothing was kept as done. Answer at least one, or leave it.
longer-call-talk = Talk to your clinic; this is common enough that they will have a plan.
longer-call-today = Call your clinic today. This is common enough that they will have a plan.
longer-call-urgent = Blood in the urine: call your clinic today, urgently.
longer-past = Earlier answers
longer-past-no = No yes among the answers.
longer-left-out = { $count ->
    [one] { $count } question left out
   *[other] { $count } questions left out
}
longer-watching = No one is watching these answers. This app does not alert anyone. There is no score.
longer-open = Longer-term questions
longer-review = These questions await a clinician’s review.
