# share: the files themselves
share-readme-what = This packet was written with Afterglow, a private diary for people who receive ketamine infusions, and sealed for the one who holds the key. Frozen on { $made }.
share-readme-watching = Not an emergency channel; no one is watching. What a person writes here reaches you only when you open it.
share-readme-files = report.pdf is for reading. entries.json holds the same, complete, for machines; bundle.fhir.json holds it for record systems that read FHIR R4. Pictures and voice notes, if any came along, are in att/; entries.json says what each one is.
share-readme-open =
    To open a sealed packet without Afterglow, take two free programs, age (age-encryption.org) and unzip. your-key.txt is the file with your secret key, packet.age is the sealed packet. Type:

        age -d -i your-key.txt packet.age > packet.zip
        unzip packet.zip
share-readme-check =
    If a file packet.age.minisig came along, a third free program, minisign (jedisct1.github.io/minisign), says whether both are as they were sealed. patient.pub is the file with this person’s public key. Type:

        minisign -V -m packet.age -p patient.pub
        minisign -V -m manifest.json -p patient.pub
share-readme-sums = SHA-256 of the other files:
share-report-title = From { $from }, for { $to }
share-report-title-to = For { $to }
share-report-title-own = From my Afterglow
share-report-made = Frozen { $made }
share-report-days = { $first } to { $last }
share-report-talk = What I want to talk about
share-report-infusions = Infusions
share-report-infusions-marked = In the charts an amber line stands for each of them.
share-report-measures = Totals
share-report-chart = { $scale }: { $totals }
share-report-total-on = { $total } of { $most } on { $day }
share-report-unscored-on = not scored on { $day }
share-report-many-totals = { $count } totals. First { $first }; highest { $highest }; lowest { $lowest }; last { $last }
share-report-moods = Mood line
share-report-moods-said = { $first } to { $last }. { $count ->
    [one] 1 mood
   *[other] { $count } moods
} on { $days } of { $of } days, from { $lowest } to { $highest }.
share-report-moods-none = { $first } to { $last }. No mood was noted on these days.
share-report-mood-alone = Every mood noted on these days is here. Days without one are hatched.
share-report-scores = Check-ins, one by one
share-report-told-scores = Scores told to me, not my own answers
share-report-told-of = { $total } of { $most }. Told by { $who }.
share-report-told = { $total }. Told by { $who }.
share-report-entered = Entered on { $day }, for the day above.
share-report-entries = In my own words
share-report-not-in = Not in this packet
share-report-receives = Everyone who receives something from this journal: { $people }.
share-report-receives-file = { $name } (by sealed file)
share-report-receives-nobody = No one receives anything from this journal.
share-report-total = { $total } of { $most }
share-report-total-range = { $total } of { $most }. { $range }
share-report-not-scored = Not scored
share-report-blank = Left blank
share-report-fragment = A fragment, kept as it came
share-report-beside = Written later, beside a fragment
share-report-entry = An entry
share-report-watching = Not an emergency channel; no one is watching.
share-report-picture = A picture
share-report-attached = { $what }. In this packet: att/{ $start }…
share-report-voice = A voice note, { $seconds } s
share-report-box = □ stands for a character that no font on the sender’s computer can draw. entries.json has every text as it was written.
share-report-page = Page { $page } of { $pages }

# share: for other record systems
share-fhir-patient = A person who keeps a diary with Afterglow. No name was given.
share-fhir-someone = The one who holds the key
share-fhir-infusion = Ketamine infusion
share-fhir-total = { $scale }, total score
share-fhir-told = Score of a measure, told to the patient by someone else
share-fhir-mood = Mood as tapped, from −3 (very low) to 3 (very good)
share-fhir-note = Patient note
share-fhir-consent = The patient chose to share these items with { $to }, on { $made }.
share-fhir-provenance = Written and answered by the patient themselves, or noted by them as told; put together by Afterglow. Not checked by anyone.
share-fhir-codes = Codes of Afterglow for what has no confirmed code elsewhere

# share: keys
share-key-empty = There is no key here yet. Nothing was changed. Paste the one your therapist gave you; it begins with age1.
share-key-typo = A letter in this key is missing or wrong. Nothing was changed. Copy it whole and paste it again.
share-key-secret = This is the secret half of a key. It belongs to one person alone, so Afterglow left it out. Ask for the half that begins with age1.
share-key-ssh = This is an SSH key, and Afterglow can't seal for it. Nothing was changed. Ask for a key that begins with age1.
share-key-post-quantum = This is a key of a newer kind that Afterglow can't seal for yet. Nothing was changed. Ask for an X25519 key; it is 62 letters long and begins with age1.
share-key-plugin = This key needs a plugin or a hardware key, and Afterglow can't seal for it. Nothing was changed. Ask for a plain key, 62 letters long, that begins with age1.
share-key-unknown = This isn't a key. Nothing was changed. A key begins with age1 and is 62 letters long.

# share: a therapist's card
share-card-not = This isn’t a therapist’s card. Nothing was changed. A card is a small file whose name ends in .agcard, or the square code that your therapist shows.
share-card-cut = A part of this card is missing. Nothing was changed. Ask your therapist for the whole file, or use the code they show.
share-card-forged = This card is not as your therapist made it, so Afterglow left it out. Nothing was changed. Ask them for it again, best in person.
share-card-newer = This card is of a newer kind that this Afterglow can’t read yet. Nothing was changed. A newer Afterglow can.
share-card-expired = This card has run out. Nothing was changed. Ask your therapist for their new one.
share-card-no-code = Afterglow found no square code in this picture. Nothing was changed. Take it again, straight and close, or use the card’s file.

# share: what is in a packet and what is not
share-after = After infusion { $number }, { $day }
share-after-booster = After a booster, { $day }
share-not-in-answers = The answers to the PHQ-9. Its total goes alone, so that no single answer can be worked out.
share-not-in-telling = A PHQ-9. Beside the PHQ-8 of the same weeks, the answer to its question 9 could be worked out.
share-not-in-pictures = Other pictures or recordings that belong to these texts. They stay with the patient.
share-not-in-between = { $count } more { $scale } between those that are here.
share-not-in-unticked = Anything that was not ticked.
share-not-in-earlier = Drafts, and earlier wordings of what is here.
share-moods = Mood line
share-moods-detail = { $first } to { $last }: { $count ->
    [one] 1 mood
   *[other] { $count } moods
} on { $days ->
    [one] 1 day
   *[other] { $days } days
}
share-picture = A picture
share-picture-of = A picture: { $what }
share-no-words = No words, pictures only
share-layer-fragment = fragment
share-layer-beside = written later
share-layer-entry = entry
share-form-total = total { $total }
share-part-infusions = Infusions, dates only
share-part-total = The total alone
share-part-answers = The total and every answer, question 9 too
share-part-every = The total and every answer
share-part-told = A score told to me, { $day }
share-ledger-talk = what to talk about
share-ledger-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
share-ledger-attached = { $count ->
    [one] 1 picture or voice note
   *[other] { $count } pictures and voice notes
}
share-ledger-forms = { $count ->
    [one] 1 check-in
   *[other] { $count } check-ins
}
share-ledger-moods = mood line
share-ledger-answers = { $what }, with all answers
share-plain-file = This file is not sealed. Anyone who has it can read it.

# share: what can go wrong
share-error-known-key = You have this key already. Nothing was changed. Choose it from the list.
share-error-name = A name is missing here, or is very long. Nothing was changed. Write what you call this person.
share-error-nothing = Nothing is ticked yet. Tick what goes, then look at it.
share-error-long-talk = This is longer than six thousand letters. Nothing was changed. Keep what matters most, and write the rest in your journal.
share-error-no-day = This is not a day that can be read. Nothing was changed. Write it like 13 November 2025, or 2025-11-13.
share-error-no-span = These days don’t fit: the first one comes first, and the last one is today at the latest. Nothing was changed.
share-error-item9 = Whether your answers to the PHQ-9 go is still open. Nothing was sealed. Say what goes, then look at it.
share-error-no-preview = This preview is gone. Nothing was sealed. Look at it once more.
share-error-changed = What is ticked has changed since you looked at it. Nothing was sealed. Look at it once more.
share-error-no-folder = The folder isn’t there any more. Nothing was saved. Choose another one.
share-error-full = There is no room left in that place. Nothing was saved, and nothing here is lost. Choose another place.
share-error-read-only = That place can’t be written to. Nothing was saved, and nothing here is lost. Choose another place.
share-error-file = The file couldn’t be written there. Nothing was saved, and nothing here is lost. Choose another place.

# share: the screen
share-title-with = Share with { $to }
share-lead = Nothing leaves this computer until you seal it. Only what is ticked goes.
share-lead-rules = Nothing leaves this computer unsealed. Only what is ticked goes, and the totals you set to go by themselves.
share-what = What goes
share-empty = There is nothing to share yet. What you keep in your journal and the check-ins you finish appear here.
share-more = Earlier ones are in your journal.
share-went = Sealed for { $to }, { $day }
share-talk-about = It waits here until it goes with a packet; then it begins empty again.
share-talk-tick = This goes too
share-moods-whole = Every mood of these days goes. None of them can be left out.
share-moods-first = From
share-moods-last = To
share-item9 = Your answers to the PHQ-9
share-item9-withhold = The total alone
share-item9-withhold-about = No single answer goes, so that question 9 can’t be worked out.
share-item9-include = Every answer
share-item9-include-about = Question 9, about thoughts of being better off dead, goes too.
share-for = For whom
share-to = Sealed for
share-to-open = Choose someone
share-key-since = Their key, as you added it on { $day }:
share-add = Add this key
share-add-another = Add another key
share-name = Their name
share-key = Their key
share-key-hint = They make it with age and give it to you; it begins with age1. Compare it with them before you trust it.
share-not-now = Not now
share-exact = Exactly what will be read
share-exact-who = Exactly what { $to } will read
share-scroll = scroll to the end
share-open-tick = Tick what goes. Then you see the page itself here.
share-open-to = Say for whom it is. Then you see the page itself here.
share-open-item9 = Say what goes of your PHQ-9. Then you see the page itself here.
share-not-seen = Look at it first. The page itself appears here.
share-look = Look at what goes
share-making = Setting the page…
share-seal = { $items ->
    [one] Seal and save 1 item
   *[other] Seal and save { $items } items
}
share-pages = The pages as they will be read
share-page = Page { $page } of { $pages }. What is on it is listed below.
share-pages-more = Show more pages
share-in = In it
share-out = Not in it
share-boxes = □ stands where this computer has no font for a character. The text itself goes whole.
share-save-title = Seal a file for { $to }
share-save-about = Only { $to }’s key opens it. What they have read can’t be taken back. It goes nowhere by itself: you choose where it is saved and hand it over.
share-passphrase = Your passphrase, once more
share-save = Seal and save
share-sealing = Sealing…
share-choosing = Choose where it is saved.
share-saved = Saved, and noted below. It is yours to hand to { $to }.
share-ledger = What went so far
share-ledger-empty = Nothing has gone to anyone yet.

# Hold everything back
share-hold = Hold everything back
share-hold-end = Let me share again
share-held-on = Everything is held back. Nothing leaves this computer until you let it.
share-held-off = Nothing leaves by itself. You can also hold everything back.
share-held-off-rules = Only the totals you set go by themselves. You can also hold everything back.
share-error-held = You hold everything back. Nothing was sent. Take that off first when you want to share.
