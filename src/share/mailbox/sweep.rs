//! Takes away what uploads that were cut off left behind, a week ago or more.

use super::inbox::Inbox;
use chrono::TimeDelta;

/// So long nothing temporary is touched: somebody may be uploading on a slow line.
const KEPT: TimeDelta = TimeDelta::days(7);

/// `newest` was written just now. How old the others are is told by the place's own clock alone:
/// this computer's may be wrong. What can't be taken away stays.
pub(super) async fn sweep(inbox: &Inbox, newest: &str) {
    let Ok(folder) = inbox.path("tmp") else {
        return;
    };
    let Ok(listed) = inbox.store.list_with_delimiter(Some(&folder)).await else {
        return;
    };
    let dates = || {
        listed.objects.iter().filter_map(|object| {
            let name = format!("tmp/{}", object.location.filename()?);
            Some((name, object.last_modified))
        })
    };
    let Some((_, now)) = dates().find(|(name, _)| name == newest) else {
        return;
    };
    for (name, _) in dates().filter(|(_, at)| now.signed_duration_since(*at) > KEPT) {
        let _ = inbox.remove(&name).await;
    }
}
