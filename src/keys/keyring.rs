//! The root keys by id, one of them active.

use super::error::KeyError;
use super::purpose::PurposeKey;
use crate::base::{KeyId, PurposeId, Secret};

/// Least length of a root key in bytes: the output of the hash that everything is derived with.
pub(super) const LEAST_BYTES: usize = 32;
/// Fewer different byte values than that are not random: of 32 random bytes it happens once in 10²⁷, of typed fillers often.
const LEAST_DISTINCT: usize = 8;

/// Root keys by id, one of them active. What it holds is wiped when it is dropped; it cannot be printed.
#[derive(Clone)]
pub struct Keyring {
    active: KeyId,
    keys: Vec<(KeyId, Secret)>,
}

impl Keyring {
    /// Checks the keys: each at least 32 bytes, no id twice, the active one present.
    ///
    /// # Errors
    /// With the first key that fails.
    pub fn new(active: KeyId, keys: Vec<(KeyId, Secret)>) -> Result<Self, KeyError> {
        for (at, (id, secret)) in keys.iter().enumerate() {
            check(id, secret)?;
            if keys[..at].iter().any(|(other, _)| other == id) {
                return Err(KeyError::Duplicate { id: id.clone() });
            }
        }
        if !keys.iter().any(|(id, _)| *id == active) {
            return Err(KeyError::Unknown { id: active });
        }
        Ok(Self { active, keys })
    }

    /// A keyring of one key, which is active.
    ///
    /// # Errors
    /// As [`Keyring::new`].
    pub fn single(id: KeyId, secret: Secret) -> Result<Self, KeyError> {
        Self::new(id.clone(), vec![(id, secret)])
    }

    /// The id of the key that new pseudonyms are made with.
    pub fn active(&self) -> &KeyId {
        &self.active
    }

    /// All ids, in the order given.
    pub fn ids(&self) -> impl Iterator<Item = &KeyId> {
        self.keys.iter().map(|(id, _)| id)
    }

    /// The keys with so few different byte values that they cannot have come from a random source. They work, and whoever
    /// guesses one can link and try out pseudonyms: people should be told.
    pub fn weak(&self) -> impl Iterator<Item = &KeyId> {
        self.keys.iter().filter(|(_, secret)| distinct(secret) < LEAST_DISTINCT).map(|(id, _)| id)
    }

    /// Derives one purpose's key from the root key `id`.
    ///
    /// # Errors
    /// [`KeyError::Unknown`] if there is no such key.
    pub fn purpose_key(&self, id: &KeyId, purpose: &PurposeId) -> Result<PurposeKey, KeyError> {
        let found = self.keys.iter().find(|(held, _)| held == id);
        let (_, root) = found.ok_or_else(|| KeyError::Unknown { id: id.clone() })?;
        Ok(PurposeKey::derive(root, id, purpose))
    }
}

fn check(id: &KeyId, secret: &Secret) -> Result<(), KeyError> {
    let bytes = secret.expose();
    if bytes.len() < LEAST_BYTES {
        return Err(KeyError::Short { id: id.clone(), bytes: bytes.len() });
    }
    Ok(())
}

/// How many different values the key's bytes have.
fn distinct(secret: &Secret) -> usize {
    let mut seen = [false; 256];
    secret.expose().iter().for_each(|byte| seen[usize::from(*byte)] = true);
    seen.iter().filter(|seen| **seen).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> KeyId {
        KeyId::parse(text).expect("an id")
    }

    fn secret(bytes: impl IntoIterator<Item = u8>) -> Secret {
        Secret::new(bytes.into_iter().collect())
    }

    #[test]
    fn keys_are_long_and_named_once() {
        let check = |keys: Vec<(KeyId, Secret)>, expected| assert_eq!(Keyring::new(id("k1"), keys).err(), expected);
        check(vec![(id("k1"), secret(0..32)), (id("k2"), secret(1..40))], None);
        check(vec![(id("k1"), secret(0..31))], Some(KeyError::Short { id: id("k1"), bytes: 31 }));
        check(vec![(id("k2"), secret(0..32))], Some(KeyError::Unknown { id: id("k1") }));
        check(vec![], Some(KeyError::Unknown { id: id("k1") }));
        let twice = vec![(id("k1"), secret(0..32)), (id("k1"), secret(1..33))];
        check(twice, Some(KeyError::Duplicate { id: id("k1") }));
    }

    #[test]
    fn keys_of_few_values_are_told_apart() {
        let keys = vec![
            (id("k1"), secret([7; 64])),
            (id("k2"), secret((0..64).map(|n| n % 7))),
            (id("k3"), secret((0..64).map(|n| n % 8))),
        ];
        let keyring = Keyring::new(id("k1"), keys).expect("three keys");
        assert_eq!(keyring.weak().map(KeyId::as_str).collect::<Vec<_>>(), ["k1", "k2"]);
    }

    #[test]
    fn keys_are_found_by_id() {
        let keyring =
            Keyring::new(id("k2"), vec![(id("k1"), secret(0..32)), (id("k2"), secret(1..33))]).expect("two keys");
        assert_eq!(keyring.active(), &id("k2"));
        assert_eq!(keyring.ids().map(KeyId::as_str).collect::<Vec<_>>(), ["k1", "k2"]);
        let purpose = PurposeId::parse("routing").expect("an id");
        assert!(keyring.purpose_key(&id("k1"), &purpose).is_ok());
        assert_eq!(keyring.purpose_key(&id("k3"), &purpose).err(), Some(KeyError::Unknown { id: id("k3") }));
        assert!(Keyring::single(id("k1"), secret(0..32)).is_ok());
    }
}
