//! Starts a server on this computer for one test, and ends it with the test.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub const USER: &str = "anna";
pub const PASSWORD: &str = "quiet-water";
pub const BUCKET: &str = "drop";

/// Where Debian has them.
const APACHE: &str = "/usr/sbin/apache2";
const MODULES: &str = "/usr/lib/apache2/modules";
const RCLONE: &str = "/usr/bin/rclone";

/// A running server.
pub struct Server {
    pub port: u16,
    /// Where it speaks TLS, when it does.
    pub secure: u16,
    folder: tempfile::TempDir,
    child: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// The folder that it serves.
    pub fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// The certificate that it shows, when it speaks TLS.
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    pub fn apache() -> Option<Self> {
        let program = found(Path::new(APACHE), "apache2-bin from Debian's packages")?;
        let folder = folder();
        let (port, secure) = (free_port(), free_port());
        certificate(folder.path());
        let file = folder.path().join("apache.conf");
        std::fs::write(&file, apache(folder.path(), port, secure)).unwrap();
        std::fs::create_dir_all(folder.path().join("files/deep/in it")).unwrap();
        open_to_all(&folder.path().join("files"));
        let mut command = Command::new(program);
        command.arg("-f").arg(file).args(["-D", "FOREGROUND"]);
        Some(Self::start(command, folder, port, secure))
    }

    pub fn rclone() -> Option<Self> {
        let program = found(Path::new(RCLONE), "rclone from Debian's packages")?;
        let (folder, port) = (folder(), free_port());
        let mut command = Command::new(program);
        command.args(["serve", "webdav", "--config", "/dev/null", "--addr"]);
        command.arg(format!("127.0.0.1:{port}"));
        command.args(["--user", USER, "--pass", PASSWORD]);
        // The story writes into its folder too.
        command.args(["--dir-cache-time", "0s"]);
        command.arg(folder.path().join("files"));
        Some(Self::start(command, folder, port, 0))
    }

    pub fn wsgidav() -> Option<Self> {
        let program = found(&python("wsgidav"), "wsgidav, by `cargo xtask test`")?;
        let (folder, port) = (folder(), free_port());
        let settings = serde_json::json!({
            "host": "127.0.0.1",
            "port": port,
            "server": "cheroot",
            "provider_mapping": { "/": folder.path().join("files") },
            "http_authenticator": { "accept_basic": true, "accept_digest": false, "default_to_digest": false },
            "simple_dc": { "user_mapping": { "*": { USER: { "password": PASSWORD } } } },
        });
        let file = folder.path().join("wsgidav.json");
        std::fs::write(&file, settings.to_string()).unwrap();
        let mut command = Command::new(program);
        command.arg("--config").arg(file);
        Some(Self::start(command, folder, port, 0))
    }

    pub fn moto() -> Option<Self> {
        let program = found(&python("moto_server"), "moto, by `cargo xtask test`")?;
        let (folder, port) = (folder(), free_port());
        let mut command = Command::new(program);
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
        let server = Self::start(command, folder, port, 0);
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let region = "<CreateBucketConfiguration><LocationConstraint>eu-central-1\
                      </LocationConstraint></CreateBucketConfiguration>";
        let long = region.len();
        let ask = format!(
            "PUT /{BUCKET} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential=key/20261126/eu-central-1/s3/aws4_request, \
             SignedHeaders=host, Signature=0\r\nContent-Length: {long}\r\n\r\n{region}"
        );
        stream.write_all(ask.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        Some(server)
    }

    fn start(mut command: Command, folder: tempfile::TempDir, port: u16, secure: u16) -> Self {
        let log = std::fs::File::create(folder.path().join("log")).unwrap();
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut server = Self {
            port,
            secure,
            folder,
            child,
        };
        for _ in 0..300 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            let ended = server.child.try_wait().unwrap();
            assert!(ended.is_none(), "{}", server.said());
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("it does not answer: {}", server.said());
    }

    fn said(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

/// The program, or what to do to have it. `cargo xtask test` has installed everything, and says so.
fn found(program: &Path, what: &str) -> Option<PathBuf> {
    if program.exists() {
        return Some(program.to_owned());
    }
    let told = format!("Not tried, it is not on this system: {what}");
    assert!(std::env::var_os("AFTERGLOW_SERVERS").is_none(), "{told}");
    println!("{told}");
    None
}

fn python(program: &str) -> PathBuf {
    // Where `cargo xtask test` installs them, from whichever crate of the workspace this is used.
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let root = above.find(|folder| folder.join("Cargo.lock").exists());
    root.unwrap().join("target/servers/bin").join(program)
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("files/whole")).unwrap();
    folder
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Started by root, Apache serves as somebody else.
fn open_to_all(folder: &Path) {
    let all = ["0777", "-R"].map(str::to_owned);
    let folders = [folder, folder.parent().unwrap()];
    assert!(
        Command::new("chmod")
            .args(all)
            .args(folders)
            .status()
            .unwrap()
            .success()
    );
}

fn certificate(folder: &Path) {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
        ])
        .args([
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-days",
            "3",
        ])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(folder.join("key.pem"))
        .arg("-out")
        .arg(folder.join("certificate.pem"))
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
}

fn apache(folder: &Path, port: u16, secure: u16) -> String {
    let secret = Command::new("openssl")
        .args(["passwd", "-apr1", PASSWORD])
        .output()
        .unwrap();
    let secret = String::from_utf8(secret.stdout).unwrap();
    std::fs::write(folder.join("users"), format!("{USER}:{secret}")).unwrap();
    let modules = [
        "mpm_event",
        "authn_core",
        "authn_file",
        "authz_core",
        "authz_user",
        "auth_basic",
        "dav",
        "dav_fs",
        "alias",
        "mime",
        "dir",
        "ssl",
        "socache_shmcb",
    ];
    let modules: String = modules
        .iter()
        .map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"))
        .collect();
    let here = folder.display();
    format!(
        "{modules}ServerName localhost\nServerRoot {here}\nPidFile {here}/pid\nErrorLog {here}/log\n\
         User nobody\nGroup nogroup\nDefaultRuntimeDir {here}\nTypesConfig /etc/mime.types\n\
         Listen 127.0.0.1:{port}\nListen 127.0.0.1:{secure}\nDavLockDB {here}/locks\n\
         DocumentRoot {here}\nAlias /dav {here}/files\n\
         <Directory {here}/files>\nDav On\nAuthType Basic\nAuthName drop\n\
         AuthUserFile {here}/users\nRequire valid-user\n</Directory>\n\
         <VirtualHost 127.0.0.1:{secure}>\nSSLEngine on\nSSLCertificateFile {here}/certificate.pem\n\
         SSLCertificateKeyFile {here}/key.pem\n</VirtualHost>\n"
    )
}
