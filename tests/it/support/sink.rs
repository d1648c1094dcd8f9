//! An HTTP store that does what a test tells it, and remembers what it saw.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// How it answers.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// Reads the whole body, then answers with this status and body.
    Status(u16, &'static str),
    /// Answers with this status once it has read so many bytes.
    Early(u16, usize),
    /// Reads a piece for each permit that the test adds.
    Paced(Arc<Semaphore>),
}

/// One request, as far as it came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub method: String,
    pub target: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// The body ended as HTTP says it must.
    pub whole: bool,
    /// The body broke off.
    pub broken: bool,
}

/// The fake; stops when dropped.
pub(crate) struct Sink {
    pub address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    _task: JoinSet<()>,
}

impl Sink {
    /// Starts one.
    pub(crate) async fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let mut task = JoinSet::new();
        let all = Arc::clone(&seen);
        task.spawn(async move {
            let mut connections = JoinSet::new();
            loop {
                let Ok((stream, _)) = listener.accept().await else { return };
                let (all, answer) = (Arc::clone(&all), answer.clone());
                connections.spawn(async move {
                    let service = service_fn(move |request| {
                        let (all, answer) = (Arc::clone(&all), answer.clone());
                        async move { Ok::<_, Infallible>(serve(request, &all, answer).await) }
                    });
                    let _ =
                        auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        Self { address, seen, _task: task }
    }

    /// An address that nothing listens on.
    pub(crate) async fn nowhere() -> SocketAddr {
        TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound")
    }

    /// What came so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no panic inside").clone()
    }

    /// The only request.
    #[track_caller]
    pub(crate) fn only(&self) -> Seen {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.remove(0)
    }
}

/// Marks the request as broken off unless its body ended.
struct Watch<'a>(&'a Mutex<Vec<Seen>>, usize);

impl Watch<'_> {
    fn edit(&self, edit: impl FnOnce(&mut Seen)) {
        edit(&mut self.0.lock().expect("no panic inside")[self.1]);
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.edit(|seen| seen.broken = !seen.whole);
    }
}

async fn serve(request: Request<Incoming>, all: &Mutex<Vec<Seen>>, answer: Answer) -> Response<Full<Bytes>> {
    let (head, mut body) = request.into_parts();
    let at = {
        let mut all = all.lock().expect("no panic inside");
        let target = head.uri.path_and_query().map_or_else(String::new, ToString::to_string);
        let method = head.method.to_string();
        all.push(Seen { method, target, headers: head.headers, ..Seen::default() });
        all.len() - 1
    };
    let watch = Watch(all, at);
    let mut taken = 0;
    loop {
        match &answer {
            Answer::Early(status, bytes) if taken >= *bytes => return reply(*status, ""),
            Answer::Paced(permits) => permits.acquire().await.expect("open").forget(),
            Answer::Early(..) | Answer::Status(..) => {}
        }
        match body.frame().await {
            None => break,
            Some(Err(_)) => return reply(400, ""),
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    taken += data.len();
                    watch.edit(|seen| seen.body.extend_from_slice(&data));
                }
            }
        }
    }
    watch.edit(|seen| seen.whole = true);
    match answer {
        Answer::Status(status, body) => reply(status, body),
        Answer::Early(status, _) => reply(status, ""),
        Answer::Paced(_) => reply(200, ""),
    }
}

fn reply(status: u16, body: &'static str) -> Response<Full<Bytes>> {
    let mut reply = Response::new(Full::new(Bytes::from_static(body.as_bytes())));
    *reply.status_mut() = status.try_into().expect("a status");
    let after = match status {
        429 => "17",
        503 => "soon",
        _ => return reply,
    };
    reply.headers_mut().insert("retry-after", http::HeaderValue::from_static(after));
    reply
}
