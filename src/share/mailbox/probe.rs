//! What a place can do, tried out once at set-up and told in plain words.

use super::inbox::{Inbox, Made};
use super::read::{MARKER, marker};
use super::{Fault, read, sweep};
use crate::key;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// The drop's marker, to be remembered by both sides.
    pub marker: String,
    /// It was made just now: this drop is new.
    pub made: bool,
    /// A second object of the same name is refused.
    pub keeps: bool,
    /// What was put there is in the list at once.
    pub lists: bool,
    /// What was put there can be removed.
    pub removes: bool,
}

impl Probe {
    /// The Fluent keys of the sentences that tell it.
    #[must_use]
    pub fn sentences(&self) -> Vec<&'static str> {
        let mut told = vec![if self.made {
            key!("mailbox-probe-made")
        } else {
            key!("mailbox-probe-found")
        }];
        if self.keeps && self.lists && self.removes {
            told.push(key!("mailbox-probe-good"));
        }
        if !self.keeps {
            told.push(key!("mailbox-probe-overwrites"));
        }
        if !self.lists {
            told.push(key!("mailbox-probe-late"));
        }
        if !self.removes {
            told.push(key!("mailbox-probe-stays"));
        }
        told
    }
}

/// Tries the place out. With no marker remembered, a missing one is made.
pub(super) async fn probe(inbox: &Inbox, remembered: Option<&str>) -> Result<Probe, Fault> {
    inbox.stands().await?;
    let (marker, made) = match remembered {
        Some(remembered) => {
            read::believe(inbox, Some(remembered)).await?;
            (remembered.to_owned(), false)
        }
        None => connect(inbox).await?,
    };
    let name = format!("tmp/{}", inbox.marker());
    let first = b"This file tries out what this folder can do. It may be removed.";
    let made_it = inbox.make(&name, first).await?;
    if made_it != Made::New || inbox.get(&name, 1024).await?.as_deref() != Some(first) {
        return Err(Fault::Unexpected);
    }
    let again = inbox.make(&name, b"another").await;
    let keeps = again == Ok(Made::There) && inbox.get(&name, 1024).await?.as_deref() == Some(first);
    let listed = inbox.list("tmp").await?;
    let lists = listed.objects.iter().any(|(found, _)| *found == name);
    sweep::sweep(inbox, &name).await;
    let removes = inbox.remove(&name).await.is_ok() && inbox.size(&name).await?.is_none();
    Ok(Probe {
        marker,
        made,
        keeps,
        lists,
        removes,
    })
}

/// The marker that is there, or a new one. Two who connect at once end with the same.
async fn connect(inbox: &Inbox) -> Result<(String, bool), Fault> {
    if let Some(found) = marker(inbox).await? {
        return Ok((found, false));
    }
    let new = inbox.marker();
    let made = inbox.make(MARKER, new.as_bytes()).await?;
    let found = marker(inbox).await?.ok_or(Fault::Unexpected)?;
    Ok((found, made == Made::New))
}
