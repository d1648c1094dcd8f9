//! One purpose's key: enough to make that purpose's pseudonyms, useless for any other's.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::error::KeyError;
use super::labels::{Domain, VERSION, expand};
use super::pseudonym::PseudonymKey;
use crate::base::{KeyId, PurposeId, Secret};

/// One purpose's key, derived from a root key. Neither the root nor another purpose's key can be found from it, so a
/// proxy that the recipient runs may hold it alone. Wiped when dropped; it cannot be printed.
#[derive(Clone)]
pub struct PurposeKey {
    id: KeyId,
    purpose: PurposeId,
    bytes: Zeroizing<[u8; 32]>,
}

impl PurposeKey {
    /// HKDF-Extract of the root with the version as salt, HKDF-Expand with the labels version, `purpose`, the purpose.
    pub(super) fn derive(root: &Secret, id: &KeyId, purpose: &PurposeId) -> Self {
        let extracted = Hkdf::<Sha256>::new(Some(VERSION.as_bytes()), root.expose());
        let bytes = expand(&extracted, [VERSION, "purpose", purpose.as_str()]);
        Self { id: id.clone(), purpose: purpose.clone(), bytes }
    }

    /// Takes a key that was derived elsewhere, as [`PurposeKey::secret`] gave it.
    ///
    /// # Errors
    /// [`KeyError::Text`] if it has not 32 bytes.
    pub fn new(id: KeyId, purpose: PurposeId, secret: &Secret) -> Result<Self, KeyError> {
        let bytes =
            <[u8; 32]>::try_from(secret.expose()).map_err(|_| KeyError::Text("of a purpose must have 32 bytes"))?;
        Ok(Self { id, purpose, bytes: Zeroizing::new(bytes) })
    }

    /// The key's 32 bytes, to be handed to a proxy of this purpose.
    pub fn secret(&self) -> Secret {
        Secret::new(self.bytes.to_vec())
    }

    /// The id of the root key that it comes from; written into tokens.
    pub fn id(&self) -> &KeyId {
        &self.id
    }

    /// The purpose that it serves.
    pub fn purpose(&self) -> &PurposeId {
        &self.purpose
    }

    /// Derives the key of one domain: HKDF-Expand with the labels version, `pseudonym`, purpose, dataset, class,
    /// epoch, scope, instance.
    pub fn pseudonym_key(&self, domain: &Domain<'_>) -> PseudonymKey {
        let Domain { dataset, class, epoch, scope, instance } = *domain;
        let key = Hkdf::<Sha256>::from_prk(self.bytes.as_slice()).expect("32 bytes are SHA-256's output length");
        let labels = [VERSION, "pseudonym", self.purpose.as_str(), dataset, class, epoch, scope, instance];
        PseudonymKey::new(&expand(&key, labels))
    }
}
