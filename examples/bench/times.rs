//! How long something takes, alone and beside its limit.

use std::time::{Duration, Instant};

pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let before = Instant::now();
    let outcome = work();
    (outcome, before.elapsed())
}

pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Both in turn, so that what slows the machine slows both.
pub fn pairs(
    times: usize,
    mut ours: impl FnMut(),
    mut limit: impl FnMut(),
) -> (Duration, Duration) {
    let mut taken = (Vec::new(), Vec::new());
    for _ in 0..times {
        taken.0.push(timed(&mut ours).1);
        taken.1.push(timed(&mut limit).1);
    }
    (median(taken.0), median(taken.1))
}

pub fn tell(what: &str, (ours, limit): (Duration, Duration), of: &str, goal: Option<f64>) {
    let ratio = ours.as_secs_f64() / limit.as_secs_f64();
    let ms = |span: Duration| span.as_secs_f64() * 1000.0;
    print!(
        "{what}: {:.2} ms, {of}: {:.2} ms, ratio {ratio:.2}",
        ms(ours),
        ms(limit)
    );
    match goal {
        Some(goal) if ratio > goal => println!(", over the goal of {goal}"),
        Some(goal) => println!(", within the goal of {goal}"),
        None => println!(),
    }
}

/// The time that 99 of 100 stay under.
pub fn late(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() * 99 / 100]
}
