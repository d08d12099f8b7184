//! Starting at login: the system's own way, through a kept library. Its entry is mended where it needs it.

use crate::host;
use std::io;
use tauri::AppHandle;
use tauri_plugin_autostart::ManagerExt;

/// Does it start at login?
pub fn stands(shell: &AppHandle) -> bool {
    shell.autolaunch().is_enabled().unwrap_or(false)
}

/// Has it start at login, or no longer.
///
/// # Errors
/// The system's.
pub fn set(shell: &AppHandle, on: bool) -> io::Result<()> {
    let system = shell.autolaunch();
    let done = if on {
        system.enable()
    } else {
        system.disable()
    };
    done.map_err(io::Error::other)?;
    mend(shell)
}

/// The program may lie elsewhere by now: after an update, or moved.
pub fn freshen(shell: &AppHandle) {
    let _ = mend(shell);
}

/// Only the line with the program is touched: a desktop may have written beside it that the person
/// wants it off.
fn mend(shell: &AppHandle) -> io::Result<()> {
    let Some(entry) = host::login_entry(&shell.package_info().name).filter(|one| one.is_file())
    else {
        return Ok(());
    };
    let program = std::env::current_exe()?;
    let program = program.to_str().ok_or(io::ErrorKind::InvalidInput)?;
    let written = std::fs::read_to_string(&entry)?;
    let fresh = mended(&written, program);
    if fresh == written {
        return Ok(());
    }
    std::fs::write(entry, fresh)
}

/// The entry with its program quoted: as the library writes it, a path with a blank would be two words.
fn mended(entry: &str, program: &str) -> String {
    let lines = entry.lines().map(|line| {
        let ours = line.starts_with("Exec=") && line.ends_with(host::HIDDEN);
        if ours {
            format!("Exec={} {}\n", quoted(program), host::HIDDEN)
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}

/// A word of a command as desktop entries write it: quoted, its backslashes escaped once more as in
/// every value, and `%`, which would stand for something, doubled.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in word.chars() {
        match letter {
            '"' | '`' | '$' => quoted.push_str(r"\\"),
            '\\' => quoted.push_str(r"\\\"),
            '%' => quoted.push('%'),
            _ => {}
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_one_word_however_its_path_is_named() {
        for (path, exec) in [
            ("/usr/bin/afterglow", r#""/usr/bin/afterglow""#),
            ("/home/a b/afterglow", r#""/home/a b/afterglow""#),
            ("/100% $HOME/a", r#""/100%% \\$HOME/a""#),
            (r#"/quo"te`s/a"#, r#""/quo\\"te\\`s/a""#),
            (r"/back\slash/a", r#""/back\\\\slash/a""#),
            ("/ümläut 日本/a", r#""/ümläut 日本/a""#),
        ] {
            let entry =
                |exec: &str| format!("[Desktop Entry]\nExec={exec} --hidden\nHidden=true\n");
            let right = entry(exec);
            // As the library writes it; mended before; of a program that lay elsewhere.
            for written in [entry(path), right.clone(), entry("\"/elsewhere\"")] {
                assert_eq!(mended(written.trim_end(), path), right);
            }
        }
    }
}
