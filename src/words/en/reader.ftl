# The therapist's side, as the window says it.
reader-choose = I am a therapist
reader-choose-back = This is for me
reader-welcome-title = For your practice
reader-welcome-lead = You read what patients chose to send you. There is no account, for you or for them.
reader-welcome-here = What you receive is kept on this computer, in one encrypted file.
reader-welcome-sealed = Only your keys open what is sealed for you. They never leave this computer.
reader-welcome-chosen = A patient picks each thing that is sent, and can take it back.
reader-welcome-unwatched = Nobody is watching this in real time. It is not for emergencies, and patients are told so.
reader-make-lead = It opens this reader on this computer. Several words are easier to remember than one strange one.
reader-make-lost = Next comes a spare key on paper. If both are lost, no one can open this reader. Not us either.
reader-make = Make my reader
reader-making = Making your reader. This takes a few seconds.
reader-spare-lead = Write these seven groups on paper, or print them. They open this reader if the passphrase is lost.
reader-spare-print = Choose a printer, not a file. A file would open this reader for whoever finds it.
reader-spare-later-means = You have seven days. Until then a line here says so. You will then get a new spare key.
reader-spare-sheet = This opens the reader without the passphrase. Keep it where only you look.
reader-locked-safe = What you received is safe. It opens with your passphrase or your spare key.
reader-recover = Open my reader

reader-name-title = Your name for patients
reader-name-lead = It stands on the card that you give to patients. They read it each time before they send something.
reader-name = Name on the card
reader-name-hint = As patients know you: Dr Ruth Okafor
reader-paper-also = Make a second key for the paper
reader-paper-also-means = What patients send is sealed for both keys. If this computer is lost, the key on paper opens every package that is still in the place, with any age program.
reader-paper-without = Without it, a lost computer takes everything with it that patients have sent and you have not written down elsewhere. It cannot be added to packages later.
reader-name-go = Make keys and card
reader-name-making = Making the keys.
reader-paper-title = Your key for the paper
reader-paper-lead = It is shown this once and kept nowhere. Print it or write it down, and keep it where you keep what must not be lost.
reader-paper-print = Choose a printer, not a file. Whoever has this key can read what patients send you.
reader-paper-done = I have it on paper
reader-paper-sheet = Afterglow: the practice’s key on paper
reader-paper-sheet-means = It opens what patients have sealed for { $name }, with any age program. Keep it locked away.

reader-card-title = Your card
reader-card-lead = Give it to patients: on your screen, as a file, or printed. It holds no secret. Anyone who has it can send you a hello, and you say whom you know.
reader-card-code = The card of { $name } as a square code
reader-card-name = Name
reader-card-until = Taken until
reader-card-keys = Sealed for
reader-card-keys-count = { $keys ->
    [one] 1 key, on this computer
   *[other] { $keys } keys, of which this computer has one
}
reader-card-number = Card number
reader-card-save = Save as file
reader-card-print = Print
reader-new-keys = New keys
reader-new-keys-means = Afterglow makes other keys and another card. What your patients sent you stays here. What was sealed for your old keys can still be opened here for 30 days; then the old keys are destroyed.
reader-new-keys-who = Who has the old keys?
reader-new-keys-mine = Only this practice
reader-new-keys-mine-means = The old keys sign for the new ones. Each patient’s diary takes the new card by itself with the next receipt.
reader-new-keys-lost = They are lost, or somebody else may have them
reader-new-keys-lost-means = The old keys sign for nothing any more, so no diary takes the new card by itself. Give it to each patient, and read eight words out, as the first time. If you are not sure, choose this.
reader-new-keys-go = Make new keys
reader-card-rename = Give out another name
reader-card-rename-means = The keys stay. Everyone you are paired with gets the new card with the next receipt.
reader-card-rename-go = Make the new card
reader-card-leave = Not now
reader-card-no-code = This card is too long for a square code. Save it as a file.
reader-card-sheet = Open Afterglow, choose Share, then “Add a therapist”, and show this code or its file.
reader-opening = Opening.

reader-place-title = Where patients’ packages wait
reader-place-lead = A place that you and your patients reach: a shared folder, or storage of your practice. This reader looks there every quarter of an hour while it is open.
reader-finish = Go to the reader
reader-finish-without = Set it up later
reader-continue = Continue

reader-name-here = Reader
reader-people = People, by last received
reader-people-places = Reader
reader-new = new
reader-hellos = Words for pairing
reader-hellos-waiting = { $count ->
    [one] Words for pairing, 1 waits
   *[other] Words for pairing, { $count } wait
}
reader-look = Look now
reader-home-title = What patients chose to send
reader-home-lead = { $count ->
    [0] Nobody is paired with you yet.
    [one] One person is paired with you.
   *[other] { $count } people are paired with you.
}
reader-home-how = Give your card to a patient. When they have added it, their hello appears under “Words for pairing”, and you read eight words out to them.
reader-home-choose = Choose a person to read what they sent. The list goes by when something was received last, and by nothing else.
reader-home-to-card = Show my card
reader-home-no-place = Nothing can come in yet: there is no place where patients’ packages wait.
reader-home-to-place = Set up the place
reader-home-waiting = { $count ->
    [one] Someone has said hello and waits for the words.
   *[other] { $count } people have said hello and wait for the words.
}
reader-home-to-hellos = See who it is
reader-home-soon = It is looked at in a moment.

reader-hellos-lead = Someone who has your card says hello. The eight words show that it is really them, and that nobody stands between you: read them out in person, on video or on the phone.
reader-hellos-none = Nobody waits for words at the moment.
reader-hellos-came = Came { $when }
reader-hellos-anyone = Anyone can give any name. Only the words tell who it is.
reader-hellos-show = Show the words
reader-words-title = Words for { $name }
reader-words-lead = Read these eight words out. { $name } types them in. If they fit there, nobody stands between you.
reader-words-list = Eight words
reader-words-digits = In another language, read the digits instead:
reader-words-accept = These are the words I read out
reader-words-accept-means = From now on, what { $name } sends is taken in.
reader-words-refuse = I don’t know them
reader-words-refuse-title = You don’t know them?
reader-words-refuse-means = Nothing of theirs is taken in, and they are not told. If it was a mistake, they can pair again with your card.
reader-words-refuse-go = Take nothing from them
reader-words-back = Back
reader-words-gone = Nobody waits here any more.

reader-odd-title = To be looked at
reader-talk-title = To talk about
reader-talk-none = They have named nothing to talk about.
reader-texts-title = Shared entries
reader-texts-none = No entry was shared.
reader-moods-none = No moods were shared.
reader-curves-none = No moods and no totals were shared, so there is nothing to draw.
reader-forms-title = Questionnaires
reader-forms-none = No questionnaire was shared.
reader-forms-total-alone = The total was sent alone, without answers.
reader-forms-answers = Answers
reader-forms-item = Item
reader-forms-question = Question
reader-forms-answer = Answer
reader-told-title = Totals that somebody else worked out
reader-told-by = Told by { $by }
reader-withdrawn-title = Taken back
reader-lines-title = Received from { $name }
reader-lines-save = Save
reader-lines-none = Nothing has been received yet.
reader-lines-receipt = A receipt went back when this was stored; it never says read. Your notes stay in your own record; the reader keeps none.
reader-save-pdf = Save as PDF
reader-save-fhir = Save for a record system (FHIR)
reader-save-sealed = Save sealed, as it came
reader-save-sealed-means = A folder with the sealed packet, its signature and patient.pub. It opens with your key and free programs; the README.txt in the packet says how. If the patient takes something back later, your folder stays as it is.
reader-save-plain = Anyone who has this file can read it. If the patient takes something back later, your file stays as it is.
reader-save-go = Choose where
reader-save-leave = Not now
reader-saving = Being saved.
reader-saved = Saved as { $file }.
reader-save-cancelled = Nothing was saved.
reader-voice-save = Save the voice note
reader-picture-none = A picture without a description
reader-not-there = This person is not here.
reader-settings-lock = Lock the reader
reader-settings-recovery = Spare key
reader-settings-recovery-means = The old one then no longer opens this reader.

reader-leave-title = Without Afterglow
reader-leave-means = What patients sealed for you also opens with free programs: age, minisign and unzip. For that you take your key along, and the packages.
reader-leave-key = Save my key as a file
reader-leave-key-warning = Whoever has this file can read everything that patients sealed for you, now and later. Keep it where you keep what must not be lost, and never send it to anyone.
reader-leave-all = Save every package
reader-leave-all-means = A folder for each patient, and in it each package as it was sealed, with its signature and patient.pub. Packages of which something was taken back are not kept here.
