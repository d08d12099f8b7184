//! What held and what did not.

use std::process::ExitCode;

/// Counts the steps of the walk.
#[derive(Default)]
pub struct Tally {
    passed: u32,
    failed: u32,
}

/// A step's outcome; the error says what was missed.
pub type Outcome = Result<(), String>;

impl Tally {
    /// Notes a step.
    pub fn note(&mut self, step: &str, outcome: &Outcome) {
        match outcome {
            Ok(()) => {
                self.passed += 1;
                println!("ok: {step}");
            }
            Err(why) => self.failed(step, why),
        }
    }

    /// Notes a failure.
    pub fn failed(&mut self, step: &str, why: &str) {
        self.failed += 1;
        println!("failed: {step}: {why}");
    }

    /// The closing line.
    pub fn close(&self) -> ExitCode {
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 && self.passed > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
