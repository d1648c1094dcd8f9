//! TLS towards callers: both HTTP versions by ALPN, and client certificates where they are asked for.

use std::path::Path;
use std::sync::Arc;

use http::Version;
use rcgen::{BasicConstraints, CertificateParams, CertifiedKey, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ClientConfig, RootCertStore};
use tamis::proxy::{Config, Guard, TlsFiles};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::support::{PATH, SAMPLE_LEFT, Stage, Wire, post_by_1, post_by_2};

fn made() -> CertifiedKey<KeyPair> {
    rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate")
}

fn files(dir: &Path, made: &CertifiedKey<KeyPair>) -> TlsFiles {
    let files = TlsFiles { cert: dir.join("cert.pem"), key: dir.join("key.pem"), client_ca: None };
    std::fs::write(&files.cert, made.cert.pem()).expect("written");
    std::fs::write(&files.key, made.signing_key.serialize_pem()).expect("written");
    files
}

async fn connect(stage: &Stage, server: &CertifiedKey<KeyPair>, edit: Client<'_>) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(server.cert.der().clone()).expect("a root");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.expect("ring has them").with_root_certificates(roots);
    let mut config = match edit.certificate {
        None => builder.with_no_client_auth(),
        Some((certificate, key)) => {
            let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
            builder.with_client_auth_cert(vec![certificate.der().clone()], key).expect("a pair")
        }
    };
    config.alpn_protocols = vec![edit.alpn.to_vec()];
    let tcp = TcpStream::connect(stage.proxy).await.expect("a listener");
    let name = "localhost".try_into().expect("a name");
    TlsConnector::from(Arc::new(config)).connect(name, tcp).await.expect("a handshake")
}

/// What a client offers.
struct Client<'a> {
    alpn: &'static [u8],
    certificate: Option<(&'a rcgen::Certificate, &'a KeyPair)>,
}

#[tokio::test(flavor = "multi_thread")]
async fn both_versions_by_alpn() {
    let (dir, server) = (tempfile::tempdir().expect("a directory"), made());
    let tls = files(dir.path(), &server);
    let stage = Stage::builder().config(|config| config.tls = Some(tls)).start().await;

    let stream = connect(&stage, &server, Client { alpn: b"h2", certificate: None }).await;
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    post_by_2(stream, "https").await;
    let stream = connect(&stage, &server, Client { alpn: b"http/1.1", certificate: None }).await;
    assert_eq!(post_by_1(stream).await.expect("a reply"), (201, Version::HTTP_11));
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(301)]);

    let mut plain = Wire::to(stage.proxy).await;
    plain.write(format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n\r\n")).await.expect("written");
    let mut bytes = 0;
    // An alert of a few bytes may come before the end.
    while !plain.closes().await {
        bytes += 1;
        assert!(bytes < 16, "plain text is not answered");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_shows_a_certificate_where_one_is_asked_for() {
    let (dir, server) = (tempfile::tempdir().expect("a directory"), made());
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::new(Vec::new()).expect("parameters");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca = params.self_signed(&key).expect("a certificate");
    let issuer = Issuer::new(params, key);
    let client_key = KeyPair::generate().expect("a key");
    let client = CertificateParams::new(["caller.example".to_owned()]).expect("parameters");
    let client = client.signed_by(&client_key, &issuer).expect("a certificate");
    let ca_file = dir.path().join("ca.pem");
    std::fs::write(&ca_file, ca.pem()).expect("written");
    let tls = TlsFiles { client_ca: Some(ca_file), ..files(dir.path(), &server) };
    let stage = Stage::builder().config(|config| config.tls = Some(tls)).start().await;

    let known = Client { alpn: b"http/1.1", certificate: Some((&client, &client_key)) };
    let stream = connect(&stage, &server, known).await;
    assert_eq!(post_by_1(stream).await.expect("a reply").0, 201);
    // In TLS 1.3 the client ends its handshake before the server has looked at its certificate.
    let stranger = made();
    for certificate in [None, Some((&stranger.cert, &stranger.signing_key))] {
        let stream = connect(&stage, &server, Client { alpn: b"http/1.1", certificate }).await;
        assert!(post_by_1(stream).await.is_err(), "a stranger is turned away");
    }
    assert_eq!(stage.stored(), [SAMPLE_LEFT]);
}

#[tokio::test(flavor = "multi_thread")]
async fn renewed_certificates_are_shown_and_old_connections_end() {
    let (dir, first) = (tempfile::tempdir().expect("a directory"), made());
    let tls = files(dir.path(), &first);
    let stage = Stage::builder().config(|config| config.tls = Some(tls.clone())).start().await;
    let mut old = connect(&stage, &first, Client { alpn: b"http/1.1", certificate: None }).await;
    let same = Guard::of(&Config { tls: Some(tls), ..Config::default() }).expect("certificates");
    stage.live.swap(stage.generation_behind(same));
    let request =
        format!("POST {PATH} HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{{}}");
    old.write_all(request.as_bytes()).await.expect("a connection that stays: the files hold what they held");
    let mut answer = [0; 12];
    old.read_exact(&mut answer).await.expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 200");

    let second = made();
    let tls = files(dir.path(), &second);
    let renewed = Guard::of(&Config { tls: Some(tls), ..Config::default() }).expect("certificates");
    stage.live.swap(stage.generation_behind(renewed));
    let mut rest = Vec::new();
    old.read_to_end(&mut rest).await.expect("an end");
    assert!(!rest.ends_with(b"HTTP/1.1"), "nothing more is answered on it");
    let stream = connect(&stage, &second, Client { alpn: b"http/1.1", certificate: None }).await;
    assert_eq!(post_by_1(stream).await.expect("a reply").0, 201);
}
