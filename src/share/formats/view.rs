//! What a person reads of a packet, in sentences: shared by the report and by Markdown.

use crate::moment::Moment;
use crate::share::packet::{Attachment, Entry, Form, Layer, Media, Packet, Told};
use crate::words::Words;
use chrono::{Datelike, NaiveDate};

/// The parts of the first page.
pub struct View {
    /// "For Dr Okafor, from Mara"
    pub title: String,
    /// When it was made.
    pub made: String,
    /// "3 November 2026 to 17 November 2026"; empty without any.
    pub days: String,
    /// "9, 12 and 16 November 2026"; empty without any.
    pub infusions: String,
}

/// The first page's sentences.
pub fn of(packet: &Packet, words: &Words) -> View {
    let from = packet.from.as_ref().map(|name| name.expose().as_str());
    let to = packet.to.as_ref().map(|name| name.expose().as_str());
    let title = match (from, to) {
        (Some(from), Some(to)) => words.say("share-report-title", &[("from", from), ("to", to)]),
        (None, Some(to)) => words.say("share-report-title-to", &[("to", to)]),
        (_, None) => words.say("share-report-title-own", &[]),
    };
    let days: Vec<String> = packet
        .infusions
        .iter()
        .map(|day| full(*day, words))
        .collect();
    let span = packet.span().map(|(first, last)| {
        if first == last {
            return full(first, words);
        }
        let (first, last) = (full(first, words), full(last, words));
        words.say("share-report-days", &[("first", &first), ("last", &last)])
    });
    View {
        title,
        days: span.unwrap_or_default(),
        made: words.say("share-report-made", &[("made", &frozen(packet, words))]),
        infusions: days.join(" · "),
    }
}

/// "13 of 27. Score range: moderate, 10 to 14."
pub fn total(form: &Form, words: &Words) -> String {
    let most = form.most.to_string();
    match (form.total, &form.range) {
        (Some(total), Some(range)) => words.say(
            "share-report-total-range",
            &[
                ("total", &total.to_string()),
                ("most", &most),
                ("range", range),
            ],
        ),
        (Some(total), None) => words.say(
            "share-report-total",
            &[("total", &total.to_string()), ("most", &most)],
        ),
        (None, _) => words.say("share-report-not-scored", &[]),
    }
}

/// The day and time of a form; of one for an earlier day the day alone, since nobody knows the time.
pub fn form_at(form: &Form, words: &Words) -> String {
    match form.entered {
        Some(_) => full(form.at.day(), words),
        None => at(&form.at, words),
    }
}

/// "Entered on Tuesday 17 November 2026, for this day."
pub fn entered(form: &Form, words: &Words) -> Option<String> {
    let day = full(form.entered?, words);
    Some(words.say("share-report-entered", &[("day", &day)]))
}

/// "QIDS-SR16, Tuesday 17 November 2026"
pub fn told_heading(told: &Told, words: &Words) -> String {
    format!("{}, {}", told.measure.expose(), full(told.day, words))
}

/// "14 of 27. Told by Dr Okafor."
pub fn told_line(told: &Told, words: &Words) -> String {
    let (total, who) = (told.total.to_string(), told.by.expose().as_str());
    match told.most {
        Some(most) => words.say(
            "share-report-told-of",
            &[("total", &total), ("most", &most.to_string()), ("who", who)],
        ),
        None => words.say("share-report-told", &[("total", &total), ("who", who)]),
    }
}

/// "A fragment, kept as it came. After infusion 3, Thu 12 Nov."
pub fn about(entry: &Entry, words: &Words) -> String {
    let layer = match (entry.layer, &entry.beside) {
        (Layer::Fragment, _) => words.say("share-report-fragment", &[]),
        (Layer::Entry, Some(_)) => words.say("share-report-beside", &[]),
        (Layer::Entry, None) => words.say("share-report-entry", &[]),
    };
    if entry.session.is_empty() {
        layer
    } else {
        format!("{layer} · {}", entry.session)
    }
}

/// "A picture", "A voice note, 34 s": what lies beside an entry.
pub fn attachment(one: &Attachment, words: &Words) -> String {
    match one.media {
        Media::Jpeg | Media::Png => words.say("share-report-picture", &[]),
        Media::Ogg => {
            let seconds = one.seconds.unwrap_or_default().to_string();
            words.say("share-report-voice", &[("seconds", &seconds)])
        }
    }
}

/// "A picture: the kettle. It lies in att/, as 3f2a….": where to find it.
pub fn attached(one: &Attachment, words: &Words) -> String {
    let start: String = one.sha256.chars().take(8).collect();
    let what = attachment(one, words);
    let what = match one.about.expose().trim() {
        "" => what,
        about => format!("{what}: {about}"),
    };
    words.say(
        "share-report-attached",
        &[("what", &what), ("start", &start)],
    )
}

/// "Everyone who receives something from this journal: Dr Okafor, Dr Lind (by sealed file)."
pub fn receivers(packet: &Packet, words: &Words) -> String {
    if packet.receivers.is_empty() {
        return words.say("share-report-receives-nobody", &[]);
    }
    let people = packet.receivers.iter().map(|one| {
        let name = one.name.expose().as_str();
        if one.by_file {
            words.say("share-report-receives-file", &[("name", name)])
        } else {
            name.to_owned()
        }
    });
    let people: Vec<String> = people.collect();
    words.say("share-report-receives", &[("people", &people.join(", "))])
}

/// "Tuesday 17 November 2026"
pub fn full(day: NaiveDate, words: &Words) -> String {
    format!("{} {}", words.day(day), day.year())
}

/// When it was frozen.
pub fn frozen(packet: &Packet, words: &Words) -> String {
    at(&packet.made, words)
}

/// "Tuesday 17 November 2026, 18:40"
pub fn at(moment: &Moment, words: &Words) -> String {
    format!("{}, {}", full(moment.day(), words), words.time(moment))
}
