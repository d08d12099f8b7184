//! The kinds that came with the days after: each one's times, as a table.

use crate::nudges::{self, NY, one};
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::reminders::facts::{
    Appointment, Booking, Ended, Facts, Infusion, LongerDue, RuleHolds, SmallAction, Unreceived,
};
use afterglow::reminders::kinds::Kind;
use afterglow::reminders::{Nudge, Preferences, Quiet, plan};
use afterglow::window::prompt::Layer;
use afterglow::words::Words;
use std::collections::BTreeSet;

const NOW: &str = "12T12:00";

/// A day and time in November 2026 in New York.
fn at(text: &str) -> Moment {
    Moment::parse(&format!("2026-11-{text}:00-05:00"), NY).unwrap()
}

fn id(number: u8) -> Id {
    Id::new(&at(NOW), [number; 10])
}

fn infusion(starts: &str) -> Infusion {
    nudges::infusion(at(starts))
}

fn ended(end: &str) -> Ended {
    Ended {
        id: id(2),
        end: at(end),
        rested: None,
        free: None,
        fragment: true,
        written: None,
        away: vec![Layer::OneDay, Layer::ThreeDays],
    }
}

fn longer(since: &str) -> LongerDue {
    LongerDue {
        since: String::from("the last round"),
        from: at(since),
    }
}

fn planned(facts: &Facts) -> Vec<Nudge> {
    plan(facts, &Preferences::default(), &at(NOW))
}

/// Kind, due and until, as day and time.
fn times(facts: &Facts) -> Vec<(Kind, String, String)> {
    nudges::times(&planned(facts), "%dT%H:%M")
}

#[test]
fn heavy_and_light_meals_are_told_like_solids() {
    let cases = [
        ("14T10:00", "14T10:00", "14T18:00"),
        ("14T02:30", "13T20:30", "14T02:30"),
    ];
    for (stop, due, until) in cases {
        let starts = infusion("14T18:00");
        let heavy = Infusion {
            heavy_until: Some(at(stop)),
            ..starts.clone()
        };
        let light = Infusion {
            light_until: Some(at(stop)),
            ..starts
        };
        for (infusion, kind) in [(heavy, Kind::StopHeavyMeals), (light, Kind::StopLightMeals)] {
            let facts = Facts {
                infusions: vec![infusion],
                ..Facts::default()
            };
            assert_eq!(times(&facts), one(kind, due, until), "{stop}");
        }
    }
}

#[test]
fn leaving_is_told_half_an_hour_before_or_the_evening_before() {
    let cases = [
        ("14T10:00", "14T09:30", "14T12:00"),
        ("14T09:30", "14T09:00", "14T12:00"),
        ("14T09:29", "13T20:30", "14T09:29"),
        ("14T07:00", "13T20:30", "14T07:00"),
    ];
    for (leave, due, until) in cases {
        let facts = Facts {
            infusions: vec![Infusion {
                leave: Some(at(leave)),
                ..infusion("14T12:00")
            }],
            ..Facts::default()
        };
        assert_eq!(times(&facts), one(Kind::LeaveHome, due, until), "{leave}");
    }
}

#[test]
fn aftercare_is_never_told_as_over_before_it_is() {
    let cases = [
        ("13T11:10", "13T11:10", "15T11:10"),
        ("13T23:00", "14T09:00", "16T09:00"),
        ("14T03:00", "14T09:00", "16T09:00"),
    ];
    for (free, due, until) in cases {
        let facts = Facts {
            ended: Some(Ended {
                free: Some(at(free)),
                ..ended("12T11:10")
            }),
            ..Facts::default()
        };
        assert_eq!(
            times(&facts),
            one(Kind::AftercareOver, due, until),
            "{free}"
        );
    }
}

#[test]
fn an_appointment_is_told_an_hour_before_or_the_evening_before() {
    let cases = [
        ("13T16:00", "13T15:00", "13T16:00"),
        ("13T10:00", "13T09:00", "13T10:00"),
        ("13T09:30", "12T20:30", "13T09:30"),
        ("13T22:30", "13T20:30", "13T22:30"),
    ];
    for (starts, due, until) in cases {
        let facts = Facts {
            therapy: vec![Appointment {
                id: id(3),
                at: at(starts),
            }],
            ..Facts::default()
        };
        assert_eq!(times(&facts), one(Kind::Therapy, due, until), "{starts}");
    }
    let gone = Facts {
        therapy: vec![Appointment {
            id: id(3),
            at: at("12T11:59"),
        }],
        ..Facts::default()
    };
    assert!(times(&gone).is_empty());
}

#[test]
fn a_small_action_is_told_at_its_time_or_at_ten_and_only_on_its_day() {
    let cases = [
        (None, "13T10:00"),
        (Some("16:15"), "13T16:15"),
        (Some("07:00"), "13T09:00"),
        (Some("22:00"), "13T20:30"),
    ];
    for (time, due) in cases {
        let facts = Facts {
            actions: vec![SmallAction {
                id: id(4),
                day: at("13T12:00").day(),
                time: time.map(|time| format!("{time}:00").parse().unwrap()),
            }],
            ..Facts::default()
        };
        assert_eq!(
            times(&facts),
            one(Kind::SmallAction, due, "14T00:00"),
            "{time:?}"
        );
    }
}

#[test]
fn a_few_words_are_offered_once_the_rest_is_over_also_while_nobody_marked_the_end() {
    let cases = [
        ("12T16:00", "12T16:00", "14T04:00"),
        ("12T21:30", "13T09:00", "14T09:30"),
        ("13T08:00", "13T09:00", "14T20:00"),
    ];
    for (rested, due, until) in cases {
        let over = Facts {
            ended: Some(Ended {
                rested: Some(at(rested)),
                fragment: false,
                ..ended("12T11:10")
            }),
            ..Facts::default()
        };
        assert_eq!(times(&over), one(Kind::Fragment, due, until), "{rested}");
        let begun = Facts {
            infusions: vec![Infusion {
                rested: Some(at(rested)),
                ..infusion("12T10:30")
            }],
            ..Facts::default()
        };
        assert_eq!(times(&begun), one(Kind::Fragment, due, until), "{rested}");
    }
    let kept = Facts {
        ended: Some(Ended {
            rested: Some(at("12T16:00")),
            ..ended("12T11:10")
        }),
        ..Facts::default()
    };
    assert!(times(&kept).is_empty());
}

#[test]
fn layers_are_offered_a_day_and_three_days_later_unless_written_or_put_away() {
    let day = |from: i64| Some(from * 24 * 60);
    let first = (Kind::Layer, "13T11:10", "15T11:10");
    let second = (Kind::Layer, "15T11:10", "19T11:10");
    let cases = [
        (None, vec![], vec![first, second]),
        (day(1), vec![], vec![second]),
        (day(3), vec![], vec![]),
        (None, vec![Layer::OneDay], vec![second]),
        (None, vec![Layer::ThreeDays], vec![first]),
    ];
    for (written, away, told) in cases {
        let facts = Facts {
            ended: Some(Ended {
                written,
                away: away.clone(),
                ..ended("12T11:10")
            }),
            ..Facts::default()
        };
        let told: Vec<_> = told
            .into_iter()
            .map(|(kind, due, until)| (kind, due.to_owned(), until.to_owned()))
            .collect();
        assert_eq!(times(&facts), told, "{written:?} {away:?}");
    }
    let nothing_kept = Facts {
        ended: Some(Ended {
            fragment: false,
            away: Vec::new(),
            ..ended("12T11:10")
        }),
        ..Facts::default()
    };
    assert!(times(&nothing_kept).is_empty());
}

#[test]
fn longer_term_questions_are_told_once_on_their_day() {
    let cases = [
        ("13T00:00", "13T10:00", "20T10:00"),
        ("13T15:00", "13T15:00", "20T15:00"),
        ("13T22:00", "14T10:00", "21T10:00"),
    ];
    for (since, due, until) in cases {
        let facts = Facts {
            longer: Some(longer(since)),
            ..Facts::default()
        };
        assert_eq!(times(&facts), one(Kind::LongerDue, due, until), "{since}");
    }
}

#[test]
fn a_date_to_book_is_told_on_its_day_at_ten() {
    let facts = Facts {
        bookings: vec![Booking {
            id: id(5),
            day: at("14T12:00").day(),
        }],
        ..Facts::default()
    };
    assert_eq!(times(&facts), one(Kind::BookBy, "14T10:00", "16T10:00"));
}

#[test]
fn ones_own_rule_is_told_the_morning_after_it_was_met() {
    let facts = Facts {
        rule: Some(RuleHolds {
            id: id(6),
            since: at("08T12:00").day(),
            met: at("12T12:00").day(),
        }),
        ..Facts::default()
    };
    assert_eq!(times(&facts), one(Kind::OwnRule, "13T10:00", "16T10:00"));
    assert!(times(&Facts::default()).is_empty());
}

fn unreceived(number: u8, sent: &str, since: &str) -> Unreceived {
    Unreceived {
        id: id(number),
        sent: at(sent),
        since: at(since),
    }
}

#[test]
fn a_packet_without_a_receipt_is_told_once_after_a_week_and_then_no_more() {
    let cases = [
        ("07T10:30", "14T10:30", "21T10:30"),
        ("07T06:00", "14T10:00", "21T10:00"),
        ("07T20:59", "14T20:59", "21T20:59"),
        ("07T21:00", "15T10:00", "22T10:00"),
        ("07T23:59", "15T10:00", "22T10:00"),
    ];
    for (since, due, until) in cases {
        let facts = Facts {
            unreceived: vec![unreceived(7, "06T12:00", since)],
            ..Facts::default()
        };
        let plan = planned(&facts);
        let told = one(Kind::PacketNotReceived, due, until);
        assert_eq!(nudges::times(&plan, "%dT%H:%M"), told, "{since}");
        assert_eq!(
            plan[0].open_words(&Words::english()),
            "What you sent on Fri 6 Nov has no receipt yet. Share tells how it stands."
        );
        // Longer waiting changes its time, never which one it is.
        let later = Facts {
            unreceived: vec![unreceived(7, "06T12:00", "09T10:30")],
            ..Facts::default()
        };
        assert_eq!(planned(&later)[0].id, plan[0].id);
    }
    let old = Facts {
        unreceived: vec![unreceived(7, "01T09:00", "01T09:00")],
        ..Facts::default()
    };
    // Two weeks after it was sent it is worth no note.
    assert!(plan(&old, &Preferences::default(), &at("15T10:00")).is_empty());
}

#[test]
fn who_receives_is_told_once_a_month_and_never_twice_in_one() {
    let told = |since: &str, now: &str| {
        let since = Moment::parse(since, NY).unwrap();
        let facts = Facts {
            received_since: Some(since),
            ..Facts::default()
        };
        let now = Moment::parse(now, NY).unwrap();
        let plan = plan(&facts, &Preferences::default(), &now);
        assert!(plan.iter().all(|one| one.kind == Kind::PeopleReceive));
        let times = nudges::times(&plan, "%m-%dT%H:%M");
        times.into_iter().map(|(_, due, _)| due).collect::<Vec<_>>()
    };
    let since = "2026-10-12T23:30:00-04:00";
    let ahead: [(&str, &[&str]); 6] = [
        ("2026-10-12T23:30:00-04:00", &["11-12T10:00", "12-12T10:00"]),
        ("2026-11-12T09:59:00-05:00", &["11-12T10:00", "12-12T10:00"]),
        // Its time went by and no plan had room for it: the next morning, as long as it is worth it.
        ("2026-11-12T10:00:00-05:00", &["11-13T10:00", "12-12T10:00"]),
        ("2026-11-25T09:59:00-05:00", &["11-25T10:00", "12-12T10:00"]),
        ("2026-11-25T10:00:00-05:00", &["12-12T10:00"]),
        ("2028-11-27T10:00:00-05:00", &["12-12T10:00", "01-12T10:00"]),
    ];
    for (now, due) in ahead {
        assert_eq!(told(since, now), due, "{now}");
    }
    // A month without a 31st has a last day.
    let last = "2027-01-31T12:00:00-05:00";
    assert_eq!(told(last, last), ["02-28T10:00", "03-31T10:00"]);
}

/// Everything at once, so that each kind is there.
pub fn everything() -> Facts {
    Facts {
        infusions: vec![Infusion {
            booster: true,
            heavy_until: Some(at("20T10:30")),
            solids_until: Some(at("20T10:30")),
            light_until: Some(at("20T12:30")),
            liquids_until: Some(at("20T16:00")),
            leave: Some(at("20T17:00")),
            ride_confirmed: false,
            ..infusion("20T18:00")
        }],
        ended: Some(Ended {
            free: Some(at("13T11:10")),
            away: Vec::new(),
            ..ended("12T11:10")
        }),
        checkin: Some(afterglow::reminders::facts::Checkin {
            offered: at("14T10:00"),
        }),
        actions: vec![SmallAction {
            id: id(4),
            day: at("15T12:00").day(),
            time: None,
        }],
        therapy: vec![Appointment {
            id: id(3),
            at: at("16T16:00"),
        }],
        longer: Some(longer("17T00:00")),
        bookings: vec![Booking {
            id: id(5),
            day: at("19T12:00").day(),
        }],
        rule: Some(RuleHolds {
            id: id(6),
            since: at("16T12:00").day(),
            met: at("20T12:00").day(),
        }),
        ..Facts::default()
    }
}

/// What is told of sharing; apart, so that the budget gives none of the other kinds' days to it.
fn shared() -> Facts {
    Facts {
        unreceived: vec![unreceived(7, "10T12:00", "11T12:00")],
        received_since: Moment::parse("2026-10-14T12:00:00-04:00", NY).ok(),
        ..Facts::default()
    }
}

#[test]
fn every_kind_has_an_open_and_a_discreet_wording_and_the_discreet_one_says_nothing() {
    let words = Words::english();
    let telling = [
        "ketamine",
        "infusion",
        "clinic",
        "health",
        "mood",
        "therap",
        "food",
        "meal",
        "liquid",
        "ride",
        "check-in",
        "booster",
        "symptom",
        "doctor",
        "afterglow",
        "dose",
        "care",
        "share",
        "sent",
        "packet",
        "receipt",
    ];
    for kind in Kind::ALL {
        let open = words.say(kind.open(), &[("day", "Thu 12 Nov"), ("time", "10:30")]);
        assert_ne!(open, kind.open());
        assert_ne!(words.say(kind.title(), &[]), kind.title());
        let discreet = words.say(Kind::discreet(!kind.is_prompt()), &[]);
        assert_ne!(discreet, open);
        let low = discreet.to_lowercase();
        assert!(!telling.iter().any(|word| low.contains(word)), "{discreet}");
    }
}

#[test]
fn a_pause_stops_prompts_and_never_the_times_to_keep() {
    let kinds = |wanted: &Preferences| -> BTreeSet<Kind> {
        let mut facts = everything();
        // Nothing was kept: then a few words are offered instead of a layer.
        let with_layer = plan(&facts, wanted, &at(NOW));
        facts.ended = facts.ended.map(|ended| Ended {
            fragment: false,
            rested: Some(at("12T16:00")),
            ..ended
        });
        let with_fragment = plan(&facts, wanted, &at(NOW));
        let of_sharing = plan(&shared(), wanted, &at(NOW));
        with_layer
            .iter()
            .chain(&with_fragment)
            .chain(&of_sharing)
            // Of what is due after it a pause says nothing.
            .filter(|one| one.due < at("29T12:00"))
            .map(|one| one.kind)
            .collect()
    };
    let paused = |until: &str| Preferences {
        paused_until: Some(at(until)),
        ..Preferences::default()
    };
    let all: BTreeSet<Kind> = Kind::ALL.iter().copied().collect();
    assert_eq!(kinds(&Preferences::default()), all);
    let timetable = Kind::ALL.iter().copied().filter(|kind| !kind.is_prompt());
    assert_eq!(kinds(&paused("29T12:00")), timetable.collect());
    // A pause that is over stops nothing.
    assert_eq!(kinds(&paused(NOW)), all);
}

#[test]
fn a_kind_that_is_off_never_comes() {
    for kind in Kind::ALL {
        let wanted = Preferences {
            off: vec![*kind],
            ..Preferences::default()
        };
        for facts in [everything(), shared()] {
            let plan = plan(&facts, &wanted, &at(NOW));
            assert!(plan.iter().all(|one| one.kind != *kind));
        }
    }
}

#[test]
fn nothing_is_planned_into_other_quiet_hours() {
    for (from, until) in [(18, 12), (18, 6), (23, 12), (23, 6), (20, 10)] {
        let quiet = Quiet::new(from, until).unwrap();
        let wanted = Preferences {
            quiet,
            ..Preferences::default()
        };
        let mut plan = plan(&everything(), &wanted, &at(NOW));
        plan.extend(afterglow::reminders::plan(&shared(), &wanted, &at(NOW)));
        let kinds: BTreeSet<Kind> = plan.iter().map(|one| one.kind).collect();
        assert!(plan.iter().all(|one| !quiet.holds(&one.due)), "{quiet:?}");
        // Whatever the hours, only the one that had to be earlier may have gone by.
        assert!(kinds.len() >= Kind::ALL.len() - 2, "{quiet:?} {kinds:?}");
    }
}
