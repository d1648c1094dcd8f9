//! Certificates and keys from PEM files (RFC 7468).

use std::path::Path;

use rustls::RootCertStore;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

use super::TlsError;

/// A file's certificates in their order; at least one.
pub(super) fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let bad = |why: String| TlsError::File { what: "certificates", path: path.to_owned(), why };
    let found = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| bad(error.to_string()))?;
    if found.is_empty() { Err(bad("it holds no certificate".to_owned())) } else { Ok(found) }
}

/// A file's first private key.
pub(super) fn key(path: &Path) -> Result<PrivateKeyDer<'static>, TlsError> {
    PrivateKeyDer::from_pem_file(path).map_err(|error| TlsError::File {
        what: "a private key",
        path: path.to_owned(),
        why: error.to_string(),
    })
}

/// Adds a file's certificates, which were read from `path`, to the roots.
pub(super) fn add_roots(
    roots: &mut RootCertStore,
    path: &Path,
    certificates: &[CertificateDer<'static>],
) -> Result<(), TlsError> {
    for certificate in certificates {
        roots
            .add(certificate.clone())
            .map_err(|error| TlsError::Unusable { path: path.to_owned(), why: error.to_string() })?;
    }
    Ok(())
}
