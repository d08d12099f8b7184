//! Composes the rooms: the horizon and the one next step.
