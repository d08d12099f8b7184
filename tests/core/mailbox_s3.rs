//! S3 as its clones answer it: refusals in words, conditions ignored, lists that come late (R15).

use crate::mailbox::{AGE, MONTH, SIGNED, block_on, fetch, list, pair};
use crate::scripted::{Scripted, Step};
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::mailbox::{Errand, Fault, Limits, Outcome, Place, Work, run_within};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

struct S3 {
    server: Scripted,
    marker: String,
}

fn s3() -> S3 {
    let mut s3 = S3 {
        server: Scripted::start(),
        marker: String::new(),
    };
    let Outcome::Probed(probe) = s3.with(None, Work::Probe) else {
        panic!("{:?}", s3.with(None, Work::Probe));
    };
    assert!(
        probe.made && probe.keeps && probe.lists && probe.removes,
        "{probe:?}"
    );
    s3.marker = probe.marker;
    s3
}

impl S3 {
    fn with(&self, marker: Option<&str>, work: Work) -> Outcome {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let errand = Errand {
            id: Id::from(format!("s3 {count}").as_str()),
            place: Place::S3 {
                endpoint: format!("http://127.0.0.1:{}", self.server.port),
                bucket: "drop".into(),
                region: "eu".into(),
                key: "key".into(),
                secret: Private::from("secret"),
                prefix: "practice".into(),
            },
            marker: marker.map(str::to_owned),
            work,
        };
        let limits = Limits {
            answer: Duration::from_secs(2),
            ..Limits::default()
        };
        block_on(run_within(errand, &limits))
    }

    fn run(&self, work: Work) -> Outcome {
        self.with(Some(&self.marker), work)
    }
}

fn error(status: u16, code: &str) -> Step {
    let body = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code></Error>");
    Step::Say(status, Vec::new(), body.into())
}

#[test]
fn a_bucket_is_a_drop_like_any_other() {
    let s3 = s3();
    for _ in 0..2 {
        assert_eq!(s3.run(pair(b"sealed")), Outcome::Published);
    }
    assert_eq!(s3.run(pair(b"other!")), Outcome::Fork { name: AGE.into() });
    let Outcome::Listed(folders) = s3.run(list(&["p", MONTH, "r"])) else {
        panic!("not listed");
    };
    assert_eq!(folders[0].folders, ["p/abcdefghijklmnopqrstuvwxyz"]);
    assert_eq!(folders[1].objects, [(AGE.into(), 6), (SIGNED.into(), 6)]);
    assert!(folders[2].objects.is_empty());
    let got = s3.run(fetch(&[AGE], 10));
    assert_eq!(
        got,
        Outcome::Fetched(vec![(AGE.into(), Ok(b"sealed".to_vec()))])
    );
    assert_eq!(
        s3.with(Some(&"b".repeat(26)), list(&["p"])),
        Outcome::Failed(Fault::NotTheDrop)
    );
}

#[test]
fn what_the_storage_says_in_words_has_its_name() {
    let s3 = s3();
    let busy = Fault::Busy { after_s: None };
    for (status, code, wanted) in [
        (403, "AccessDenied", Fault::Refused),
        (403, "InvalidAccessKeyId", Fault::SignIn),
        (403, "SignatureDoesNotMatch", Fault::SignIn),
        (403, "RequestTimeTooSkewed", Fault::SignIn),
        (400, "AuthorizationHeaderMalformed", Fault::SignIn),
        (400, "EntityTooLarge", Fault::TooLarge),
        (403, "QuotaExceeded", Fault::Full),
        (404, "NoSuchBucket", Fault::Gone),
        (301, "PermanentRedirect", Fault::Gone),
        (409, "ConditionalRequestConflict", busy),
        (503, "SlowDown", busy),
        (500, "InternalError", busy),
    ] {
        s3.server
            .follow(move |request| match request.method.as_str() {
                "PUT" => error(status, code),
                _ => Step::Serve,
            });
        assert_eq!(s3.run(pair(b"sealed")), Outcome::Failed(wanted), "{code}");
        let name = |path: &String| path.contains(".age");
        assert!(!s3.server.files.lock().unwrap().keys().any(name));
    }
    s3.server.follow(|_| error(404, "NoSuchBucket"));
    for work in [Work::Probe, pair(b"x"), list(&[MONTH]), fetch(&[AGE], 9)] {
        assert_eq!(s3.run(work), Outcome::Failed(Fault::Gone));
    }
}

#[test]
fn a_clone_that_ignores_the_condition_is_named_and_nothing_is_written_over() {
    let s3 = s3();
    assert_eq!(s3.run(pair(b"sealed")), Outcome::Published);
    let files = std::sync::Arc::clone(&s3.server.files);
    // Written over by whoever puts, whatever the condition: an object of a probe, and never one that is there.
    s3.server.follow(move |request| {
        if request.method == "PUT" {
            assert!(
                !files.lock().unwrap().contains_key(&request.path)
                    || request.path.contains("/tmp/")
            );
            files.lock().unwrap().remove(&request.path);
        }
        Step::Serve
    });
    let Outcome::Probed(probe) = s3.run(Work::Probe) else {
        panic!("no probe");
    };
    assert!(!probe.keeps);
    assert_eq!(s3.run(pair(b"other!")), Outcome::Fork { name: AGE.into() });
    assert_eq!(s3.run(pair(b"sealed")), Outcome::Published);
}

#[test]
fn a_list_that_comes_late_is_said_and_what_was_put_shows_late_is_tried_again() {
    let s3 = s3();
    let empty = b"<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
    s3.server
        .follow(move |request| match request.path.contains("list-type") {
            true => Step::Say(200, Vec::new(), empty.to_vec()),
            false => Step::Serve,
        });
    let Outcome::Probed(probe) = s3.run(Work::Probe) else {
        panic!("no probe");
    };
    assert!(!probe.lists && probe.keeps && probe.removes);
    // What was just put there is not to be seen yet.
    s3.server.follow(
        |request| match (request.method.as_str(), request.path.contains(".age")) {
            ("GET" | "HEAD", true) => Step::Say(404, Vec::new(), Vec::new()),
            _ => Step::Serve,
        },
    );
    assert_eq!(
        s3.run(pair(b"sealed")),
        Outcome::Failed(Fault::Busy { after_s: None })
    );
    s3.server.behave();
    assert_eq!(s3.run(pair(b"sealed")), Outcome::Published);
}
