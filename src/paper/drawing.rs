//! A picture as SVG: shapes and letters, written so that any program draws it the same. No styles, no scripts.

use std::fmt::Write;

/// The letters of a saved picture; a reader without the first has one of the others.
const FACES: &str =
    "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Helvetica, Arial, sans-serif";
/// About how wide a letter is, for each pixel of its size.
const LETTER: f64 = 0.527;

/// How a shape is drawn.
#[derive(Debug, Clone, Copy)]
pub enum Ink {
    /// Filled.
    Fill(&'static str),
    /// A line of this width.
    Line(&'static str, f64),
    /// A dashed line of this width.
    Dashed(&'static str, f64),
    /// Filled, with an outline of this width.
    Both(&'static str, &'static str, f64),
}

/// Where a line of letters begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Here.
    Start,
    /// Its middle is here.
    Middle,
    /// It ends here.
    End,
}

/// A line of letters.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    /// Its size in pixels.
    pub size: f64,
    /// Heavier than the rest.
    pub bold: bool,
    /// Its colour.
    pub color: &'static str,
    /// Where it begins.
    pub anchor: Anchor,
}

/// A picture that grows downwards.
#[derive(Debug, Default)]
pub struct Drawing {
    body: String,
    /// How high it is by now.
    pub height: f64,
}

impl Drawing {
    /// A shape, as an SVG path.
    pub fn path(&mut self, d: &str, ink: Ink) {
        if d.is_empty() {
            return;
        }
        let how = match ink {
            Ink::Fill(color) => format!(r#"fill="{color}""#),
            Ink::Line(color, width) => format!(
                r#"fill="none" stroke="{color}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round""#
            ),
            Ink::Dashed(color, width) => format!(
                r#"fill="none" stroke="{color}" stroke-width="{width}" stroke-dasharray="5 5""#
            ),
            Ink::Both(fill, color, width) => {
                format!(r#"fill="{fill}" stroke="{color}" stroke-width="{width}""#)
            }
        };
        let _ = writeln!(self.body, r#"<path d="{d}" {how}/>"#);
    }

    /// A line of letters; whatever is in it is only letters.
    pub fn text(&mut self, (x, y): (f64, f64), text: &str, letters: Letters) {
        let anchor = match letters.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if letters.bold { "600" } else { "400" };
        let Letters { size, color, .. } = letters;
        let _ = writeln!(
            self.body,
            r#"<text x="{}" y="{}" font-size="{size}" font-weight="{weight}" fill="{color}" text-anchor="{anchor}">{}</text>"#,
            tenth(x),
            tenth(y),
            escaped(text)
        );
    }

    /// The whole file, `width` pixels wide, with what it shows in words.
    #[must_use]
    pub fn finish(self, width: f64, ground: &str, title: &str, words: &str) -> String {
        let height = self.height.ceil();
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="{FACES}">
<title>{}</title>
<desc>{}</desc>
<rect width="{width}" height="{height}" fill="{ground}"/>
{}</svg>
"#,
            escaped(title),
            escaped(words),
            self.body
        )
    }
}

/// To a tenth of a pixel.
#[must_use]
pub fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0 + 0.0
}

/// About how wide a text is.
#[must_use]
#[allow(clippy::cast_precision_loss)] // no text is 2^53 letters long
pub fn width_of(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * LETTER
}

/// A text in lines of at most this width; a longer word stands alone.
#[must_use]
pub fn lines_of(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line, size) + width_of(word, size) + size * LETTER <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Letters that XML would take for something else; control characters have no picture.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stay_letters() {
        let mut drawing = Drawing::default();
        let letters = Letters {
            size: 15.0,
            bold: false,
            color: "#000",
            anchor: Anchor::Start,
        };
        drawing.text((0.0, 0.0), "</text><script>\u{1}\"&", letters);
        let svg = drawing.finish(10.0, "#fff", "a < b", "");
        assert!(
            svg.contains("&lt;/text&gt;&lt;script&gt; &quot;&amp;</text>"),
            "{svg}"
        );
        assert!(svg.contains("<title>a &lt; b</title>"));
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(lines_of("one two three", 10.0, 42.0), ["one two", "three"]);
        assert!(lines_of("", 10.0, 42.0).is_empty());
        assert_eq!(lines_of("unbreakably", 10.0, 5.0), ["unbreakably"]);
    }
}
