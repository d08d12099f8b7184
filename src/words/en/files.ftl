# in and out: the page
files-title = In and out
files-lead = Bring in what you wrote elsewhere, or take your journal with you.
files-in = Bring in
files-in-means = What you wrote in Day One, in jrnl, as Markdown or as text, or what was taken out of Afterglow. First you see what would come; nothing is written until you say so.
files-in-file = Choose a file
files-in-file-means = Day One’s export (ZIP), jrnl’s journal or JSON, a text, or Afterglow’s own file
files-in-folder = Choose a folder
files-in-folder-means = A folder of Markdown or text files
files-looking = Looking at it…
files-looking-at = Looking at it: { $done } of { $of }
files-stop = Stop
files-stopped = Stopped. Nothing was changed.
files-from = From { $name }
files-none-come = Nothing in it is new.
files-come = { $count ->
    [one] 1 entry would come
   *[other] { $count } entries would come
}
files-come-span = { $count ->
    [one] 1 entry would come, { $span }
   *[other] { $count } entries would come, { $span }
}
files-back = { $count ->
    [one] 1 lies in your bin and would come back.
   *[other] { $count } lie in your bin and would come back.
}
files-here = { $count ->
    [one] 1 is in your journal already. It comes only once.
   *[other] { $count } are in your journal already. They come only once.
}
files-pictures = { $count ->
    [one] 1 picture comes along. Its place and camera are taken out of it.
   *[other] { $count } pictures come along. Their places and cameras are taken out of them.
}
files-voices = { $count ->
    [one] 1 voice note comes along.
   *[other] { $count } voice notes come along.
}
files-samples = The first and the last
files-told = Good to know
files-left = Left out
files-left-more = And { $count } more.
files-bring = { $count ->
    [one] Bring in 1 entry
   *[other] Bring in { $count } entries
}
files-not-now = Not now
files-close = Close
files-bringing-now = Bringing it in…
files-bringing = Bringing in: { $done } of { $of }
files-came = { $count ->
    [one] 1 entry came. It is private.
   *[other] { $count } entries came. They are private.
}
files-again = Take it out again
files-again-means = { $count ->
    [one] Its entry goes to the bin for 30 days. What you have changed since stays.
   *[other] Its { $count } entries go to the bin for 30 days. What you have changed since stays.
}
files-again-yes = Move to the bin
files-again-no = Leave it here
files-going-now = Moving it to the bin…
files-going = Moving to the bin: { $done } of { $of }
files-went = { $count ->
    [one] 1 entry is in the bin now.
   *[other] { $count } entries are in the bin now.
}
files-imports = What came so far
files-import-line = { $day }, { $time }. { $came ->
    [one] 1 entry came
   *[other] { $came } entries came
}, { $there ->
    [0] none is here as it came
    [one] 1 is here as it came
   *[other] { $there } are here as they came
}.
files-to-journal = To the journal

# in and out: taking the journal with one
files-out = Take out
files-out-means = All of your journal, with pictures, voice notes, tags and favourites, as plain files. What lies in the bin is left out.
files-out-form = In which form
files-out-markdown = A folder of Markdown
files-out-markdown-means = A file for each entry, to read with anything. Earlier wordings and changes that are not kept stay here.
files-out-json = One file with everything
files-out-json-means = Also earlier wordings, drafts and changes not kept. Afterglow reads it in again, exactly as it was.
files-out-go = Take it out
files-out-title = These files are not sealed
files-out-plain = Anyone who has these files can read them. Choose a place that only you can reach.
files-out-yes = Choose where
files-writing = Writing…
files-writing-at = Writing: { $done } of { $of }
files-written = { $texts ->
    [one] 1 entry is in “{ $name }” now.
   *[other] { $texts } entries are in “{ $name }” now.
}

# in and out: the core
files-dialog = Journals
files-folder = Afterglow journal { $day }
files-span = { $from } to { $to }
files-entry = entry { $number }
files-whole = The file
files-why-blank = There are no words in it.
files-why-long = It is longer than one entry can hold, a million characters.
files-why-no-date = It has no date that could be read.
files-why-odd-date = Its date lies before 1900 or after 2199.
files-why-not-text = It is not text.
files-why-large = It is larger than what can be read here.
files-why-damaged = It is not written as such a file is, or it is damaged.
files-why-cut = The file ends in the middle here. What came before it could be read.
files-why-twice = The same entry stands in it more than once.
files-why-same-number = Another entry in it has the same number.
files-why-bomb = It unpacks to far more than a journal does.
files-why-bad-name = Its name leads out of the archive.
files-why-sealed = It is locked with a password.
files-why-link = It is a link to somewhere else.
files-why-too-many = There is more in here than can be looked through.
files-why-other-words = It is in your journal with other words. Yours stay as they are.
files-why-sound = The recording isn’t there, or it is none that can be kept here: Ogg Opus, one channel, up to 15 minutes.
files-why-picture = The picture isn’t there, or it is none that can be kept here: JPEG or PNG, up to 20 MB.
files-note-no-zone = { $count ->
    [one] 1 time names no time zone. It is read as the time where you are now.
   *[other] { $count } times name no time zone. They are read as the time where you are now.
}
files-note-no-time = { $count ->
    [one] 1 entry has a day and no time. It is put at noon.
   *[other] { $count } entries have a day and no time. They are put at noon.
}
files-note-skipped-hour = { $count ->
    [one] 1 time was skipped when the clocks went forward. The first moment after it is taken.
   *[other] { $count } times were skipped when the clocks went forward. The first moment after each is taken.
}
files-note-file-date = { $count ->
    [one] 1 entry has no date. The day its file was last changed is taken.
   *[other] { $count } entries have no date. The day each file was last changed is taken.
}
files-note-latin1 = { $count ->
    [one] 1 file is in an older encoding. Look whether its accents are right.
   *[other] { $count } files are in an older encoding. Look whether their accents are right.
}
files-note-utf16 = { $count ->
    [one] 1 file is in UTF-16 and was read as that.
   *[other] { $count } files are in UTF-16 and were read as that.
}
files-note-broken-letters = { $count ->
    [one] Some letters of 1 file could not be read. � stands for them.
   *[other] Some letters of { $count } files could not be read. � stands for them.
}
files-note-tags = { $count ->
    [one] 1 entry has more or longer tags than fit here. The others come.
   *[other] { $count } entries have more or longer tags than fit here. The others come.
}
files-note-place = { $count ->
    [one] The place, weather and music of 1 entry do not come.
   *[other] The places, weather and music of { $count } entries do not come.
}
files-note-alone = { $count ->
    [one] 1 entry stood beside one that isn’t in it. It stands alone.
   *[other] { $count } entries stood beside ones that aren’t in it. They stand alone.
}
files-note-attachments = { $count ->
    [one] The recordings, films and documents of 1 entry do not come.
   *[other] The recordings, films and documents of { $count } entries do not come.
}
files-error-unreadable = This can’t be opened. Nothing was changed. Look whether it is still there, and choose it again.
files-error-no-journal = There is no journal in this that could be read. Nothing was changed. Choose another one.
files-error-not-looked = What you looked at is put away. Nothing was changed. Choose it once more.
files-error-not-there = This isn’t in the list any more. Nothing was changed.
files-error-place = That place can’t be written to. Nothing was saved, and nothing here is lost. Choose another place.
files-error-no-room = There is no room left in that place. Nothing was saved, and nothing here is lost. Choose another place.
files-error-exists = Something of that name is there already. Nothing was changed. Choose another place.
files-error-empty = Your journal is empty. There is nothing to take out yet.

# in and out: what lies in the folder or the file
files-readme-title = A journal, as plain files
files-readme-what = Each file is one entry, in a folder for its year. Its name is the day and the time it was begun, where it was written.
files-readme-above = Above the words of each stands what belongs to it: its date and time zone, tags, whether it is a favourite, and its id. “fragment” is what was kept as it came; “entry” was written with time. “draft” was not kept yet.
files-readme-beside = “beside” names the entry that another one was written beside, and “beside-file” is its file.
files-readme-pictures = Pictures and voice notes lie in “attachments”, and stand below the words they belong to.
files-readme-not = Not in here: what lay in the bin, earlier wordings, and changes that were not kept yet. Afterglow’s other way of taking a journal out has the last two.
files-readme-plain = These files are not sealed. Anyone who has them can read them.
files-about-what = This is a journal from Afterglow. journal.json holds every entry with its earlier wordings, drafts, tags and times, as JSON. What lay in the bin is not in it.
files-about-pictures = Its pictures and voice notes lie beside it in “attachments”.
files-about-back = Afterglow reads it in again, exactly as it was: In and out, Choose a file.
