//! Long work: started at once, told by its id, seen in its progress, stopped when asked.

use crate::app::App;
use crate::error::{Code, Failure};
use crate::random::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How far a job is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// What it does, as a word for the window.
    pub kind: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub of: u32,
    /// Its end, when it has ended.
    pub end: Option<End>,
}

/// How a job ended.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum End {
    /// It did what it was asked.
    Finished {
        /// The answer, as the job's kind defines it.
        #[cfg_attr(test, ts(type = "unknown"))]
        answer: Value,
    },
    /// It failed.
    Failed {
        /// The code.
        code: Code,
        /// The sentence.
        message: String,
        /// The field to blame, if one is.
        #[cfg_attr(test, ts(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
}

struct Entry {
    job: Job,
    stop: Arc<AtomicBool>,
}

/// The jobs of this process, the latest last.
#[derive(Default)]
pub struct Jobs(Mutex<Vec<Entry>>);

/// What a running job is handed.
pub struct Running {
    /// The application.
    pub app: Arc<App>,
    id: Id,
    stop: Arc<AtomicBool>,
}

impl Running {
    /// Tells how far it is.
    ///
    /// # Errors
    /// `Cancelled` when the person asked it to stop.
    pub fn progress(&self, done: u32, of: u32) -> Result<(), Failure> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Failure::of(Code::Cancelled));
        }
        self.app
            .jobs()
            .change(&self.id, |job| (job.done, job.of) = (done, of));
        self.app.tell(&[crate::app::Topic::Jobs]);
        Ok(())
    }
}

impl Jobs {
    /// Starts `work` on a thread of its own and answers the id.
    pub fn start(
        &self,
        app: Arc<App>,
        id: Id,
        kind: &str,
        work: impl FnOnce(&Running) -> Result<Value, Failure> + Send + 'static,
    ) -> Id {
        let stop = Arc::new(AtomicBool::new(false));
        let job = Job {
            id: id.clone(),
            kind: kind.to_owned(),
            done: 0,
            of: 1,
            end: None,
        };
        {
            let mut list = self.list_mut();
            list.push(Entry {
                job,
                stop: Arc::clone(&stop),
            });
            let spare = list.len().saturating_sub(32);
            list.drain(..spare);
        }
        let running = Running {
            app,
            id: id.clone(),
            stop,
        };
        std::thread::spawn(move || {
            let end = match work(&running) {
                Ok(answer) => End::Finished { answer },
                Err(failure) => End::Failed {
                    code: failure.code,
                    message: running.app.words().say(failure.sentence, &[]),
                    field: failure.field,
                },
            };
            running
                .app
                .jobs()
                .change(&running.id, |job| job.end = Some(end));
            running.app.tell(&[crate::app::Topic::Jobs]);
        });
        id
    }

    /// All jobs, the latest last.
    #[must_use]
    pub fn list(&self) -> Vec<Job> {
        self.list_mut()
            .iter()
            .map(|entry| entry.job.clone())
            .collect()
    }

    /// Asks a job to stop.
    pub fn cancel(&self, id: &Id) {
        for entry in self.list_mut().iter().filter(|entry| &entry.job.id == id) {
            entry.stop.store(true, Ordering::Relaxed);
        }
    }

    fn change(&self, id: &Id, change: impl FnOnce(&mut Job)) {
        if let Some(entry) = self.list_mut().iter_mut().find(|entry| &entry.job.id == id) {
            change(&mut entry.job);
        }
    }

    fn list_mut(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Nothing is asked.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct List {}

/// Which job.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cancel {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// `jobs.list`
///
/// # Errors
/// None.
pub fn list(app: &App, _now: &crate::moment::Moment, _ask: List) -> Result<Vec<Job>, Failure> {
    Ok(app.jobs().list())
}

/// `jobs.cancel`
///
/// # Errors
/// None: a job that is gone has stopped.
pub fn cancel(app: &App, _now: &crate::moment::Moment, ask: Cancel) -> Result<Vec<Job>, Failure> {
    app.jobs().cancel(&ask.id);
    Ok(app.jobs().list())
}
