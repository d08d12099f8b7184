//! Settings that must be known while locked, so they lie outside the vault.

use super::outside::{Outside, TextSize, Theme};
use crate::app::App;
use crate::error::Failure;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// What to change; absent fields stay.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// Light.
    #[cfg_attr(test, ts(optional))]
    pub theme: Option<Theme>,
    /// Text size.
    #[cfg_attr(test, ts(optional))]
    pub text_size: Option<TextSize>,
    /// Region of the crisis lines.
    #[cfg_attr(test, ts(optional))]
    pub region: Option<String>,
}

/// The settings as they now are.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Light.
    pub theme: Theme,
    /// Text size.
    pub text_size: TextSize,
    /// Region of the crisis lines.
    pub region: String,
}

/// `settings.change`
///
/// # Errors
/// The file system's.
pub fn change(app: &App, _now: &Moment, ask: Change) -> Result<Settings, Failure> {
    let Outside {
        theme,
        text_size,
        region,
        ..
    } = app.change_outside(|outside| {
        outside.theme = ask.theme.unwrap_or(outside.theme);
        outside.text_size = ask.text_size.unwrap_or(outside.text_size);
        if let Some(region) = ask.region {
            outside.region = region.to_lowercase();
        }
    })?;
    Ok(Settings {
        theme,
        text_size,
        region,
    })
}
