//! Putting objects there so that a second try, a lost answer or a half upload changes nothing.

use super::inbox::{Inbox, Made, is_long};
use super::{Fault, Object, Outcome};

/// The largest object that is read again after it was put there; of a larger one only the size is asked.
const READ_AGAIN: usize = 8 * 1024 * 1024;

/// What is there under an object's name.
enum There {
    Nothing,
    Same,
    /// A beginning of it: an upload that was cut off, or a file that a sync client holds back.
    Half,
    Another,
}

/// Puts every object there, in order.
pub(super) async fn publish(inbox: &Inbox, objects: &[Object]) -> Result<Outcome, Fault> {
    if objects.is_empty() {
        return Err(Fault::Unexpected);
    }
    for object in objects {
        if !put(inbox, object).await? {
            let name = object.name.clone();
            return Ok(Outcome::Fork { name });
        }
    }
    Ok(Outcome::Published)
}

/// False when another object has its name.
async fn put(inbox: &Inbox, object: &Object) -> Result<bool, Fault> {
    match look(inbox, object).await? {
        There::Same => return Ok(true),
        There::Another => return Ok(false),
        There::Half => inbox.remove(&object.name).await?,
        There::Nothing => {}
    }
    let made = inbox.make(&object.name, &object.bytes).await?;
    if made == Made::New && object.bytes.len() > READ_AGAIN {
        return match inbox.size(&object.name).await? {
            Some(size) if is_long(size, &object.bytes) => Ok(true),
            _ => Err(Fault::Unexpected),
        };
    }
    // Not every server that says yes has kept it, and not every one that knows no "only if absent" says so.
    match (made, look(inbox, object).await?) {
        (_, There::Same) => Ok(true),
        (_, There::Another) => Ok(false),
        (Made::New, There::Half) => Err(Fault::Unexpected),
        // "There", and then it is not: the server was in the middle of something, or its folder is gone.
        (Made::There, There::Half | There::Nothing) => match inbox.stands().await {
            Ok(()) => Err(Fault::Busy { after_s: None }),
            Err(fault) => Err(fault),
        },
        // Some show what is new only after a while.
        (Made::New, There::Nothing) => Err(Fault::Busy { after_s: None }),
    }
}

async fn look(inbox: &Inbox, object: &Object) -> Result<There, Fault> {
    let Object { name, bytes } = object;
    let Some(size) = inbox.size(name).await? else {
        return Ok(There::Nothing);
    };
    let ours = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > ours {
        return Ok(There::Another);
    }
    Ok(match inbox.get(name, ours).await? {
        None => There::Nothing,
        Some(found) if found == *bytes => There::Same,
        Some(found) if !is_long(ours, &found) && bytes.starts_with(&found) => There::Half,
        Some(_) => There::Another,
    })
}
