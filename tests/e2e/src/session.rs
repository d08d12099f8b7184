//! The application under the driver: started, closed, killed.

use crate::stage::{Stage, root};
use crate::window::Window;
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// How long the driver may take to bring the application up.
const CONNECTING: Duration = Duration::from_secs(60);

/// A running application and its driver.
pub struct Session {
    /// The window.
    pub window: Window,
    driver: Child,
}

impl Session {
    /// Starts the application on the stage's home folder.
    pub async fn start(stage: &Stage) -> Result<Self, String> {
        let port = free_port()?;
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("AFTERGLOW_HOME", stage.home())
            .env("AFTERGLOW_NOW", stage.clock())
            .env("AFTERGLOW_ZONE", "America/New_York")
            .env("AFTERGLOW_PICK", stage.file("packet.zip.age"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("WebKitWebDriver: {error}"))?;
        let binary = binary()?;
        let mut wanted = serde_json::Map::new();
        wanted.insert(
            "webkitgtk:browserOptions".into(),
            json!({"binary": binary, "args": []}),
        );
        let mut last = String::new();
        for _ in 0..40 {
            sleep(Duration::from_millis(250)).await;
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let address = format!("http://127.0.0.1:{port}");
            let connecting = builder.capabilities(wanted.clone());
            // A driver whose application never comes up would be waited for without end.
            let connected = timeout(CONNECTING, connecting.connect(&address)).await;
            let Ok(connected) = connected else {
                last = String::from("the driver did not answer");
                break;
            };
            match connected {
                Ok(client) => {
                    return Ok(Self {
                        window: Window::new(client),
                        driver,
                    });
                }
                Err(error) => last = error.to_string(),
            }
        }
        let mut driver = driver;
        let _ = driver.kill();
        Err(format!("no session: {last}"))
    }

    /// Closes the application as a person does.
    pub async fn close(mut self) -> Result<(), String> {
        let closed = self.window.close().await;
        // The driver ends the application; killed too early, it would leave it behind without a page.
        for _ in 0..60 {
            if !is_running() {
                break;
            }
            sleep(Duration::from_millis(250)).await;
        }
        let left = is_running();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        sleep(Duration::from_millis(500)).await;
        if left {
            return Err("the application was still there 15 s after it was closed".into());
        }
        closed
    }

    /// Pulls the plug.
    pub async fn kill(mut self) -> Result<(), String> {
        let killed = Command::new("pkill")
            .args(["-KILL", "-f", &only_ours()?])
            .status()
            .map_err(|error| error.to_string())?;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        sleep(Duration::from_millis(500)).await;
        if killed.success() {
            Ok(())
        } else {
            Err("there was nothing to kill".into())
        }
    }
}

/// The application that was built here.
fn binary() -> Result<PathBuf, String> {
    root()
        .join("target/debug/afterglow")
        .canonicalize()
        .map_err(|error| error.to_string())
}

/// A pattern that fits the command line of this application and of no other on the machine.
fn only_ours() -> Result<String, String> {
    Ok(format!("^{}$", binary()?.display()))
}

fn is_running() -> bool {
    Command::new("pgrep")
        .args(["-f", &only_ours().unwrap_or_default()])
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn free_port() -> Result<u16, String> {
    std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| error.to_string())
}
