//! The measures there are: one file each, one line each here. Forms are drawn, scored and sent from this.

pub mod gad2;
pub mod gad7;
pub mod phq2;
pub mod phq4;
pub mod phq8;
pub mod phq9;

use crate::key;

/// Fluent key of the line that the authors of all these ask for (clinical 6.1 `[PACIO]`).
const ATTRIBUTION: &str = key!("checkins-phq9-attribution");
/// All of these ask about two weeks (clinical 6.1).
const TWO_WEEKS: u32 = 14;

/// A measure with its authors' wording.
#[derive(Debug)]
pub struct Scale {
    /// Its id, as kept in the vault.
    pub id: &'static str,
    /// Fluent key of its name.
    pub name: &'static str,
    /// Days that it asks about, today included.
    pub recall_days: u32,
    /// Fluent key of the words for that time.
    pub recall: &'static str,
    /// Its questions in their order.
    pub items: &'static [Item],
    /// Score ranges, lowest first, without gaps; empty when no source gives any.
    pub bands: &'static [Band],
    /// Measures that are whole parts of this one, with a total of their own.
    pub parts: &'static [&'static Scale],
    /// The item at which any answer above 0 opens Help now.
    pub help_item: Option<u32>,
    /// Days within which another of the same asks about the same days.
    pub overlap_days: u32,
    /// Fluent key of the line that its authors ask for.
    pub attribution: &'static str,
    /// LOINC code of the whole form, where one is confirmed.
    pub loinc_panel: Option<&'static str>,
    /// LOINC code of the total, where one is confirmed.
    pub loinc_total: Option<&'static str>,
}

/// A question.
#[derive(Debug)]
pub struct Item {
    /// Its number, from 1.
    pub number: u32,
    /// Fluent key of the sentence before it, if it has one.
    pub stem: Option<&'static str>,
    /// Fluent key of its words.
    pub words: &'static str,
    /// Its answers in their order.
    pub options: &'static [Choice],
    /// Does it count towards the total?
    pub scored: bool,
    /// LOINC code.
    pub loinc: &'static str,
}

/// An answer.
#[derive(Debug)]
pub struct Choice {
    /// What it counts.
    pub value: u32,
    /// Fluent key of its words.
    pub words: &'static str,
    /// LOINC answer code.
    pub loinc: &'static str,
}

/// A score range.
#[derive(Debug)]
pub struct Band {
    /// Lowest total.
    pub from: u32,
    /// Highest total.
    pub to: u32,
    /// Fluent key of the range in words.
    pub words: &'static str,
}

/// All measures, in the order in which they are offered.
pub const SCALES: &[&Scale] = &[
    &phq9::PHQ9,
    &gad7::GAD7,
    &phq2::PHQ2,
    &gad2::GAD2,
    &phq4::PHQ4,
    &phq8::PHQ8,
];

/// The measure with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Scale> {
    SCALES.iter().find(|scale| scale.id == id).copied()
}

/// LL358-3 (clinical 6.4): the answers of all these measures.
const HOW_OFTEN: &[Choice] = &[
    choice(0, key!("checkins-phq9-option-0"), "LA6568-5"),
    choice(1, key!("checkins-phq9-option-1"), "LA6569-3"),
    choice(2, key!("checkins-phq9-option-2"), "LA6570-1"),
    choice(3, key!("checkins-phq9-option-3"), "LA6571-9"),
];

/// A measure of this family: two weeks, its authors' line, and nothing that a source must confirm first.
const fn two_weeks(id: &'static str, name: &'static str, items: &'static [Item]) -> Scale {
    Scale {
        id,
        name,
        recall_days: TWO_WEEKS,
        recall: key!("checkins-phq9-recall"),
        items,
        bands: &[],
        parts: &[],
        help_item: None,
        overlap_days: TWO_WEEKS,
        attribution: ATTRIBUTION,
        loinc_panel: None,
        loinc_total: None,
    }
}

const fn choice(value: u32, words: &'static str, loinc: &'static str) -> Choice {
    Choice {
        value,
        words,
        loinc,
    }
}

const fn band(from: u32, to: u32, words: &'static str) -> Band {
    Band { from, to, words }
}

impl Scale {
    /// The question with this number.
    #[must_use]
    pub fn item(&self, number: u32) -> Option<&'static Item> {
        self.items.iter().find(|item| item.number == number)
    }

    /// The questions that count.
    pub fn scored(&self) -> impl Iterator<Item = &'static Item> {
        self.items.iter().filter(|item| item.scored)
    }

    /// How many questions count.
    #[must_use]
    pub fn length(&self) -> u32 {
        u32::try_from(self.scored().count()).unwrap_or(u32::MAX)
    }

    /// The highest total there is.
    #[must_use]
    pub fn highest(&self) -> u32 {
        self.scored()
            .filter_map(|item| item.options.iter().map(|choice| choice.value).max())
            .sum()
    }

    /// The range that a total lies in.
    #[must_use]
    pub fn band(&self, total: u32) -> Option<&'static Band> {
        self.bands
            .iter()
            .find(|band| (band.from..=band.to).contains(&total))
    }
}
