//! Scripted parts of a desktop: a notification daemon and logind, played by python-dbusmock.

use super::bus::Bus;
use super::ground::until;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use zbus::blocking::Connection;
use zbus::zvariant::{OwnedValue, Value};

const MOCK: &str = "org.freedesktop.DBus.Mock";
const NOTES: &str = "org.freedesktop.Notifications";
const NOTES_PATH: &str = "/org/freedesktop/Notifications";
const LOGIND: &str = "org.freedesktop.login1";
const LOGIND_PATH: &str = "/org/freedesktop/login1";

/// A mocked part, from one of python-dbusmock's templates.
struct Mock {
    process: Child,
    bus: Connection,
    name: &'static str,
    path: &'static str,
}

impl Mock {
    fn start(
        bus: &Bus,
        template: &str,
        parameters: &str,
        name: &'static str,
        path: &'static str,
    ) -> Result<Self, String> {
        let process = Command::new("/usr/bin/python3")
            .args([
                "-m",
                "dbusmock",
                "--template",
                template,
                "--parameters",
                parameters,
            ])
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .env("DBUS_SYSTEM_BUS_ADDRESS", bus.address())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("python3-dbusmock: {error}"))?;
        let mock = Self {
            process,
            bus: bus.connect()?,
            name,
            path,
        };
        bus.waits_for(name)?;
        // It has its name before it has its methods.
        until("the mock answers", 10, || {
            mock.calls("GetCapabilities").is_ok()
        })?;
        Ok(mock)
    }

    fn ask<B>(&self, method: &str, body: &B) -> zbus::Result<zbus::Message>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        self.bus
            .call_method(Some(self.name), self.path, Some(MOCK), method, body)
    }

    /// The arguments of every call of a method so far.
    fn calls(&self, method: &str) -> zbus::Result<Vec<Vec<OwnedValue>>> {
        let calls: Vec<(u64, Vec<OwnedValue>)> =
            self.ask("GetMethodCalls", &method)?.body().deserialize()?;
        Ok(calls.into_iter().map(|(_, arguments)| arguments).collect())
    }

    fn emit(&self, signal: &str, signature: &str, arguments: Vec<Value<'_>>) -> Result<(), String> {
        let body = (self.interface(), signal, signature, arguments);
        self.ask("EmitSignal", &body)
            .map(drop)
            .map_err(|error| error.to_string())
    }

    fn interface(&self) -> &'static str {
        if self.name == LOGIND {
            "org.freedesktop.login1.Manager"
        } else {
            NOTES
        }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A note that a daemon was asked to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub sender: String,
    pub icon: String,
    pub words: String,
    pub body: String,
    /// A name and its words, in turn.
    pub actions: Vec<String>,
}

/// A notification daemon.
pub struct Daemon(Mock);

impl Daemon {
    /// One that can do what `capabilities` say, divided by blanks.
    pub fn start(bus: &Bus, capabilities: &str) -> Result<Self, String> {
        let parameters = format!("{{\"capabilities\": \"{capabilities}\"}}");
        Mock::start(bus, "notification_daemon", &parameters, NOTES, NOTES_PATH).map(Self)
    }

    /// All it was asked to show, in order; the first has the number 1.
    pub fn shown(&self) -> Vec<Shown> {
        let calls = self.0.calls("Notify").unwrap_or_default();
        calls
            .iter()
            .filter_map(|arguments| note(arguments))
            .collect()
    }

    /// Waits until it was asked for so many.
    pub fn waits_for(&self, many: usize, seconds: u64) -> Result<Vec<Shown>, String> {
        let waited = until("a note", seconds, || self.shown().len() >= many);
        let shown = self.shown();
        waited.map_err(|why| format!("{why}; so far {shown:?}"))?;
        if shown.len() > many {
            return Err(format!("more than {many}: {shown:?}"));
        }
        Ok(shown)
    }

    /// The person chooses on a note, and it goes away; not before it is waited for.
    pub fn choose(&self, number: usize, action: &str) -> Result<(), String> {
        std::thread::sleep(Duration::from_millis(300));
        let number = u32::try_from(number).map_err(|error| error.to_string())?;
        self.0
            .emit("ActionInvoked", "us", vec![number.into(), action.into()])?;
        self.0.emit(
            "NotificationClosed",
            "uu",
            vec![number.into(), 2_u32.into()],
        )
    }

    /// From now on it answers nothing.
    pub fn wedge(&self) -> Result<(), String> {
        let body = (
            NOTES,
            "GetCapabilities",
            "",
            "as",
            "import time; time.sleep(3600)",
        );
        self.0
            .ask("AddMethod", &body)
            .map(drop)
            .map_err(|error| error.to_string())
    }
}

fn note(arguments: &[OwnedValue]) -> Option<Shown> {
    let text = |at: usize| {
        let value = arguments.get(at)?;
        <&str>::try_from(value).ok().map(str::to_owned)
    };
    let actions = arguments.get(5)?.try_clone().ok()?;
    Some(Shown {
        sender: text(0)?,
        icon: text(2)?,
        words: text(3)?,
        body: text(4)?,
        actions: Vec::<String>::try_from(actions).ok()?,
    })
}

/// logind, as far as sleeping is concerned.
pub struct Logind(Mock);

impl Logind {
    pub fn start(bus: &Bus) -> Result<Self, String> {
        Mock::start(bus, "logind", "{}", LOGIND, LOGIND_PATH).map(Self)
    }

    /// The machine falls asleep, or wakes.
    pub fn sleeps(&self, begins: bool) -> Result<(), String> {
        self.0.emit("PrepareForSleep", "b", vec![begins.into()])
    }
}
