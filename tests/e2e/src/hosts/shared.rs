//! Somebody who receives, through a place that nobody answers at, and something that was sent to them.

use super::words::PASSPHRASE;
use afterglow::api::dispatch;
use afterglow::app::{App, Room};
use afterglow::clock::Clock;
use afterglow::error::Failure;
use afterglow::moment::Moment;
use afterglow::private::Private;
use afterglow::random::{Id, SystemRandom};
use afterglow::share::card::{self, Card};
use afterglow::share::formats::json as entries;
use afterglow::share::freeze::{Chosen, freeze};
use afterglow::share::mailbox::Place;
use afterglow::share::outbox::send;
use afterglow::share::pairing::{self, begin, confirm};
use afterglow::share::preview::Packed;
use afterglow::share::sign::SigningKey;
use afterglow::share::{Item9, Kind, Method, drop};
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A calendar that stands still.
struct At(Moment);

impl Clock for At {
    fn now(&self) -> Moment {
        self.0
    }
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
    fn pause(&self, _span: Duration) {}
}

/// At this moment somebody begins to receive.
pub fn paired(home: &Path, now: &Moment) -> Result<(), String> {
    let app = open(home, now)?;
    let card = a_card(now)?;
    let done = with_room(&app, |room| {
        let service = Place::WebDav {
            // The port of the service that throws everything away, and that no computer runs.
            url: String::from("http://127.0.0.1:9/"),
            user: String::from("anna"),
            password: Private::from("quiet"),
        };
        let place = drop::Drop::new(room.app.new_id(room.now)?, service, room.now);
        drop::table::keep(room.db, &place)?;
        let ready = begin::Begin {
            card,
            name: Private::from("Dr Okafor"),
            my_name: Private::from("Anna"),
            drop: place.id,
            instead_of: None,
        };
        begin::begin(room, ready)?;
        confirm::typed(room, &them(room)?, pairing::Method::Person)
    });
    app.lock_vault();
    done.map(|_| ()).map_err(|why| format!("{why:?}"))
}

/// At this moment something is sent to them.
pub fn sent(home: &Path, now: &Moment) -> Result<(), String> {
    let app = open(home, now)?;
    let ask = |name: &str, request: Value| {
        let reply = dispatch(&app, name, request);
        reply
            .map(|reply| reply.answer)
            .map_err(|why| format!("{why:?}"))
    };
    let words = json!({"words": "For our next talk.", "kind": "entry"});
    let draft = ask("journal.draft", words)?["id"].clone();
    let kept = ask("journal.keep", json!({ "id": draft }))?;
    let id = Id::from(kept["id"].as_str().ok_or("nothing was kept")?);
    let done = with_room(&app, |room| queued(room, &id));
    app.lock_vault();
    done.map(|_| ()).map_err(|why| format!("{why:?}"))
}

fn queued(room: &Room, id: &Id) -> Result<Id, Failure> {
    let them = them(room)?;
    let chosen = Chosen::of(room.db, &[(Kind::Entry, id.clone())])?;
    let to = Some(&them.name);
    let packet = freeze(room, room.now, to, chosen, Item9::Withhold)?;
    let bytes = Private::new(entries::write(&packet)?);
    let files = vec![(String::from("entries.json"), bytes)];
    send::queue(room, &them, &Packed { packet, files }, Method::Ticks)
}

fn them(room: &Room) -> Result<pairing::table::Pair, Failure> {
    let pairs = pairing::table::all(room.db)?.into_iter();
    let last = pairs.last();
    last.ok_or(Failure::of(afterglow::error::Code::NotFound))
}

fn a_card(now: &Moment) -> Result<Vec<u8>, String> {
    let key = SigningKey::generate().map_err(|error| error.to_string())?;
    let issued = now.local().to_utc();
    let card = Card {
        name: String::from("Dr Okafor"),
        sign: key.public(),
        to: vec![age::x25519::Identity::generate().to_public().to_string()],
        hint: None,
        issued,
        expires: issued + chrono::TimeDelta::days(700),
        serial: 1,
    };
    card::write(&card, &key).map_err(|error| error.to_string())
}

fn open(home: &Path, now: &Moment) -> Result<Arc<App>, String> {
    let app = App::new(home, Box::new(At(*now)), Box::new(SystemRandom));
    let unlock = json!({ "passphrase": PASSPHRASE });
    dispatch(&app, "vault.unlock", unlock).map_err(|why| format!("{why:?}"))?;
    Ok(app)
}
