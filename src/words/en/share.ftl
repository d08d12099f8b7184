# share: the files themselves
share-readme-what = This packet was written with Afterglow, a private diary for people who receive ketamine infusions, and sealed for the one who holds the key. Frozen on { $made }.
share-readme-watching = Not an emergency channel; no one is watching. What a person writes here reaches you only when you open it.
share-readme-files = report.pdf is for reading. entries.json holds the same, complete, for machines.
share-readme-open = To open a sealed packet without Afterglow: age -d -i your-key.txt packet.age > packet.zip, then unzip packet.zip. Both programs are free (age-encryption.org).
share-readme-sums = SHA-256 of the other files:
share-report-title = From { $from }, for { $to }
share-report-title-to = For { $to }
share-report-title-own = From my Afterglow
share-report-made = Frozen { $made }
share-report-days = { $first } to { $last }
share-report-infusions = Infusions
share-report-scores = Totals
share-report-entries = In my own words
share-report-not-in = Not in this packet
share-report-total = { $total }, range 0 to { $most }
share-report-total-range = { $total }, range 0 to { $most }: score range “{ $range }”
share-report-not-scored = Not scored
share-report-blank = Left blank
share-report-fragment = A fragment, kept as it came
share-report-beside = Written later, beside a fragment
share-report-entry = An entry
share-report-watching = Not an emergency channel; no one is watching.
share-report-box = □ stands for a character that no font on the sender’s computer can draw. entries.json has every text as it was written.
share-report-page = Page { $page } of { $pages }

# share: keys
share-key-empty = There is no key here yet. Nothing was changed. Paste the one your therapist gave you; it begins with age1.
share-key-typo = A letter in this key is missing or wrong. Nothing was changed. Copy it whole and paste it again.
share-key-secret = This is the secret half of a key. It belongs to one person alone, so Afterglow left it out. Ask for the half that begins with age1.
share-key-ssh = This is an SSH key, and Afterglow can't seal for it. Nothing was changed. Ask for a key that begins with age1.
share-key-post-quantum = This is a key of a newer kind that Afterglow can't seal for yet. Nothing was changed. Ask for an X25519 key; it is 62 letters long and begins with age1.
share-key-plugin = This key needs a plugin or a hardware key, and Afterglow can't seal for it. Nothing was changed. Ask for a plain key, 62 letters long, that begins with age1.
share-key-unknown = This isn't a key. Nothing was changed. A key begins with age1 and is 62 letters long.
