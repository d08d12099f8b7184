//! Speaks into the real window by a real sound server, listens, and compares with what was said.

use crate::session::Session;
use crate::sound::{self, Server, likeness, overhear, say, speech};
use crate::stage::{Stage, pictures};
use crate::tally::{Outcome, Tally};
use crate::walk::entrance::{self, PASSPHRASE};
use crate::window::Window;
use afterglow::api::dispatch;
use afterglow::app::App;
use afterglow::clock::SystemClock;
use afterglow::journal::voice::codec::Decoder;
use afterglow::journal::voice::{ogg, whole};
use afterglow::random::SystemRandom;
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

const WORDS: &str = "It was quiet, and wide. Like after snow. I could hear the radiator, and it \
                     was not telling me off. I want to remember that there was a gap.";
/// As alike as what was said and what was kept have to be.
const ALIKE: f32 = 0.85;

/// Speaks until a step fails.
pub async fn walk(stage: &Stage, tally: &mut Tally) {
    let outcome = speak(stage, tally).await;
    if outcome.is_err() {
        tally.note("speaking", &outcome);
    }
}

async fn speak(stage: &Stage, tally: &mut Tally) -> Outcome {
    let server = Server::start()?;
    let said = stage.file("said.raw");
    speech(&said, WORDS)?;
    stage.set_clock("2026-11-07T09:00:00-05:00")?;
    let session = Session::start(stage).await?;
    let w = &session.window;
    let outcome = in_window(stage, tally, w, &said, server).await;
    if outcome.is_err() {
        w.picture("failed").await.ok();
    }
    let closed = session.close().await;
    outcome?;
    closed?;
    let kept = kept(stage)?;
    tally.note("what was kept is what was said", &alike(&said, &kept));
    Ok(())
}

async fn in_window(
    stage: &Stage,
    tally: &mut Tally,
    w: &Window,
    said: &std::path::Path,
    server: Server,
) -> Outcome {
    entrance::first_run(w).await?;
    w.go("journal").await?;
    w.press("Speak").await?;
    w.sees("Recording").await?;
    say(said).await?;
    w.look("voice-recording").await?;
    w.press("Pause").await?;
    w.sees("Paused").await?;
    w.look("voice-paused").await?;
    w.press("Go on").await?;
    w.sees("Recording").await?;
    sleep(Duration::from_millis(1_200)).await;
    w.press("Done").await?;
    w.sees("Kept as you said it.").await?;
    w.look("voice-leaf").await?;
    tally.note("voice: recorded, paused, gone on with, kept", &Ok(()));
    let played = stage.file("played.raw");
    overhear(&played, async {
        w.press("Listen").await?;
        w.sees("Pause").await?;
        // As long as it is, and a little.
        sleep(Duration::from_secs_f32(length(said)? + 6.0)).await;
        w.sees("Listen").await
    })
    .await?;
    let heard = sound::read(&played)?;
    tally.note(
        "voice: listened to by the loudspeaker",
        &alike(said, &heard),
    );
    w.press("Delete").await?;
    w.sees("Moved to the bin.").await?;
    w.press("Put it back").await?;
    w.sees("Kept as you said it.").await?;
    tally.note("voice: deleted, put back", &Ok(()));
    locked(w, said).await?;
    tally.note("voice: on the lock screen", &Ok(()));
    w.press("Speak").await?;
    w.sees("Recording").await?;
    sleep(Duration::from_millis(2_500)).await;
    server.stop();
    w.sees("The microphone is gone. What you said until then is kept")
        .await?;
    w.look("voice-gone").await?;
    tally.note("voice: the microphone is pulled out", &Ok(()));
    w.press("Speak again").await?;
    w.sees("Nothing was changed.").await?;
    w.look("voice-none").await?;
    tally.note("voice: no microphone, words are offered", &Ok(()));
    Ok(())
}

async fn locked(w: &Window, said: &std::path::Path) -> Outcome {
    w.press("Lock").await?;
    w.sees("Afterglow is locked").await?;
    w.press("Speak").await?;
    w.sees("Recording").await?;
    say(said).await?;
    w.look("voice-lock").await?;
    w.press("Done").await?;
    w.sees("It is in your journal once you unlock.").await?;
    w.look("voice-lock-kept").await?;
    w.press("Back").await?;
    entrance::unlock(w).await?;
    w.go("journal").await?;
    w.buttons("Speak", 1).await?;
    let notes = w.texts(".spoken").await?;
    if notes.len() == 2 {
        Ok(())
    } else {
        Err(format!("expected two voice notes, found {notes:?}"))
    }
}

/// In seconds.
fn length(file: &std::path::Path) -> Result<f32, String> {
    Ok(sound::read(file)?.len() as f32 / sound::RATE as f32)
}

fn alike(said: &std::path::Path, heard: &[f32]) -> Outcome {
    let found = likeness(&sound::read(said)?, heard);
    println!("likeness {found:.3}");
    if found >= ALIKE {
        Ok(())
    } else {
        sound::write(&pictures().join("heard.raw"), heard)?;
        Err(format!(
            "only {found:.3} alike, of 1; heard.raw beside the pictures is what was heard"
        ))
    }
}

/// Opens the journal without the window and makes sound of the longest note.
fn kept(stage: &Stage) -> Result<Vec<f32>, String> {
    let clock = Box::new(SystemClock::new(|| chrono_tz::Tz::UTC));
    let app = App::new(&stage.home(), clock, Box::new(SystemRandom));
    let call = |name: &str, ask: Value| {
        let answer = dispatch(&app, name, ask).map_err(|refusal| refusal.message)?;
        Ok::<Value, String>(answer.answer)
    };
    call("vault.unlock", json!({"passphrase": PASSPHRASE}))?;
    let lines = call("journal.list", json!({}))?["lines"].take();
    let notes = lines.as_array().ok_or("no list")?;
    let longest = notes.iter().max_by_key(|note| note["voice"]["ms"].as_u64());
    let longest = longest.ok_or("no note")?;
    let id = serde_json::from_value(longest["id"].clone()).map_err(|error| error.to_string())?;
    let found = with_room(&app, |room| whole::table::read(room.db, &id));
    let note = found.map_err(|_| "it can't be read")?.ok_or("no sound")?;
    let packets = ogg::unwrap(note.bytes.expose()).map_err(|error| error.to_string())?;
    println!(
        "{} s take {} bytes",
        note.ms / 1_000,
        note.bytes.expose().len()
    );
    let mut decoder = Decoder::new().map_err(|error| error.to_string())?;
    Ok(packets
        .iter()
        .flat_map(|packet| decoder.frame(packet))
        .collect())
}
