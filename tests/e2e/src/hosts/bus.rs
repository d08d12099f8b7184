//! A bus of D-Bus for one scene: nothing is on it but what the scene puts there, and nothing is started
//! by being asked for.

use super::ground::until;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;

const ANY: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A running bus.
pub struct Bus {
    process: Child,
    address: String,
}

impl Bus {
    /// Starts one; its configuration is written into `folder`.
    pub fn start(folder: &Path) -> Result<Self, String> {
        let config = folder.join("bus.conf");
        std::fs::write(&config, ANY).map_err(|error| error.to_string())?;
        let mut process = Command::new("dbus-daemon")
            .args(["--nofork", "--nopidfile", "--print-address=1"])
            .arg(format!("--config-file={}", config.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("dbus-daemon: {error}"))?;
        let mut address = String::new();
        let output = process.stdout.take().ok_or("no address")?;
        BufReader::new(output)
            .read_line(&mut address)
            .map_err(|error| error.to_string())?;
        Ok(Self {
            process,
            address: address.trim().to_owned(),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A connection of the scene's own.
    pub fn connect(&self) -> Result<Connection, String> {
        Builder::address(self.address.as_str())
            .and_then(|builder| builder.method_timeout(Duration::from_secs(10)).build())
            .map_err(|error| error.to_string())
    }

    /// Waits until somebody has a name on it that begins so.
    pub fn waits_for_one_of(&self, begins: &str) -> Result<(), String> {
        let bus = self.connect()?;
        let there = || names(&bus).iter().any(|name| name.starts_with(begins));
        until(begins, 30, there)
    }

    /// Waits until somebody has a name on it.
    pub fn waits_for(&self, name: &str) -> Result<(), String> {
        let bus = self.connect()?;
        until(name, 30, || names(&bus).iter().any(|one| one == name))
    }
}

fn names(bus: &Connection) -> Vec<String> {
    const DBUS: &str = "org.freedesktop.DBus";
    let path = "/org/freedesktop/DBus";
    bus.call_method(Some(DBUS), path, Some(DBUS), "ListNames", &())
        .and_then(|reply| reply.body().deserialize())
        .unwrap_or_default()
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
