//! `tamis health`: one HTTP GET, for a container that has no shell and no curl.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use clap::Args;

use super::failure::Failure;

/// The whole exchange must fit in it.
const PATIENCE: Duration = Duration::from_secs(3);
/// More of an answer than its status line is not read.
const HEAD: usize = 512;

/// Asks a running tamis whether it is well; exit code 0 when it is, 1 when not.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis health
  tamis health --url http://127.0.0.1:9900/readyz

In a Dockerfile:
  HEALTHCHECK CMD [\"tamis\", \"health\"]")]
pub(super) struct Health {
    /// What to ask; http only
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:9900/livez")]
    url: String,
}

/// Any 2xx is well.
pub(super) fn health(args: &Health) -> Result<(), Failure> {
    let rest =
        args.url.strip_prefix("http://").ok_or_else(|| Failure::Usage("--url begins with http://".to_owned()))?;
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    if host.is_empty() || host.contains('@') || path.contains(|c: char| c.is_control() || c == ' ') {
        return Err(Failure::Usage("--url is http://HOST[:PORT]/PATH".to_owned()));
    }
    let status = status(host, path).map_err(|error| Failure::Refused(format!("{host} does not answer: {error}")))?;
    match status {
        200..=299 => Ok(()),
        other => Err(Failure::Refused(format!("{host} answers {other}"))),
    }
}

fn status(host: &str, path: &str) -> std::io::Result<u16> {
    let invalid = |what| std::io::Error::new(std::io::ErrorKind::InvalidData, what);
    let bracketed = host.rfind(']').unwrap_or(0);
    let with_port = if host[bracketed..].contains(':') { host.to_owned() } else { format!("{host}:80") };
    let address = with_port.to_socket_addrs()?.next().ok_or_else(|| invalid("no address"))?;
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    // In one write: formatting straight into a socket would send it in pieces.
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: tamis-health\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut head = Vec::with_capacity(HEAD);
    stream.take(HEAD as u64).read_to_end(&mut head)?;
    // RFC 9112 §4: status-line = HTTP-version SP status-code SP [reason]
    let line = head.strip_prefix(b"HTTP/1.").and_then(|rest| rest.get(2..5)).ok_or_else(|| invalid("not HTTP"))?;
    std::str::from_utf8(line).ok().and_then(|code| code.parse().ok()).ok_or_else(|| invalid("not HTTP"))
}
