//! Where a drop is, and whether that can be a place at all: looked at before anything is tried.

use crate::error::{Code, Coded};
use crate::key;
use crate::private::Private;
use reqwest::Url;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Where a drop is. Kept as a row in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Place {
    /// A folder; perhaps one that a sync client carries.
    Folder {
        /// Its absolute path.
        path: PathBuf,
    },
    /// A folder on a WebDAV server.
    WebDav {
        /// The folder's address.
        url: String,
        /// Who signs in.
        user: String,
        /// With what.
        password: Private<String>,
    },
    /// A bucket of an S3-compatible storage.
    S3 {
        /// The address of the storage, without the bucket.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// Its region.
        region: String,
        /// The access key.
        key: String,
        /// Its secret.
        secret: Private<String>,
        /// What every name in the bucket begins with; may be empty.
        prefix: String,
    },
}

/// Why something is no place for a drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// The path is not absolute.
    #[error("not an absolute path")]
    Path,
    /// Not an address of a server, or one with more in it than an address.
    #[error("not an address")]
    Address(&'static str),
    /// Without TLS, to another computer.
    #[error("not encrypted on the way")]
    Plain(&'static str),
    /// A field is empty.
    #[error("a field is empty")]
    Empty(&'static str),
    /// What the names begin with holds characters that servers differ about.
    #[error("not a prefix")]
    Prefix,
}

impl Coded for PlaceError {
    fn code(&self) -> Code {
        Code::Invalid
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Path => key!("mailbox-place-path"),
            Self::Address(_) => key!("mailbox-place-address"),
            Self::Plain(_) => key!("mailbox-place-plain"),
            Self::Empty(_) => key!("mailbox-place-empty"),
            Self::Prefix => key!("mailbox-place-prefix"),
        }
    }
    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::Path => "path",
            Self::Prefix => "prefix",
            Self::Address(field) | Self::Plain(field) | Self::Empty(field) => field,
        })
    }
}

impl Place {
    /// Can this be a place at all? Asked by the settings; nothing is connected to.
    ///
    /// # Errors
    /// The field that is to blame, and why.
    pub fn check(&self) -> Result<(), PlaceError> {
        match self {
            Self::Folder { path } if path.is_absolute() => Ok(()),
            Self::Folder { .. } => Err(PlaceError::Path),
            Self::WebDav { url, .. } => address("url", url).map(drop),
            Self::S3 {
                endpoint,
                bucket,
                region,
                key,
                secret,
                prefix,
            } => {
                address("endpoint", endpoint)?;
                // Without a key and a secret the storage's client would look for some on its own.
                let filled = [("bucket", bucket), ("region", region), ("key", key)];
                let filled = filled.into_iter().chain([("secret", secret.expose())]);
                if let Some((field, _)) = filled.into_iter().find(|(_, text)| text.is_empty()) {
                    return Err(PlaceError::Empty(field));
                }
                let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                let sound = |part: &str| part.chars().all(plain) && !part.starts_with('.');
                let prefix = prefix.trim_matches('/');
                if bucket.chars().all(plain) && prefix.split('/').all(sound) {
                    Ok(())
                } else {
                    Err(PlaceError::Prefix)
                }
            }
        }
    }
}

/// Reads the address of a server: https, or plain http to this computer.
pub(super) fn address(field: &'static str, text: &str) -> Result<Url, PlaceError> {
    let url = Url::parse(text.trim()).map_err(|_| PlaceError::Address(field))?;
    let bare = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    match url.scheme() {
        "https" | "http" if !bare || !url.has_host() => Err(PlaceError::Address(field)),
        "https" => Ok(url),
        "http" if is_here(&url) => Ok(url),
        "http" => Err(PlaceError::Plain(field)),
        _ => Err(PlaceError::Address(field)),
    }
}

/// Is it this computer? Then nothing leaves it, and TLS would protect nobody.
pub(super) fn is_here(url: &Url) -> bool {
    matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"))
}
