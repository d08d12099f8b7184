# journal: core
journal-error-too-long = This is longer than one entry can hold: a million characters. Nothing was changed. Put it in as several entries.
journal-error-blank = There is nothing written yet. Nothing was changed.
journal-error-kept = This was kept as it was and doesn't change. Nothing was changed. Write beside it instead.
journal-error-changing = You have changes here that aren't kept yet. Nothing was lost. Keep them first, then bring the earlier wording back.
journal-error-not-there = This entry isn't here any more. Nothing else was changed.
journal-error-nothing-beside = What this belongs to isn't here any more. Nothing was changed. Write it as an entry of its own.
journal-error-no-day = This is not a day that can be read. Nothing was changed. Write it like 13 November 2025, or 2025-11-13.
journal-after = After infusion { $number }, { $day }
journal-after-booster = After your booster, { $day }
# journal: the room
journal-title = Journal
journal-write = Write
journal-entries = Entries
journal-rows-keys = { $count } entries. Up and down arrows go from one to the next, Home and End to the newest and the oldest.
journal-empty = Nothing here yet. What you write stays on this computer.
journal-pick = Choose an entry, or write.
journal-earlier = Show earlier ones
journal-not-kept = Not kept yet
journal-beside-count = { $count ->
    [one] 1 entry beside it
   *[other] { $count } entries beside it
}
journal-kind-fragment = Fragment
journal-private = Private
journal-shared = Shared with { $to }, { $day }
journal-ticked = Ticked for sharing
journal-all = All entries
journal-deleted = Moved to the bin.
journal-undo = Put it back
journal-delete = Delete
# journal: writing
journal-new = A new page
journal-new-beside = Beside it
journal-layer = What it is
journal-layer-fragment = A few words
journal-layer-entry = An entry
journal-layer-fragment-means = Once kept, it stays exactly as it is.
journal-layer-entry-means = You can change it later.
journal-field = Your words
journal-saved = Draft saved on this computer, { $time }. Private.
journal-keep = Keep this
journal-close = Close
# journal: the page
journal-as-it-came = As it came
journal-later = Later
journal-when = { $day }, { $time }
journal-kept = Kept as it was. Nothing you write later changes it.
journal-beside = Write beside it
journal-change = Change it
journal-changing = Changes wait here until you keep them.

# journal: the bin
journal-bin = Bin
journal-bin-title = Bin
journal-bin-lead = What you delete stays here for { $days } days. Then it goes for good.
journal-bin-empty = The bin is empty.
journal-bin-until = Written { $day }. Stays until { $until }.
journal-bin-clear = Delete for good
journal-bin-sure = Really delete this for good? It can’t be put back.
journal-bin-yes = Yes, for good
journal-bin-no = Leave it here
journal-bin-cleared = Deleted for good.
journal-bin-back = Put back.
journal-bin-read = Read it

# journal: finding again
journal-search = Find in the journal
journal-search-from = From
journal-search-to = Until
journal-search-day-hint = Like 13 Nov, or 13 November 2025.
journal-search-narrow = Narrow it down
journal-search-none = Nothing found. Every word has to be in the entry; fewer words find more.
journal-found = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
journal-found-many = More than { $count } entries
journal-found-in = { $found }, { $days }
journal-found-from = from { $day } on
journal-found-until = until { $day }
journal-found-span = { $from } to { $to }

# journal: earlier wordings
journal-earlier-count = { $count ->
    [one] 1 earlier wording
   *[other] { $count } earlier wordings
}
journal-earlier-title = Earlier wordings
journal-earlier-lead = Choose one to see what changed since. Nothing is lost when you bring one back.
journal-earlier-until = Kept { $day }, { $time }
journal-earlier-changes = What changed since
journal-earlier-went = taken out since
journal-earlier-came = new since
journal-earlier-back = Bring this wording back
journal-earlier-brought = Brought back. The other wording is among the earlier ones.
journal-earlier-close = Back to the entry

# journal: ways of writing
journal-habits = Writing
journal-habits-markdown = Show Markdown as headings and lists
journal-habits-markdown-means = For those who write # and *so*. What you typed stays as it is.
journal-habits-count = Count words
journal-preview = Show it drawn
journal-preview-end = Go on writing
journal-whole = Whole window
journal-whole-end = Smaller again
journal-count = { $count ->
    [one] 1 word
   *[other] { $count } words
}
journal-asked = You were asked

# journal: tags, favourites, narrowing down
journal-tags = Tags
journal-tags-hint = Separate them with commas.
journal-tags-error = At most 20 tags of at most 40 letters fit one entry. Nothing was changed. Shorten them.
journal-tags-keep = Keep tags
journal-tags-change = Tags
journal-favourite = Favourite
journal-search-any = Any
journal-search-infusion = Written after
journal-search-tag = Tag
journal-search-tag-count = { $tag }, { $count }
journal-search-favourites = Only favourites
journal-search-mood = Mood noted within 12 hours
journal-search-mood-low = Low
journal-search-mood-middle = In the middle
journal-search-mood-high = High
journal-search-standing = Shared or private
journal-search-shared = Shared or ticked
journal-search-private = Private
journal-search-clear = Show everything
# journal: the calendar
journal-month = Calendar
journal-month-list = List
journal-month-before = The month before
journal-month-after = The month after
journal-month-entries = { $count ->
    [0] no entry
    [one] 1 entry
   *[other] { $count } entries
}
journal-month-day = { $day }, { $entries }
journal-month-infusion = { $day }, infusion, { $entries }
