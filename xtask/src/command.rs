//! Running other programs, their output shown as it comes and kept for counting.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How much of a failing step is shown again at the end.
const LAST_LINES: usize = 60;

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// One program to run.
pub struct Step {
    program: String,
    args: Vec<String>,
    folder: Option<PathBuf>,
    envs: Vec<(String, String)>,
}

impl Step {
    pub fn new(program: &str) -> Self {
        Self {
            program: program.to_owned(),
            args: Vec::new(),
            folder: None,
            envs: Vec::new(),
        }
    }

    pub fn args(mut self, args: &[&str]) -> Self {
        self.args.extend(args.iter().map(|arg| (*arg).to_owned()));
        self
    }

    pub fn within(mut self, folder: &str) -> Self {
        self.folder = Some(root().join(folder));
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.envs.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args);
        command.envs(self.envs.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    /// Runs it, its output going straight through.
    pub fn run(&self) -> Result<(), String> {
        let status = self
            .command()
            .status()
            .map_err(|error| format!("{}: {error}", self.program))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!(
                "{} {} failed ({status})",
                self.program,
                self.args.join(" ")
            ))
        }
    }

    /// Is it there, and does it answer with success?
    pub fn quietly(&self) -> bool {
        self.command()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// What it prints, when it succeeds.
    pub fn answer(&self) -> Option<String> {
        let output = self.command().stdin(Stdio::null()).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    }

    /// Runs it under a heading, shows its output, and counts the tests it tells of.
    pub fn counted(&self, heading: &str) -> Count {
        println!("\n== {heading}");
        let before = Instant::now();
        let mut last = VecDeque::with_capacity(LAST_LINES);
        let mut count = self.watch(&mut last);
        println!(
            "== {heading}: {} in {} s",
            count.told(),
            before.elapsed().as_secs()
        );
        if count.failed > 0 {
            let lines: Vec<String> = last.into();
            count
                .failures
                .push(format!("== {heading}\n{}", lines.join("\n")));
        }
        count
    }

    fn watch(&self, last: &mut VecDeque<String>) -> Count {
        let mut command = self.command();
        command.stdout(Stdio::piped()).stdin(Stdio::null());
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) => {
                println!("{}: {error}", self.program);
                return Count::one(&format!("{}: {error}", self.program));
            }
        };
        let mut count = Count::default();
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                println!("{line}");
                count.add(Count::read(&line));
                if last.len() == LAST_LINES {
                    last.pop_front();
                }
                last.push_back(line);
            }
        }
        let succeeded = child.wait().is_ok_and(|status| status.success());
        match (succeeded, count.failed, count.passed) {
            // A step that tells of no tests is itself one test.
            (true, 0, 0) => count.passed = 1,
            (false, 0, _) => count.failed = 1,
            _ => {}
        }
        count
    }
}

/// How many tests passed and failed, and the last lines of every step that failed: a long run
/// is often read from its end only.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
    failures: Vec<String>,
}

impl Count {
    /// A single failure that no program told of.
    pub fn one(why: &str) -> Self {
        println!("{why}");
        Self {
            passed: 0,
            failed: 1,
            failures: vec![why.to_owned()],
        }
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
    }

    pub fn told(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }

    /// What failed, each with the end of what it printed.
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// Reads `test result: ok. 12 passed; 0 failed; …` (cargo), `Tests  3 failed | 41 passed (44)`
    /// (vitest) and `12 passed, 0 failed` (our own walks).
    pub fn read(line: &str) -> Self {
        let plain = strip_colours(line);
        let told = plain.starts_with("test result:")
            || plain.trim_start().starts_with("Tests ")
            || (plain.contains(" passed, ") && plain.ends_with(" failed"));
        if !told {
            return Self::default();
        }
        let words: Vec<&str> = plain
            .split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '|'))
            .filter(|word| !word.is_empty())
            .collect();
        let before = |name: &str| {
            words
                .windows(2)
                .find(|pair| pair.get(1) == Some(&name))
                .and_then(|pair| pair.first()?.parse().ok())
                .unwrap_or(0)
        };
        Self {
            passed: before("passed"),
            failed: before("failed"),
            failures: Vec::new(),
        }
    }
}

fn strip_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for character in line.chars() {
        match character {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_kinds_of_closing_lines_are_counted() {
        let count = |passed, failed| Count {
            passed,
            failed,
            failures: Vec::new(),
        };
        let cargo =
            "test result: FAILED. 11 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Count::read(cargo), count(11, 1));
        assert_eq!(
            Count::read("\u{1b}[2m      Tests \u{1b}[22m 3 failed | 41 passed (44)"),
            count(41, 3)
        );
        assert_eq!(Count::read("7 passed, 0 failed"), count(7, 0));
        assert_eq!(Count::read("4 passed and more text"), count(0, 0));
    }
}
