//! The commands of what the patient wants to talk about.

use super::table;
use crate::app::Room;
use crate::error::Failure;
use crate::journal::is_blank;
use crate::private::Private;
use crate::random::Id;
use crate::share::packet::Talk;
use crate::share::{Error, Kind, LONGEST_TALK, table as share};
use crate::vault::api::Nothing;
use serde::{Deserialize, Serialize};

/// What the patient wants to talk about.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSetTalk {
    /// The whole text, at most 6,000 characters; without a word in it the draft goes away.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
}

/// The draft as it stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareTalk {
    /// Its id, for `share.tick`; none while there is nothing.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub id: Option<Id>,
    /// The words.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// It is ticked.
    pub ticked: bool,
}

/// `share.talk`
///
/// # Errors
/// The store's.
pub fn talk(room: &Room, _ask: Nothing) -> Result<ShareTalk, Failure> {
    let draft = table::draft(room.db)?;
    let ticked = match &draft {
        Some(draft) => share::is_ticked(room.db, Kind::Talk, &draft.id)?,
        None => false,
    };
    Ok(ShareTalk {
        ticked,
        words: draft
            .as_ref()
            .map(|draft| draft.words.clone())
            .unwrap_or_default(),
        id: draft.map(|draft| draft.id),
    })
}

/// `share.setTalk`: keeps the draft as it is now. Writing it ticks nothing.
///
/// # Errors
/// `TooLarge`, the store's.
pub fn set_talk(room: &Room, ask: ShareSetTalk) -> Result<ShareTalk, Failure> {
    let words = ask.words.expose();
    if words.chars().nth(LONGEST_TALK).is_some() {
        return Err(Error::LongTalk.into());
    }
    let draft = table::draft(room.db)?;
    match draft {
        Some(draft) if is_blank(words) => {
            table::remove(room.db, &draft.id)?;
            share::set_tick(room.db, Kind::Talk, &draft.id, false, room.now)?;
        }
        None if is_blank(words) => {}
        Some(draft) if draft.words == ask.words => {}
        draft => {
            let (id, revision) = match draft {
                Some(draft) => (draft.id, draft.revision.saturating_add(1)),
                None => (room.app.new_id(room.now)?, 1),
            };
            let talk = Talk {
                id,
                revision,
                at: *room.now,
                words: ask.words,
            };
            table::put(room.db, &talk)?;
        }
    }
    talk(room, Nothing {})
}
