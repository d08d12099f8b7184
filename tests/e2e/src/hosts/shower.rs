//! Who shows notes in a scene: a real dunst, or a scripted daemon; a person does with them what they do.

use super::dunst::Dunst;
use super::ground::until;
use super::mock::Daemon;
use crate::tally::Outcome;

const SOON: u64 = 15;

/// Shows notes.
pub trait Shower {
    /// How many it has shown, the one on show among them.
    fn many(&self) -> usize;
    /// All that the last one said, once it has gone.
    fn last(&self) -> String;
    /// The person chooses "Done" on the one on show, and it goes.
    fn done(&self) -> Outcome;
}

impl Shower for Dunst<'_> {
    fn many(&self) -> usize {
        self.shown().len() + usize::from(self.showing())
    }

    fn last(&self) -> String {
        self.shown().into_iter().next().unwrap_or_default()
    }

    fn done(&self) -> Outcome {
        self.choose("done")?;
        until("it goes", SOON, || !self.showing())
    }
}

impl Shower for Daemon {
    fn many(&self) -> usize {
        self.shown().len()
    }

    fn last(&self) -> String {
        let last = self.shown().pop();
        last.map(|note| format!("{note:?}")).unwrap_or_default()
    }

    fn done(&self) -> Outcome {
        self.choose(self.many(), "done")
    }
}
