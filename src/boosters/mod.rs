//! Dates after the first course that the patient and the clinic set.
