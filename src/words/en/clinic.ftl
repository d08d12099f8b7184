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
