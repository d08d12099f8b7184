//! A home folder in which every kind of reminder comes due within two weeks, none at the same time as
//! another that could be taken for it.

use super::ground::{PLANNED, ZONE, cli};
use super::shared;
use super::words::PASSPHRASE;
use afterglow::moment::Moment;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A command and what it asks.
type Ask = (&'static str, Value);

/// Somebody begins to receive what is sent.
const PAIRED: &str = "2026-10-12T12:00:00-04:00";
/// Something is sent; the clinic's sheet is put in, two infusions are planned.
const FIRST: &str = "2026-11-05T12:00:00-05:00";
/// The first one is over.
const AFTER: &str = "2026-11-06T18:00:00-05:00";

/// Lives it: by commands alone, each at its time.
pub fn lived(folder: &Path) -> Result<PathBuf, String> {
    let (home, passphrase) = (folder.join("lived"), folder.join("passphrase"));
    fs::write(&passphrase, PASSPHRASE).map_err(|error| error.to_string())?;
    cli(&home, &passphrase, PAIRED, &["init"], "")?;
    shared::paired(&home, &moment(PAIRED)?)?;
    shared::sent(&home, &moment(FIRST)?)?;
    let at = |now: &str, asks: &[Ask]| all(&home, &passphrase, now, asks);
    let sheet =
        json!({"words": "As your clinic gave it.", "givenBy": "", "receivedDay": "2026-11-04"});
    let sheet = at(FIRST, &[("clinic.addSheet", sheet)])?[0]["sheets"][0]["id"].clone();
    let course = at(FIRST, &planned(&sheet))?;
    let first = &course[5]["infusions"][0]["id"];
    let draft = at(AFTER, &written(first))?[2]["id"].clone();
    at(AFTER, &[("journal.keep", json!({ "id": draft }))])?;
    at(PLANNED, &wanted())?;
    Ok(home)
}

fn moment(text: &str) -> Result<Moment, String> {
    let zone = ZONE.parse().map_err(|_| "no zone")?;
    Moment::parse(text, zone).map_err(|error| error.to_string())
}

/// The clinic's times, an infusion that will be over, and one with a way to it and no ride.
fn planned(sheet: &Value) -> Vec<Ask> {
    let rule = |kind: &str, minutes: u32, anchor: &str| {
        let amount = json!({"kind": "minutes", "minutes": minutes});
        let ask = json!({"sheetId": sheet, "kind": kind, "amount": amount, "anchor": anchor, "sentence": ""});
        ("clinic.setRule", ask)
    };
    let phases = json!({"route": "iv", "travel": 30, "checkIn": 15});
    let starts = [("2026-11-06", "10:30"), ("2026-11-12", "18:30")];
    let starts = starts.map(|(day, time)| json!({"day": day, "time": time}));
    vec![
        rule("noHeavyMeal", 540, "infusion"),
        rule("noSolids", 480, "infusion"),
        rule("noLightMeal", 360, "infusion"),
        rule("clearLiquidsUntil", 120, "infusion"),
        rule("noDriving", 1_800, "end"),
        (
            "course.plan",
            json!({"starts": starts, "minutes": 40, "phases": phases}),
        ),
        ("checkins.mood", json!({"valence": -3})),
    ]
}

/// The first one ends, and a few words are kept.
fn written(id: &Value) -> Vec<Ask> {
    let ended = json!({"day": "2026-11-06", "time": "11:10"});
    vec![
        ("session.over", json!({"id": id, "ended": ended})),
        ("checkins.mood", json!({"valence": -3})),
        (
            "journal.draft",
            json!({"words": "Green and slow.", "kind": "fragment"}),
        ),
    ]
}

/// A rule of one's own that holds from today on, an appointment, something small, a booster to book;
/// and notes that say what they are about while the journal is open.
fn wanted() -> Vec<Ask> {
    let rule =
        json!({"side": "below", "level": -10, "days": 1, "note": "Ring the clinic.", "with": ""});
    let booster = json!({"starts": {"day": "2026-11-22", "time": "10:30"}, "bookDays": 4});
    vec![
        ("checkins.mood", json!({"valence": -3})),
        ("boosters.setRule", rule),
        (
            "therapy.set",
            json!({"at": {"day": "2026-11-14", "time": "16:00"}}),
        ),
        (
            "plan.add",
            json!({"words": "a short walk", "day": 4, "time": "16:00"}),
        ),
        ("boosters.set", booster),
        ("reminders.set", json!({"open": true})),
    ]
}

/// Several commands after one unlock; one that is refused ends it.
fn all(home: &Path, passphrase: &Path, now: &str, asks: &[Ask]) -> Result<Vec<Value>, String> {
    let lines = asks.iter().map(|(name, request)| {
        let line = json!({"name": name, "request": request});
        format!("{line}\n")
    });
    let said = cli(
        home,
        passphrase,
        now,
        &["call", "--lines"],
        &lines.collect::<String>(),
    )?;
    let answers = said.lines().map(|line| {
        let line: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let answer = line.get("answer").cloned();
        answer.ok_or(format!("refused: {line}"))
    });
    answers.collect()
}
