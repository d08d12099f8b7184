# clinic
clinic-error-empty = The sheet has no words yet. Nothing was kept. Paste what your clinic gave you.
clinic-error-day = The day lies before 2000, or has not come yet. Nothing was kept. Give the day you received the sheet.
clinic-error-minutes = A rule's time lies between 0 and 72 hours, in whole minutes. Nothing was changed.
clinic-source = From your clinic’s sheet, { $day }.
clinic-rule-no-solids = No solid food for { $span } before
clinic-rule-clear-liquids = Clear liquids until { $span } before
clinic-rule-arrive-early = Arrive { $span } before
clinic-rule-ride-both-ways = A ride there and back
clinic-rule-adult-inside = An adult comes inside the clinic
clinic-rule-no-driving = No driving for { $span } after
clinic-span-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
clinic-span-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
clinic-span-both = { $hours } h { $minutes } min
clinic-kind-no-solids = No solid food before
clinic-kind-clear-liquids = Clear liquids until
clinic-kind-arrive-early = Arrive early
clinic-kind-no-driving = No driving after
clinic-title = Your clinic’s sheet
clinic-empty = No sheet yet. Paste what your clinic gave you; it stays in their words.
clinic-add-newer = Add a newer sheet
clinic-which = Which sheet
clinic-received = Received { $day }
clinic-from = From { $who }
clinic-pick = Pick a line to take a rule from it.
clinic-words = The sheet, in their words
clinic-no-times = No times are shown until you enter your clinic’s own rule.
clinic-day = Received on
clinic-day-hint = Year, month, day, like 2026-11-12
clinic-given-by = Who gave it to you
clinic-given-by-hint = May stay empty
clinic-keep = Keep this sheet
clinic-rules = Rules you took from it
clinic-rules-none = None yet. Nothing is counted until you enter one.
clinic-rule-older = There is a newer sheet. See whether it says the same.
clinic-rule-remove = Remove
clinic-rule-removed = The rule is removed.
clinic-rule-kind = What the rule is about
clinic-rule-time = How long
clinic-rule-unit = Hours or minutes
clinic-rule-hours = hours
clinic-rule-minutes = minutes
clinic-rule-sentence = The sheet’s sentence
clinic-rule-keep = Keep this rule
clinic-rule-saved = Kept.
clinic-contact = Whom to ring
clinic-contact-name = Clinic or person
clinic-contact-phone = Phone number
clinic-contact-keep = Keep
clinic-contact-saved = Kept.
