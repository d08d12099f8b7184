//! Exports the wire types for the window; the committed files must be what the code says.
#![allow(clippy::disallowed_methods)] // a test is told by its environment to write them anew

use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use ts_rs::{Config, ExportError, TS};

/// Exports an answer's type and what it uses; lists and options export what they hold.
pub(crate) fn export<T: TS + 'static + ?Sized>(
    config: &Config,
    _: PhantomData<T>,
) -> Result<(), ExportError> {
    match T::export_all(config) {
        Err(ExportError::CannotBeExported(_)) => {
            struct Inner<'a>(&'a Config, Result<(), ExportError>);
            impl ts_rs::TypeVisitor for Inner<'_> {
                fn visit<T: TS + 'static + ?Sized>(&mut self) {
                    match T::export_all(self.0) {
                        Ok(()) | Err(ExportError::CannotBeExported(_)) => {}
                        Err(error) => self.1 = Err(error),
                    }
                }
            }
            let mut inner = Inner(config, Ok(()));
            T::visit_generics(&mut inner);
            inner.1
        }
        other => other,
    }
}

fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_owned();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    found.sort();
    found
}

#[test]
fn the_windows_types_are_what_the_commands_say() {
    let fresh = tempfile::tempdir().unwrap();
    let config = Config::new()
        .with_out_dir(fresh.path())
        .with_large_int("number");
    let mut lines = crate::commands::exported(&config).unwrap();
    lines.sort();
    let topic = crate::app::Topic::export_all(&config);
    topic.unwrap();
    crate::error::Code::export_all(&config).unwrap();
    let mut names: Vec<String> = files(fresh.path())
        .iter()
        .map(|(path, _)| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    let mut text = String::from("// Written by a test of the core from the command table.\n");
    for name in &names {
        let used = lines.iter().any(|(_, request, answer)| {
            [request, answer].iter().any(|t| {
                t.split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == name)
            })
        });
        if used {
            text.push_str(&format!("import type {{ {name} }} from './{name}';\n"));
        }
    }
    text.push_str("\nexport type Commands = {\n");
    for (name, request, answer) in &lines {
        text.push_str(&format!(
            "  '{name}': {{ request: {request}; answer: {answer} }};\n"
        ));
    }
    text.push_str("};\n");
    fs::write(fresh.path().join("Commands.ts"), text).unwrap();

    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/generated");
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&committed);
        for (name, text) in files(fresh.path()) {
            fs::create_dir_all(&committed).unwrap();
            fs::write(committed.join(name), text).unwrap();
        }
    }
    assert!(
        files(fresh.path()) == files(&committed),
        "ui/src/generated is not what the code says: run BLESS=1 cargo test -p afterglow --lib wire_test"
    );
}
