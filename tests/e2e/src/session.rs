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
        let path = |path: std::path::PathBuf| path.to_string_lossy().into_owned();
        Self::start_with(&[
            ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".to_owned()),
            ("AFTERGLOW_HOME", path(stage.home())),
            ("AFTERGLOW_NOW", path(stage.clock())),
            ("AFTERGLOW_ZONE", "America/New_York".to_owned()),
            ("AFTERGLOW_PICK", path(stage.file("packet.zip.age"))),
        ])
        .await
    }

    /// Starts the application in these surroundings.
    pub async fn start_with(surroundings: &[(&str, String)]) -> Result<Self, String> {
        let port = free_port()?;
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(surroundings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("WebKitWebDriver: {error}"))?;
        let binary = program();
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
    pub async fn close(self) -> Result<(), String> {
        let closed = self.window.close().await;
        self.ended().await.and(closed)
    }

    /// The application ends by itself, and then its driver does.
    pub async fn ended(mut self) -> Result<(), String> {
        // The driver ends the application; killed too early, it would leave it behind without a page.
        for _ in 0..60 {
            if self.program().is_none() {
                break;
            }
            sleep(Duration::from_millis(250)).await;
        }
        let left = self.program().is_some();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        sleep(Duration::from_millis(500)).await;
        if left {
            return Err("the application was still there 15 s after it was closed".into());
        }
        Ok(())
    }

    /// The application's process, while it runs.
    pub fn program(&self) -> Option<u32> {
        let driver = self.driver.id().to_string();
        let pattern = format!("^{}", program().display());
        let found = Command::new("pgrep")
            .args(["-P", &driver, "-f", &pattern])
            .output()
            .ok()?;
        String::from_utf8_lossy(&found.stdout)
            .lines()
            .next()?
            .parse()
            .ok()
    }

    /// Pulls the plug.
    pub async fn kill(mut self) -> Result<(), String> {
        let killed = self.program().is_some_and(|id| {
            let killed = Command::new("kill")
                .args(["-KILL", &id.to_string()])
                .status();
            killed.is_ok_and(|status| status.success())
        });
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        sleep(Duration::from_millis(500)).await;
        if killed {
            Ok(())
        } else {
            Err("there was nothing to kill".into())
        }
    }
}

/// The program under test, by the whole of its name: others may run beside it.
pub fn program() -> PathBuf {
    let built = root().join("target/debug/afterglow");
    built.canonicalize().unwrap_or(built)
}

fn free_port() -> Result<u16, String> {
    std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| error.to_string())
}
