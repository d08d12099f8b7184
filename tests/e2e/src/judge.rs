//! axe on what only the real window shows.

use crate::stage::root;
use crate::tally::Outcome;
use crate::window::Window;

const RUN: &str = "
const tell = arguments[arguments.length - 1];
const only = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run(document, { runOnly: only }).then(({ violations }) => {
  const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  tell(wide > 1 ? told.concat([`scrolls sideways by ${wide} px`]) : told);
}, (why) => tell([String(why)]));
";

/// Finds nothing wrong with what is on the screen.
pub async fn judge(w: &Window) -> Outcome {
    let axe = root().join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).map_err(|error| format!("axe-core: {error}"))?;
    let load = format!("{axe}; return 'axe' in window");
    let loaded = w.0.execute(&load, Vec::new()).await;
    loaded.map_err(|error| error.to_string())?;
    let found = w.0.execute_async(RUN, Vec::new()).await;
    let found = found.map_err(|error| error.to_string())?;
    match found.as_array() {
        Some(faults) if faults.is_empty() => Ok(()),
        _ => Err(found.to_string()),
    }
}
