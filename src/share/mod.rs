//! What goes to the therapist: ticks, packet, seal, ledger.
