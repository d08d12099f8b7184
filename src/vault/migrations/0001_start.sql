-- The whole schema. Edited freely until 0.1.0; from then on a shipped file never changes.
-- Every record has a UUIDv7, a revision and a tombstone (gone_ms), so that a second device can come later.
-- Instants are milliseconds since 1970 UTC beside the IANA zone they were lived in.

CREATE TABLE vault_fact (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- clinic: the sheet word for word, and the rules that the patient took from it
CREATE TABLE clinic_sheet (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    words TEXT NOT NULL,
    given_by TEXT NOT NULL,
    received_day TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

CREATE TABLE clinic_rule (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    sheet_id TEXT NOT NULL REFERENCES clinic_sheet (id),
    kind TEXT NOT NULL,
    amount TEXT NOT NULL CHECK (amount IN ('plain', 'minutes', 'clock', 'nextDay', 'pressure')),
    -- of 'clock' the minutes since midnight
    minutes INTEGER CHECK (minutes BETWEEN 0 AND 4320),
    systolic INTEGER CHECK (systolic BETWEEN 60 AND 260),
    diastolic INTEGER CHECK (diastolic BETWEEN 30 AND 160),
    anchor TEXT NOT NULL CHECK (anchor IN ('infusion', 'arrival', 'checkIn', 'end')),
    sentence TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- a suggestion that the patient did not take
CREATE TABLE clinic_left (
    sheet_id TEXT NOT NULL REFERENCES clinic_sheet (id),
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (sheet_id, kind, sentence)
) STRICT;

CREATE TABLE clinic_contact (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    name TEXT NOT NULL,
    phone TEXT NOT NULL
) STRICT;

-- session: one infusion
CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    state TEXT NOT NULL CHECK (state IN ('planned', 'over', 'cancelled')),
    booster INTEGER NOT NULL DEFAULT 0,
    starts_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 4320),
    ended_ms INTEGER,
    ended_zone TEXT NOT NULL DEFAULT '',
    said_over_ms INTEGER,
    noted_late INTEGER NOT NULL DEFAULT 0,
    route TEXT NOT NULL DEFAULT 'iv' CHECK (route IN ('iv', 'im', 'nasal', 'lozenge')),
    travel INTEGER CHECK (travel BETWEEN 0 AND 1440),
    check_in INTEGER CHECK (check_in BETWEEN 0 AND 1440),
    settles INTEGER CHECK (settles BETWEEN 0 AND 1440),
    watched INTEGER CHECK (watched BETWEEN 0 AND 1440)
) STRICT;
CREATE INDEX session_by_start ON session (starts_ms);

CREATE TABLE session_vital (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    session_id TEXT NOT NULL REFERENCES session (id),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    systolic INTEGER,
    diastolic INTEGER,
    pulse INTEGER,
    oxygen INTEGER,
    source TEXT NOT NULL DEFAULT 'clinic' CHECK (source IN ('clinic', 'own'))
) STRICT;
CREATE INDEX session_vital_by_session ON session_vital (session_id);

-- what was said about groggy time, a line each; the last one counts
CREATE TABLE session_groggy (
    id TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES session (id),
    for_start_ms INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (said IN ('tookPlace', 'notTaken', 'left')),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;
CREATE INDEX session_groggy_by_session ON session_groggy (session_id);
-- the real times of the day, for the start they were lived under; a time taken back is NULL
CREATE TABLE session_step (
    session_id TEXT NOT NULL REFERENCES session (id),
    for_start_ms INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('leave', 'arrive', 'vitals', 'begin', 'free', 'ride', 'home')),
    revision INTEGER NOT NULL,
    at_ms INTEGER,
    zone TEXT NOT NULL,
    PRIMARY KEY (session_id, for_start_ms, step)
) STRICT;

-- the word that a night was slept after an infusion; taken back it is NULL
CREATE TABLE session_slept (
    session_id TEXT PRIMARY KEY NOT NULL REFERENCES session (id),
    revision INTEGER NOT NULL,
    at_ms INTEGER,
    zone TEXT NOT NULL
) STRICT;

-- after-effects, a line each infusion and effect; a note taken back has no grade
CREATE TABLE session_effect (
    session_id TEXT NOT NULL REFERENCES session (id),
    effect TEXT NOT NULL,
    revision INTEGER NOT NULL,
    grade TEXT CHECK (grade IN ('none', 'mild', 'moderate', 'severe')),
    start_ms INTEGER,
    end_ms INTEGER,
    noted_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    PRIMARY KEY (session_id, effect)
) STRICT;

-- rounds of longer-term questions; a finished one never changes
CREATE TABLE session_longer (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    begun_ms INTEGER NOT NULL,
    finished_ms INTEGER,
    zone TEXT NOT NULL
) STRICT;

CREATE TABLE session_longer_answer (
    round_id TEXT NOT NULL REFERENCES session_longer (id),
    question TEXT NOT NULL,
    said TEXT NOT NULL CHECK (said IN ('yes', 'no', 'skip')),
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (round_id, question)
) STRICT;

-- prep: the ride and the checklist of one infusion
CREATE TABLE prep_ride (
    session_id TEXT PRIMARY KEY NOT NULL REFERENCES session (id),
    revision INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('none', 'asked', 'confirmed', 'onTheWay')),
    who TEXT NOT NULL,
    phone TEXT NOT NULL,
    backup_who TEXT NOT NULL,
    backup_phone TEXT NOT NULL,
    stays_who TEXT NOT NULL,
    stays_phone TEXT NOT NULL,
    place TEXT NOT NULL,
    pick_up_ms INTEGER,
    pick_up_for_ms INTEGER,
    for_start_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

CREATE TABLE prep_item (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    session_id TEXT NOT NULL REFERENCES session (id),
    words TEXT NOT NULL,
    done_ms INTEGER,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX prep_item_by_session ON prep_item (session_id);

-- something eaten or drunk after its time
CREATE TABLE prep_slip (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    session_id TEXT NOT NULL REFERENCES session (id),
    words TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;
CREATE INDEX prep_slip_by_session ON prep_slip (session_id);

-- what goes along to one visit
CREATE TABLE prep_along (
    session_id TEXT PRIMARY KEY NOT NULL REFERENCES session (id),
    revision INTEGER NOT NULL,
    intention TEXT NOT NULL,
    playlist TEXT NOT NULL
) STRICT;

-- questions for the clinic, from visit to visit until they are answered
CREATE TABLE prep_question (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    words TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_session_id TEXT REFERENCES session (id),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- checkins: forms of instruments, and one-tap moods
CREATE TABLE checkins_form (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    scale TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done')),
    -- from when it looks back: when it was begun, or noon of the earlier day that it was entered for
    begun_ms INTEGER NOT NULL,
    -- when one for an earlier day was really entered
    entered_ms INTEGER,
    finished_ms INTEGER,
    zone TEXT NOT NULL,
    total INTEGER
) STRICT;
CREATE INDEX checkins_form_by_time ON checkins_form (scale, begun_ms);

CREATE TABLE checkins_answer (
    form_id TEXT NOT NULL REFERENCES checkins_form (id),
    item INTEGER NOT NULL,
    choice INTEGER,
    first_choice INTEGER,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (form_id, item)
) STRICT;

-- totals that somebody else worked out and told
CREATE TABLE checkins_told (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    -- the measure's name as the patient gave it
    measure TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 999),
    day TEXT NOT NULL,
    told_by TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

CREATE TABLE checkins_mood (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    valence INTEGER NOT NULL CHECK (valence BETWEEN -3 AND 3),
    -- what was noted beside it
    energy INTEGER CHECK (energy BETWEEN 0 AND 4),
    anxiety INTEGER CHECK (anxiety BETWEEN 0 AND 4),
    sleep INTEGER CHECK (sleep BETWEEN 0 AND 4),
    unreal INTEGER CHECK (unreal BETWEEN 0 AND 4),
    pain INTEGER CHECK (pain BETWEEN 0 AND 4)
) STRICT;
CREATE INDEX checkins_mood_by_time ON checkins_mood (at_ms);

-- window: questions that are not wanted again after this infusion
CREATE TABLE window_put_away (
    session_id TEXT NOT NULL REFERENCES session (id),
    prompt TEXT NOT NULL,
    PRIMARY KEY (session_id, prompt)
) STRICT, WITHOUT ROWID;

-- window: small actions chosen for the days after an infusion; day 1 is the day after its end
CREATE TABLE window_action (
    id TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES session (id),
    words TEXT NOT NULL,
    day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 4),
    -- minutes since local midnight
    minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    how TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX window_action_of ON window_action (session_id);
CREATE TABLE window_therapy (
    id TEXT PRIMARY KEY NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    about TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- journal: fragments that never change once kept, and what is written beside them
CREATE TABLE journal_entry (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('fragment', 'entry')),
    beside_id TEXT REFERENCES journal_entry (id),
    -- an infusion; a text that came in from elsewhere may name one that is not in this vault
    session_id TEXT,
    -- the question it answers, by the key of its words
    asked TEXT,
    words TEXT NOT NULL,
    kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
    favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1)),
    -- in the bin: when its time there was first seen to be over
    bin_noted_ms INTEGER,
    -- gone for good: only the tombstone is left
    cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1)),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_entry_by_time ON journal_entry (at_ms);
CREATE INDEX journal_entry_listed ON journal_entry (at_ms, id) WHERE kept = 1 AND gone_ms IS NULL;
CREATE INDEX journal_entry_open ON journal_entry (changed_ms) WHERE kept = 0;
CREATE INDEX journal_entry_asked ON journal_entry (session_id) WHERE asked IS NOT NULL;
CREATE INDEX journal_entry_beside ON journal_entry (beside_id) WHERE beside_id IS NOT NULL;
-- asked of every infusion after every change
CREATE INDEX journal_entry_layers ON journal_entry (session_id, at_ms)
    WHERE beside_id IS NOT NULL AND kept = 1 AND gone_ms IS NULL;
CREATE INDEX journal_entry_bin ON journal_entry (gone_ms) WHERE gone_ms IS NOT NULL AND cleared = 0;
CREATE INDEX journal_entry_fragments ON journal_entry (session_id, at_ms)
    WHERE kind = 'fragment' AND kept = 1 AND gone_ms IS NULL;

CREATE TABLE journal_tag (
    entry_id TEXT NOT NULL REFERENCES journal_entry (id),
    place INTEGER NOT NULL,
    tag TEXT NOT NULL,
    -- the tag without accents and capitals
    key TEXT NOT NULL,
    PRIMARY KEY (entry_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_tag_by_key ON journal_tag (key);

-- finding again: the folded words of kept entries, at places by time (its milliseconds times -1,000: newest first)
CREATE TABLE journal_place (
    place INTEGER PRIMARY KEY NOT NULL,
    entry_id TEXT UNIQUE NOT NULL REFERENCES journal_entry (id)
) STRICT;
CREATE VIRTUAL TABLE journal_index USING fts5 (
    folded, content = '', contentless_delete = 1, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- the sound of voice notes: frames of 20 ms, at most fifteen minutes, in parts of about a second
CREATE TABLE journal_voice (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES journal_entry (id),
    frames INTEGER NOT NULL CHECK (frames BETWEEN 0 AND 45000)
) STRICT;
CREATE TABLE journal_voice_part (
    entry_id TEXT NOT NULL REFERENCES journal_voice (entry_id),
    number INTEGER NOT NULL,
    frames INTEGER NOT NULL CHECK (frames BETWEEN 1 AND 50),
    packets BLOB NOT NULL,
    PRIMARY KEY (entry_id, number)
) STRICT;

-- what is being typed over a kept entry, until it is kept in its turn
CREATE TABLE journal_draft (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES journal_entry (id),
    words TEXT NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;

-- earlier kept wordings of entries
CREATE TABLE journal_revision (
    entry_id TEXT NOT NULL REFERENCES journal_entry (id),
    revision INTEGER NOT NULL,
    words TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (entry_id, revision)
) STRICT;

-- pictures of texts; their bytes lie apart, so that a list never reads past them
CREATE TABLE journal_picture (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    bin_noted_ms INTEGER,
    entry_id TEXT NOT NULL REFERENCES journal_entry (id),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'png')),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    -- what is to be seen in it
    alt TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;
CREATE INDEX journal_picture_of ON journal_picture (entry_id);
-- gone once a picture is cleared for good
CREATE TABLE journal_picture_bytes (
    picture_id TEXT PRIMARY KEY NOT NULL REFERENCES journal_picture (id),
    small BLOB NOT NULL,
    whole BLOB NOT NULL
) STRICT;
-- what was brought in from files, so that it can be taken out again
CREATE TABLE journal_import (
    id TEXT PRIMARY KEY NOT NULL,
    -- the file's or folder's name
    name TEXT NOT NULL,
    -- all of it is here; one that was broken off is taken out again
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;
CREATE TABLE journal_imported (
    entry_id TEXT PRIMARY KEY NOT NULL REFERENCES journal_entry (id),
    import_id TEXT NOT NULL REFERENCES journal_import (id),
    -- texts came in this order, none before the one it stands beside
    place INTEGER NOT NULL,
    -- when the text was last changed as it came: one that was changed since stays
    changed_ms INTEGER NOT NULL,
    -- and how many pictures it came with: one that got more since stays
    pictures INTEGER NOT NULL,
    -- it lay in the bin before
    back INTEGER NOT NULL CHECK (back IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_imported_by ON journal_imported (import_id);

-- boosters: dates that the patient and the clinic set; each is also a planned session
CREATE TABLE boosters_note (
    session_id TEXT PRIMARY KEY NOT NULL REFERENCES session (id),
    revision INTEGER NOT NULL,
    note TEXT NOT NULL,
    -- the local day by which it is to be booked, and whether it is
    book_by TEXT,
    booked INTEGER NOT NULL DEFAULT 0 CHECK (booked IN (0, 1)),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- boosters: the patient's own early-warning rule; one at most that is not gone
CREATE TABLE boosters_rule (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    side TEXT NOT NULL CHECK (side IN ('below', 'above')),
    -- what is averaged: moods, or what was noted beside them
    what TEXT NOT NULL CHECK (what IN ('mood', 'energy', 'anxiety', 'sleep', 'unreal', 'pain')),
    -- in tenths of its scale
    level INTEGER NOT NULL CHECK (level BETWEEN -30 AND 40),
    days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 28),
    note TEXT NOT NULL,
    with_whom TEXT NOT NULL,
    -- the stretch of days whose message was put away, by its first local day
    away_day TEXT,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;
CREATE INDEX boosters_rule_by_time ON boosters_rule (at_ms, id) WHERE gone_ms IS NULL;

-- support: people and lines that the patient added; `outside`: chosen to be shown while locked
CREATE TABLE support_contact (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'line')),
    reach TEXT NOT NULL CHECK (reach IN ('call', 'text', 'page')),
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    about TEXT NOT NULL,
    outside INTEGER NOT NULL CHECK (outside IN (0, 1)),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

CREATE TABLE support_plan (
    part TEXT PRIMARY KEY NOT NULL
        CHECK (part IN ('notice', 'alone', 'among', 'tell', 'care', 'safer', 'remember')),
    revision INTEGER NOT NULL,
    words TEXT NOT NULL,
    outside INTEGER NOT NULL CHECK (outside IN (0, 1)),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- share: who may read, what is ticked, what went
CREATE TABLE share_recipient (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    name TEXT NOT NULL,
    -- empty: reached by pairing, no file is sealed for them by hand
    key TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

CREATE TABLE share_tick (
    kind TEXT NOT NULL CHECK (kind IN ('entry', 'form', 'told', 'talk', 'moods', 'picture', 'voice')),
    item_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (kind, item_id)
) STRICT;

-- what the patient wants to talk about: one draft at a time, and those that went, as they went
CREATE TABLE share_talk (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    words TEXT NOT NULL,
    sent_ms INTEGER,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- the days whose moods may go
CREATE TABLE share_moods (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL
) STRICT;

-- share: places where sealed files are put; what signs in there lies here and nowhere else
CREATE TABLE share_drop (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    gone_ms INTEGER,
    -- JSON: kind, address, what signs in
    place TEXT NOT NULL,
    -- what the place calls itself, known since it was first reached
    marker TEXT,
    -- JSON: what it can do, as it was tried out
    probe TEXT,
    probed_ms INTEGER,
    probe_asked INTEGER NOT NULL CHECK (probe_asked IN (0, 1)),
    -- what went wrong last, how often in a row, and when it is tried again
    fault TEXT,
    failures INTEGER NOT NULL,
    next_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- share: a recipient bound by keys of both sides; the secret halves lie here and nowhere else
CREATE TABLE share_pair (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    recipient_id TEXT NOT NULL REFERENCES share_recipient (id),
    drop_id TEXT NOT NULL REFERENCES share_drop (id),
    state TEXT NOT NULL CHECK (state IN ('imported', 'confirmed', 'ended')),
    -- the card as it came
    card BLOB NOT NULL,
    -- what the patient is called on the other side
    my_name TEXT NOT NULL,
    root_key BLOB NOT NULL,
    receipt_key TEXT NOT NULL,
    imported_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    confirmed_ms INTEGER,
    method TEXT CHECK (method IN ('person', 'video', 'phone')),
    -- since when anything but the hello may go
    active_ms INTEGER,
    -- the wait before that: how much of it went by, how much of that the program ran, and what both
    -- clocks said when it was looked at last
    waited_ms INTEGER NOT NULL,
    ran_ms INTEGER NOT NULL,
    seen_wall_ms INTEGER NOT NULL,
    seen_run TEXT NOT NULL,
    seen_watch_ms INTEGER NOT NULL,
    -- the pair whose place it takes once it is active: the same person, by other keys
    instead_of TEXT REFERENCES share_pair (id),
    -- since when they have other keys, which the ones before signed for
    new_keys_ms INTEGER,
    ended_ms INTEGER,
    -- why nothing goes although it might
    fault TEXT,
    polled_ms INTEGER NOT NULL
) STRICT;

-- share: what signs for a pair on this computer; a vault that was restored or copied gets a new one
CREATE TABLE share_device (
    pair TEXT NOT NULL REFERENCES share_pair (id),
    dev TEXT NOT NULL,
    key BLOB NOT NULL,
    certificate TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    retired_ms INTEGER,
    -- the furthest that a receipt told of
    head_seq INTEGER,
    head_sha256 TEXT,
    PRIMARY KEY (pair, dev)
) STRICT;
CREATE INDEX share_device_in_order ON share_device (pair, retired_ms IS NULL);
CREATE UNIQUE INDEX share_device_one ON share_device (pair) WHERE retired_ms IS NULL;

-- share: every consent, and what it covers; nothing is sent that is not here
CREATE TABLE share_ledger (
    id TEXT PRIMARY KEY NOT NULL,
    recipient_id TEXT NOT NULL REFERENCES share_recipient (id),
    method TEXT NOT NULL CHECK (method IN ('file', 'ticks', 'rule')),
    -- of a file: its name; of what is sent: empty until it is sealed
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    -- taken back before any of it left
    cancelled_ms INTEGER
) STRICT;

CREATE TABLE share_ledger_item (
    ledger_id TEXT NOT NULL REFERENCES share_ledger (id),
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    -- the revision as the recipient is told it; 0 for a file
    rev INTEGER NOT NULL,
    with_item9 INTEGER NOT NULL,
    withdrawn_ms INTEGER,
    -- the recipient's side said that it was removed there
    removed_ms INTEGER,
    -- and that a record of theirs keeps a copy
    exported INTEGER NOT NULL CHECK (exported IN (0, 1)),
    PRIMARY KEY (ledger_id, kind, item_id)
) STRICT;
CREATE INDEX share_ledger_item_of ON share_ledger_item (item_id);

-- share: what goes by itself; never the journal, never question 9
CREATE TABLE share_rule (
    pair TEXT NOT NULL REFERENCES share_pair (id),
    what TEXT NOT NULL,
    -- what was finished before stays
    since_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    PRIMARY KEY (pair, what)
) STRICT;

-- share: packages on their way, one chain for each device of a pair
CREATE TABLE share_outbox (
    id TEXT PRIMARY KEY NOT NULL,
    pair TEXT NOT NULL REFERENCES share_pair (id),
    dev TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('hello', 'data', 'withdraw', 'end')),
    ledger_id TEXT REFERENCES share_ledger (id),
    -- one by one: for a list SQLite makes a table of its own with every step
    state TEXT NOT NULL CHECK (state = 'planned' OR state = 'sealed' OR state = 'sending'
        OR state = 'published' OR state = 'received' OR state = 'void'),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    fault TEXT,
    -- once sealed these never change
    name TEXT,
    prev TEXT,
    sha256 TEXT,
    signature TEXT,
    published_ms INTEGER,
    received_ms INTEGER,
    -- when the recipient's side stored it, as it says itself
    stored_at TEXT,
    -- to be taken out of the place, and since when it is
    remove INTEGER NOT NULL CHECK (remove IN (0, 1)),
    removed_ms INTEGER,
    -- sealed anew in the place of one of which something was taken back
    anew INTEGER NOT NULL CHECK (anew IN (0, 1)),
    -- what is read of it is still to be made of what is frozen
    bare INTEGER NOT NULL CHECK (bare IN (0, 1)),
    UNIQUE (pair, dev, seq),
    FOREIGN KEY (pair, dev) REFERENCES share_device (pair, dev)
) STRICT;
CREATE INDEX share_outbox_open ON share_outbox (pair, dev, seq)
    WHERE state <> 'published' AND state <> 'received' AND state <> 'void';
CREATE INDEX share_outbox_remove ON share_outbox (pair) WHERE remove = 1 AND removed_ms IS NULL;

-- share: sealed bytes, apart, so that a step of a package does not write them again
CREATE TABLE share_outbox_sealed (
    outbox_id TEXT PRIMARY KEY NOT NULL REFERENCES share_outbox (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL
) STRICT;

-- share: the very bytes that were shown, until they are in the place
CREATE TABLE share_outbox_file (
    outbox_id TEXT NOT NULL REFERENCES share_outbox (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (outbox_id, position)
) STRICT;

CREATE TABLE share_outbox_item (
    outbox_id TEXT NOT NULL REFERENCES share_outbox (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    withdraw INTEGER NOT NULL CHECK (withdraw IN (0, 1)),
    sha256 TEXT NOT NULL,
    PRIMARY KEY (outbox_id, item_id)
) STRICT;

-- share: receipts that were read, so that none is read twice
CREATE TABLE share_receipt (
    pair TEXT NOT NULL REFERENCES share_pair (id),
    name TEXT NOT NULL,
    -- how it was found: taken, or what was wrong with it
    found TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (pair, name)
) STRICT;

-- share: when the vault was opened
CREATE TABLE share_opening (
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- reminders: what was shown or missed, so that nothing repeats it, and what was done with it
CREATE TABLE reminders_shown (
    id TEXT PRIMARY KEY NOT NULL,
    due_ms INTEGER NOT NULL,
    noted_ms INTEGER NOT NULL,
    -- a time to keep, outside the budget
    timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
    -- none: its time came and no note was shown
    shown_ms INTEGER,
    -- it comes again then
    later_ms INTEGER,
    put_off INTEGER NOT NULL CHECK (put_off IN (0, 1)),
    -- Afterglow was opened by the end of the next local day
    answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)),
    -- done, or put away inside
    seen_ms INTEGER
) STRICT;
CREATE INDEX reminders_shown_by_time ON reminders_shown (shown_ms) WHERE timed = 0 AND shown_ms IS NOT NULL;

-- reminders: what went into the calendar file; it says nothing of what it is
CREATE TABLE reminders_calendar (
    uid TEXT PRIMARY KEY NOT NULL,
    sequence INTEGER NOT NULL,
    title TEXT NOT NULL,
    starts_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    -- minutes before the start
    alarm INTEGER NOT NULL,
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1))
) STRICT;

-- practice: the therapist's own keys and card
CREATE TABLE practice_self (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    name TEXT NOT NULL,
    ther TEXT NOT NULL,
    sign_key BLOB NOT NULL,
    card BLOB NOT NULL,
    -- how often keys were made, from 1
    generation INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- practice: signing keys of before, still good, for patients who do not know the new ones yet
CREATE TABLE practice_former (
    generation INTEGER PRIMARY KEY NOT NULL,
    sign_key BLOB NOT NULL
) STRICT;

CREATE TABLE practice_key (
    recipient TEXT PRIMARY KEY NOT NULL,
    -- none: on paper only, or destroyed
    identity TEXT,
    generation INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    -- since when nothing new is sealed for it
    retired_ms INTEGER
) STRICT;

-- practice: patients and their devices
CREATE TABLE practice_pair (
    id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    drop_id TEXT NOT NULL REFERENCES share_drop (id),
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'refused', 'ended', 'stopped')),
    name TEXT NOT NULL,
    root TEXT NOT NULL,
    receipts TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    received_ms INTEGER,
    received_zone TEXT,
    seen_ms INTEGER,
    -- a file of theirs was saved outside
    exported INTEGER NOT NULL CHECK (exported IN (0, 1)),
    -- a receipt is to be written
    owed INTEGER NOT NULL CHECK (owed IN (0, 1)),
    -- the latest of the practice's keys that the patient is known to have
    generation INTEGER NOT NULL
) STRICT;

CREATE TABLE practice_device (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    dev TEXT NOT NULL,
    key TEXT NOT NULL,
    head_seq INTEGER,
    head_sha256 TEXT,
    PRIMARY KEY (pair, dev)
) STRICT;

CREATE TABLE practice_look (
    drop_id TEXT PRIMARY KEY NOT NULL REFERENCES share_drop (id),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    -- a person wants it looked at now
    asked INTEGER NOT NULL CHECK (asked IN (0, 1))
) STRICT;

-- practice: what was taken in, each package once
CREATE TABLE practice_package (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    dev TEXT NOT NULL,
    seq INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    signature TEXT NOT NULL,
    -- as it came; gone once something in it was withdrawn
    bytes BLOB,
    kind TEXT NOT NULL,
    created TEXT NOT NULL,
    stored_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    PRIMARY KEY (pair, dev, seq)
) STRICT;

CREATE TABLE practice_void (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    dev TEXT NOT NULL,
    seq INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (pair, dev, seq)
) STRICT;

CREATE TABLE practice_item (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    entry TEXT NOT NULL,
    rev INTEGER NOT NULL,
    list TEXT NOT NULL,
    json TEXT NOT NULL,
    dev TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (pair, entry, rev)
) STRICT;
CREATE INDEX practice_item_of ON practice_item (pair, dev, seq);

CREATE TABLE practice_withdrawn (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    entry TEXT NOT NULL,
    rev INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    PRIMARY KEY (pair, entry)
) STRICT;

CREATE TABLE practice_infusion (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    day TEXT NOT NULL,
    PRIMARY KEY (pair, day)
) STRICT;

CREATE TABLE practice_file (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    dev TEXT NOT NULL,
    seq INTEGER NOT NULL,
    path TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (pair, dev, seq, path)
) STRICT;

-- practice: what was not as it should be, and objects that are not read again
CREATE TABLE practice_odd (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    first_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (pair, name, about)
) STRICT;

CREATE TABLE practice_aside (
    name TEXT PRIMARY KEY NOT NULL
) STRICT;

-- practice: receipts and what they tell
CREATE TABLE practice_reject (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (pair, name)
) STRICT;

CREATE TABLE practice_hole (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    dev TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (pair, dev, seq)
) STRICT;

CREATE TABLE practice_receipt (
    pair TEXT NOT NULL REFERENCES practice_pair (id),
    seq INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    signature TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'published')),
    at_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    PRIMARY KEY (pair, seq)
) STRICT;
