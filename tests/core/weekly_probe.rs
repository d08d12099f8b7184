//! What a place can do is looked at again each week, after everything else, and never in the way of anything.

use crate::desk::Desk;
use crate::practice::Both;
use afterglow::errands;
use afterglow::share::mailbox::{Fault, Outcome, Work};
use chrono::TimeDelta;
use serde_json::json;

/// Does what is to be done; a place that is tried out answers `probed`, if that is given. How often
/// it was tried out, and how many errands came after that.
fn served(both: &mut Both, practice: bool, probed: Option<Fault>) -> (usize, usize) {
    let desk = if practice {
        &both.practice
    } else {
        &both.patient
    };
    let (mut probes, mut after) = (0, 0);
    while let Some(errand) = errands::next(&desk.app) {
        let probe = matches!(errand.work, Work::Probe);
        probes += usize::from(probe);
        after += usize::from(probes > 0 && !probe);
        let outcome = match probed.filter(|_| probe) {
            Some(fault) => Outcome::Failed(fault),
            None => both.place.run(&errand),
        };
        errands::done(&desk.app, &errand.id, outcome);
    }
    (probes, after)
}

fn later(desk: &Desk, span: TimeDelta) {
    desk.at(&desk.now().plus(span).rfc3339());
}

#[test]
fn a_place_is_tried_out_again_after_a_week_and_after_everything_else() {
    for practice in [false, true] {
        let mut both = Both::paired();
        let desk = |both: &Both, span| {
            let desk = if practice {
                &both.practice
            } else {
                &both.patient
            };
            later(desk, span);
        };
        desk(&both, TimeDelta::days(6));
        assert_eq!(served(&mut both, practice, None).0, 0);
        desk(&both, TimeDelta::days(1));
        assert_eq!(served(&mut both, practice, None), (1, 0));
        assert_eq!(served(&mut both, practice, None).0, 0, "once");
        // A clock that was set back asks once more, and holds nothing up.
        desk(&both, TimeDelta::days(-30));
        assert_eq!(served(&mut both, practice, None), (1, 0));
    }
}

#[test]
fn that_it_did_not_work_stands_in_nobodys_way_and_is_tried_in_a_day() {
    for fault in [
        Fault::Full,
        Fault::Refused,
        Fault::Unreachable,
        Fault::SignIn,
    ] {
        let mut both = Both::paired();
        later(&both.patient, TimeDelta::days(8));
        assert_eq!(served(&mut both, false, Some(fault)), (1, 0), "{fault:?}");
        let drops = both.patient.call("share.drops", json!({}));
        assert_eq!(drops[0]["state"], "good", "{drops}");
        both.tick("it goes all the same");
        both.queue();
        assert_eq!(served(&mut both, false, Some(fault)), (0, 0));
        let outbox = both.patient.call("share.outbox", json!({}));
        assert_eq!(outbox["packages"][0]["state"], "published", "{outbox}");
        later(&both.patient, TimeDelta::days(1));
        assert_eq!(served(&mut both, false, None), (1, 0));
    }
}
