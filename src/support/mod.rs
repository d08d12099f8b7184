//! Help now: crisis lines from a dated table.
