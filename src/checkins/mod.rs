//! Asking and scoring: instruments with their exact wording, and one-tap moods.
