# companion: the page for whoever takes the patient home. Facts: clinical 2.3, 3.2, 3.3.
companion-title = For the person who takes me home
companion-lead = I am having a ketamine infusion. Thank you for being there afterwards. This page is for you to keep at hand.
companion-when = When and where
companion-starts = The infusion begins on { $when }.
companion-pick-up = Pick me up: { $line }.
companion-pick-up-open = Pick-up: not agreed yet. Please ask me.
companion-backup = If you can’t come: { $who }.
companion-stay = Until when to stay, and what waits
companion-stay-until = Please stay until I am fully myself again, at least until bedtime. I must not be home alone before.
companion-stay-rest = The rest of the day is for resting. A light meal when I no longer feel sick, and something to drink.
companion-clinic-says = The clinic says: “{ $sentence }”
companion-usual = What is usual afterwards
companion-usual-groggy = Groggy, sleepy or tired for the rest of the day.
companion-usual-floating = Floating, dreamlike, blurred or double vision: usually gone after 1 to 2 hours.
companion-usual-dizzy = Dizzy or unsteady: usually 1 to 2 hours; it may last the day.
companion-usual-sick = Feeling sick: usually some hours. Headache: some hours, up to a day.
companion-crisis = { $name }, for thoughts of suicide
companion-foot-clinic = The clinic’s instructions win over this page.
companion-foot-review = These lists await a clinician’s review. No one is watching: in need, ring the numbers on this page.
companion-foot-made = Made on { $day }. Infusion and pick-up times may change after that day; please ask me.
companion-screen-lead = One page to hand over or to print: when and where, what is usual, what is not, whom to ring.
companion-opening = Making the page
companion-details = Put in where, when, who stays

# any page that is printed or saved
sheet-print = Print it
sheet-save = Save as PDF
sheet-saving = Saving
sheet-saved = Saved as { $file }. It is not encrypted: whoever has the file can read it.
sheet-cancelled = Nothing was saved.
sheet-long = It takes { $pages } pages; shorter texts fit on one.
