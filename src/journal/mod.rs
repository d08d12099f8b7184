//! What the patient writes: fragments that stay as written, entries beside them.
