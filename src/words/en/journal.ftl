# journal: core
journal-error-too-long = This is longer than one entry can hold: a million characters. Nothing was changed. Put it in as several entries.
journal-error-blank = There is nothing written yet. Nothing was changed.
journal-error-kept = This was kept as it was and doesn't change. Nothing was changed. Write beside it instead.
journal-error-not-there = This entry isn't here any more. Nothing else was changed.
journal-error-nothing-beside = What this belongs to isn't here any more. Nothing was changed. Write it as an entry of its own.
journal-after = After infusion { $number }, { $day }
journal-after-booster = After your booster, { $day }
