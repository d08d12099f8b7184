//! What waits to be carried is carried by the window: never while it is locked, and soon after it opens.

use super::ground::{Ground, PLANNED, until};
use super::words::PASSPHRASE;
use crate::session::Session;
use crate::stage::quiet;
use crate::tally::Outcome;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Child;
use std::time::Duration;

/// A real server on this computer.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub async fn after_opening(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let drop = ground.file("drop");
    fs::create_dir_all(&drop).map_err(|error| error.to_string())?;
    let (_server, port) = serve(&drop)?;
    let place = serde_json::json!({
        "kind": "webDav", "url": format!("http://127.0.0.1:{port}"), "user": "anna", "password": "quiet",
    });
    let ask = serde_json::json!({ "name": "share.setDrop", "request": { "place": place } });
    let set = ground.lines(PLANNED, &ask.to_string())?;
    if set.contains("\"error\"") {
        return Err(set);
    }
    let marker = drop.join("inbox-1/drop-id");
    let session = Session::start_with(&ground.surroundings()).await?;
    let carried = opens(&session, &marker).await;
    let killed = session.kill().await;
    carried.and(killed)
}

async fn opens(session: &Session, marker: &Path) -> Outcome {
    let w = &session.window;
    w.sees("Unlock").await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    if marker.exists() {
        return Err("something was carried from a locked journal".into());
    }
    w.fill("Passphrase", PASSPHRASE).await?;
    w.press("Unlock").await?;
    w.sees("Check-ins").await?;
    until("the place is tried out", 20, || marker.is_file())
}

fn serve(drop: &Path) -> Result<(Server, u16), String> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = free.map_err(|error| error.to_string())?.port();
    let server = quiet("rclone")
        .args([
            "serve",
            "webdav",
            "--config",
            "/dev/null",
            "--user",
            "anna",
            "--pass",
            "quiet",
        ])
        .args(["--addr", &format!("127.0.0.1:{port}")])
        .arg(drop)
        .spawn()
        .map_err(|error| format!("rclone: {error}"))?;
    let server = Server(server);
    until("rclone answers", 20, || {
        TcpStream::connect(("127.0.0.1", port)).is_ok()
    })?;
    Ok((server, port))
}
