//! The two units, as systemd reads them. Anyone can list them, so they say nothing of what it is about.

use crate::host::REMIND_DUE;
use std::io;
use std::path::Path;

/// Looks once.
pub const SERVICE: &str = "afterglow-notes.service";
/// Has it look.
pub const TIMER: &str = "afterglow-notes.timer";

/// Looks once, as soon as the desktop is there; when the program is gone, not at all.
///
/// # Errors
/// `InvalidInput` for a path that is no text or holds a line break.
pub fn service(program: &Path, home: &Path) -> io::Result<String> {
    let (bare, program, home) = (text(program)?, quoted(program)?, quoted_home(home)?);
    let bare = escaped(bare);
    Ok(format!(
        "[Unit]
Description=Shows a note when one is due
ConditionPathExists={bare}

[Service]
Type=oneshot
Environment={home}
ExecStart={THROUGH_A_SHELL} {program} {REMIND_DUE}
TimeoutStartSec=60
Nice=10
"
    ))
}

/// systemd starts no program whose path holds a quote or a backslash; handed to a shell as a word it is
/// only a word.
const THROUGH_A_SHELL: &str = r#"/bin/sh -c "exec \"$$0\" \"$$@\"""#;

/// Every five minutes; what was slept through is made up for once.
pub fn timer() -> &'static str {
    "[Unit]
Description=Looks every five minutes whether a note is due

[Timer]
OnCalendar=*:0/5
Persistent=true

[Install]
WantedBy=timers.target
"
}

/// Does the service look at this home folder?
pub fn is_for(service: &str, home: &Path) -> bool {
    quoted_home(home).is_ok_and(|home| service.contains(&format!("Environment={home}\n")))
}

fn quoted_home(home: &Path) -> io::Result<String> {
    let home = escaped(text(home)?).replace('\\', "\\\\");
    Ok(format!("\"AFTERGLOW_HOME={}\"", home.replace('"', "\\\"")))
}

/// A word of a command line: `$` would name a variable there.
fn quoted(path: &Path) -> io::Result<String> {
    let path = escaped(text(path)?).replace('\\', "\\\\");
    let path = path.replace('"', "\\\"").replace('$', "$$");
    Ok(format!("\"{path}\""))
}

/// `%` would stand for something.
fn escaped(text: &str) -> String {
    text.replace('%', "%%")
}

fn text(path: &Path) -> io::Result<&str> {
    path.to_str()
        .filter(|text| !text.contains(char::is_control))
        .ok_or_else(|| io::ErrorKind::InvalidInput.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// systemd itself reads them, with paths as odd as people name them.
    #[test]
    #[cfg(target_os = "linux")]
    fn systemd_accepts_the_units_whatever_the_paths() {
        for name in [
            "plain",
            "two words",
            "100% $HOME",
            "quo\"te's",
            "back\\slash",
            "ümläut 日本",
        ] {
            let folder = tempfile::tempdir().unwrap();
            let home = folder.path().join(name);
            std::fs::create_dir(&home).unwrap();
            let program = home.join("afterglow");
            std::fs::copy("/bin/true", &program).unwrap();
            let units = folder.path().join("units");
            std::fs::create_dir(&units).unwrap();
            let service = service(&program, &home).unwrap();
            assert!(is_for(&service, &home) && !is_for(&service, folder.path()));
            std::fs::write(units.join(SERVICE), service).unwrap();
            std::fs::write(units.join(TIMER), timer()).unwrap();
            let verified = Command::new("systemd-analyze")
                .args(["--user", "verify"])
                .arg(units.join(TIMER))
                .arg(units.join(SERVICE))
                .env("XDG_RUNTIME_DIR", folder.path())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&verified.stderr);
            assert!(
                verified.status.success() && !said.contains("afterglow"),
                "{name}: {said}"
            );
        }
    }

    #[test]
    fn a_path_with_a_line_break_is_refused() {
        let odd = Path::new("/home/a\nExecStart=/bin/sh");
        assert!(service(odd, Path::new("/home")).is_err());
        assert!(service(Path::new("/bin/true"), odd).is_err());
    }

    #[test]
    fn they_say_nothing() {
        let service = service(Path::new("/usr/bin/x"), Path::new("/home/x")).unwrap();
        let all = format!("{service}{}", timer()).to_lowercase();
        for word in [
            "ketamine", "infusion", "clinic", "depress", "journal", "mood",
        ] {
            assert!(!all.contains(word), "{word}");
        }
    }
}
