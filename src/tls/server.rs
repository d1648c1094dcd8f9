//! From callers: our certificate, and whose client certificates are asked for.

use std::path::PathBuf;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::ClientCertVerifier;
use rustls::{RootCertStore, ServerConfig};

use super::{TlsError, pem};

/// Where a listener's certificates and key lie, PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerFiles {
    /// The chain, leaf first.
    pub cert: PathBuf,
    /// The leaf's private key.
    pub key: PathBuf,
    /// Roots that a client's certificate must chain to; with it, a client without one is turned away.
    pub client_ca: Option<PathBuf>,
}

/// TLS 1.2 and 1.3, offering `h2` and `http/1.1` (RFC 7301).
pub fn server(files: &ServerFiles) -> Result<Arc<ServerConfig>, TlsError> {
    let provider = Arc::new(ring::default_provider());
    let verifier = match &files.client_ca {
        None => WebPkiClientVerifier::no_client_auth(),
        Some(path) => mutual(path, provider.clone())?,
    };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has suites for TLS 1.2 and 1.3")
        .with_client_cert_verifier(verifier)
        .with_single_cert(pem::certificates(&files.cert)?, pem::key(&files.key)?)
        .map_err(|error| TlsError::Unusable { path: files.cert.clone(), why: error.to_string() })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn mutual(
    path: &std::path::Path,
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> Result<Arc<dyn ClientCertVerifier>, TlsError> {
    let mut roots = RootCertStore::empty();
    pem::add_roots(&mut roots, path)?;
    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
        .build()
        .map_err(|error| TlsError::Unusable { path: path.to_owned(), why: error.to_string() })
}
