//! A client that writes exactly the bytes it is told to, and reads one reply.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// No test waits longer for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// One reply, read to its end.
#[derive(Debug)]
pub(crate) struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The last part of the problem type.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        let problem = self.json();
        assert_eq!(problem["status"], self.status, "{self:?}");
        assert_eq!(problem["request_id"].as_str(), self.header("tamis-request-id"), "{self:?}");
        let kind = problem["type"].as_str().expect("a type");
        kind.strip_prefix("urn:tamis:problem:").expect("ours").to_owned()
    }
}

/// One TCP connection.
pub(crate) struct Wire(TcpStream, Vec<u8>);

impl Wire {
    /// Connects.
    pub(crate) async fn to(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("a listener");
        stream.set_nodelay(true).expect("TCP");
        Self(stream, Vec::new())
    }

    /// Writes, and fails only where the peer has gone.
    pub(crate) async fn write(&mut self, bytes: impl AsRef<[u8]>) -> std::io::Result<()> {
        timeout(PATIENCE, self.0.write_all(bytes.as_ref())).await.expect("the peer reads in time")
    }

    /// How many bytes of an endless body the peer takes before it stops reading for a while.
    pub(crate) async fn write_until_stuck(&mut self, piece: &[u8], at_most: usize) -> usize {
        let mut written = 0;
        while written < at_most {
            match timeout(Duration::from_millis(700), self.0.write_all(piece)).await {
                Ok(result) => result.expect("the peer is there"),
                Err(_) => break,
            }
            written += piece.len();
        }
        written
    }

    /// Reads one reply with a `Content-Length`, interim replies skipped.
    pub(crate) async fn reply(&mut self) -> Reply {
        timeout(PATIENCE, self.read()).await.expect("a reply in time").expect("a whole reply")
    }

    /// Whether the peer closes without another byte.
    pub(crate) async fn closes(&mut self) -> bool {
        let mut rest = [0; 1];
        matches!(timeout(PATIENCE, self.0.read(&mut rest)).await.expect("an end in time"), Ok(0) | Err(_))
    }

    /// The first line that comes.
    pub(crate) async fn line(&mut self) -> String {
        timeout(PATIENCE, async {
            loop {
                if let Some(end) = self.1.windows(4).position(|w| w == b"\r\n\r\n") {
                    let head = String::from_utf8(self.1.drain(..end + 4).collect()).expect("a text head");
                    return head.lines().next().unwrap_or_default().to_owned();
                }
                assert!(self.fill().await.expect("readable"), "the peer closed");
            }
        })
        .await
        .expect("a line in time")
    }

    async fn read(&mut self) -> std::io::Result<Reply> {
        let end = loop {
            if let Some(end) = self.1.windows(4).position(|w| w == b"\r\n\r\n") {
                break end + 4;
            }
            if !self.fill().await? {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        };
        let head = String::from_utf8(self.1.drain(..end).collect()).expect("a text head");
        let status = head.split(' ').nth(1).and_then(|text| text.parse().ok()).expect("a status");
        let mut reply = Reply { status, head, body: Vec::new() };
        let length = reply.header("content-length").map_or(0, |text| text.parse().expect("a length"));
        while self.1.len() < length {
            if !self.fill().await? {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        }
        reply.body = self.1.drain(..length).collect();
        Ok(reply)
    }

    async fn fill(&mut self) -> std::io::Result<bool> {
        let mut buf = [0; 16 << 10];
        let count = self.0.read(&mut buf).await?;
        self.1.extend_from_slice(&buf[..count]);
        Ok(count > 0)
    }
}

/// Posts a body with a `Content-Length` on a connection of its own. `head`: further header lines, each with CRLF.
pub(crate) async fn post(address: SocketAddr, path: &str, head: &str, body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let mut request =
        format!("POST {path} HTTP/1.1\r\nhost: tamis\r\ncontent-length: {}\r\n{head}\r\n", body.len()).into_bytes();
    request.extend_from_slice(body);
    let mut wire = Wire::to(address).await;
    // A refusal may come before all is written.
    let _ = wire.write(&request).await;
    wire.reply().await
}

/// Polls until it holds, or fails the test.
pub(crate) async fn until(what: &'static str, holds: impl Fn() -> bool) {
    for _ in 0..2000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("never: {what}");
}
