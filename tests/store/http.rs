//! The HTTP store: what goes on the wire, and every way in which the other side can fail.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, Version, header};
use tamis::base::{Budget, Secret};
use tamis::codec::Coding;
use tamis::store::{Delivery, HttpOptions, HttpStore, Receipt, Shape, Store, StoreError};
use tamis::tls;

use super::conformance::Harness;
use super::server::{Manner, Server};
use super::support::{delivery, lines, upload};

pub(crate) struct Served {
    pub(crate) store: Arc<HttpStore>,
    pub(crate) server: Server,
    budget: Budget,
    version: Version,
    /// The certificate's file, for as long as it is needed.
    _files: Option<tempfile::TempDir>,
}

impl Served {
    pub(crate) async fn http1() -> Self {
        Self::start(Manner::Take(200), |_| {}).await
    }

    /// TLS with ALPN.
    pub(crate) async fn http2() -> Self {
        Self::start_tls(Manner::Take(200)).await
    }

    pub(crate) async fn start(manner: Manner, edit: impl FnOnce(&mut HttpOptions)) -> Self {
        let server = Server::start(manner, None).await;
        let base = format!("http://{}/v1/", server.address);
        Self::new(server, &base, tls::client(None).unwrap(), Version::HTTP_11, None, edit)
    }

    pub(crate) async fn start_tls(manner: Manner) -> Self {
        let directory = tempfile::TempDir::new().unwrap();
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (cert, key) = (directory.path().join("cert.pem"), directory.path().join("key.pem"));
        std::fs::write(&cert, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let config =
            tls::server(&tls::ServerFiles { cert: cert.clone(), key, client_ca: None }).unwrap().config().clone();
        let server = Server::start(manner, Some(config)).await;
        let base = format!("https://localhost:{}/v1", server.address.port());
        Self::new(server, &base, tls::client(Some(&cert)).unwrap(), Version::HTTP_2, Some(directory), |_| {})
    }

    fn new(
        server: Server,
        base: &str,
        tls: Arc<rustls::ClientConfig>,
        version: Version,
        files: Option<tempfile::TempDir>,
        edit: impl FnOnce(&mut HttpOptions),
    ) -> Self {
        let budget = Budget::new(256 << 20);
        let mut options = HttpOptions::new(base.parse().unwrap(), tls);
        edit(&mut options);
        let store = Arc::new(HttpStore::new(options, budget.clone()).unwrap());
        Self { store, server, budget, version, _files: files }
    }
}

impl Harness for Served {
    fn store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.store) as Arc<dyn Store>
    }

    fn budget(&self) -> &Budget {
        &self.budget
    }

    fn stored(&self, shape: Shape) -> Vec<Vec<u8>> {
        let wanted = delivery(shape).content_type;
        let seen = self.server.seen();
        assert!(seen.iter().all(|one| one.version == self.version), "{:?}", self.version);
        seen.into_iter()
            .filter(|one| one.whole && one.headers[header::CONTENT_TYPE] == wanted)
            .map(|one| one.body)
            .collect()
    }

    fn begun(&self, count: usize) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(self.server.begun(count))
    }

    fn settled(&self, broken: usize) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            let whole = self.server.seen().iter().filter(|one| one.whole).count();
            self.server.ended(whole + broken).await;
            assert_eq!(self.server.seen().iter().filter(|one| !one.whole).count(), broken, "broken off, not ended");
        })
    }

    fn close(&self) {
        self.server.close();
    }
}

/// Short waits, so that the tests are.
fn hasty(options: &mut HttpOptions) {
    options.idle = Duration::from_millis(150);
}

/// Writes until it fails or a lot is written, then commits.
async fn pour(store: &dyn Store) -> Result<Receipt, StoreError> {
    let mut upload = store.begin(delivery(Shape::Lines)).await?;
    for _ in 0..400 {
        upload.write(Bytes::from(lines(1, 1000))).await?;
    }
    upload.commit().await
}

/// Writes a little and commits.
async fn drip(store: &dyn Store) -> Result<Receipt, StoreError> {
    upload(store, delivery(Shape::Lines), &[b"[1]\n", b"[2]\n"]).await
}

#[tokio::test]
async fn the_request_is_what_was_asked_for() {
    let served =
        Served::start(Manner::Take(202), |options| options.token = Some(Secret::new(b"opens-lake\n".to_vec()))).await;
    let mut wanted = Delivery { method: Method::PUT, draft: true, ..delivery(Shape::Lines) };
    wanted.path_and_query = "/ingest/a/b?page=2".to_owned();
    for (name, value) in [
        ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        ("authorization", "Bearer of-the-caller"),
        ("cookie", "session=1"),
        ("content-length", "9"),
        ("content-encoding", "br"),
        ("host", "caller.example.org"),
    ] {
        wanted.headers.append(name, HeaderValue::from_static(value));
    }
    assert_eq!(upload(&*served.store, wanted, &[b"[1]\n"]).await.unwrap().status, 202);
    let seen = served.server.seen().remove(0);
    assert_eq!((seen.method, seen.uri.to_string()), (Method::PUT, "/v1/ingest/a/b?page=2".to_owned()));
    let expected = [
        ("traceparent", Some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
        ("authorization", Some("Bearer opens-lake")),
        ("content-type", Some("application/x-ndjson")),
        ("transfer-encoding", Some("chunked")),
        ("tamis-policy", Some("support-tickets/ticket-routing@sha256:00ff")),
        ("tamis-request-id", Some("9f3a-0001")),
        ("tamis-draft", Some("true")),
        ("cookie", None),
        ("content-length", None),
        ("content-encoding", None),
    ];
    for (name, value) in expected {
        assert_eq!(seen.headers.get(name).map(|value| value.to_str().unwrap()), value, "{name}");
        assert!(seen.headers.get_all(name).iter().count() <= 1, "{name}");
    }
    assert_eq!(seen.headers[header::HOST], served.server.address.to_string());
}

#[tokio::test]
async fn codings_are_named_on_the_wire() {
    let served = Served::http1().await;
    for coding in [Coding::Gzip, Coding::Zstd] {
        upload(&*served.store, Delivery { coding, ..delivery(Shape::Lines) }, &[b"[1]\n"]).await.unwrap();
        let seen = served.server.seen().pop().unwrap();
        assert_eq!(seen.headers[header::CONTENT_ENCODING], coding.as_str());
        assert_eq!(seen.body, b"[1]\n");
    }
}

#[tokio::test]
async fn the_answer_is_handed_on_unless_it_is_long() {
    let served = Served::start(Manner::Answer(b"{\"stored\":2}".to_vec()), |_| {}).await;
    let receipt = drip(&*served.store).await.unwrap();
    assert_eq!((receipt.status, receipt.body.as_deref()), (200, Some(&b"{\"stored\":2}"[..])));
    let served = Served::start(Manner::Answer(vec![b'x'; (1 << 20) + 1]), |_| {}).await;
    assert_eq!(drip(&*served.store).await.unwrap().body, None);
    assert_eq!(served.budget.used(), 0);
}

#[tokio::test]
async fn any_other_status_is_a_refusal() {
    for status in [301, 304, 400, 401, 404, 413, 429, 500, 503, 507] {
        for manner in [Manner::Take(status), Manner::Early(status), Manner::Midway(status)] {
            let served = Served::start(manner.clone(), |_| {}).await;
            let error = drip(&*served.store).await.unwrap_err();
            assert!(
                matches!(error, StoreError::Refused { status: told, .. } if told == status),
                "{manner:?}: {error:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_500_midway_stops_the_stream() {
    for manner in [Manner::Early(500), Manner::Midway(500)] {
        for served in [Served::start(manner.clone(), |_| {}).await, Served::start_tls(manner.clone()).await] {
            let error = pour(&*served.store).await.unwrap_err();
            assert!(matches!(error, StoreError::Refused { status: 500, .. }), "{manner:?}: {error:?}");
        }
    }
}

#[tokio::test]
async fn a_200_before_the_end_is_no_acceptance() {
    for served in [Served::start(Manner::Midway(200), hasty).await, Served::start_tls(Manner::Midway(200)).await] {
        let error = pour(&*served.store).await.unwrap_err();
        assert!(matches!(error, StoreError::Broken(_) | StoreError::Timeout(_)), "{error:?}");
    }
}

#[tokio::test]
async fn a_store_that_is_not_there_is_down() {
    let served = Served::http1().await;
    served.server.close();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let options = HttpOptions::new(format!("http://{free}").parse().unwrap(), tls::client(None).unwrap());
    let store = HttpStore::new(options, Budget::new(1 << 20)).unwrap();
    for error in [drip(&store).await.unwrap_err(), pour(&store).await.unwrap_err(), store.probe().await.unwrap_err()] {
        assert!(matches!(error, StoreError::Down(_)), "{error:?}");
    }
}

#[tokio::test]
async fn a_store_that_stops_reading_times_out() {
    let served = Served::start(Manner::Sleep, hasty).await;
    let error = pour(&*served.store).await.unwrap_err();
    assert!(matches!(error, StoreError::Timeout("take the next piece")), "{error:?}");
}

#[tokio::test]
async fn a_store_that_does_not_answer_times_out() {
    let served = Served::start(Manner::Mute, hasty).await;
    let error = drip(&*served.store).await.unwrap_err();
    assert!(matches!(error, StoreError::Timeout("answer")), "{error:?}");
}

#[tokio::test]
async fn the_whole_exchange_has_an_end() {
    let served = Served::start(Manner::Mute, |options| options.whole = Some(Duration::from_millis(150))).await;
    let error = drip(&*served.store).await.unwrap_err();
    assert!(matches!(error, StoreError::Timeout(_)), "{error:?}");
}

#[tokio::test]
async fn a_store_that_hangs_up_breaks_the_upload() {
    for served in [Served::start(Manner::Hang, |_| {}).await, Served::start_tls(Manner::Hang).await] {
        let error = pour(&*served.store).await.unwrap_err();
        assert!(matches!(error, StoreError::Broken(_)), "{error:?}");
    }
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_is_refused() {
    let served = Served::http2().await;
    let base = format!("https://localhost:{}", served.server.address.port()).parse().unwrap();
    let store = HttpStore::new(HttpOptions::new(base, tls::client(None).unwrap()), Budget::new(1 << 20)).unwrap();
    let error = drip(&store).await.unwrap_err();
    assert!(matches!(error, StoreError::Down(_)), "{error:?}");
    assert!(served.server.seen().is_empty());
}

#[tokio::test]
async fn a_slow_store_slows_the_writer() {
    let served = Served::start(Manner::Sleep, |_| {}).await;
    let mut upload = served.store.begin(delivery(Shape::Lines)).await.unwrap();
    let chunk = Bytes::from(lines(1, 1000));
    let mut taken = 0;
    while tokio::time::timeout(Duration::from_millis(300), upload.write(chunk.clone())).await.is_ok() {
        taken += chunk.len();
        assert!(taken < 64 << 20, "socket buffers have an end");
    }
}
