//! Servers that refuse, stall, cut off, lose answers, lie or show a page for people (R11 to R13).

use crate::mailbox::{AGE, MONTH, SIGNED, block_on, fetch, list, pair};
use crate::scripted::{Request, Scripted, Step, line, listed};
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::mailbox::{Errand, Fault, Limits, Outcome, Place, Work, run_within};
use proptest::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const LIMITS: Limits = Limits {
    connect: Duration::from_secs(2),
    answer: Duration::from_millis(500),
    slowest: 1024 * 1024,
};

struct Dav {
    server: Scripted,
    marker: String,
}

fn dav() -> Dav {
    let mut dav = Dav {
        server: Scripted::start(),
        marker: String::new(),
    };
    let Outcome::Probed(probe) = dav.with(None, Work::Probe) else {
        panic!("no probe");
    };
    assert!(probe.made && probe.keeps && probe.lists && probe.removes);
    dav.marker = probe.marker;
    dav
}

impl Dav {
    fn with(&self, marker: Option<&str>, work: Work) -> Outcome {
        at(
            &format!("http://127.0.0.1:{}/dav", self.server.port),
            marker,
            work,
        )
    }

    fn run(&self, work: Work) -> Outcome {
        self.with(Some(&self.marker), work)
    }

    /// The sealed objects that are there, and no temporary ones.
    fn kept(&self) -> Vec<(String, Vec<u8>)> {
        let files = self.server.files.lock().unwrap();
        let sealed = files.iter().filter(|(path, _)| path.contains(".age"));
        sealed
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    }

    fn forget(&self) {
        let mut files = self.server.files.lock().unwrap();
        files.retain(|path, _| !path.contains(".age") && !path.contains("/tmp/"));
    }
}

fn at(url: &str, marker: Option<&str>, work: Work) -> Outcome {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let errand = Errand {
        id: Id::from(format!("hostile {count}").as_str()),
        place: Place::WebDav {
            url: url.into(),
            user: "anna".into(),
            password: Private::from("hush"),
        },
        marker: marker.map(str::to_owned),
        work,
    };
    block_on(run_within(errand, &LIMITS))
}

fn whole(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let at = |name: &str| format!("/dav/inbox-1/{name}");
    vec![(at(AGE), bytes.to_vec()), (at(SIGNED), b"signed".to_vec())]
}

fn say(status: u16) -> Step {
    Step::Say(status, Vec::new(), Vec::new())
}

fn page() -> Step {
    let kind = vec![("Content-Type", "text/html; charset=utf-8".to_owned())];
    Step::Say(200, kind, b"<html>Welcome to our hotel</html>".to_vec())
}

#[test]
fn each_refusal_has_its_name_and_nothing_is_half_done() {
    let dav = dav();
    for (status, wanted) in [
        (400, Fault::Unexpected),
        (401, Fault::SignIn),
        (403, Fault::Refused),
        (404, Fault::Gone),
        (405, Fault::Refused),
        (409, Fault::Busy { after_s: None }),
        (412, Fault::Unexpected),
        (413, Fault::TooLarge),
        (423, Fault::Busy { after_s: None }),
        (429, Fault::Busy { after_s: None }),
        (500, Fault::Busy { after_s: None }),
        (502, Fault::Busy { after_s: None }),
        (503, Fault::Busy { after_s: None }),
        (507, Fault::Full),
        (302, Fault::LoginPage),
        (511, Fault::LoginPage),
    ] {
        dav.server
            .follow(move |request| match request.method.as_str() {
                "PUT" => say(status),
                _ => Step::Serve,
            });
        assert_eq!(
            dav.run(pair(b"sealed")),
            Outcome::Failed(wanted),
            "{status}"
        );
        assert_eq!(dav.kept(), []);
        dav.server.behave();
        assert_eq!(
            dav.run(pair(b"sealed")),
            Outcome::Published,
            "after {status}"
        );
        assert_eq!(dav.kept(), whole(b"sealed"));
        dav.forget();
    }
}

#[test]
fn a_refusal_of_everything_is_named_whatever_was_asked() {
    let dav = dav();
    for (status, wanted) in [
        (401, Fault::SignIn),
        (403, Fault::Refused),
        (500, Fault::Busy { after_s: None }),
        (503, Fault::Busy { after_s: None }),
    ] {
        dav.server.follow(move |_| say(status));
        for work in [Work::Probe, pair(b"x"), list(&[MONTH]), fetch(&[AGE], 9)] {
            assert_eq!(dav.run(work), Outcome::Failed(wanted), "{status}");
        }
    }
    // Everything missing is no empty drop.
    dav.server.follow(|_| say(404));
    for work in [Work::Probe, pair(b"x"), list(&[MONTH]), fetch(&[AGE], 9)] {
        assert_eq!(dav.run(work), Outcome::Failed(Fault::Gone));
    }
}

#[test]
fn the_server_says_how_long_to_wait_and_is_heard() {
    let dav = dav();
    for (text, after_s) in [
        ("120", Some(120)),
        ("999999999", Some(86_400)),
        ("Fri, 27 Nov 2026 12:00:00 GMT", None),
        ("soon", None),
    ] {
        dav.server
            .follow(move |_| Step::Say(429, vec![("Retry-After", text.into())], Vec::new()));
        assert_eq!(
            dav.run(list(&["p"])),
            Outcome::Failed(Fault::Busy { after_s })
        );
    }
}

#[test]
fn a_sign_in_page_is_no_drop_and_a_redirect_leads_nowhere() {
    let dav = dav();
    let other = Scripted::start();
    let away = format!("http://127.0.0.1:{}/login", other.port);
    let to = |status: u16, target: &str| {
        Step::Say(status, vec![("Location", target.to_owned())], Vec::new())
    };
    let steps = [
        page(),
        to(302, "/login"),
        to(301, &away),
        to(303, &away),
        to(307, &away),
    ];
    for step in steps {
        let told = step.clone();
        dav.server.follow(move |_| told.clone());
        for work in [Work::Probe, pair(b"x"), list(&[MONTH]), fetch(&[AGE], 9)] {
            assert_eq!(dav.run(work), Outcome::Failed(Fault::LoginPage));
        }
    }
    assert_eq!(other.asked(), 0, "the password goes nowhere else");
}

#[test]
fn a_folder_that_is_sent_on_to_its_own_slash_is_followed() {
    let dav = dav();
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Published);
    dav.server.follow(|request| match request.method.as_str() {
        "PROPFIND" if !request.path.ends_with('/') => {
            let to = format!("{}/", request.path);
            Step::Say(301, vec![("Location", to)], Vec::new())
        }
        _ => Step::Serve,
    });
    let Outcome::Listed(folders) = dav.run(list(&[MONTH])) else {
        panic!("not listed");
    };
    assert_eq!(folders[0].objects.len(), 2);
    let seen = dav.server.seen.lock().unwrap();
    let signed = |request: &Request| request.headers.contains_key("authorization");
    assert!(seen.iter().all(signed));
}

#[test]
fn silence_slowness_and_nobody_there_end_in_time() {
    let dav = dav();
    for step in [Step::Silence, Step::Dribble] {
        let told = step.clone();
        dav.server.follow(move |_| told.clone());
        let before = std::time::Instant::now();
        assert_eq!(dav.run(list(&[MONTH])), Outcome::Failed(Fault::Unreachable));
        assert!(before.elapsed() < Duration::from_secs(5));
    }
    assert_eq!(
        at("http://127.0.0.1:1/dav", None, Work::Probe),
        Outcome::Failed(Fault::Unreachable)
    );
}

#[test]
fn an_upload_cut_anywhere_leaves_nothing_that_counts() {
    let dav = dav();
    let bytes: Vec<u8> = (0..16_384_u32).map(|at| (at % 251) as u8).collect();
    for at in (0..bytes.len()).step_by(1024) {
        for keeps in [false, true] {
            dav.server
                .follow(move |request| match request.method.as_str() {
                    "PUT" if keeps => Step::Half(at),
                    "PUT" => Step::Hang(at),
                    _ => Step::Serve,
                });
            assert_eq!(
                dav.run(pair(&bytes)),
                Outcome::Failed(Fault::Unreachable),
                "{at}"
            );
            assert_eq!(dav.kept(), []);
            dav.server.behave();
            assert_eq!(dav.run(pair(&bytes)), Outcome::Published);
            assert_eq!(dav.kept(), whole(&bytes));
            dav.forget();
        }
    }
}

#[test]
fn a_download_cut_anywhere_is_no_object() {
    let dav = dav();
    let bytes = vec![7; 8192];
    assert_eq!(dav.run(pair(&bytes)), Outcome::Published);
    for at in (0..8192).step_by(1024) {
        dav.server
            .follow(move |request| match request.path.ends_with(".age") {
                true => Step::Cut(at),
                false => Step::Serve,
            });
        let outcome = dav.run(fetch(&[AGE], 10_000));
        assert_eq!(outcome, Outcome::Failed(Fault::Unreachable), "{at}");
    }
    dav.server.follow(|request| match request.method.as_str() {
        "PROPFIND" => Step::Cut(300),
        _ => Step::Serve,
    });
    assert_eq!(dav.run(list(&[MONTH])), Outcome::Failed(Fault::Unreachable));
}

#[test]
fn whichever_answer_is_lost_the_next_try_finds_or_makes_the_same_object() {
    let dav = dav();
    dav.server.behave();
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Published);
    let requests = dav.server.asked();
    assert!(requests > 8);
    dav.forget();
    for lost in 0..requests {
        dav.server.follow(move |request| {
            if request.count == lost {
                Step::Lose
            } else {
                Step::Serve
            }
        });
        let first = dav.run(pair(b"sealed"));
        let harmless = first == Outcome::Published; // what was left behind could not be removed
        assert!(
            harmless || first == Outcome::Failed(Fault::Unreachable),
            "{lost}: {first:?}"
        );
        dav.server.behave();
        assert_eq!(dav.run(pair(b"sealed")), Outcome::Published, "{lost}");
        assert_eq!(dav.kept(), whole(b"sealed"), "{lost}");
        dav.forget();
    }
}

#[test]
fn a_server_that_says_yes_and_keeps_nothing_is_not_believed() {
    let dav = dav();
    dav.server.follow(|request| match request.method.as_str() {
        "COPY" => say(201),
        _ => Step::Serve,
    });
    assert_eq!(
        dav.run(pair(b"sealed")),
        Outcome::Failed(Fault::Busy { after_s: None })
    );
    // A 207 that is no list says inside what went wrong.
    let inner = "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>/x</D:href>\
                 <D:status>HTTP/1.1 507 Insufficient Storage</D:status></D:response></D:multistatus>";
    dav.server
        .follow(move |request| match request.method.as_str() {
            "COPY" => Step::Say(207, Vec::new(), inner.into()),
            _ => Step::Serve,
        });
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Failed(Fault::Full));
    dav.server.follow(|request| match request.method.as_str() {
        "PUT" => Step::Half(3),
        _ => Step::Serve,
    });
    assert!(matches!(dav.run(pair(b"sealed")), Outcome::Failed(_)));
    assert_eq!(dav.kept(), []);
}

#[test]
fn an_upload_that_was_kept_short_is_never_given_its_name() {
    let dav = dav();
    dav.server.follow(|request| match request.method.as_str() {
        "PUT" => Step::Short(3),
        _ => Step::Serve,
    });
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Failed(Fault::Unexpected));
    assert_eq!(dav.kept(), []);
}

#[test]
fn a_drop_that_goes_while_it_is_listed_is_no_empty_one() {
    let dav = dav();
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Published);
    dav.server.follow(|request| match request.count {
        0 => Step::Serve,
        _ => say(404),
    });
    assert_eq!(dav.run(list(&[MONTH])), Outcome::Failed(Fault::Gone));
}

#[test]
fn a_server_that_writes_over_is_named_by_the_probe() {
    let dav = dav();
    // It knows no "Overwrite: F".
    let files = std::sync::Arc::clone(&dav.server.files);
    dav.server.follow(move |request| {
        if request.method == "COPY" {
            let to = request.headers["destination"]
                .splitn(4, '/')
                .nth(3)
                .unwrap()
                .to_owned();
            let mut files = files.lock().unwrap();
            let bytes = files[&request.path].clone();
            files.insert(format!("/{to}"), bytes);
            return say(204);
        }
        Step::Serve
    });
    let Outcome::Probed(probe) = dav.run(Work::Probe) else {
        panic!("no probe");
    };
    assert!(!probe.keeps && probe.lists && probe.removes);
}

#[test]
fn endless_answers_are_cut_off() {
    let dav = dav();
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Published);
    dav.server
        .follow(|request| match request.path.ends_with(".age") {
            true => Step::Say(200, Vec::new(), vec![0; 2_000_000]),
            false => Step::Serve,
        });
    let wanted = vec![(AGE.to_owned(), Err(Fault::TooLarge))];
    assert_eq!(dav.run(fetch(&[AGE], 1_000)), Outcome::Fetched(wanted));
    dav.server.follow(|request| match request.method.as_str() {
        "PROPFIND" => Step::Say(207, Vec::new(), vec![b' '; 17 * 1024 * 1024]),
        _ => Step::Serve,
    });
    assert_eq!(dav.run(list(&[MONTH])), Outcome::Failed(Fault::TooLarge));
}

#[test]
fn a_list_names_only_what_lies_in_its_folder() {
    let dav = dav();
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Published);
    let paths = [
        format!("/dav/inbox-1/{MONTH}/mine.age"),
        format!("/dav/inbox-1/{MONTH}/deeper/x.age"),
        "/dav/inbox-1/p/other/2026-11/theirs.age".to_owned(),
        "/etc/passwd".to_owned(),
        format!("/dav/inbox-1/{MONTH}-too/x.age"),
    ];
    let all: String = paths.iter().map(|path| line(path, 1)).collect();
    let text = format!("<D:multistatus xmlns:D=\"DAV:\">{all}</D:multistatus>");
    dav.server
        .follow(move |request| match request.method.as_str() {
            "PROPFIND" => Step::Say(207, Vec::new(), text.clone().into()),
            _ => Step::Serve,
        });
    let Outcome::Listed(folders) = dav.run(list(&[MONTH])) else {
        panic!("not listed");
    };
    assert_eq!(folders[0].objects, [(format!("{MONTH}/mine.age"), 1)]);
}

#[test]
fn a_folder_that_cannot_be_read_does_not_hide_the_others() {
    let dav = dav();
    assert_eq!(dav.run(pair(b"sealed")), Outcome::Published);
    dav.server
        .follow(|request| match request.path.contains("/r") {
            true => Step::Say(207, Vec::new(), b"<not xml".to_vec()),
            false => Step::Serve,
        });
    let Outcome::Listed(folders) = dav.run(list(&["r", MONTH])) else {
        panic!("not listed");
    };
    assert_eq!(folders.len(), 1, "the one that failed is not an empty one");
    assert_eq!(folders[0].path, MONTH);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// F3: whatever a list is, it is read or refused.
    #[test]
    fn a_list_of_any_bytes_never_breaks_anything(
        at in 0_usize..1500, with in proptest::collection::vec(any::<u8>(), 0..40), cut in 0_usize..1500,
    ) {
        static DAV: std::sync::LazyLock<Dav> = std::sync::LazyLock::new(dav);
        let dav = &*DAV;
        dav.server.behave();
        prop_assert_eq!(dav.run(pair(b"sealed")), Outcome::Published);
        let folder = format!("/dav/inbox-1/{MONTH}/");
        let mut text = listed(&folder, &dav.server.files.lock().unwrap()).into_bytes();
        let at = at.min(text.len());
        text.splice(at..at, with);
        text.truncate(text.len().saturating_sub(cut % 700));
        dav.server.follow(move |request| match request.method.as_str() {
            "PROPFIND" => Step::Say(207, Vec::new(), text.clone()),
            _ => Step::Serve,
        });
        let outcome = dav.run(list(&[MONTH]));
        prop_assert!(matches!(outcome, Outcome::Listed(_) | Outcome::Failed(_)));
    }
}
