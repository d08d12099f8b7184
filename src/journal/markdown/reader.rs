//! From the parts of a Markdown text to blocks.

use super::{Block, BlockKind, DEEPEST, Span};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

/// Collects blocks.
#[derive(Default)]
pub struct Reader {
    /// What is on the page so far.
    pub blocks: Vec<Block>,
    lists: Vec<Option<u64>>,
    quotes: usize,
    kind: Option<BlockKind>,
    number: Option<u64>,
    spans: Vec<Span>,
    look: Span,
    links: Vec<String>,
}

impl Reader {
    /// Takes the next part of the text.
    pub fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.close(tag),
            // Raw HTML is only text here.
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.text(&text),
            Event::Code(text) => {
                self.look.code = true;
                self.text(&text);
                self.look.code = false;
            }
            Event::SoftBreak | Event::HardBreak => self.text("\n"),
            Event::Rule => {
                self.end();
                self.kind = Some(BlockKind::Rule);
                self.end();
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.begin(BlockKind::Heading);
                self.number = Some(depth_of(level));
            }
            Tag::BlockQuote(_) => {
                self.end();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::List(first) => {
                self.end();
                self.lists.push(first);
            }
            Tag::Item => {
                self.begin(BlockKind::Item);
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.number = Some(*next);
                    *next = next.saturating_add(1);
                }
            }
            Tag::Emphasis => self.look.em = true,
            Tag::Strong => self.look.strong = true,
            Tag::Strikethrough => self.look.struck = true,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(dest_url.to_string());
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item => self.end(),
            TagEnd::BlockQuote(_) => {
                self.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end();
                self.lists.pop();
            }
            TagEnd::Emphasis => self.look.em = false,
            TagEnd::Strong => self.look.strong = false,
            TagEnd::Strikethrough => self.look.struck = false,
            TagEnd::Link | TagEnd::Image => {
                self.links.pop();
            }
            _ => {}
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.kind = Some(kind);
    }

    fn text(&mut self, text: &str) {
        let span = Span {
            text: String::new(),
            link: self.links.last().cloned(),
            ..self.look.clone()
        };
        match self.spans.last_mut() {
            Some(last)
                if (Span {
                    text: String::new(),
                    ..last.clone()
                }) == span =>
            {
                last.text.push_str(text);
            }
            _ => self.spans.push(Span {
                text: text.to_owned(),
                ..span
            }),
        }
    }

    /// Puts the open block on the page.
    pub fn end(&mut self) {
        let kind = self.kind.take();
        let number = self.number.take();
        let spans = std::mem::take(&mut self.spans);
        if spans.is_empty() && kind != Some(BlockKind::Rule) {
            // An item that begins with a paragraph is still that item.
            (self.kind, self.number) = (kind.filter(|kind| *kind == BlockKind::Item), number);
            return;
        }
        let plain = if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        self.blocks.push(Block {
            kind: kind.unwrap_or(plain),
            depth: (self.lists.len() + self.quotes).min(DEEPEST),
            number,
            spans,
        });
    }
}

fn depth_of(level: HeadingLevel) -> u64 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        _ => 3,
    }
}
