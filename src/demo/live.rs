//! One event of the invented life, lived through the same commands that a person's taps go through.

use super::{Deed, Event};
use crate::app::Room;
use crate::clinic::{self, Amount, RuleKind};
use crate::error::Failure;
use crate::journal::{self, Kind, wire::JournalDraft, wire::JournalOne};
use crate::moment::{Moment, Wall};
use crate::prep::{self, RideState};
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session, asks::EndInfusion, asks::PlanCourse};
use crate::share::{self, Ledger, LedgerItem, Recipient, formats::readme};
use crate::{boosters, checkins};

/// What is remembered from one event to the next.
#[derive(Default)]
pub struct Living {
    recipient: Option<Id>,
    fragment: Option<Id>,
    unshared: Vec<LedgerItem>,
    shared: usize,
}

impl Living {
    /// Lives it, at its own moment.
    ///
    /// # Errors
    /// The commands' own.
    pub fn live(&mut self, room: &Room, event: &Event) -> Result<(), Failure> {
        let room = Room {
            now: &event.at,
            ..*room
        };
        match &event.deed {
            Deed::Begin => self.begin(&room),
            Deed::Plan(starts) => plan(&room, starts),
            Deed::Booster(start) => booster(&room, start),
            Deed::Ready(start) => ready(&room, start),
            Deed::Over(start) => over(&room, start),
            Deed::Fragment(words) => self.write(&room, words, Kind::Fragment, None),
            Deed::Entry { words, beside } => {
                let beside = self.fragment.clone().filter(|_| *beside);
                self.write(&room, words, Kind::Entry, beside)
            }
            Deed::Mood(valence) => {
                let ask = checkins::mood::wire::CheckinTap { valence: *valence };
                checkins::mood::api::tap(&room, ask).map(drop)
            }
            Deed::Form(answers) => self.answer(&room, answers),
            Deed::Share => self.share(&room),
        }
    }

    fn begin(&mut self, room: &Room) -> Result<(), Failure> {
        let words = room.app.words();
        let sheet = words.say("demo-sheet", &[]);
        let ask = clinic::api::AddSheet {
            words: Private::new(sheet.clone()),
            given_by: Private::new(words.say("demo-clinic", &[])),
            received_day: room.now.day().to_string(),
        };
        clinic::api::add_sheet(room, ask)?;
        let id = clinic::table::sheets(room.db)?.into_iter().next();
        for (id, (kind, minutes, line)) in id.iter().cycle().zip([
            (RuleKind::NoSolids, 480, 1),
            (RuleKind::ClearLiquidsUntil, 120, 2),
            (RuleKind::AdultInside, 0, 3),
            (RuleKind::NoDriving, 1440, 4),
        ]) {
            let sentence = sheet.lines().nth(line).unwrap_or_default();
            let ask = clinic::api::SetRule {
                sheet_id: id.id.clone(),
                kind,
                amount: match minutes {
                    0 => Amount::Plain.into(),
                    minutes => Amount::Minutes(minutes).into(),
                },
                anchor: clinic::rule::usual_anchor(kind),
                sentence: Private::from(sentence.trim_start_matches("- ")),
            };
            clinic::api::set_rule(room, ask)?;
        }
        // A key that nobody has the other half of: what is sealed for it stays sealed.
        let key = age::x25519::Identity::generate().to_public().to_string();
        let recipient = Recipient {
            id: room.app.new_id(room.now)?,
            name: Private::new(words.say("demo-therapist", &[])),
            key,
            at: *room.now,
        };
        share::table::insert_recipient(room.db, &recipient)?;
        self.recipient = Some(recipient.id);
        Ok(())
    }

    fn write(
        &mut self,
        room: &Room,
        words: &str,
        kind: Kind,
        beside_id: Option<Id>,
    ) -> Result<(), Failure> {
        let ask = JournalDraft {
            id: None,
            words: Private::from(words),
            kind,
            beside_id,
            session_id: None,
            asked: None,
        };
        let id = journal::draft::api::draft(room, ask)?.id;
        journal::api::keep(room, JournalOne { id: id.clone() })?;
        let revision = journal::table::head(room.db, &id)?.map_or(1, |head| head.revision);
        self.unshared
            .push(LedgerItem::new(share::Kind::Entry, &id, revision, false));
        if kind == Kind::Fragment {
            self.fragment = Some(id);
        }
        Ok(())
    }

    fn answer(&mut self, room: &Room, answers: &[u32; 9]) -> Result<(), Failure> {
        let id = room.app.new_id(room.now)?;
        checkins::table::insert_form(room.db, &id, "phq9", room.now, None)?;
        for (item, choice) in (1..).zip(answers) {
            checkins::table::put_answer(room.db, &id, item, Some(*choice), room.now)?;
        }
        let ask = checkins::api::CheckinFinish {
            form_id: id.clone(),
        };
        checkins::api::finish(room, ask)?;
        let revision = share::freeze::form(room.db, &id)?.map_or(1, |form| form.revision);
        self.unshared
            .push(LedgerItem::new(share::Kind::Form, &id, revision, false));
        Ok(())
    }

    /// Every form and every third text, once each.
    fn share(&mut self, room: &Room) -> Result<(), Failure> {
        let mut items = std::mem::take(&mut self.unshared);
        items.retain(|item| {
            self.shared += usize::from(item.kind == share::Kind::Entry);
            item.kind == share::Kind::Form || self.shared.is_multiple_of(3)
        });
        let (Some(recipient), false) = (self.recipient.clone(), items.is_empty()) else {
            return Ok(());
        };
        let file_name = format!("packet-{}.age", room.now.day());
        let row = Ledger {
            id: room.app.new_id(room.now)?,
            recipient,
            method: share::Method::File,
            sha256: readme::sha256(file_name.as_bytes()),
            bytes: u32::try_from(items.len() * 40_000).unwrap_or(u32::MAX),
            file_name,
            at: *room.now,
            cancelled: None,
            items,
        };
        Ok(share::table::insert_ledger(room.db, &row)?)
    }
}

fn plan(room: &Room, starts: &[Moment]) -> Result<(), Failure> {
    let ask = PlanCourse {
        starts: starts.iter().map(wall).collect(),
        minutes: 70.0,
        phases: None,
    };
    session::api::plan_course(room, ask).map(drop)
}

fn booster(room: &Room, start: &Moment) -> Result<(), Failure> {
    let ask = boosters::api::BoosterSet {
        starts: wall(start),
        note: Private::default(),
        book_days: None,
    };
    boosters::api::set(room, ask).map(drop)
}

fn ready(room: &Room, start: &Moment) -> Result<(), Failure> {
    let Some(session) = with_start(room, start)? else {
        return Ok(());
    };
    let words = room.app.words();
    let ask = prep::ride::api::SetRide {
        session_id: session.id.clone(),
        state: RideState::Confirmed,
        who: Private::new(words.say("demo-driver", &[])),
        phone: Private::from("(617) 555-0142"),
    };
    prep::ride::api::set(room, ask)?;
    for item in [
        words.say("demo-item-mask", &[]),
        words.say("demo-item-music", &[]),
    ] {
        let ask = prep::checklist::AddPrepItem {
            session_id: session.id.clone(),
            words: Private::new(item),
        };
        prep::checklist::add_item(room, ask)?;
    }
    for item in prep::table::items(room.db, &session.id)? {
        prep::table::tick(room.db, &item.id, true, room.now)?;
    }
    Ok(())
}

fn over(room: &Room, start: &Moment) -> Result<(), Failure> {
    match with_start(room, start)? {
        Some(session) => {
            let ask = EndInfusion {
                id: session.id,
                ended: None,
            };
            session::api::over(room, ask).map(drop)
        }
        None => Ok(()),
    }
}

fn with_start(room: &Room, start: &Moment) -> Result<Option<Session>, Failure> {
    let mut all = session::table::all(room.db)?.into_iter();
    Ok(all.find(|session| session.starts == *start))
}

fn wall(moment: &Moment) -> Wall {
    let local = moment.local();
    Wall {
        day: local.date_naive(),
        time: local.time(),
        zone: None,
    }
}
