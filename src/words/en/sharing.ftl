# sharing: who receives
share-banner-nobody = No one receives anything from you.
share-banner-sent = { $name } receives what you send them.
share-banner-rules = { $name } receives what you send them, and by itself: { $what }.
share-banner-not-yet = { $name } receives nothing yet.
share-pair-imported = A hello without any of your words goes to { $name }. Then they read eight words out to you, and you type them here.
share-pair-confirmed = The words fit. What you send { $name } goes from { $when } on. Until then you can take it all back.
share-pair-active = What you send goes to { $name }, and to no one else.
share-pair-ended = Ended { $day }. Nothing goes to them any more. What they had received before stays with them.
share-pair-stored = Stored on their side { $when }. It does not say that anyone has read it.
share-safety-right = { $right } of { $of } words fit so far.
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
share-package-hello = A hello, without any of your words
share-package-withdraw = That something is taken back
share-package-end = That nothing more comes
share-package-waiting = Waits on this computer. None of it has left.
share-package-sending = On its way. It is tried again until it is there.
share-package-published = Sealed in its place. { $name }’s side has not fetched it yet.
share-package-received = Stored by { $name } { $when }. It does not say that anyone has read it.
share-package-void = Taken back on its way.
share-went-cancelled = Taken back { $when }, before any of it left
share-went-waiting = On its way
share-went-published = In its place, not fetched yet
share-went-stored = Stored on their side { $when }
share-went-void = Taken back on its way
share-withdrawn-asked = Taken back { $when }; their side has not answered yet
share-withdrawn-removed = Removed on their side { $when }
share-withdrawn-copy = Removed from their reader { $when }. Their clinic’s record keeps a copy.
share-withdraw-never-left = Taken back. None of it had left.
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
