//! A desk to test at: an open vault in a temporary folder, a clock that stands until it is set.

use afterglow::api::{self, Refusal};
use afterglow::app::App;
use afterglow::clock::Clock;
use afterglow::moment::Moment;
use afterglow::random::{Id, SystemRandom};
use afterglow::share::drop;
use afterglow::share::mailbox::Place;
use afterglow::transaction::with_room;
use afterglow::vault::Kind;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Clone)]
pub struct StandingClock {
    now: Arc<Mutex<Moment>>,
    pub waited: Arc<Mutex<Vec<Duration>>>,
    looks: Arc<Mutex<u32>>,
    /// What went by on the watch, which nobody sets.
    lived: Arc<Mutex<Duration>>,
}

/// Looks at the watch that are answered with time gone by: setting up a vault takes two.
const SLOW_LOOKS: u32 = 8;

impl StandingClock {
    pub fn at(text: &str, zone: &str) -> Self {
        let now = Moment::parse(text, zone.parse().unwrap()).unwrap();
        Self {
            now: Arc::new(Mutex::new(now)),
            waited: Arc::default(),
            looks: Arc::default(),
            lived: Arc::default(),
        }
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Moment {
        *self.now.lock().unwrap()
    }
    fn elapsed(&self) -> Duration {
        // The first looks find ten more seconds gone each, so that calibration settles on the floor.
        let mut looks = self.looks.lock().unwrap();
        *looks = (*looks + 1).min(SLOW_LOOKS);
        Duration::from_secs(10) * *looks + *self.lived.lock().unwrap()
    }
    fn pause(&self, span: Duration) {
        self.waited.lock().unwrap().push(span);
    }
}

pub struct Desk {
    pub app: Arc<App>,
    pub clock: StandingClock,
    pub folder: tempfile::TempDir,
}

impl Desk {
    /// An open vault at this moment.
    pub fn new(now: &str, zone: &str) -> Self {
        let desk = Self::empty(now, zone);
        desk.app.create_raw(Kind::Patient, [7; 32]).unwrap();
        desk
    }

    /// An open vault of a practice at this moment.
    pub fn practice(now: &str, zone: &str) -> Self {
        let desk = Self::empty(now, zone);
        desk.app.create_raw(Kind::Practice, [8; 32]).unwrap();
        desk
    }

    /// A home folder with nothing in it.
    pub fn empty(now: &str, zone: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = StandingClock::at(now, zone);
        let app = open(folder.path(), &clock);
        Self { app, clock, folder }
    }

    /// Time goes by until then. Back goes only the clock.
    pub fn at(&self, now: &str) {
        let before = self.clock.now().ms();
        self.set_clock(now);
        let gone = u64::try_from(self.clock.now().ms() - before).unwrap_or_default();
        *self.clock.lived.lock().unwrap() += Duration::from_millis(gone);
    }

    /// Somebody sets the clock; no time goes by.
    pub fn set_clock(&self, now: &str) {
        let zone = self.clock.now().zone();
        *self.clock.now.lock().unwrap() = Moment::parse(now, zone).unwrap();
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Travels: the same instant in another zone.
    pub fn travel(&self, zone: &str) {
        let moved = self.clock.now().seen_in(zone.parse().unwrap());
        *self.clock.now.lock().unwrap() = moved;
    }

    pub fn call(&self, name: &str, request: Value) -> Value {
        api::dispatch(&self.app, name, request)
            .unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
            .answer
    }

    pub fn fail(&self, name: &str, request: Value) -> (String, String) {
        let refusal = self.refuse(name, request);
        let code = serde_json::to_value(refusal.code).unwrap();
        (code.as_str().unwrap().to_owned(), refusal.message)
    }

    pub fn refuse(&self, name: &str, request: Value) -> Refusal {
        match api::dispatch(&self.app, name, request) {
            Ok(reply) => panic!("{name} was expected to fail, answered {}", reply.answer),
            Err(refusal) => refusal,
        }
    }

    /// A place set up in the vault, as the settings would.
    pub fn place(&self, place: Place) -> Id {
        with_room(&self.app, |room| {
            let drop = drop::Drop::new(room.app.new_id(room.now)?, place, room.now);
            drop::table::keep(room.db, &drop)?;
            Ok(drop.id)
        })
        .unwrap()
    }

    /// A rule of a sheet, in minutes; 0 for a kind without a time.
    pub fn rule(&self, sheet: &Value, kind: &str, minutes: u32, sentence: &str) -> Value {
        let amount = match minutes {
            0 => json!({"kind": "plain"}),
            _ => json!({"kind": "minutes", "minutes": minutes}),
        };
        let after = ["noDriving", "noMachinery", "noSigning", "noAlcohol"].contains(&kind);
        let anchor = if after { "end" } else { "infusion" };
        self.call(
            "clinic.setRule",
            json!({"sheetId": sheet, "kind": kind, "amount": amount, "anchor": anchor, "sentence": sentence}),
        )
    }

    /// Ends this process's hold and starts again on the same folder.
    pub fn restart(self) -> Self {
        let Self { app, clock, folder } = self;
        drop(app);
        let app = open(folder.path(), &clock);
        Self { app, clock, folder }
    }
}

pub fn open(home: &Path, clock: &StandingClock) -> Arc<App> {
    App::new(home, Box::new(clock.clone()), Box::new(SystemRandom))
}
