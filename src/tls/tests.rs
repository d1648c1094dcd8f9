//! Handshakes in memory, and files that are not what they should be.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use rustls_pki_types::{PrivateKeyDer, ServerName};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::*;

/// An authority, a server's files signed by it, and a client's certificate.
struct Place {
    directory: TempDir,
    client: (rcgen::Certificate, KeyPair),
}

impl Place {
    fn new() -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(authority, key()).expect("a key of its own");
        let leaf = |name: &str| {
            let pair = key();
            let params = CertificateParams::new([name.to_owned()]).expect("a DNS name");
            (params.signed_by(&pair, &authority).expect("the authority signs"), pair)
        };
        let (server, client) = (leaf("localhost"), leaf("client.example.org"));
        let place = Self { directory, client };
        place.write("ca.pem", &authority.pem());
        place.write("cert.pem", &server.0.pem());
        place.write("key.pem", &server.1.serialize_pem());
        place.write("other.pem", &key().serialize_pem());
        place.write("empty.pem", "");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("the directory is ours");
    }

    fn server(&self, cert: &str, key: &str, client_ca: Option<&str>) -> Result<Arc<ServerConfig>, TlsError> {
        let files =
            ServerFiles { cert: self.path(cert), key: self.path(key), client_ca: client_ca.map(|n| self.path(n)) };
        server(&files).map(|server| Arc::clone(server.config()))
    }

    /// A client that shows a certificate.
    fn known_client(&self) -> Arc<ClientConfig> {
        let mut roots = RootCertStore::empty();
        let authority = pem::certificates(&self.path("ca.pem")).expect("it was written");
        pem::add_roots(&mut roots, &self.path("ca.pem"), &authority).expect("a root");
        let key = PrivateKeyDer::try_from(self.client.1.serialize_der()).expect("PKCS#8");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.expect("ring has suites").with_root_certificates(roots);
        let chain = vec![self.client.0.der().clone()];
        Arc::new(builder.with_client_auth_cert(chain, key).expect("the key is the certificate's"))
    }
}

fn key() -> KeyPair {
    KeyPair::generate().expect("ring makes keys")
}

/// Shakes hands and echoes one byte; the protocol that was agreed on.
async fn shake(server: Arc<ServerConfig>, client: Arc<ClientConfig>) -> std::io::Result<Option<Vec<u8>>> {
    let (near, far) = duplex(64 << 10);
    let serving = async {
        let mut stream = TlsAcceptor::from(server).accept(far).await?;
        let byte = stream.read_u8().await?;
        stream.write_u8(byte).await?;
        stream.flush().await
    };
    let asking = async {
        let name = ServerName::try_from("localhost").expect("a DNS name");
        let mut stream = TlsConnector::from(client).connect(name, near).await?;
        stream.write_u8(7).await?;
        stream.flush().await?;
        stream.read_u8().await?;
        Ok(stream.get_ref().1.alpn_protocol().map(<[u8]>::to_vec))
    };
    let (served, asked) = tokio::join!(serving, asking);
    served.and(asked)
}

#[tokio::test]
async fn an_extra_root_is_believed_and_alpn_offers_http2_first() {
    let place = Place::new();
    let config = place.server("cert.pem", "key.pem", None).expect("they fit");
    let mut believing = (*client(Some(&place.path("ca.pem"))).expect("it was written")).clone();
    believing.alpn_protocols = vec![b"http/1.1".to_vec(), b"h2".to_vec()];
    assert_eq!(shake(config.clone(), Arc::new(believing)).await.ok(), Some(Some(b"h2".to_vec())));
    assert!(shake(config, client(None).expect("the platform's roots")).await.is_err(), "nobody vouches for it");
}

#[tokio::test]
async fn with_client_ca_a_client_needs_a_certificate() {
    let place = Place::new();
    let config = place.server("cert.pem", "key.pem", Some("ca.pem")).expect("they fit");
    let stranger = client(Some(&place.path("ca.pem"))).expect("it was written");
    assert!(shake(config.clone(), stranger).await.is_err());
    assert!(shake(config, place.known_client()).await.is_ok());
}

#[test]
fn errors_say_which_file() {
    let place = Place::new();
    for (cert, key, client_ca, expected) in [
        ("none.pem", "key.pem", None, "cannot read certificates from DIR/none.pem: "),
        ("empty.pem", "key.pem", None, "cannot read certificates from DIR/empty.pem: it holds no certificate"),
        ("cert.pem", "none.pem", None, "cannot read a private key from DIR/none.pem: "),
        ("cert.pem", "cert.pem", None, "cannot read a private key from DIR/cert.pem: "),
        ("cert.pem", "other.pem", None, "the certificates of DIR/cert.pem cannot be used: "),
        ("cert.pem", "key.pem", Some("none.pem"), "cannot read certificates from DIR/none.pem: "),
    ] {
        let error = place.server(cert, key, client_ca).expect_err(expected).to_string();
        let told = error.replace(&place.directory.path().display().to_string(), "DIR");
        assert!(told.starts_with(expected), "{told}");
    }
    assert!(client(Some(Path::new("none.pem"))).is_err());
}

#[test]
fn two_are_equal_where_the_same_was_read() {
    let place = Place::new();
    let read = |cert: &str, client_ca: Option<&str>| {
        let client_ca = client_ca.map(|name| place.path(name));
        server(&ServerFiles { cert: place.path(cert), key: place.path("key.pem"), client_ca }).expect("they fit")
    };
    let first = read("cert.pem", None);
    let text = std::fs::read_to_string(place.path("cert.pem")).expect("it was written");
    place.write("copy.pem", &format!("a note\n{text}"));
    assert_eq!(first, read("copy.pem", None));
    let mutual = read("cert.pem", Some("ca.pem"));
    assert_ne!(first, mutual);
    assert_eq!((first.is_mutual(), mutual.is_mutual()), (false, true));
    assert_ne!(mutual, read("cert.pem", Some("cert.pem")));
}
