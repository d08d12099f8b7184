//! Pure planning of reminders: facts and now give nudges.
