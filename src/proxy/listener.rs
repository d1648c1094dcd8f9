//! A bounded accept loop: TLS where configured, HTTP/1.1 or HTTP/2 by ALPN or by the client's preface, and a drain.
//!
//! It promises: never more open connections than `connections` (beyond, the kernel's backlog waits); a connection that
//! sends no request within `header_time`, or nothing new for `idle_time`, is closed; after shutdown no connection is
//! accepted, those open finish the request they are on, and whoever is left after `drain` is cut; when the certificates
//! are replaced, connections made under the old ones finish the request they are on and close.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use prometheus::IntGauge;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, sleep, timeout};
use tokio_rustls::TlsAcceptor;

use super::drain::{Cut, Shutdown};
use super::guard::Door;
use super::linger::Linger;
use super::streams::Streams;

/// HTTP/2 streams that one connection may have open. 256: plenty for a sender, and a quarter of `in_flight`.
const STREAMS: u32 = 256;
/// HTTP/2 flow-control window of a stream and of a connection: what may lie unread in memory.
const STREAM_WINDOW: u32 = 256 << 10;
const CONNECTION_WINDOW: u32 = 1 << 20;
/// HTTP/1 read buffer; also the longest request head.
const HEAD_BYTES: usize = 64 << 10;
/// Pause after a failed accept (no descriptors left): long enough not to spin, short enough not to be seen.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// A bound socket that does not accept yet.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
    door: Door,
    bounds: Bounds,
    cut: Cut,
}

/// The waits and counts of one listener.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Open connections.
    pub connections: usize,
    /// Time for the TLS handshake, and again for the first request head.
    pub header_time: Duration,
    /// Time without any request after which a connection is closed.
    pub idle_time: Duration,
    /// Time that open connections have to finish once shutdown is asked for.
    pub drain: Duration,
}

/// An address that cannot be listened on.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}")]
pub struct ListenError {
    /// The address asked for.
    pub address: SocketAddr,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

/// How a listener ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drained {
    /// All connections finished.
    Whole,
    /// This many connections were cut when the time was over.
    Cut(usize),
}

impl Listener {
    /// Binds. Port 0 takes a free port.
    pub async fn bind(address: SocketAddr, door: Door, bounds: Bounds) -> Result<Self, ListenError> {
        let failed = |source| ListenError { address, source };
        let socket = TcpListener::bind(address).await.map_err(failed)?;
        let bound = socket.local_addr().map_err(failed)?;
        Ok(Self { socket, address: bound, door, bounds, cut: Cut::default() })
    }

    /// The address it is bound to, with the real port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows once what is left over from a drain is being cut off.
    pub fn cut(&self) -> Cut {
        self.cut.clone()
    }

    /// Accepts and serves until shutdown is asked for, then drains. `open` counts open connections.
    pub async fn serve<H, F>(self, handler: H, open: IntGauge, mut shutdown: Shutdown) -> Drained
    where
        H: Fn(Request<Incoming>) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Response<Full<Bytes>>> + Send + 'static,
    {
        let Self { socket, door, bounds, cut, .. } = self;
        let places = Arc::new(Semaphore::new(bounds.connections));
        let streams = Streams::default();
        let server = Arc::new(Server { http: builder(bounds, streams.clone()), bounds });
        let mut tasks = JoinSet::new();
        loop {
            let stream = tokio::select! {
                biased;
                () = shutdown.asked() => break,
                accepted = accept(&socket, &places) => accepted,
            };
            while let Some(ended) = tasks.try_join_next() {
                report(&ended);
            }
            let Some((stream, place)) = stream else { continue };
            let (server, handler, end) =
                (Arc::clone(&server), handler.clone(), End { shutdown: shutdown.clone(), door: door.clone() });
            let counted = Counted::new(open.clone());
            tasks.spawn(async move {
                server.connection(stream, handler, end).await;
                drop((counted, place));
            });
        }
        drop(socket);
        drain(tasks, streams, bounds.drain, &cut).await
    }
}

/// Waits for what is open, then cuts what is left.
async fn drain(mut tasks: JoinSet<()>, streams: Streams, time: Duration, cut: &Cut) -> Drained {
    let all = async {
        while let Some(ended) = tasks.join_next().await {
            report(&ended);
        }
        streams.ended().await;
    };
    if timeout(time, all).await.is_ok() {
        return Drained::Whole;
    }
    let left = tasks.len();
    cut.begin();
    tasks.shutdown().await;
    streams.cut().await;
    Drained::Cut(left)
}

/// A task that panicked took its connection along and nothing else. The panic's text is not repeated: it may quote data.
fn report(ended: &Result<(), JoinError>) {
    if ended.as_ref().is_err_and(JoinError::is_panic) {
        tracing::error!("a connection's task panicked");
    }
}

/// The next connection, once there is a place for it. `None` after a failed accept.
async fn accept(
    socket: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match socket.accept().await {
        Ok((stream, _)) => Some((stream, place)),
        Err(_) => {
            tracing::warn!("accept failed");
            sleep(ACCEPT_PAUSE).await;
            None
        }
    }
}

fn builder(bounds: Bounds, streams: Streams) -> auto::Builder<Streams> {
    let mut builder = auto::Builder::new(streams);
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.header_time)
        .max_buf_size(HEAD_BYTES)
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS)
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .max_header_list_size(u32::try_from(HEAD_BYTES).expect("64 KiB fits"))
        .keep_alive_interval(bounds.idle_time)
        .keep_alive_timeout(bounds.header_time);
    builder
}

struct Server {
    http: auto::Builder<Streams>,
    bounds: Bounds,
}

/// What asks a connection to end after the request it is on.
struct End {
    shutdown: Shutdown,
    door: Door,
}

impl End {
    async fn asked(&mut self) {
        tokio::select! {
            () = self.shutdown.asked() => {}
            () = self.door.changed() => {}
        }
    }
}

impl Server {
    async fn connection<H, F>(&self, stream: TcpStream, handler: H, mut end: End)
    where
        H: Fn(Request<Incoming>) -> F + Send + Sync + 'static,
        F: Future<Output = Response<Full<Bytes>>> + Send + 'static,
    {
        // Small replies must not wait for an acknowledgement; where it cannot be set they merely wait.
        let _ = stream.set_nodelay(true);
        let Some(tls) = end.door.now() else { return self.drive(stream, handler, end).await };
        let acceptor = TlsAcceptor::from(Arc::clone(tls.config()));
        match timeout(self.bounds.header_time, acceptor.accept(stream)).await {
            Ok(Ok(stream)) => self.drive(stream, handler, end).await,
            Ok(Err(_)) => tracing::debug!("tls handshake failed"),
            Err(_) => tracing::debug!("tls handshake took too long"),
        }
    }

    /// Runs one connection to its end. What hyper says of a broken one is not logged: it is the peer's affair, and a
    /// request that it broke has its own log line.
    async fn drive<S, H, F>(&self, stream: S, handler: H, mut end: End)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
        H: Fn(Request<Incoming>) -> F + Send + Sync + 'static,
        F: Future<Output = Response<Full<Bytes>>> + Send + 'static,
    {
        let activity = Arc::new(Activity::default());
        let seen = Arc::clone(&activity);
        let service = service_fn(move |request| {
            let open = Open::new(&seen);
            let answer = handler(request);
            async move {
                let answer = answer.await;
                drop(open);
                Ok::<_, Infallible>(answer)
            }
        });
        let mut connection = pin!(self.http.serve_connection(TokioIo::new(Linger::new(stream)), service));
        let mut watch = pin!(sleep(self.bounds.header_time));
        let mut leaving = false;
        let mut before = 0;
        loop {
            tokio::select! {
                _ = connection.as_mut() => return,
                () = end.asked(), if !leaving => {
                    leaving = true;
                    connection.as_mut().graceful_shutdown();
                }
                () = watch.as_mut() => {
                    let begun = activity.begun.load(Ordering::Relaxed);
                    let idle = activity.ended.load(Ordering::Relaxed) == begun && begun == before;
                    if idle && (leaving || begun == 0) {
                        return;
                    }
                    if idle {
                        leaving = true;
                        connection.as_mut().graceful_shutdown();
                    }
                    before = begun;
                    watch.as_mut().reset(Instant::now() + self.bounds.idle_time);
                }
            }
        }
    }
}

/// Requests of one connection.
#[derive(Debug, Default)]
struct Activity {
    begun: AtomicU64,
    ended: AtomicU64,
}

/// One request that is being answered; ended on drop, as an abandoned one never finishes.
struct Open(Arc<Activity>);

impl Open {
    fn new(activity: &Arc<Activity>) -> Self {
        activity.begun.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(activity))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, Ordering::Relaxed);
    }
}

/// One on a gauge until dropped.
struct Counted(IntGauge);

impl Counted {
    fn new(gauge: IntGauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
