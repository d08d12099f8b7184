//! The words of the call.

use crate::Stop;
use afterglow::journal::files::out::Form;
use afterglow::share::export::Format;
use std::ffi::OsString;
use std::path::PathBuf;

/// How it is called.
pub const USAGE: &str = "\
afterglow-cli [--home DIR] [--passphrase-file FILE] COMMAND

  init                     make a vault (refuses an existing one); prints the recovery code
  commands                 every command as JSON: name, needs, groggy, topics
  call NAME [JSON or -]    one command; prints its answer, or {code, message} and exit 1
  call --lines             many requests, one unlock: {\"name\": …, \"request\": {…}} a line
  doctor                   looks at the vault without changing it
  export FORMAT --out F    everything as json, fhir, markdown, csv or pdf; in the clear
  export packet --recipient age1… --out F
                           what is ticked, sealed for a key, and noted as handed out
  export journal --out F   the whole journal as one file that comes in again; in the clear
  export journal-folder --out DIR
                           the same as a folder of Markdown; in the clear
  practice key --out F     the key that opens what patients sealed, as any age program reads it;
                           whoever has the file can read everything
  practice packages --out DIR
                           every sealed package, each with its signature and patient.pub
  sync                     carries what waits to be sent, and what has come, until nothing is left to do
  import PATH              a journal from a file or folder: Day One, jrnl, Markdown, or our own
  demo --years N --seed S [--entries E]
                           an invented life into an empty vault, with E journal entries

One newline at the end of the passphrase file is ignored.
AFTERGLOW_HOME moves the home folder.";

/// What is to be done.
pub enum Task {
    /// Make a vault.
    Init,
    /// List the commands.
    Commands,
    /// Look without changing.
    Doctor,
    /// One command.
    Call {
        /// Its name.
        name: String,
        /// Its request as JSON text, or `-` for standard input.
        request: Option<String>,
    },
    /// Many commands from standard input.
    Lines,
    /// A file of everything, or of what is ticked.
    Export {
        /// Which.
        format: Format,
        /// An age key, for a packet.
        recipient: Option<String>,
        /// The file.
        out: PathBuf,
    },
    /// The journal as files.
    TakeOut {
        /// As what.
        form: Form,
        /// The file or folder.
        out: PathBuf,
    },
    /// A journal from files.
    BringIn {
        /// The file or folder.
        from: PathBuf,
    },
    /// The practice's key as a file.
    PracticeKey {
        /// The file.
        out: PathBuf,
    },
    /// The practice's packages as files.
    PracticePackages {
        /// The folder.
        out: PathBuf,
    },
    /// Carry what waits.
    Sync,
    /// An invented life.
    Demo {
        /// How many years of it.
        years: u32,
        /// The same seed, the same life.
        seed: u64,
        /// How many journal entries, when more than usual.
        entries: Option<u32>,
    },
}

/// The call, understood.
pub struct Arguments {
    /// The home folder, when given.
    pub home: Option<PathBuf>,
    /// Where the passphrase is read from.
    pub passphrase_file: Option<PathBuf>,
    /// A simulated moment.
    #[cfg_attr(not(feature = "simulated-clock"), allow(dead_code))]
    pub now: Option<String>,
    /// A simulated zone.
    #[cfg_attr(not(feature = "simulated-clock"), allow(dead_code))]
    pub zone: Option<String>,
    /// What is to be done.
    pub task: Task,
}

impl Arguments {
    /// Reads the call.
    pub fn read(words: impl Iterator<Item = OsString>) -> Result<Self, Stop> {
        let mut words = words;
        let (mut home, mut passphrase_file, mut now, mut zone) = (None, None, None, None);
        let simulated = cfg!(feature = "simulated-clock");
        let command = loop {
            let word = text(words.next())?.ok_or_else(|| Stop::Usage("no command".into()))?;
            match word.as_str() {
                "--home" => home = words.next().map(PathBuf::from),
                "--passphrase-file" => passphrase_file = words.next().map(PathBuf::from),
                "--now" if simulated => now = text(words.next())?,
                "--zone" if simulated => zone = text(words.next())?,
                option if option.starts_with('-') => {
                    return Err(Stop::Usage(format!("unknown option {option}")));
                }
                _ => break word,
            }
        };
        let task = match command.as_str() {
            "init" => Task::Init,
            "commands" => Task::Commands,
            "doctor" => Task::Doctor,
            "sync" => Task::Sync,
            "call" => match text(words.next())? {
                None => return Err(Stop::Usage("call what?".into())),
                Some(name) if name == "--lines" => Task::Lines,
                Some(name) => Task::Call {
                    name,
                    request: text(words.next())?,
                },
            },
            "export" => export(&mut words)?,
            "import" => Task::BringIn {
                from: words
                    .next()
                    .map(PathBuf::from)
                    .ok_or_else(|| Stop::Usage("import what?".into()))?,
            },
            "practice" => practice(&mut words)?,
            "demo" => demo(&mut words)?,
            other => return Err(Stop::Usage(format!("unknown command {other}"))),
        };
        if let Some(extra) = words.next() {
            return Err(Stop::Usage(format!(
                "too many words, from {}",
                extra.display()
            )));
        }
        Ok(Self {
            home,
            passphrase_file,
            now,
            zone,
            task,
        })
    }
}

fn export(words: &mut impl Iterator<Item = OsString>) -> Result<Task, Stop> {
    let format = match text(words.next())?.as_deref() {
        Some("journal") => return take_out(words, Form::Json),
        Some("journal-folder") => return take_out(words, Form::Markdown),
        Some("packet") => Format::Packet,
        Some("json") => Format::Json,
        Some("fhir") => Format::Fhir,
        Some("markdown") => Format::Markdown,
        Some("csv") => Format::Csv,
        Some("pdf") => Format::Pdf,
        _ => return Err(Stop::Usage("export what?".into())),
    };
    let [out, recipient] = options(words, ["--out", "--recipient"])?;
    let out = out.ok_or_else(|| Stop::Usage("export needs --out FILE".into()))?;
    if (format == Format::Packet) != recipient.is_some() {
        return Err(Stop::Usage("--recipient goes with a packet".into()));
    }
    Ok(Task::Export {
        format,
        recipient: text(recipient)?,
        out: PathBuf::from(out),
    })
}

fn take_out(words: &mut impl Iterator<Item = OsString>, form: Form) -> Result<Task, Stop> {
    let [out] = options(words, ["--out"])?;
    let out = out.ok_or_else(|| Stop::Usage("export needs --out PATH".into()))?;
    Ok(Task::TakeOut {
        form,
        out: PathBuf::from(out),
    })
}

fn practice(words: &mut impl Iterator<Item = OsString>) -> Result<Task, Stop> {
    let what = text(words.next())?;
    let [out] = options(words, ["--out"])?;
    let out = out.map(PathBuf::from);
    let out = out.ok_or_else(|| Stop::Usage("practice needs --out PATH".into()))?;
    match what.as_deref() {
        Some("key") => Ok(Task::PracticeKey { out }),
        Some("packages") => Ok(Task::PracticePackages { out }),
        _ => Err(Stop::Usage("practice what?".into())),
    }
}

fn demo(words: &mut impl Iterator<Item = OsString>) -> Result<Task, Stop> {
    let [years, seed, entries] = options(words, ["--years", "--seed", "--entries"])?;
    let entries = entries.map(|entries| number("--entries", Some(entries)));
    Ok(Task::Demo {
        years: number("--years", years)?,
        seed: number("--seed", seed)?,
        entries: entries.transpose()?,
    })
}

/// The values of options, in any order.
fn options<const MANY: usize>(
    words: &mut impl Iterator<Item = OsString>,
    names: [&str; MANY],
) -> Result<[Option<OsString>; MANY], Stop> {
    let mut values = [const { None }; MANY];
    while let Some(word) = words.next() {
        let place = names.iter().position(|name| word == *name);
        match place.and_then(|place| values.get_mut(place)) {
            Some(value) => *value = words.next(),
            None => return Err(Stop::Usage(format!("unknown option {}", word.display()))),
        }
    }
    Ok(values)
}

fn number<T: std::str::FromStr>(name: &str, word: Option<OsString>) -> Result<T, Stop> {
    text(word)?
        .and_then(|word| word.parse().ok())
        .ok_or_else(|| Stop::Usage(format!("{name} needs a number")))
}

fn text(word: Option<OsString>) -> Result<Option<String>, Stop> {
    word.map(|word| {
        word.into_string()
            .map_err(|_| Stop::Usage("not UTF-8".into()))
    })
    .transpose()
}
