//! A small WebDAV server and S3 storage in memory that misbehaves where a test says so.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a test does with one request.
#[derive(Clone)]
pub enum Step {
    /// Answers as it should.
    Serve,
    /// This instead: status, headers, body.
    Say(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// Does it, and the answer is lost.
    Lose,
    /// Does it, and cuts the answer after so many bytes.
    Cut(usize),
    /// Takes so many bytes of the upload and closes.
    Hang(usize),
    /// Keeps so much of the upload, as some servers do, and closes.
    Half(usize),
    /// Keeps so much of the upload, and says that all is well.
    Short(usize),
    /// Never answers.
    Silence,
    /// Answers at once, and then brings the body one byte at a time.
    Dribble,
}

pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: BTreeMap<String, String>,
    /// Which one it is, from 0.
    pub count: usize,
}

type Script = Box<dyn Fn(&Request) -> Step + Send + Sync>;

/// The server; it ends with the test.
pub struct Scripted {
    pub port: u16,
    pub files: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    pub seen: Arc<Mutex<Vec<Request>>>,
    script: Arc<Mutex<Script>>,
    count: Arc<AtomicUsize>,
}

impl Scripted {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            files: Arc::default(),
            seen: Arc::default(),
            script: Arc::new(Mutex::new(Box::new(|_| Step::Serve))),
            count: Arc::default(),
        };
        let (files, seen) = (Arc::clone(&server.files), Arc::clone(&server.seen));
        let (script, count) = (Arc::clone(&server.script), Arc::clone(&server.count));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (files, seen) = (Arc::clone(&files), Arc::clone(&seen));
                let (script, count) = (Arc::clone(&script), Arc::clone(&count));
                std::thread::spawn(move || {
                    let _ = one(stream, &files, &seen, &script, &count);
                });
            }
        });
        server
    }

    /// From now on it goes by this script; requests are counted from 0 again.
    pub fn follow(&self, script: impl Fn(&Request) -> Step + Send + Sync + 'static) {
        *self.script.lock().unwrap() = Box::new(script);
        self.count.store(0, Ordering::SeqCst);
        self.seen.lock().unwrap().clear();
    }

    pub fn behave(&self) {
        self.follow(|_| Step::Serve);
    }

    /// How many requests came since the script was set.
    pub fn asked(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}

fn one(
    mut stream: TcpStream,
    files: &Mutex<BTreeMap<String, Vec<u8>>>,
    seen: &Mutex<Vec<Request>>,
    script: &Mutex<Script>,
    count: &AtomicUsize,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Ok(());
    };
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let length = headers
        .get("content-length")
        .and_then(|text| text.parse().ok());
    let request = Request {
        method,
        path,
        headers,
        count: count.fetch_add(1, Ordering::SeqCst),
    };
    let step = (script.lock().unwrap())(&request);
    let taken = match step {
        Step::Hang(most) | Step::Half(most) => most.min(length.unwrap_or(0)),
        _ => length.unwrap_or(0),
    };
    let mut body = vec![0; taken];
    reader.read_exact(&mut body)?;
    let answer = match &step {
        Step::Say(status, headers, body) => told(*status, headers, body),
        Step::Hang(_) => Vec::new(),
        Step::Half(_) => {
            files.lock().unwrap().insert(request.path.clone(), body);
            Vec::new()
        }
        Step::Short(most) => {
            body.truncate(*most);
            serve(&request, body, &mut files.lock().unwrap())
        }
        Step::Silence => {
            std::thread::sleep(Duration::from_secs(20));
            Vec::new()
        }
        _ if request
            .headers
            .get("authorization")
            .is_some_and(|text| text.starts_with("AWS4")) =>
        {
            serve_s3(&request, body, &mut files.lock().unwrap())
        }
        _ => serve(&request, body, &mut files.lock().unwrap()),
    };
    seen.lock().unwrap().push(request);
    match step {
        Step::Lose => {}
        Step::Cut(most) => stream.write_all(&answer[..most.min(answer.len())])?,
        Step::Dribble => {
            let head = answer.windows(4).position(|four| four == b"\r\n\r\n");
            let (head, rest) = answer.split_at(head.unwrap_or(0) + 4);
            stream.write_all(head)?;
            for byte in rest {
                stream.write_all(&[*byte])?;
                std::thread::sleep(Duration::from_millis(30));
            }
        }
        _ => stream.write_all(&answer)?,
    }
    stream.flush()?;
    stream.shutdown(Shutdown::Both)
}

fn told(status: u16, headers: &[(&'static str, String)], body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status} Told\r\nConnection: close\r\n");
    for (name, value) in headers {
        answer.push_str(&format!("{name}: {value}\r\n"));
    }
    answer.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    [answer.as_bytes(), body].concat()
}

/// Files lie under their paths; folders end with `/` and hold nothing.
fn serve(request: &Request, body: Vec<u8>, files: &mut BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let path = request.path.trim_end_matches('/').to_owned();
    let folder = format!("{path}/");
    let above = |path: &str| {
        path.rsplit_once('/')
            .map(|(above, _)| format!("{above}/"))
            .unwrap()
    };
    let stands = |files: &BTreeMap<String, Vec<u8>>, path: &str| {
        let above = above(path);
        above == "/" || above == "/dav/" || files.contains_key(&above)
    };
    match request.method.as_str() {
        "GET" => match files.get(&path) {
            Some(bytes) => told(200, &[("ETag", "\"1\"".into())], bytes),
            None => told(404, &[], b""),
        },
        "HEAD" => match files.get(&path) {
            Some(bytes) => {
                let mut answer = told(200, &[], bytes);
                answer.truncate(answer.len() - bytes.len());
                answer
            }
            None => told(404, &[], b""),
        },
        "PUT" | "MKCOL" if !stands(files, &path) => told(409, &[], b""),
        "PUT" => {
            files.insert(path, body);
            told(201, &[], b"")
        }
        "MKCOL" if files.insert(folder.clone(), Vec::new()).is_some() => told(405, &[], b""),
        "MKCOL" => told(201, &[], b""),
        "COPY" => {
            let to = request.headers.get("destination").unwrap();
            let to = to
                .splitn(4, '/')
                .nth(3)
                .map(|rest| format!("/{rest}"))
                .unwrap();
            let never_over = request
                .headers
                .get("overwrite")
                .is_some_and(|text| text == "F");
            match files.get(&path).cloned() {
                None => told(404, &[], b""),
                Some(_) if !stands(files, &to) => told(409, &[], b""),
                Some(_) if never_over && files.contains_key(&to) => told(412, &[], b""),
                Some(bytes) => {
                    files.insert(to, bytes);
                    told(201, &[], b"")
                }
            }
        }
        "DELETE" => match files.remove(&path) {
            Some(_) => told(204, &[], b""),
            None => told(404, &[], b""),
        },
        "PROPFIND" if folder != "/dav/" && !files.contains_key(&folder) => told(404, &[], b""),
        "PROPFIND" => {
            let kind = [("Content-Type", "application/xml".to_owned())];
            told(207, &kind, listed(&folder, files).as_bytes())
        }
        _ => told(501, &[], b""),
    }
}

/// What a list says of one path.
pub fn line(path: &str, long: usize) -> String {
    let (kind, size) = if path.ends_with('/') {
        ("<D:collection/>", String::new())
    } else {
        (
            "",
            format!("<D:getcontentlength>{long}</D:getcontentlength>"),
        )
    };
    format!(
        "<D:response><D:href>{path}</D:href><D:propstat><D:prop>\
         <D:resourcetype>{kind}</D:resourcetype>{size}\
         <D:getlastmodified>Thu, 26 Nov 2026 12:00:00 GMT</D:getlastmodified></D:prop>\
         <D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
    )
}

/// What a list of a folder looks like.
pub fn listed(folder: &str, files: &BTreeMap<String, Vec<u8>>) -> String {
    let inside = files.iter().filter(|(path, _)| {
        path.strip_prefix(folder)
            .is_some_and(|rest| !rest.is_empty() && !rest.trim_end_matches('/').contains('/'))
    });
    let lines: String = inside
        .map(|(path, bytes)| line(path, bytes.len()))
        .collect();
    format!(
        "<?xml version=\"1.0\"?><D:multistatus xmlns:D=\"DAV:\">{}{lines}</D:multistatus>",
        line(folder, 0)
    )
}

/// The storage of whoever signs as S3 does: keys lie under their paths, and folders are only looked at.
fn serve_s3(request: &Request, body: Vec<u8>, files: &mut BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
    let facts = || {
        let date = "Thu, 26 Nov 2026 12:00:00 GMT".to_owned();
        vec![("ETag", "\"1\"".to_owned()), ("Last-Modified", date)]
    };
    match request.method.as_str() {
        "GET" if query.contains("list-type=2") => {
            told(200, &[], listed_s3(query, files).as_bytes())
        }
        "GET" | "HEAD" => match files.get(path) {
            Some(bytes) => {
                let mut answer = told(200, &facts(), bytes);
                if request.method == "HEAD" {
                    answer.truncate(answer.len() - bytes.len());
                }
                answer
            }
            None => told(404, &[], b""),
        },
        "PUT" if request.headers.contains_key("if-none-match") && files.contains_key(path) => {
            told(412, &[], b"<Error><Code>PreconditionFailed</Code></Error>")
        }
        "PUT" => {
            files.insert(path.to_owned(), body);
            told(200, &facts(), b"")
        }
        "DELETE" => {
            files.remove(path);
            told(204, &[], b"")
        }
        _ => told(501, &[], b""),
    }
}

fn listed_s3(query: &str, files: &BTreeMap<String, Vec<u8>>) -> String {
    let prefix = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("prefix="));
    let prefix = format!("/drop/{}", prefix.unwrap_or_default().replace("%2F", "/"));
    let mut folders = std::collections::BTreeSet::new();
    let mut lines = String::new();
    for (path, bytes) in files.iter() {
        let Some(rest) = path.strip_prefix(&prefix) else {
            continue;
        };
        let key = path.trim_start_matches("/drop/");
        match rest.split_once('/') {
            Some((folder, _)) => drop(folders.insert(format!(
                "{}{folder}/",
                prefix.trim_start_matches("/drop/")
            ))),
            None => lines.push_str(&format!(
                "<Contents><Key>{key}</Key><Size>{}</Size>\
                 <LastModified>2026-11-26T12:00:00.000Z</LastModified><ETag>&quot;1&quot;</ETag></Contents>",
                bytes.len()
            )),
        }
    }
    for folder in folders {
        lines.push_str(&format!(
            "<CommonPrefixes><Prefix>{folder}</Prefix></CommonPrefixes>"
        ));
    }
    format!("<ListBucketResult>{lines}<IsTruncated>false</IsTruncated></ListBucketResult>")
}
