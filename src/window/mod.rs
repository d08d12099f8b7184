//! The hours and days after an infusion.
