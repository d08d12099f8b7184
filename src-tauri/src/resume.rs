//! Hears when the machine wakes from sleep, so that what came due meanwhile is told at once.
//!
//! logind tells it on Linux. Elsewhere the next look is at most a minute away.

use crate::ticker::Waker;
#[cfg(target_os = "linux")]
use afterglow::app::App;
#[cfg(target_os = "linux")]
use std::sync::Arc;
#[cfg(target_os = "linux")]
use std::time::Duration;

/// Between two tries to reach logind, which may start after us, or anew.
#[cfg(target_os = "linux")]
const AGAIN: Duration = Duration::from_secs(600);

/// Listens on a thread of its own, for as long as the process lives.
#[cfg(target_os = "linux")]
pub fn listen(app: &Arc<App>, waker: Waker) {
    let app = Arc::clone(app);
    std::thread::spawn(move || {
        loop {
            let _ = hear(&waker);
            app.clock().pause(AGAIN);
        }
    });
}

/// Ends when the bus goes. The signal may come twice; it is looked once more then.
#[cfg(target_os = "linux")]
fn hear(waker: &Waker) -> zbus::Result<()> {
    let bus = zbus::blocking::Connection::system()?;
    let logind = zbus::blocking::Proxy::new(
        &bus,
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
    )?;
    for signal in logind.receive_signal("PrepareForSleep")? {
        let falls_asleep: bool = signal.body().deserialize()?;
        if !falls_asleep {
            waker.wake();
        }
    }
    Ok(())
}

/// Nothing to listen to here.
#[cfg(not(target_os = "linux"))]
pub fn listen(_app: &std::sync::Arc<afterglow::app::App>, _waker: Waker) {}
