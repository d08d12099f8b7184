//! Forms that together would tell a withheld answer: in one packet, or with what went before.

use super::Item9;
use super::packet::{Answers, Packet};
use crate::checkins::scales::SCALES;
use crate::checkins::{Form, tells_rest};
use crate::key;
use crate::random::Id;
use crate::words::Words;
use std::collections::HashSet;

/// Forms that go, and those that would tell a withheld answer: the total of a PHQ-9 beside a form of
/// the same weeks that asks all its other questions. With both, question 9 could be worked out
/// (clinical, decision 9). `had` are forms that the recipient has, and whether with their answers.
pub fn parted<'a>(
    forms: &'a [Form],
    had: &[(Form, bool)],
    item9: Item9,
) -> (Vec<&'a Form>, Vec<&'a Form>) {
    let withholds = |form: &Form| {
        let here = forms.iter().any(|one| one.id == form.id);
        item9 == Item9::Withhold || !here
    };
    let tells = |form: &&Form| {
        // Its own answer could be worked out with another that goes or went.
        let others = forms.iter().chain(had.iter().map(|(one, _)| one));
        let own = withholds(form) && others.into_iter().any(|other| tells_rest(form, other));
        // It would give away the answer of one that went without.
        let mut without = had.iter().filter(|(_, with)| !with);
        own || without.any(|(one, _)| withholds(one) && tells_rest(one, form))
    };
    let (telling, going) = forms.iter().partition(tells);
    (going, telling)
}

/// What a reader could expect and will not find, in sentences.
pub fn not_in(
    packet: &Packet,
    telling: &[&Form],
    all: &[Form],
    pictures: bool,
    words: &Words,
) -> Vec<String> {
    let mut sentences = Vec::new();
    let asks9 = |form: &Form| form.measure().is_ok_and(|one| one.help_item.is_some());
    if telling.iter().copied().any(asks9) {
        sentences.push(words.say("share-not-in-telling", &[]));
    }
    if telling.iter().any(|form| !asks9(form)) {
        sentences.push(words.say("share-not-in-telling-rest", &[]));
    }
    let mut forms = packet.forms.iter();
    if forms.any(|form| form.answers == Answers::Withheld) {
        sentences.push(words.say("share-not-in-answers", &[]));
    }
    sentences.extend(between(packet, all, words));
    if pictures {
        sentences.push(words.say("share-not-in-pictures", &[]));
    }
    sentences.push(words.say("share-not-in-unticked", &[]));
    sentences.push(words.say("share-not-in-earlier", &[]));
    sentences
}

/// The same of a packet out of which something was taken: what was true of the whole and still is,
/// and what is true of the rest.
pub fn not_in_again(packet: &Packet, all: &[Form], words: &Words) -> Vec<String> {
    let before = |key: &str| packet.not_in.contains(&words.say(key, &[]));
    let pictures = before(key!("share-not-in-pictures")) && !packet.entries.is_empty();
    let telling = [
        key!("share-not-in-telling"),
        key!("share-not-in-telling-rest"),
    ];
    let still = telling.into_iter().filter(|key| before(key));
    let mut sentences: Vec<String> = still.map(|key| words.say(key, &[])).collect();
    sentences.extend(not_in(packet, &[], all, pictures, words));
    sentences
}

/// Check-ins that were not ticked and lie between two of the same measure that were: whoever sees two
/// totals must know that there was another between them.
fn between(packet: &Packet, all: &[Form], words: &Words) -> Vec<String> {
    let mut sentences = Vec::new();
    for scale in SCALES {
        let of = packet.forms.iter().filter(|form| form.measure == scale.id);
        let ids: HashSet<&Id> = of.clone().map(|form| &form.id).collect();
        let Some((first, last)) = of
            .clone()
            .map(|form| form.at)
            .min()
            .zip(of.map(|form| form.at).max())
        else {
            continue;
        };
        let missing = all.iter().filter(|form| {
            form.scale == scale.id
                && form.finished.is_some()
                && (first..=last).contains(&form.begun)
                && !ids.contains(&form.id)
        });
        let count = missing.count();
        if count > 0 {
            let scale = words.say(scale.name, &[]);
            let args = [("count", count.to_string()), ("scale", scale)];
            let args: Vec<_> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            sentences.push(words.say("share-not-in-between", &args));
        }
    }
    sentences
}
