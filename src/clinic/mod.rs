//! The clinic: its sheet word for word, and the rules that the patient took from it.
