//! What the commands of leaving are asked.

use crate::private::Private;
use serde::Deserialize;

/// Save the key that opens packages.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeSaveKey {
    /// The passphrase, again.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}
