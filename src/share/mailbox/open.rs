//! Opens a place for one errand: the store for its kind, spoken to within the limits.

use super::http::{Caller, Limits};
use super::inbox::{Inbox, Kind};
use super::{Fault, Place, ROOT, place};
use crate::random::Id;
use object_store::aws::AmazonS3Builder;
use object_store::http::HttpBuilder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, RetryConfig};
use std::path::PathBuf;
use std::sync::Arc;

impl Inbox {
    /// Opens the place. Of a server nothing is asked yet.
    pub(super) async fn open(
        place: &Place,
        id: &Id,
        most: u64,
        limits: &Limits,
    ) -> Result<Self, Fault> {
        place.check().map_err(|_| Fault::Unexpected)?;
        match place {
            Place::Folder { path } => {
                let (path, id) = (path.clone(), id.clone());
                aside(move || Self::folder(path, &id)).await
            }
            Place::WebDav {
                url,
                user,
                password,
            } => Self::web_dav(
                url,
                (user.as_str(), password.expose().as_str()),
                id,
                most,
                limits,
            ),
            Place::S3 {
                endpoint, prefix, ..
            } => {
                let url = place::address("endpoint", endpoint).map_err(|_| Fault::Unexpected)?;
                let caller = Caller::new(&url, None, most, limits)?;
                let seen = caller.seen();
                let store = s3(place, caller)?;
                let root = Path::from(prefix.as_str()).join(ROOT);
                Ok(Self::new(store, root, Kind::S3, seen, id))
            }
        }
    }

    fn folder(path: PathBuf, id: &Id) -> Result<Self, Fault> {
        let store = LocalFileSystem::new_with_prefix(&path).map_err(|_| {
            let found = std::fs::metadata(&path);
            found.map_or_else(|error| Fault::of_file(&error), |_| Fault::Refused)
        })?;
        let kind = Kind::Folder(path);
        let store = Box::new(store.with_fsync(true));
        Ok(Self::new(store, Path::from(ROOT), kind, Arc::default(), id))
    }

    fn web_dav(
        url: &str,
        sign_in: (&str, &str),
        id: &Id,
        most: u64,
        limits: &Limits,
    ) -> Result<Self, Fault> {
        let mut url = place::address("url", url).map_err(|_| Fault::Unexpected)?;
        let caller = Caller::new(&url, Some(sign_in), most, limits)?;
        let seen = caller.seen();
        // Lists name their objects from the server's root on, so the store begins there too.
        let root = Path::from_url_path(url.path()).map_err(|_| Fault::Unexpected)?;
        url.set_path("/");
        let store = HttpBuilder::new()
            .with_url(url.as_str().trim_end_matches('/'))
            .with_retry(never_again())
            .with_http_connector(caller)
            .build()
            .map_err(|_| Fault::Unexpected)?;
        Ok(Self::new(
            Box::new(store),
            root.join(ROOT),
            Kind::WebDav,
            seen,
            id,
        ))
    }
}

/// Asks this computer's disk beside everything else: a drive on the network may not answer.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or(Err(Fault::Unexpected))
}

/// One try: when it is tried again is the outbox's to decide.
fn never_again() -> RetryConfig {
    RetryConfig {
        max_retries: 0,
        ..RetryConfig::default()
    }
}

fn s3(place: &Place, caller: Caller) -> Result<Box<dyn ObjectStore>, Fault> {
    let Place::S3 {
        endpoint,
        bucket,
        region,
        key,
        secret,
        ..
    } = place
    else {
        return Err(Fault::Unexpected);
    };
    let store = AmazonS3Builder::new()
        .with_endpoint(endpoint.trim())
        .with_bucket_name(bucket)
        .with_region(region)
        .with_access_key_id(key)
        .with_secret_access_key(secret.expose())
        .with_allow_http(true)
        .with_disable_bulk_delete(true)
        .with_retry(never_again())
        .with_http_connector(caller)
        .build();
    store
        .map(|store| Box::new(store) as Box<dyn ObjectStore>)
        .map_err(|_| Fault::Unexpected)
}
