//! The journal's list, and finding again in it against a plain FTS5 table of the same texts.

use crate::times::{late, median, tell, timed};
use crate::{bare, call};
use afterglow::app::App;
use afterglow::journal;
use serde_json::json;

/// Finding again against a plain FTS5 table of the same texts: common and rare words, beginnings, two words.
pub fn finding(app: &App) {
    let texts = journal::table::list(&app.second_connection().unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let db = bare(&folder.path().join("plain.sqlite"));
    db.execute_batch("CREATE VIRTUAL TABLE plain USING fts5 (words)")
        .unwrap();
    for text in &texts {
        db.prepare_cached("INSERT INTO plain (words) VALUES (?1)")
            .unwrap()
            .execute([text.words.expose()])
            .unwrap();
    }
    let (mut ours, mut limits) = (Vec::new(), Vec::new());
    for word in texts
        .iter()
        .flat_map(|text| text.words.expose().split(' ').take(3))
        .take(600)
    {
        let word: String = word
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        if word.is_empty() {
            continue;
        }
        let ask = json!({"question": word});
        ours.push(timed(|| call(app, "journal.search", ask)).1);
        limits.push(timed(|| plain(&db, &word)).1);
    }
    let (ours, limit) = (late(ours), late(limits));
    let what = format!("finding a word in {} texts, 99th of 100", texts.len());
    tell(&what, (ours, limit), "plain FTS5", Some(2.0));
    println!("  (goal: under 20 ms)");
}

/// The same question to a plain table: how many, and the newest page with the hits marked.
fn plain(db: &rusqlite::Connection, word: &str) -> i64 {
    let asked = format!("\"{word}\" *");
    let many: i64 = db
        .prepare_cached("SELECT count(*) FROM plain WHERE plain MATCH ?1")
        .unwrap()
        .query_row([&asked], |row| row.get(0))
        .unwrap();
    let mut page = db
        .prepare_cached(
            "SELECT snippet(plain, 0, '[', ']', '…', 24) FROM plain WHERE plain MATCH ?1
             ORDER BY rowid DESC LIMIT 51",
        )
        .unwrap();
    let rows = page
        .query_map([&asked], |row| row.get::<_, String>(0))
        .unwrap();
    many + rows
        .map(|row| i64::from(!row.unwrap().is_empty()))
        .sum::<i64>()
}

/// The journal's list: all its blocks by name, the newest one, and every block once.
pub fn list(app: &App) {
    let mut blocks = Vec::new();
    let times = (0..15).map(|_| {
        let (answer, took) = timed(|| call(app, "journal.blocks", json!({})));
        blocks.push(answer);
        took
    });
    println!(
        "journal.blocks: {:.1} ms",
        median(times.collect()).as_secs_f64() * 1e3
    );
    let ends = blocks[0]["ends"].as_array().unwrap().clone();
    let stretch = |at: usize| match at {
        0 => json!({"through": ends[0]}),
        _ => json!({"after": ends[at - 1], "through": ends[at]}),
    };
    let first = (0..50).map(|_| timed(|| call(app, "journal.list", stretch(0))).1);
    let first = late(first.collect()).as_secs_f64() * 1e3;
    println!("first block of the list, 99th of 100: {first:.1} ms (goal: under 30)");
    let all = (0..ends.len()).map(|at| timed(|| call(app, "journal.list", stretch(at))).1);
    let all = late(all.collect()).as_secs_f64() * 1e3;
    println!("any block of {}, 99th of 100: {all:.1} ms", ends.len());
}
