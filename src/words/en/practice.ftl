# The therapist's side.
practice-not-watched = Nobody is watching this in real time. You see what patients chose to send, and when.
practice-patient-not-watched = Not monitored. You see what { $name } chose to send, and when. No news says nothing either way.
practice-looked = Last looked { $when }
practice-received = Received { $when }
practice-received-nothing = Nothing has been received yet.
practice-nothing-yet = Nothing yet
practice-since = since { $day }
practice-changed = Changed by the patient since it was first sent.
practice-unread = { $count ->
    [one] One thing that was sent cannot be shown by this version. Nothing of it is lost: it can be shown after an update.
   *[other] { $count } things that were sent cannot be shown by this version. Nothing of them is lost: they can be shown after an update.
}
practice-baseline = their own baseline
practice-no-baseline = No baseline: too few days of the week before the first infusion were shared.
practice-picture = Picture
practice-voice = Voice note, { $long }
practice-not-scored = Not scored
practice-total = { $total } of { $most }
practice-withdrawn = Withdrawn by the patient, { $day }. It was removed here.
practice-withdrawn-record = Withdrawn by the patient, { $day }. It was removed here. A file that you saved before may still hold it.
practice-line-hello = Hello, with keys and a name
practice-standing-old-keys = Paired by your old keys. Give them your new card and read them the words; until then nothing new of theirs is answered.
practice-standing-new-keys = Does not know your new keys yet. The next receipt brings them, and nobody has to do anything.
practice-old-keys = Your old keys still open what was sealed for them before, until { $day }. Then they are destroyed here.
practice-line-renewed = The diary goes on from a new device: it was brought back from a backup, copied or moved. The patient’s key vouches for it.
practice-line-withdraw = Something was withdrawn
practice-line-end = Sharing was ended
practice-line-items = { $count ->
    [0] Withdrawn since
    [one] 1 item
   *[other] { $count } items
}

practice-standing-pending = Waits until you have read the words out.
practice-standing-refused = You said that you don’t know them. Nothing of theirs is taken in.
practice-standing-ended = The patient has ended sharing. What you received before stays here.
practice-standing-stopped = Stopped. Something quoted a receipt that this reader never wrote. Ask the patient in person, and pair again.

practice-odd-fork = Two different packages carry the same number. What you had before stays; the other one was put aside. The patient may have opened an old copy of their journal: ask them.
practice-odd-gap = Something that was sent has not arrived. It is asked for again after two days. Nothing else is held up.
practice-odd-tamper = A package that you have is no longer in the shared place. What you have stays here.
practice-odd-forged-ack = Someone quoted a receipt that this reader never wrote. Nothing more is taken in until you have paired again.
practice-odd-junk = Something unsigned was left in the shared place. It was not opened.
practice-odd-misbound = A package was meant for someone else, or was moved. It was put aside.
practice-odd-damaged = A package could not be read. It was put aside, and the patient’s app is told.
practice-odd-newer = A package was written by a newer version. Update this reader to read it.
practice-odd-clock = The clock of the computer that sent this was wrong. The order is right all the same.
practice-odd-conflict = A sync program made copies in the shared place. They are ignored.

practice-error-no-keys = This reader has no keys yet. Make them first; it takes a minute.
practice-error-begun = The keys are here already. Nothing was changed.
practice-error-name = Please give a name of up to 120 letters. Patients read it on your card.
practice-error-no-patient = This patient is not here any more. Nothing was changed.
practice-error-answered = They were answered before. Nothing was changed.
practice-error-taken = There is a folder of this name already, with something in it. Nothing was saved. Choose another name.
practice-error-no-file = This file is not here any more: something in it was withdrawn.

# In the file with the key, which any age program reads.
practice-key-file = This key opens everything that patients sealed for this practice. Whoever has this file can read it all.
