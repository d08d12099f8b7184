//! One infusion: planned, the day, over.
