//! Before an infusion: the fasting clock, the ride, the checklist.
