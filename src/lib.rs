//! Afterglow's core.
