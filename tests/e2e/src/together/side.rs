//! One of the two: a home of its own, a display of its own, a window that can be killed.

use super::place::Place;
use crate::session::Session;
use crate::stage::{Screen, Stage};
use crate::tally::Outcome;
use crate::window::Window;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How long something may take that goes through a place.
const PATIENCE: Duration = Duration::from_secs(90);

pub struct Side {
    session: Option<Session>,
    surroundings: Vec<(&'static str, String)>,
    // Ends with the side, after its window.
    _screen: Screen,
}

impl Side {
    /// Opens the window of an empty home.
    pub async fn open(stage: &Stage, place: &Place, name: &str) -> Result<Self, String> {
        let screen = Screen::stand()?;
        let home = stage.file(name);
        let _ = std::fs::remove_dir_all(&home);
        let path = |path: PathBuf| path.to_string_lossy().into_owned();
        let surroundings = vec![
            ("DISPLAY", screen.display().to_owned()),
            ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".to_owned()),
            ("AFTERGLOW_HOME", path(home)),
            ("AFTERGLOW_NOW", path(stage.clock())),
            ("AFTERGLOW_ZONE", "America/New_York".to_owned()),
            ("AFTERGLOW_PICK", path(card(stage))),
            ("AFTERGLOW_OPEN", path(card(stage))),
            ("AFTERGLOW_FOLDER", path(place.folder())),
        ];
        let session = Session::start_with(&surroundings).await?;
        Ok(Self {
            session: Some(session),
            surroundings,
            _screen: screen,
        })
    }

    pub fn window(&self) -> &Window {
        match &self.session {
            Some(session) => &session.window,
            None => unreachable!("a side has its window but while it starts again"),
        }
    }

    /// Pulls the plug and starts again.
    pub async fn killed(&mut self) -> Outcome {
        if let Some(session) = self.session.take() {
            session.kill().await?;
        }
        self.session = Some(Session::start_with(&self.surroundings).await?);
        Ok(())
    }

    pub async fn close(mut self) -> Outcome {
        match self.session.take() {
            Some(session) => session.close().await,
            None => Ok(()),
        }
    }

    /// Presses this again and again until the window says that.
    pub async fn press_until(&self, name: &str, text: &str) -> Outcome {
        let start = Instant::now();
        loop {
            self.window().press(name).await?;
            for _ in 0..8 {
                if self.window().text().await?.contains(text) {
                    return Ok(());
                }
                sleep(Duration::from_millis(250)).await;
            }
            if start.elapsed() > PATIENCE {
                return Err(format!(
                    "“{text}” never came: {}",
                    self.window().text().await?
                ));
            }
        }
    }
}

/// Where the card is saved by the one and opened by the other.
pub fn card(stage: &Stage) -> PathBuf {
    stage.file("okafor.agcard")
}
