//! One story of a drop, told to real servers on this computer, and the whole way of two homes over each:
//! Apache, rclone, wsgidav, moto, and a folder.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods
)]

#[allow(dead_code)]
#[path = "../core/desk.rs"]
mod desk;
mod servers;
mod story;
mod whole;

use afterglow::private::Private;
use afterglow::share::mailbox::{Fault, Outcome, Place, Work};
use servers::Server;
use story::{run, tell};

fn dav(url: String) -> Place {
    Place::WebDav {
        url,
        user: servers::USER.into(),
        password: Private::from(servers::PASSWORD),
    }
}

/// The wrong password and the wrong folder are told apart, on each server alike.
fn doors(url: &str) {
    let wrong = Place::WebDav {
        url: url.into(),
        user: servers::USER.into(),
        password: Private::from("wrong"),
    };
    assert_eq!(
        run(&wrong, None, Work::Probe),
        Outcome::Failed(Fault::SignIn)
    );
    let nowhere = dav(format!("{url}/not/there"));
    assert_eq!(
        run(&nowhere, None, Work::Probe),
        Outcome::Failed(Fault::Gone)
    );
}

#[test]
fn a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder {
        path: folder.path().to_owned(),
    };
    tell(&place, Some(folder.path()));
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder {
        path: folder.path().to_owned(),
    };
    whole::go(&place, Some(folder.path()));
}

#[test]
fn apache_with_mod_dav() {
    let Some(server) = Server::apache() else {
        return;
    };
    let url = format!("http://127.0.0.1:{}/dav", server.port);
    tell(&dav(url.clone()), Some(&server.files()));
    doors(&url);
    tell(
        &dav(format!("{url}/deep/in%20it/")),
        Some(&server.files().join("deep/in it")),
    );
    whole::go(
        &dav(format!("{url}/whole")),
        Some(&server.files().join("whole")),
    );
}

#[test]
fn rclone_serving_webdav() {
    let Some(server) = Server::rclone() else {
        return;
    };
    let url = format!("http://localhost:{}", server.port);
    tell(&dav(url.clone()), Some(&server.files()));
    doors(&url);
    whole::go(
        &dav(format!("{url}/whole")),
        Some(&server.files().join("whole")),
    );
}

#[test]
fn wsgidav() {
    let Some(server) = Server::wsgidav() else {
        return;
    };
    let url = format!("http://127.0.0.1:{}/", server.port);
    tell(&dav(url.clone()), Some(&server.files()));
    doors(url.trim_end_matches('/'));
    whole::go(
        &dav(format!("{url}whole")),
        Some(&server.files().join("whole")),
    );
}

#[test]
fn moto_as_s3() {
    let Some(server) = Server::moto() else {
        return;
    };
    let place = |bucket: &str, prefix: &str| Place::S3 {
        endpoint: format!("http://127.0.0.1:{}", server.port),
        bucket: bucket.into(),
        region: "eu-central-1".into(),
        key: "key".into(),
        secret: Private::from("secret"),
        prefix: prefix.into(),
    };
    tell(&place(servers::BUCKET, ""), None);
    tell(&place(servers::BUCKET, "practice/anna/"), None);
    whole::go(&place(servers::BUCKET, "whole"), None);
    let nowhere = run(&place("no-such-bucket", ""), None, Work::Probe);
    assert_eq!(nowhere, Outcome::Failed(Fault::Gone));
}

/// The roots of the system are read once in a process, so the one that trusts is a process of its own.
#[test]
fn a_certificate_nobody_vouches_for_is_not_trusted_and_one_of_the_system_is() {
    let Some(server) = Server::apache() else {
        return;
    };
    let url = format!("https://localhost:{}/dav", server.secure);
    let place = dav(url.clone());
    assert_eq!(
        run(&place, None, Work::Probe),
        Outcome::Failed(Fault::Untrusted)
    );
    let trusting = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "over_tls", "--ignored", "--nocapture"])
        .env("SSL_CERT_FILE", server.certificate())
        .env("AFTERGLOW_TEST_URL", url)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&trusting.stdout).into_owned();
    assert!(
        trusting.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

#[test]
#[ignore = "the half of the test above that trusts"]
fn over_tls() {
    if let Ok(url) = std::env::var("AFTERGLOW_TEST_URL") {
        tell(&dav(url), None);
    }
}
