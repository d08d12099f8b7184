//! Whether this desktop has a place for an icon: without one, a hidden window could not be found again.

/// Is there a panel that shows icons? Asked of the desktop each time, since panels come and go.
#[cfg(target_os = "linux")]
pub fn has_a_place() -> bool {
    use async_io::{Timer, block_on};
    use std::time::Duration;
    /// How long a desktop may take to answer.
    const ANSWER: Duration = Duration::from_secs(2);
    let too_late = async {
        Timer::after(ANSWER).await;
        Ok(false)
    };
    block_on(futures_lite::future::or(is_registered(), too_late)).unwrap_or(false)
}

/// On GNOME without an extension nothing answers to this name.
#[cfg(target_os = "linux")]
async fn is_registered() -> zbus::Result<bool> {
    const NAME: &str = "org.kde.StatusNotifierWatcher";
    let bus = zbus::Connection::session().await?;
    let reply = bus.call_method(
        Some(NAME),
        "/StatusNotifierWatcher",
        Some("org.freedesktop.DBus.Properties"),
        "Get",
        &(NAME, "IsStatusNotifierHostRegistered"),
    );
    let value: zbus::zvariant::OwnedValue = reply.await?.body().deserialize()?;
    Ok(bool::try_from(value)?)
}

/// Windows and macOS always have one.
#[cfg(not(target_os = "linux"))]
pub fn has_a_place() -> bool {
    true
}
