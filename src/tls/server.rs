//! From callers: our certificate, and whose client certificates are asked for. What was read can be compared, so that
//! a reload knows whether connections made under the old files have to go.

use std::path::PathBuf;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::ClientCertVerifier;
use rustls::{RootCertStore, ServerConfig};
use rustls_pki_types::CertificateDer;
use sha2::{Digest, Sha256};

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

/// A listener's side of TLS, as its files were when they were read. Two are equal where the same certificates and the
/// same key were read.
#[derive(Clone)]
pub struct Server {
    config: Arc<ServerConfig>,
    mutual: bool,
    print: [u8; 32],
}

impl Server {
    /// What rustls serves with.
    pub fn config(&self) -> &Arc<ServerConfig> {
        &self.config
    }

    /// Whether a caller must show a certificate.
    pub fn is_mutual(&self) -> bool {
        self.mutual
    }
}

impl PartialEq for Server {
    fn eq(&self, other: &Self) -> bool {
        self.print == other.print
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("mutual", &self.mutual).finish_non_exhaustive()
    }
}

/// TLS 1.2 and 1.3, offering `h2` and `http/1.1` (RFC 7301).
pub fn server(files: &ServerFiles) -> Result<Server, TlsError> {
    let provider = Arc::new(ring::default_provider());
    let roots = files.client_ca.as_deref().map(pem::certificates).transpose()?;
    let (chain, key) = (pem::certificates(&files.cert)?, pem::key(&files.key)?);
    let print = print(&chain, key.secret_der(), roots.as_deref());
    let verifier = match files.client_ca.as_deref().zip(roots.as_deref()) {
        None => WebPkiClientVerifier::no_client_auth(),
        Some((path, roots)) => mutual(path, roots, provider.clone())?,
    };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has suites for TLS 1.2 and 1.3")
        .with_client_cert_verifier(verifier)
        .with_single_cert(chain, key)
        .map_err(|error| TlsError::Unusable { path: files.cert.clone(), why: error.to_string() })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Server { config: Arc::new(config), mutual: files.client_ca.is_some(), print })
}

/// A digest of all that was read, each part with its length before it.
fn print(chain: &[CertificateDer<'_>], key: &[u8], roots: Option<&[CertificateDer<'_>]>) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut add = |part: &[u8]| {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    };
    add(key);
    chain.iter().for_each(|certificate| add(certificate));
    add(if roots.is_some() { b"mutual" } else { b"" });
    roots.into_iter().flatten().for_each(|certificate| add(certificate));
    hash.finalize().into()
}

fn mutual(
    path: &std::path::Path,
    certificates: &[CertificateDer<'static>],
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> Result<Arc<dyn ClientCertVerifier>, TlsError> {
    let mut roots = RootCertStore::empty();
    pem::add_roots(&mut roots, path, certificates)?;
    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
        .build()
        .map_err(|error| TlsError::Unusable { path: path.to_owned(), why: error.to_string() })
}
