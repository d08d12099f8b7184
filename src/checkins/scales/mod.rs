//! The measures there are: one file each, one line each here. Forms are drawn, scored and sent from this.

pub mod phq9;

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
    /// Score ranges, lowest first, without gaps.
    pub bands: &'static [Band],
    /// The item at which any answer above 0 opens Help now.
    pub help_item: Option<u32>,
    /// Days within which another of the same asks about the same days.
    pub overlap_days: u32,
    /// Fluent key of the line that its authors ask for.
    pub attribution: &'static str,
    /// LOINC code of the whole form.
    pub loinc_panel: &'static str,
    /// LOINC code of the total.
    pub loinc_total: &'static str,
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
pub const SCALES: &[&Scale] = &[&phq9::PHQ9];

/// The measure with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Scale> {
    SCALES.iter().find(|scale| scale.id == id).copied()
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
