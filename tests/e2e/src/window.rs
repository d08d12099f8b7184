//! The window as a person meets it: found by what it says, worked by hand.

use crate::stage::pictures;
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Long, since it is only waited for where something is wrong or the machine is slow.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a touch is tried again when what was found is drawn anew in that moment.
const TRIES: u32 = 10;
const HEIGHT: u32 = 840;

/// A window.
pub struct Window(pub Client);

impl Window {
    pub fn new(client: Client) -> Self {
        Self(client)
    }

    pub async fn close(&self) -> Result<(), String> {
        self.0
            .clone()
            .close()
            .await
            .map_err(|error| error.to_string())
    }

    /// Waits for a visible element; of several ways to find it the first that fits counts.
    async fn find(&self, paths: &[String]) -> Result<Element, String> {
        let start = Instant::now();
        loop {
            for path in paths {
                for element in self
                    .0
                    .find_all(Locator::XPath(path))
                    .await
                    .unwrap_or_default()
                {
                    if element.is_displayed().await.unwrap_or(false)
                        && self.scroll_to(&element).await.is_ok()
                    {
                        return Ok(element);
                    }
                }
            }
            if start.elapsed() > PATIENCE {
                return Err(self.missed(&format!("{paths:?}")).await);
            }
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// The driver itself does not scroll a field into view before it clears it.
    async fn scroll_to(&self, element: &Element) -> Result<(), String> {
        let found = serde_json::to_value(element).map_err(|error| error.to_string())?;
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.0
            .execute(script, vec![found])
            .await
            .map(drop)
            .map_err(|error| error.to_string())
    }

    /// What was missed, and what the screen says instead.
    async fn missed(&self, what: &str) -> String {
        let said = self.text().await.unwrap_or_default();
        self.picture("failed").await.ok();
        format!(
            "not on the screen: {what}; it says: {}",
            said.replace('\n', " | ")
        )
    }

    /// Everything the screen says. (The driver's own text leaves out lines that are cut with dots.)
    pub async fn text(&self) -> Result<String, String> {
        let said = self
            .0
            .execute("return document.body.innerText", Vec::new())
            .await;
        let said = said.map_err(|error| error.to_string())?;
        Ok(said.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the screen says so.
    pub async fn sees(&self, text: &str) -> Result<(), String> {
        let start = Instant::now();
        loop {
            let said = self.text().await.unwrap_or_default();
            if said.contains(text) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(self.missed(&format!("“{text}”")).await);
            }
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// Presses the button, link or label of this name; its beginning or a part of it is enough.
    pub async fn press(&self, name: &str) -> Result<(), String> {
        let name = quoted(name);
        let kinds = "(self::button or self::a or self::label or self::summary)";
        let says = "normalize-space(.)";
        self.click(&[
            format!("//*[{kinds} and {says}={name}]"),
            format!("//*[{kinds} and .//*[@aria-label={name}]]"),
            format!("//*[{kinds} and starts-with({says}, {name})]"),
            format!("//*[{kinds} and contains({says}, {name})]"),
        ])
        .await
    }

    /// Clicks once. A click that the driver refused was none, and is tried again.
    async fn click(&self, paths: &[String]) -> Result<(), String> {
        let mut last = String::new();
        for _ in 0..TRIES {
            match self.find(paths).await?.click().await {
                Ok(()) => return Ok(()),
                Err(error) => last = format!("{paths:?}: {error}"),
            }
            sleep(Duration::from_millis(200)).await;
        }
        Err(last)
    }

    async fn field(&self, label: &str) -> Result<Element, String> {
        let label = quoted(label);
        self.find(&[
            format!("//*[@id=//label[normalize-space(.)={label}]/@for]"),
            format!("//label[normalize-space(.)={label}]//input"),
            format!("//*[@aria-label={label}]"),
            format!("//*[@id=//label[starts-with(normalize-space(.), {label})]/@for]"),
        ])
        .await
    }

    /// Puts text into the field of this label, in place of what was there. A field that is drawn
    /// anew in this moment is looked for again.
    pub async fn fill(&self, label: &str, text: &str) -> Result<(), String> {
        let mut last = String::new();
        for _ in 0..TRIES {
            let field = self.field(label).await?;
            let filled = match field.clear().await {
                // A line ends with the key that ends it.
                Ok(()) => field.send_keys(&text.replace('\n', "\u{e007}")).await,
                Err(error) => Err(error),
            };
            match filled {
                Ok(()) => return Ok(()),
                Err(error) => last = format!("{label}: {error:?}"),
            }
            sleep(Duration::from_millis(200)).await;
        }
        Err(last)
    }

    /// Waits until there are so many buttons whose name begins so.
    pub async fn buttons(&self, name: &str, many: usize) -> Result<(), String> {
        let path = format!(
            "//button[starts-with(normalize-space(.), {})]",
            quoted(name)
        );
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let found = self
                .0
                .find_all(Locator::XPath(&path))
                .await
                .unwrap_or_default();
            if found.len() >= many {
                return Ok(());
            }
            sleep(Duration::from_millis(100)).await;
        }
        Err(format!("never had {many} buttons “{name}”"))
    }

    /// Ticks the box whose label says so.
    pub async fn tick(&self, words: &str) -> Result<(), String> {
        let words = quoted(words);
        let path =
            format!("//label[contains(normalize-space(.), {words})]//input[@type='checkbox']");
        self.click(&[path]).await
    }

    /// Writes on, in the page one writes on.
    pub async fn write(&self, text: &str) -> Result<(), String> {
        let page = self.find(&["//textarea".to_owned()]).await?;
        page.send_keys(text)
            .await
            .map_err(|error| error.to_string())
    }

    /// Chooses from a list.
    pub async fn choose(&self, label: &str, value: &str) -> Result<(), String> {
        let field = self.field(label).await?;
        field
            .select_by_value(value)
            .await
            .map_err(|error| format!("{label}: {error}"))
    }

    /// Presses a key wherever the focus is.
    pub async fn key(&self, key: &str) -> Result<(), String> {
        let active = self
            .0
            .active_element()
            .await
            .map_err(|error| error.to_string())?;
        active
            .send_keys(key)
            .await
            .map_err(|error| error.to_string())
    }

    /// The texts of all elements that fit.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>, String> {
        let mut texts = Vec::new();
        for element in self
            .0
            .find_all(Locator::Css(css))
            .await
            .map_err(|error| error.to_string())?
        {
            texts.push(element.text().await.map_err(|error| error.to_string())?);
        }
        Ok(texts)
    }

    /// Goes to a place by its address, as a link would.
    pub async fn go(&self, place: &str) -> Result<(), String> {
        let script = format!("location.hash = '#/{place}'");
        self.0
            .execute(&script, Vec::new())
            .await
            .map(drop)
            .map_err(|error| error.to_string())
    }

    /// Keeps a picture of the window in both widths.
    pub async fn look(&self, name: &str) -> Result<(), String> {
        self.picture(name).await?;
        self.resize(390).await?;
        take(&format!("{name}-phone"), 390)?;
        self.resize(1280).await
    }

    async fn resize(&self, width: u32) -> Result<(), String> {
        self.0
            .set_window_size(width, HEIGHT)
            .await
            .map_err(|error| error.to_string())?;
        sleep(Duration::from_millis(500)).await;
        Ok(())
    }

    /// Keeps a picture of the window.
    pub async fn picture(&self, name: &str) -> Result<(), String> {
        sleep(Duration::from_millis(300)).await;
        clear_notes();
        sleep(Duration::from_millis(400)).await;
        take(name, 1280)
    }
}

/// A note that was shown is in the daemon's history; it need not lie over the picture.
fn clear_notes() {
    let _ = std::process::Command::new("dunstctl")
        .arg("close-all")
        .status();
}

/// What the display shows, where the window is: its upper left corner.
fn take(name: &str, width: u32) -> Result<(), String> {
    let crop = format!("{width}x{HEIGHT}+0+0");
    let file = pictures().join(format!("{name}.png"));
    let taken = std::process::Command::new("import")
        .args(["-window", "root", "-crop", &crop, "+repage"])
        .arg(file)
        .status()
        .map_err(|error| format!("import: {error}"))?;
    if taken.success() {
        Ok(())
    } else {
        Err("no picture of the display".into())
    }
}

/// An XPath literal.
fn quoted(text: &str) -> String {
    if text.contains('"') {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}
