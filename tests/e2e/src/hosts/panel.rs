//! A scripted panel: takes icons in, as KDE's and others do, and reads and chooses from their menus.

use super::bus::Bus;
use super::ground::until;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use zbus::blocking::Connection;
use zbus::zvariant::{OwnedValue, Structure, Value};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// What a node of a menu is: its number, what is known of it, what hangs on it.
type Node = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// The panel.
pub struct Panel {
    bus: Connection,
    items: Arc<Mutex<Vec<String>>>,
}

struct Watcher {
    items: Arc<Mutex<Vec<String>>>,
    host: bool,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str) {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        items.push(service.to_owned());
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        self.host
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let items = self.items.lock();
        items.unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A line of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    id: i32,
    pub label: String,
    pub enabled: bool,
}

impl Panel {
    /// A panel; without a `host` nothing shows what it takes in.
    pub fn start(bus: &Bus, host: bool) -> Result<Self, String> {
        let items = Arc::<Mutex<Vec<String>>>::default();
        let watcher = Watcher {
            items: Arc::clone(&items),
            host,
        };
        let bus = bus.connect()?;
        bus.object_server()
            .at("/StatusNotifierWatcher", watcher)
            .and_then(|_| bus.request_name(WATCHER))
            .map_err(|error| error.to_string())?;
        Ok(Self { bus, items })
    }

    /// The icon that came, once it came.
    pub fn icon(&self) -> Result<Icon<'_>, String> {
        let last = || {
            let items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
            items.last().cloned()
        };
        until("an icon in the panel", 20, || last().is_some())?;
        Ok(Icon {
            bus: &self.bus,
            service: last().unwrap_or_default(),
        })
    }
}

/// An icon in the panel.
pub struct Icon<'a> {
    bus: &'a Connection,
    service: String,
}

impl Icon<'_> {
    fn property(&self, name: &str) -> Result<OwnedValue, String> {
        let properties = Some("org.freedesktop.DBus.Properties");
        let path = "/StatusNotifierItem";
        self.bus
            .call_method(
                Some(self.service.as_str()),
                path,
                properties,
                "Get",
                &(ITEM, name),
            )
            .and_then(|reply| reply.body().deserialize())
            .map_err(|error| format!("{name}: {error}"))
    }

    /// A word about it.
    pub fn word(&self, name: &str) -> Result<String, String> {
        String::try_from(self.property(name)?).map_err(|error| error.to_string())
    }

    /// Has it a picture?
    pub fn has_a_picture(&self) -> bool {
        let pictures = self.property("IconPixmap");
        pictures.is_ok_and(|value| matches!(&*value, Value::Array(all) if !all.is_empty()))
    }

    /// Every line of its menu, those of a menu within it too; a line that only divides is left out.
    pub fn menu(&self) -> Result<Vec<Line>, String> {
        let none: Vec<&str> = Vec::new();
        let ask = (0_i32, -1_i32, none);
        let reply = self.call("GetLayout", &ask)?;
        let (_, root): (u32, Node) = reply
            .body()
            .deserialize()
            .map_err(|error| error.to_string())?;
        let mut lines = Vec::new();
        read(root, &mut lines)?;
        Ok(lines)
    }

    /// The line that begins so.
    pub fn line(&self, label: &str) -> Result<Line, String> {
        let menu = self.menu()?;
        let found = menu.iter().find(|line| line.label.starts_with(label));
        found.cloned().ok_or(format!("no “{label}” in {menu:?}"))
    }

    /// Waits until there is a line that begins so.
    pub fn waits_for(&self, label: &str) -> Result<Line, String> {
        let waited = until("the line", 15, || self.line(label).is_ok());
        waited
            .and_then(|()| self.line(label))
            .map_err(|_| format!("{:?}", self.line(label)))
    }

    /// The person clicks on it.
    pub fn click(&self) -> Result<(), String> {
        let path = "/StatusNotifierItem";
        self.bus
            .call_method(
                Some(self.service.as_str()),
                path,
                Some(ITEM),
                "Activate",
                &(0_i32, 0_i32),
            )
            .map(drop)
            .map_err(|error| format!("Activate: {error}"))
    }

    /// The person chooses the line that begins so.
    pub fn choose(&self, label: &str) -> Result<(), String> {
        let line = self.line(label)?;
        self.call("Event", &(line.id, "clicked", Value::from(0_i32), 0_u32))
            .map(drop)
    }

    fn call<B>(&self, method: &str, body: &B) -> Result<zbus::Message, String>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        let path = "/MenuBar";
        self.bus
            .call_method(Some(self.service.as_str()), path, Some(MENU), method, body)
            .map_err(|error| format!("{method}: {error}"))
    }
}

fn read((id, known, below): Node, lines: &mut Vec<Line>) -> Result<(), String> {
    let label = known
        .get("label")
        .and_then(|value| <&str>::try_from(value).ok());
    let enabled = known
        .get("enabled")
        .and_then(|value| bool::try_from(value).ok());
    if let Some(label) = label.filter(|label| !label.is_empty()) {
        // A single underscore marks a key.
        let label = label
            .replace("__", "\0")
            .replace('_', "")
            .replace('\0', "_");
        lines.push(Line {
            id,
            label,
            enabled: enabled.unwrap_or(true),
        });
    }
    for node in below {
        let node = Structure::try_from(node).and_then(Node::try_from);
        read(node.map_err(|error| error.to_string())?, lines)?;
    }
    Ok(())
}
