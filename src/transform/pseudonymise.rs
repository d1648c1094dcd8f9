//! `pseudonymise`: a keyed, one-way stand-in, the same for the same value within its scope and never beyond its purpose.

use std::sync::Mutex;

use zeroize::Zeroizing;

use super::class::Class;
use super::format::{Format, prefix};
use super::output::Output;
use super::scope::Scope;
use crate::base::{ClassId, DatasetId, PurposeId, Scalar, UnixSeconds};
use crate::keys::{Domain, KeyError, Keyring, PseudonymKey, PurposeKey};

/// What stands instead of a value, as a policy says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pseudonymise {
    /// Which kind of identifier the value is.
    pub class: ClassId,
    /// Over what the pseudonym stays the same.
    pub scope: Scope,
    /// How it is spelled. `None`: a token for a string, an integer for a number.
    pub format: Option<Format>,
    /// A number becomes a string. Without it a number becomes an integer whatever the format says.
    pub as_string: bool,
}

/// [`Pseudonymise`] with its keys, for one dataset and purpose. Shared by the threads of a plan.
pub struct Pseudonymiser {
    purpose: PurposeKey,
    /// Empty for [`Scope::Purpose`].
    dataset: String,
    class: Class,
    scope: Scope,
    format: Option<Format>,
    as_string: bool,
    prefix: String,
    /// The key, where neither scope instance nor epoch enters it.
    fixed: Option<PseudonymKey>,
    /// The key that was derived last, where one does. Records come in runs of one conversation, one day.
    last: Mutex<Option<Derived>>,
}

struct Derived {
    instance: Zeroizing<String>,
    now: UnixSeconds,
    key: PseudonymKey,
}

impl Pseudonymiser {
    /// Derives what can be derived before the first value, from the keyring's active key.
    ///
    /// # Errors
    /// [`KeyError::LongId`] if the key's id is too long for [`Format::Email`].
    pub fn new(
        keyring: &Keyring,
        purpose: &PurposeId,
        dataset: &DatasetId,
        class: &Class,
        spec: &Pseudonymise,
    ) -> Result<Self, KeyError> {
        Self::with_purpose_key(keyring.purpose_key(keyring.active(), purpose)?, dataset, class, spec)
    }

    /// The same from a purpose's key alone: what a proxy that never sees the root works with.
    ///
    /// # Errors
    /// [`KeyError::LongId`] if the key's id is too long for [`Format::Email`].
    pub fn with_purpose_key(
        purpose: PurposeKey,
        dataset: &DatasetId,
        class: &Class,
        spec: &Pseudonymise,
    ) -> Result<Self, KeyError> {
        if spec.format.is_some_and(|format| !format.allows(purpose.id())) {
            return Err(KeyError::LongId { id: purpose.id().clone() });
        }
        let mut pseudonymiser = Self {
            prefix: prefix(purpose.id()),
            dataset: if spec.scope == Scope::Purpose { String::new() } else { dataset.as_str().to_owned() },
            class: class.clone(),
            scope: spec.scope,
            format: spec.format,
            as_string: spec.as_string,
            fixed: None,
            last: Mutex::new(None),
            purpose,
        };
        if !spec.scope.has_instances() && class.epoch.is_none() {
            pseudonymiser.fixed = Some(pseudonymiser.derive("", UnixSeconds(0)));
        }
        Ok(pseudonymiser)
    }

    /// Replaces one scalar; `null` and booleans stay, so that missing values do not join.
    ///
    /// `scope` names the scope's instance: a day, a month, the text of the node that `by` or `record` reads; empty for
    /// [`Scope::Dataset`] and [`Scope::Purpose`]. `now` picks the epoch. Never [`Output::Unfit`].
    pub fn apply(&self, value: Scalar<'_>, scope: &str, now: UnixSeconds, out: &mut String) -> Output {
        out.clear();
        let (format, kind) = match value {
            Scalar::Null | Scalar::Bool(_) => return Output::Same,
            Scalar::Number(_) if !self.as_string => (Format::Integer, Output::Number),
            Scalar::Number(_) | Scalar::String(_) => (self.format.unwrap_or(Format::Token), Output::Text),
        };
        // `out` is room for the canonical text until the pseudonym takes its place.
        let text = self.class.canonical.of(value, out);
        let tag = match &self.fixed {
            Some(key) => key.tag(text.as_bytes()),
            None => self.tag(text, scope, now),
        };
        out.clear();
        format.write(&tag, &self.prefix, out);
        kind
    }

    fn tag(&self, text: &str, scope: &str, now: UnixSeconds) -> [u8; 32] {
        // Another thread may hold the last key: deriving anew gives the same and never waits.
        let Ok(mut last) = self.last.try_lock() else { return self.derive(scope, now).tag(text.as_bytes()) };
        let same = |derived: &&mut Derived| derived.now == now && *derived.instance == scope;
        if let Some(derived) = last.as_mut().filter(same) {
            return derived.key.tag(text.as_bytes());
        }
        let key = self.derive(scope, now);
        let tag = key.tag(text.as_bytes());
        *last = Some(Derived { instance: Zeroizing::new(scope.to_owned()), now, key });
        tag
    }

    fn derive(&self, instance: &str, now: UnixSeconds) -> PseudonymKey {
        let epoch = self.class.epoch.map(|epoch| epoch.label(now)).unwrap_or_default();
        self.purpose.pseudonym_key(&Domain {
            dataset: &self.dataset,
            class: self.class.id.as_str(),
            epoch: &epoch,
            scope: self.scope.as_str(),
            instance: if self.scope.has_instances() { instance } else { "" },
        })
    }
}

#[cfg(test)]
mod tests;
