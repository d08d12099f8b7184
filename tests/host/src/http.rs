//! Just enough HTTP for a browser on this machine: a thread for each request, one request for each
//! connection. A pool of threads lets a request wait for ever when the browser holds more connections.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

/// What was asked.
pub struct Ask {
    pub method: String,
    /// Without the query.
    pub path: String,
    pub body: Vec<u8>,
}

/// Status, kind, bytes.
pub type Answer = (u16, &'static str, Vec<u8>);

/// Answers until the process ends.
pub fn serve(listener: &TcpListener, answer: impl Fn(Ask) -> Answer + Sync) {
    std::thread::scope(|threads| {
        for stream in listener.incoming().flatten() {
            let answer = &answer;
            // A browser that went away is no fault.
            threads.spawn(move || read(&stream).map(|ask| write(&stream, &answer(ask))));
        }
    });
}

fn read(stream: &TcpStream) -> Option<Ask> {
    let mut lines = BufReader::new(stream);
    let mut first = String::new();
    lines.read_line(&mut first).ok()?;
    let mut words = first.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?);
    let path = target.split('?').next().unwrap_or_default().to_owned();
    let mut length = 0;
    loop {
        let mut line = String::new();
        lines.read_line(&mut line).ok()?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body).ok()?;
    Some(Ask { method, path, body })
}

fn write(mut stream: &TcpStream, (status, kind, bytes): &Answer) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status} \r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(bytes)?;
    stream.flush()
}
