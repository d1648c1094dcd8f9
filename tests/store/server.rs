//! A server that takes uploads, and remembers which bodies ended well and which broke off.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri, Version, header};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tamis::base::Budget;
use tamis::codec::{Coding, Decoder, Expansion};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

/// How the server behaves.
#[derive(Clone, Debug)]
pub(crate) enum Manner {
    /// Reads all, then answers this status.
    Take(u16),
    /// Answers this status without reading the body.
    Early(u16),
    /// Reads a little, then answers this status, and reads no more.
    Midway(u16),
    /// Reads nothing and says nothing.
    Sleep,
    /// Reads all and says nothing.
    Mute,
    /// Reads a little and closes the connection.
    Hang,
    /// Reads all and answers 200 with this body.
    Answer(Vec<u8>),
}

/// One request.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) version: Version,
    pub(crate) headers: HeaderMap,
    /// Decoded.
    pub(crate) body: Vec<u8>,
    /// The body ended as HTTP says it must.
    pub(crate) whole: bool,
}

/// A running server; closed when dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    changed: watch::Receiver<Counts>,
    serving: Mutex<JoinSet<()>>,
}

impl Server {
    pub(crate) async fn start(manner: Manner, tls: Option<Arc<rustls::ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (notify, changed) = watch::channel(Counts::default());
        let record = Record { seen: Arc::clone(&seen), notify: Arc::new(notify) };
        let mut serving = JoinSet::new();
        serving.spawn(accept(listener, tls.map(TlsAcceptor::from), manner, record));
        Self { address, seen, changed, serving: Mutex::new(serving) }
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Waits until so many requests have begun.
    pub(crate) async fn begun(&self, count: usize) {
        self.wait(|counts| counts.begun >= count).await;
    }

    /// Waits until so many requests have ended, one way or the other.
    pub(crate) async fn ended(&self, count: usize) {
        self.wait(|counts| counts.ended >= count).await;
    }

    async fn wait(&self, until: impl Fn(&Counts) -> bool) {
        let mut changed = self.changed.clone();
        let waiting = changed.wait_for(until);
        tokio::time::timeout(Duration::from_secs(20), waiting).await.expect("a request gets on").unwrap();
    }

    pub(crate) fn close(&self) {
        self.serving.lock().unwrap().abort_all();
    }
}

#[derive(Clone, Default)]
struct Counts {
    begun: usize,
    ended: usize,
}

#[derive(Clone)]
struct Record {
    seen: Arc<Mutex<Vec<Seen>>>,
    notify: Arc<watch::Sender<Counts>>,
}

/// One request in the making; written down however it ends.
struct Entry {
    record: Record,
    seen: Option<Seen>,
}

impl Record {
    fn begin(self, seen: Seen) -> Entry {
        self.notify.send_modify(|counts| counts.begun += 1);
        Entry { record: self, seen: Some(seen) }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut seen = self.seen.take().unwrap();
        if seen.whole {
            seen.body = decoded(&seen);
        }
        self.record.seen.lock().unwrap().push(seen);
        self.record.notify.send_modify(|counts| counts.ended += 1);
    }
}

async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, manner: Manner, record: Record) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(connection(stream, tls.clone(), manner.clone(), record.clone()));
    }
}

async fn connection(stream: TcpStream, tls: Option<TlsAcceptor>, manner: Manner, record: Record) {
    let hang = Arc::new(tokio::sync::Notify::new());
    let hung = Arc::clone(&hang);
    let service = service_fn(move |request| answer(request, manner.clone(), record.clone(), Arc::clone(&hang)));
    let builder = auto::Builder::new(TokioExecutor::new());
    match tls {
        None => tokio::select! {
            _ = builder.serve_connection(TokioIo::new(stream), service) => {}
            () = hung.notified() => {}
        },
        Some(acceptor) => {
            let Ok(stream) = acceptor.accept(stream).await else { return };
            tokio::select! {
                _ = builder.serve_connection(TokioIo::new(stream), service) => {}
                () = hung.notified() => {}
            }
        }
    }
}

async fn answer(
    request: Request<Incoming>,
    manner: Manner,
    record: Record,
    hang: Arc<tokio::sync::Notify>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, mut body) = request.into_parts();
    let mut entry = record.begin(Seen {
        method: head.method,
        uri: head.uri,
        version: head.version,
        headers: head.headers,
        body: Vec::new(),
        whole: false,
    });
    let seen = entry.seen.as_mut().unwrap();
    let (status, text) = match manner {
        Manner::Take(status) => {
            seen.whole = read(&mut body, &mut seen.body, usize::MAX).await;
            (status, Vec::new())
        }
        Manner::Answer(text) => {
            seen.whole = read(&mut body, &mut seen.body, usize::MAX).await;
            (200, text)
        }
        Manner::Early(status) => (status, Vec::new()),
        Manner::Midway(status) => {
            read(&mut body, &mut seen.body, 1).await;
            (status, Vec::new())
        }
        Manner::Sleep => std::future::pending().await,
        Manner::Mute => {
            read(&mut body, &mut seen.body, usize::MAX).await;
            std::future::pending().await
        }
        Manner::Hang => {
            read(&mut body, &mut seen.body, 1).await;
            hang.notify_one();
            std::future::pending().await
        }
    };
    drop(entry);
    let mut response = Response::new(Full::new(text.into()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    Ok(response)
}

/// Reads until the end, or until there are so many bytes. Whether the body ended well.
async fn read(body: &mut Incoming, into: &mut Vec<u8>, enough: usize) -> bool {
    while into.len() < enough {
        match body.frame().await {
            Some(Ok(frame)) => into.extend_from_slice(frame.data_ref().unwrap_or(&Bytes::new())),
            Some(Err(_)) => return false,
            None => return true,
        }
    }
    false
}

fn decoded(seen: &Seen) -> Vec<u8> {
    let coding = seen.headers.get(header::CONTENT_ENCODING).map_or("", |value| value.to_str().unwrap());
    let coding = Coding::from_header(coding).unwrap();
    let mut decoder = Decoder::new(coding, Expansion::default(), Budget::new(64 << 20).lease()).unwrap();
    let (mut at, mut out) = (0, Vec::new());
    while at < seen.body.len() {
        at += decoder.decode(&seen.body[at..], &mut out, 1 << 20).unwrap();
    }
    decoder.finish(&mut out).unwrap();
    out
}
