//! What stands between the two: a folder, or a real server on this computer.

use crate::servers::{self, Server};
use crate::stage::Stage;
use crate::tally::Outcome;
use crate::window::Window;
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Folder,
    Apache,
    Rclone,
    Wsgidav,
    Moto,
}

/// Those that every run goes over come first.
pub const KINDS: [Kind; 5] = [
    Kind::Folder,
    Kind::Apache,
    Kind::Rclone,
    Kind::Wsgidav,
    Kind::Moto,
];

pub struct Place {
    kind: Kind,
    folder: PathBuf,
    server: Option<Server>,
}

impl Place {
    /// Starts it; none where its server is not on this system.
    pub fn stand(stage: &Stage, kind: Kind) -> Result<Option<Self>, String> {
        let folder = stage.file("place");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let server = match kind {
            Kind::Folder => None,
            Kind::Apache => Server::apache(),
            Kind::Rclone => Server::rclone(),
            Kind::Wsgidav => Server::wsgidav(),
            Kind::Moto => Server::moto(),
        };
        let missing = server.is_none() && !matches!(kind, Kind::Folder);
        Ok((!missing).then_some(Self {
            kind,
            folder,
            server,
        }))
    }

    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Folder => "a folder",
            Kind::Apache => "Apache with mod_dav",
            Kind::Rclone => "rclone serving WebDAV",
            Kind::Wsgidav => "wsgidav",
            Kind::Moto => "S3 as moto speaks it",
        }
    }

    /// The folder that is chosen where a folder is asked for.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// Tells the window which place it is, in the form that asks for it.
    pub async fn tell(&self, w: &Window) -> Outcome {
        let port = self.server.as_ref().map_or(0, |server| server.port);
        match self.kind {
            Kind::Folder => w.press("Choose the folder").await,
            Kind::Apache => web_dav(w, &format!("http://127.0.0.1:{port}/dav/whole")).await,
            Kind::Rclone | Kind::Wsgidav => {
                web_dav(w, &format!("http://127.0.0.1:{port}/whole")).await
            }
            Kind::Moto => s3(w, &format!("http://127.0.0.1:{port}")).await,
        }
    }

    /// What lies there tells none of these words, in its bytes or in its names.
    pub fn holds_nothing_of(&self, words: &[&str]) -> Outcome {
        let folder = match (&self.server, self.kind) {
            // It keeps everything in its memory.
            (_, Kind::Moto) => return Ok(()),
            (Some(server), _) => server.files().join("whole"),
            (None, _) => self.folder.clone(),
        };
        let files = files(&folder)?;
        if files.len() < 3 {
            return Err(format!("too little lies there: {files:?}"));
        }
        for file in files {
            let mut bytes = std::fs::read(&file).map_err(|error| error.to_string())?;
            bytes.extend(file.to_string_lossy().bytes());
            let found = words.iter().find(|word| {
                let mut parts = bytes.windows(word.len());
                parts.any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
            });
            if let Some(word) = found {
                return Err(format!("“{word}” lies in {}", file.display()));
            }
        }
        Ok(())
    }
}

async fn web_dav(w: &Window, url: &str) -> Outcome {
    w.press("WebDAV").await?;
    w.fill("Address", url).await?;
    w.fill("User name", servers::USER).await?;
    w.fill("Password", servers::PASSWORD).await?;
    w.press("Use this place").await
}

async fn s3(w: &Window, url: &str) -> Outcome {
    w.press("S3 storage").await?;
    w.fill("Address of the provider", url).await?;
    w.fill("Bucket", servers::BUCKET).await?;
    w.fill("Region", "eu-central-1").await?;
    w.fill("Access key", "key").await?;
    w.fill("Secret key", "secret").await?;
    w.press("Use this place").await
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
