//! A sheet cut into its sentences, each also as plain lower-case words.

/// What the heading above says the lines below are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// Nothing, or something else.
    Nothing,
    /// Before the infusion.
    Before,
    /// After it.
    After,
    /// Both, or it can't be told.
    Unclear,
}

/// One sentence.
#[derive(Debug)]
pub struct Sentence {
    /// As it stands in the sheet, spaces made single.
    pub words: String,
    /// Lower-case words and numbers between single spaces, one at each end.
    pub plain: String,
    /// It ends in a question mark.
    pub is_question: bool,
    /// The heading above it.
    pub under: Under,
}

impl Sentence {
    /// Has it words that an English sentence has?
    pub fn is_english(&self) -> bool {
        const SMALL: &[&str] = &["no", "not", "for", "may", "and", "to", "is", "are"];
        const SURE: &[&str] = &[
            "the", "your", "you", "before", "after", "nothing", "until", "with", "must", "please",
            "avoid", "prior", "hours", "hour", "minutes", "food", "driving", "drive", "fasting",
            "fast",
        ];
        let mut words = self.plain.split(' ');
        words.clone().any(|word| SURE.contains(&word))
            || words.by_ref().filter(|word| SMALL.contains(word)).count() >= 2
    }
}

/// A sheet's sentences in order; headings are no sentences.
pub fn all(sheet: &str) -> Vec<Sentence> {
    let mut under = Under::Nothing;
    let mut found = Vec::new();
    for paragraph in paragraphs(sheet) {
        if is_heading(&paragraph) {
            under = said_by_heading(&plain(&paragraph));
        }
        for words in cut(&paragraph) {
            found.push(Sentence {
                plain: plain(&words),
                is_question: words.ends_with('?'),
                under,
                words,
            });
        }
    }
    found
}

/// Lines, with those that only the paper's width broke put together again.
fn paragraphs(sheet: &str) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for line in sheet.split(['\n', '\r']) {
        let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match whole.last_mut() {
            Some(last) if goes_on(last, &text) => {
                last.push(' ');
                last.push_str(&text);
            }
            _ => whole.push(text),
        }
    }
    whole
        .into_iter()
        .map(|text| bare(&text).to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

fn goes_on(last: &str, next: &str) -> bool {
    let open = last
        .chars()
        .last()
        .is_some_and(|end| end.is_alphanumeric() || matches!(end, ',' | '-' | '–' | '(' | '&'));
    let first = next.chars().next();
    let numbered = next
        .trim_start_matches(|letter: char| letter.is_ascii_digit())
        .starts_with(['.', ')']);
    open && first.is_some_and(|first| {
        first.is_lowercase() || first == '(' || (first.is_ascii_digit() && !numbered)
    })
}

/// Without the dash, dot or number that only made it a list.
fn bare(line: &str) -> &str {
    let line = line.trim_start_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '-' | '*' | '•' | '–' | '·' | '▪' | '◦' | '☐' | '□' | '✓'
            )
    });
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    match number.strip_prefix(['.', ')']) {
        Some(rest) if number.len() < line.len() && rest.starts_with(' ') => rest.trim_start(),
        _ => line,
    }
}

fn is_heading(line: &str) -> bool {
    let short = line.split(' ').count() <= 8;
    let shouted = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    let open = !line.ends_with(['.', '!', '?', ';', ',']);
    let said = plain(line);
    let titled = [" before ", " after ", " prior ", " home "]
        .iter()
        .any(|word| said.contains(word))
        && !said.chars().any(|letter| letter.is_ascii_digit());
    short && (line.ends_with(':') || (open && (shouted || titled)))
}

fn said_by_heading(plain: &str) -> Under {
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let before = has(&[
        " before ",
        " prior ",
        " preparing ",
        " preparation ",
        " prepare ",
    ]);
    let after = has(&[
        " after ",
        " afterwards ",
        " aftercare ",
        " going home ",
        " once home ",
        " discharge ",
    ]);
    match (before, after) {
        (true, true) => Under::Unclear,
        (true, false) => Under::Before,
        (false, true) => Under::After,
        (false, false) => Under::Nothing,
    }
}

fn cut(paragraph: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let mut letters = paragraph.chars().peekable();
    while let Some(letter) = letters.next() {
        if let Some(open) = sentences.last_mut() {
            open.push(letter);
        }
        let last = sentences.last().map(String::as_str).unwrap_or_default();
        let ends = matches!(letter, '!' | '?' | ';') || (letter == '.' && !is_short(last));
        if ends && letters.peek().is_none_or(|next| next.is_whitespace()) {
            sentences.push(String::new());
        }
    }
    sentences
        .into_iter()
        .map(|text| text.trim().trim_end_matches(';').to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// Does the full stop belong to a shortened word?
fn is_short(text: &str) -> bool {
    const SHORT: &[&str] = &[
        "a.m.", "p.m.", "hrs.", "hr.", "min.", "mins.", "e.g.", "i.e.", "approx.", "dr.", "no.",
        "vs.",
    ];
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    SHORT.contains(&last.trim_start_matches('('))
}

/// Lower-case words and numbers. `8-10` becomes `8 - 10`, `8hrs` becomes `8 hrs`, a comma stays a
/// word of its own, "don't" becomes `dont`.
fn plain(words: &str) -> String {
    let mut out = String::from(" ");
    let mut before = ' ';
    let mut letters = words.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let digit_next = letters.peek().is_some_and(char::is_ascii_digit);
        let between = before.is_ascii_digit() && digit_next;
        match letter {
            '\'' | '’' | '‘' => {}
            '½' => out.push_str(" 0.5 "),
            '.' | ':' if between => out.push(letter),
            ',' => out.push_str(" , "),
            '/' => out.push_str(" / "),
            '-' | '–' | '—' if before.is_ascii_digit() || before == ' ' => {
                out.push_str(if digit_next || letters.peek() == Some(&' ') {
                    " - "
                } else {
                    " "
                });
            }
            '>' | '≥' => out.push_str(" above "),
            _ if letter.is_alphanumeric() => {
                if before.is_alphanumeric() && before.is_ascii_digit() != letter.is_ascii_digit() {
                    out.push(' ');
                }
                out.push(letter);
            }
            _ => out.push(' '),
        }
        before = letter;
    }
    out.push(' ');
    out.split(' ')
        .filter(|word| !word.is_empty())
        .fold(String::from(" "), |line, word| line + word + " ")
}
