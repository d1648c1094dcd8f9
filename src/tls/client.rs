//! Towards stores: whose certificates are believed.

use std::path::Path;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

use super::{TlsError, pem};

/// TLS 1.2 and 1.3 with the platform's roots (Mozilla's where the platform has none) and those of `extra`.
/// ALPN is left to the HTTP client.
pub fn client(extra: Option<&Path>) -> Result<Arc<ClientConfig>, TlsError> {
    let mut roots = RootCertStore::empty();
    // Single certificates that cannot be read are skipped, as every TLS client does; only an empty result matters.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    if let Some(path) = extra {
        pem::add_roots(&mut roots, path, &pem::certificates(path)?)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring has suites for TLS 1.2 and 1.3")
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}
