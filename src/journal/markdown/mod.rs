//! What Markdown in a text means, as a tree that the window draws: no HTML comes in, none goes out.

pub mod api;
mod reader;

use pulldown_cmark::{Options, Parser};
use serde::Serialize;

/// How deep lists and quotes go; what lies deeper stands at this depth.
const DEEPEST: usize = 12;
/// How many blocks are drawn at most.
const MOST: usize = 20_000;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "MarkdownBlock"))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// How many lists and quotes it lies in.
    pub depth: usize,
    /// What stands before it in a list: a number, or nothing in a plain one.
    pub number: Option<u64>,
    /// Its text.
    pub spans: Vec<Span>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "MarkdownBlockKind"))]
#[serde(rename_all = "camelCase")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A line of a list.
    Item,
    /// Quoted.
    Quote,
    /// As typed, every space kept.
    Code,
    /// A rule across the page.
    Rule,
}

/// A piece of text in one look.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "MarkdownSpan"))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// The text.
    pub text: String,
    /// Stressed.
    pub em: bool,
    /// Strongly stressed.
    pub strong: bool,
    /// Struck out.
    pub struck: bool,
    /// As typed.
    pub code: bool,
    /// Where a link would lead; it is shown, never followed.
    pub link: Option<String>,
}

/// The blocks of a text. A single line break stays a line break, as it was typed.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = reader::Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        if reader.blocks.len() > MOST {
            break;
        }
        reader.take(event);
    }
    reader.end();
    reader.blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<String> {
        let blocks = blocks(text).into_iter();
        let shown = blocks.map(|block| {
            let words: String = block.spans.iter().map(|span| span.text.as_str()).collect();
            let number = block
                .number
                .map_or(String::new(), |number| format!(" {number}"));
            format!("{:?}{number} {} {words}", block.kind, block.depth)
        });
        shown.collect()
    }

    #[test]
    fn what_people_write_is_read() {
        for (text, blocks) in [
            (
                "Just a line.\nAnother.",
                vec!["Paragraph 0 Just a line.\nAnother."],
            ),
            (
                "# Monday\n\nSlept.",
                vec!["Heading 1 0 Monday", "Paragraph 0 Slept."],
            ),
            ("- tea\n- window", vec!["Item 1 tea", "Item 1 window"]),
            (
                "2. tea\n3. window\n\n   and rain",
                vec!["Item 2 1 tea", "Item 3 1 window", "Paragraph 1 and rain"],
            ),
            ("- a\n  - b", vec!["Item 1 a", "Item 2 b"]),
            ("> she said", vec!["Quote 1 she said"]),
            (
                "a\n\n---\n\nb",
                vec!["Paragraph 0 a", "Rule 0 ", "Paragraph 0 b"],
            ),
            ("```\nx  y\n```", vec!["Code 0 x  y\n"]),
            ("", vec![]),
        ] {
            assert_eq!(shown(text), blocks, "{text:?}");
        }
    }

    #[test]
    fn looks_and_links_are_told_and_html_is_only_text() {
        let page = blocks("*soft* **loud** ~~gone~~ `x` [there](https://example.org)");
        let spans = &page[0].spans;
        assert!(spans[0].em && spans[2].strong && spans[4].struck && spans[6].code);
        assert_eq!(spans[8].link.as_deref(), Some("https://example.org"));
        assert_eq!(
            shown("<b onclick=x>hi</b>"),
            ["Paragraph 0 <b onclick=x>hi</b>"]
        );
        assert_eq!(
            shown("<script>x</script>"),
            ["Paragraph 0 <script>x</script>"]
        );
    }

    #[test]
    fn the_deepest_and_the_longest_end() {
        let deep = "> ".repeat(5_000) + "x";
        assert!(blocks(&deep).iter().all(|block| block.depth <= DEEPEST));
        assert!(blocks(&"- x\n".repeat(100_000)).len() <= MOST + 1);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-zA-Z水ש0-9 ,.]{0,60}(\n[a-z #>*-]{0,20}){0,4}") {
            let letters = |text: &str| -> Vec<char> {
                text.chars().filter(|letter| letter.is_alphabetic()).collect()
            };
            let page: String = blocks(&text).iter()
                .flat_map(|block| block.spans.iter().map(|span| span.text.clone())).collect();
            prop_assert_eq!(letters(&page), letters(&text));
        }
    }
}
