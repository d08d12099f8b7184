//! The whole way between two homes, each in a window of its own: a card, eight words, a packet whose
//! sending is cut short, its receipt, taking it back. Over a folder, and over real servers.

mod meeting;
mod packet;
mod place;
mod side;

use crate::stage::Stage;
use crate::tally::{Outcome, Tally};
use place::Place;
use side::Side;

/// What is sent, and what is not: no byte that leaves holds it.
const SENT: &str = "I noticed the kettle before I noticed the dread.";
const KEPT: &str = "quillwort, which is nobody's business";

/// Goes the whole way over each kind of place; without `all` over the first two, which have a form
/// and none.
pub async fn walk(stage: &Stage, all: bool, tally: &mut Tally) {
    let many = if all { place::KINDS.len() } else { 2 };
    // One place alone, while one works on it.
    let only = std::env::args().nth(2);
    for kind in &place::KINDS[..many] {
        if only
            .as_deref()
            .is_some_and(|only| only != format!("{kind:?}"))
        {
            continue;
        }
        match Place::stand(stage, *kind) {
            Ok(Some(place)) => {
                let outcome = over(stage, &place).await;
                let name = format!("two homes in two windows, over {}", place.name());
                tally.note(&name, &outcome);
            }
            Ok(None) => {}
            Err(why) => tally.failed("a place stands", &why),
        }
    }
}

async fn over(stage: &Stage, place: &Place) -> Outcome {
    stage.set_clock("2026-11-21T18:00:00-05:00")?;
    let practice = Side::open(stage, place, "practice").await?;
    let patient = Side::open(stage, place, "patient").await?;
    let mut both = Both {
        stage,
        place,
        patient,
        practice,
    };
    let outcome = both.whole().await;
    if outcome.is_err() {
        both.practice.window().picture("together-failed").await.ok();
    }
    let closed = both.close().await;
    outcome.and(closed)?;
    place.holds_nothing_of(&[KEPT, SENT, "Mara", "Okafor", "kettle"])
}

/// Both sides, and what stands between them.
struct Both<'a> {
    stage: &'a Stage,
    place: &'a Place,
    patient: Side,
    practice: Side,
}

impl Both<'_> {
    async fn whole(&mut self) -> Outcome {
        self.therapist_sets_up().await?;
        self.patient_writes().await?;
        self.hello().await?;
        self.words().await?;
        self.sends_and_the_plug_is_pulled().await?;
        self.comes_in_once().await?;
        self.receipt_comes_back().await?;
        self.taken_back().await
    }

    async fn close(self) -> Outcome {
        let patient = self.patient.close().await;
        self.practice.close().await.and(patient)
    }
}
