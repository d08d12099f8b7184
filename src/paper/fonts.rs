//! Fonts for pages: four that are part of the program, then those of the folders a host names.

use crate::app::App;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontInfo, FontVariant, is_default_ignorable};

/// A font file larger than this is left alone, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The program's own fonts: sans for what the program says, serif for what a person wrote, and
/// one box for what nobody can draw.
const OWN: &[&[u8]] = &[
    include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../assets/fonts/Newsreader-Regular.ttf"),
    include_bytes!("../../assets/fonts/Newsreader-Italic.ttf"),
    include_bytes!("../../assets/fonts/AfterglowBox-Regular.ttf"),
];

/// Where fonts come from. The folders are read only when a text needs what the own fonts lack.
#[derive(Default)]
pub struct Fonts {
    folders: Vec<PathBuf>,
    found: OnceLock<Vec<Found>>,
}

/// The fonts of this host, looked for once and let go of when the vault is locked.
#[derive(Default)]
pub struct Shelf(OnceLock<Fonts>);

impl Shelf {
    /// The shelf of this application.
    #[must_use]
    pub fn of(app: &App) -> Arc<Self> {
        app.kept()
    }

    /// The fonts on it.
    pub fn fonts(&self, app: &App) -> &Fonts {
        self.0.get_or_init(|| Fonts::new(app.font_folders()))
    }
}

struct Found {
    path: PathBuf,
    index: u32,
    info: FontInfo,
}

impl Fonts {
    /// Own fonts, then those in `folders` and below.
    #[must_use]
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self {
            folders,
            found: OnceLock::new(),
        }
    }

    /// The fonts that draw `letters`, the own ones first, and the letters that none can draw.
    #[must_use]
    pub fn for_letters(&self, letters: &BTreeSet<char>) -> (Vec<Font>, BTreeSet<char>) {
        let mut fonts = own();
        let mut missing: BTreeSet<char> = letters
            .iter()
            .copied()
            .filter(|letter| drawn(*letter) && !fonts.iter().any(|font| has(font.info(), *letter)))
            .collect();
        if missing.is_empty() {
            return (fonts, missing);
        }
        for found in self.found() {
            if missing.iter().any(|letter| has(&found.info, *letter))
                && let Some(font) = read(found)
            {
                missing.retain(|letter| !has(&found.info, *letter));
                fonts.push(font);
            }
        }
        (fonts, missing)
    }

    fn found(&self) -> &[Found] {
        self.found.get_or_init(|| {
            let mut found: Vec<Found> = self
                .folders
                .iter()
                .flat_map(|folder| files(folder))
                .flat_map(faces)
                .collect();
            // Plain faces first, so that a text is not set in a bold or condensed one.
            found.sort_by_key(|face| (oddity(&face.info), face.path.clone(), face.index));
            found
        })
    }
}

/// The program's own fonts.
#[must_use]
pub fn own() -> Vec<Font> {
    OWN.iter()
        .filter_map(|bytes| Font::new(Bytes::new(*bytes), 0))
        .collect()
}

/// Must this letter be drawn at all?
#[must_use]
pub fn drawn(letter: char) -> bool {
    !letter.is_whitespace() && !letter.is_control() && !is_default_ignorable(letter)
}

fn has(info: &FontInfo, letter: char) -> bool {
    info.coverage.contains(u32::from(letter))
}

fn oddity(info: &FontInfo) -> u32 {
    let plain = FontVariant::default();
    u32::from(info.variant.style != plain.style)
        + u32::from(info.variant.weight != plain.weight)
        + u32::from(info.variant.stretch != plain.stretch)
}

/// The font files in a folder and below, at most eight levels down. What cannot be read is left out.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(about) = std::fs::metadata(&path) else {
                continue;
            };
            if about.is_dir() && depth < 8 {
                open.push((path, depth + 1));
            } else if about.is_file() && about.len() <= LARGEST && is_font(&path) {
                found.push(path);
            }
        }
    }
    found
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ["ttf", "otf", "ttc", "otc"].contains(&ending.to_ascii_lowercase().as_str())
    })
}

fn faces(path: PathBuf) -> Vec<Found> {
    let Ok(bytes) = std::fs::read(&path) else {
        return Vec::new();
    };
    (0..)
        .map_while(|index| FontInfo::new(&bytes, index))
        .zip(0..)
        .map(|(info, index)| Found {
            path: path.clone(),
            index,
            info,
        })
        .collect()
}

fn read(found: &Found) -> Option<Font> {
    let bytes = std::fs::read(&found.path).ok()?;
    Font::new(Bytes::new(bytes), found.index)
}
