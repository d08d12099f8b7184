# sharing: who receives
share-banner-nobody = No one receives anything from you.
share-banner-sent = { $name } receives what you send them.
share-banner-rules = { $name } receives what you send them, and by itself: { $what }.
share-banner-not-yet = { $name } receives nothing yet.
share-renewed = { $day }: this diary was opened from a backup, a copy or another folder. What you share is signed under a new name since then, so that nothing gets mixed up. Nothing that you shared is lost, and what had not left goes on by itself. { $count ->
    [one] { $names } sees
   *[other] { $names } see
} that your diary goes on from a new device, and nothing more.
share-renewed-read = I have read it
share-fault-replaced = Nothing goes by the old card any more. What waits here goes on once the words of the new card are typed and its wait is over.
share-instead-title = Is this someone you share with already?
share-instead-who = Who gave you this card
share-instead-means = This card has keys that no card of theirs vouches for. That is so when someone lost their keys and made new ones. It is also so when someone else made a card with their name. So it is treated like a new person’s: they read eight words out to you, you type them, and a day goes by. Until then nothing goes to either card, and what waits here is kept.
share-instead-before = What they have already can be taken back only before the new card takes its place.
share-instead-nobody = Someone new
share-instead-of = { $name }, with new keys
share-pair-imported = A hello without any of your words goes to { $name }. Then they read eight words out to you, and you type them here.
share-pair-confirmed = The words fit. What you send { $name } goes from { $when } on at the earliest. Until then you can take it all back. The wait is a day, and for an hour of it Afterglow runs. If this computer’s clock is set back, the wait begins again.
share-pair-active = What you send goes to { $name }, and to no one else.
share-pair-ended = Ended { $day }. Nothing goes to them any more. What they had received before stays with them.
share-pair-stored = Stored on their side { $when }. It does not say that anyone has read it.
share-pair-left = { $span } left
share-known-person = You typed what { $name } read to you face to face, { $day }.
share-known-video = You typed what { $name } read to you on a video call, { $day }.
share-known-phone = You typed what { $name } read to you on the phone, { $day }.
share-new-keys = { $name } changed keys. This diary took the new ones, { $day }, because the old ones had signed for them. There is nothing to do.
share-safety-right = { $right } of { $of } words fit so far.
share-safety-digits = { $right } of { $of } groups of three digits fit so far.
share-safety-other = Word { $at } is another one than theirs. Let them read it once more.
share-opened-before = Opened before: { $when }

# sharing: the card
share-card-files = Cards and pictures of cards
share-card-folder = It says that you both use one folder.
share-card-server = It says that sealed files go to { $where }.
share-card-expires = Good until { $day }

# sharing: rules
share-rule-total = { $scale }, the total alone
share-rule-since = From { $day } on
share-rule-never = Your journal never goes by itself, and neither does question 9 or any other answer.

# sharing: what is not in a packet
share-not-in-telling-rest = A PHQ-8. Beside the PHQ-9 of the same weeks that went before, the answer to its question 9 could be worked out.

# sharing: places
share-drop-asked = This place is about to be tried out.
share-drop-good = This place works.

# sharing: on its way
share-outbox-waiting = { $count ->
    [0] Nothing is waiting.
    [one] 1 package is on its way.
   *[other] { $count } packages are on their way.
}
share-outbox-held = { $count ->
    [0] Nothing is waiting.
    [one] 1 package waits here.
   *[other] { $count } packages wait here.
}
share-package-hello = A hello, without any of your words
share-package-withdraw = That something is taken back
share-package-end = That nothing more comes
share-package-waiting = Waits on this computer. None of it has left.
share-package-anew = Waits on this computer: what you still share, sealed anew without what you took back.
share-package-removed = It is taken out of its place, and nothing of it is sent again.
share-package-sending = On its way. It is tried again until it is there.
share-package-published = Sealed in its place. { $name }’s side has not fetched it yet.
share-package-received = Stored by { $name } { $when }. It does not say that anyone has read it.
share-package-void = Taken back on its way.
share-went-entry-gone = A text that is not in your journal any more
share-went-form-gone = A check-in that is not here any more
share-went-cancelled = Taken back { $when }, before any of it left
share-went-waiting = On its way
share-went-published = In its place, not fetched yet
share-went-stored = Stored on their side { $when }
share-went-void = Taken back on its way
share-withdrawn-asked = Taken back { $when }; their side has not answered yet
share-withdrawn-removed = Removed on their side { $when }
share-withdrawn-copy = Removed from their reader { $when }. Their clinic’s record keeps a copy.
share-withdraw-never-left = Taken back. None of it had left.
share-withdraw-anew = { $name }’s side is told to remove it. What went along with it goes again without it. What was read before can’t be taken back.
share-withdraw-told = { $name }’s side is told to remove it. What was read before can’t be taken back.

# sharing: what stands in the way
share-fault-expired = Their card has run out. Nothing goes until you have a new one. Nothing here is lost.
share-fault-forged = Something came back that was not written by their side. Nothing goes until you have asked them.
share-fault-large = Their place takes nothing as large as this. Take it back, and send it in smaller parts.
share-fault-refused = Their side could not take this in. Nothing here is lost.
share-fault-sealing = It couldn’t be sealed for them. Nothing has left, and nothing here is lost.

# sharing: what can go wrong
share-error-known-card = You are paired by this card already. Nothing was changed.
share-error-unconfirmed = Nothing goes to them yet. First the words are typed, and the wait is over. Nothing was sent.
share-error-ended = This was ended. Nothing was sent.
share-error-not-open = That step is behind it. Nothing was changed. Look at how it stands now.
share-error-other-words = These are other words than theirs. Nothing was changed. Type them once more; if they stay different, don’t go on, and ask them in person for their card.
share-error-too-much = This is more than goes at once. Nothing was sent. Take away some ticks, and send the rest afterwards.

# sharing: the screens
share-receives = Who receives what
share-receives-see = See it in Share
share-back = Back to Share
share-for-nobody = No therapist is added yet. Their card and eight words make sure that it reaches them and no one else.
share-for-past = Ended
share-add-person = Add a therapist
share-person-go-on = Go on with { $name }
share-person-see = { $name }: what goes, and how to end it
share-person-send = Choose what goes
share-person-gone = This person is not here.
share-by-file = Seal a file for a key instead
share-by-file-about = For someone who opens it with age and without Afterglow. You hand it over yourself.
share-send = { $items ->
    [one] Seal and send 1 item
   *[other] Seal and send { $items } items
}
share-signed = It is signed with keys made for you and { $to } alone: they can tell, and show, that it came from you.
share-sent = Sealed for { $to }. It goes by itself now; until it is there you can take it back below.
share-outbox = On its way
share-outbox-none = Nothing has gone to them yet.
share-package-for = { $what }, for { $to }
share-cancel = Take it back
share-cancelled = Taken back. What was ticked for it is ticked again.
share-ledger-for = for { $to }
share-ledger-rule = by itself, as you set it
share-ledger-items = What was in it
share-ledger-item9 = with the answer to question 9
share-ledger-sum = SHA-256 of the sealed file: { $sum }
share-withdraw = Take back
share-withdraw-ask = { $name }’s side is told to remove it. What was read before can’t be taken back, and a copy in their clinic’s record stays there.
share-withdraw-do = Take it back from { $name }
share-withdraw-leave = Leave it there
share-places = Places
share-places-see = See the places
share-places-lead = Sealed files go through a place that you both reach. Whoever runs it sees that something is there, and never what.
share-openings = When your journal was opened
share-openings-lead = If one of these was not you, someone else can open it.
share-openings-now = now

# sharing: adding someone
share-add-lead = Your therapist gives you their card: a small file, or a square code. It holds no secret.
share-card = Their card
share-card-about = A file whose name ends in .agcard, or a photo of the square code that they show.
share-card-choose = Choose a file or a picture
share-card-paste = Or paste the card’s text
share-card-paste-hint = All of it, or the text of the square code, which begins with AGCARD1:
share-card-read = Read this text
share-card-is = This card says it is from { $name }
share-card-proves = Anyone can write any name on a card. The eight words show whether it is really theirs. This is what comes next:
share-card-known = You are paired by this card already.
share-card-another = Take another card
share-next-hello = A hello goes to their place: keys made for the two of you alone, and the name you choose here. None of your words go.
share-next-words = They read eight words out to you, and you type them here. Until then nothing else goes.
share-next-wait = For everyone after the first person it then waits a day. In that day one click takes it all back.
share-place = The place it goes through
share-place-which = Which place
share-my-name = What you are called there
share-my-name-hint = They read this name. Take one they know you by.
share-passphrase-why = So that no one else adds a person while you are away from your computer.
share-hello = Send the hello

# sharing: the words
share-words = The eight words
share-words-about = Let { $name } read them out to you, face to face or on a call where you know their face or voice. Never take them from a message.
share-word = Word { $at } of 8
share-word-fits = fits
share-words-instead = Type the words instead
share-digits = The 27 digits
share-digits-hint = Spaces don’t count.
share-digits-instead = Type digits instead
share-method = How did they read them to you?
share-method-open = Choose
share-method-person = Face to face
share-method-video = On a video call
share-method-phone = On the phone
share-words-confirm = These are their words
share-pair-cancel = Changed your mind?
share-pair-cancel-about = Only the hello has gone. It is taken out of the place, and none of your words ever were there.
share-pair-cancel-do = Take it back from { $name }

# sharing: one person
share-rules = What goes by itself
share-rules-about = Totals alone, of check-ins you finish from now on. Each is sealed and sent as soon as it can be.
share-end = End sharing with { $name }
share-end-about = Nothing goes to them any more. Their side is told, and what is still in the place is taken out. What they have received stays with them.
share-end-do = End it now
