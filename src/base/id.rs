//! Names that the operator gives: datasets, purposes, classes, keys, stores. Newtypes, cheap to clone, checked once.

use std::fmt;
use std::sync::Arc;

/// Why a text cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {what} is 1 to 64 of a-z, 0-9 and `-`, beginning with a letter or digit")]
pub struct BadId {
    /// Which id was meant, in words.
    pub what: &'static str,
}

fn checked(text: &str, what: &'static str) -> Result<Arc<str>, BadId> {
    let body = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if body && (1..=64).contains(&text.len()) && !text.starts_with('-') { Ok(text.into()) } else { Err(BadId { what }) }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks the text: 1 to 64 of `a-z`, `0-9` and `-`, not beginning with `-`.
            pub fn parse(text: &str) -> Result<Self, BadId> {
                checked(text, $what).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A dataset's name.
    DatasetId,
    "dataset"
);
id!(
    /// A purpose's name.
    PurposeId,
    "purpose"
);
id!(
    /// A class of identifier: what a pseudonym stands for.
    ClassId,
    "class"
);
id!(
    /// A key's id in the keyring; written into `token` pseudonyms.
    KeyId,
    "key id"
);
id!(
    /// A store's name.
    StoreId,
    "store"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_words() {
        for good in ["a", "ticket-routing", "k1", "2026-q1"] {
            assert_eq!(DatasetId::parse(good).map(|id| id.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "-a", "Ticket", "a_b", "a b", "é", &"x".repeat(65)] {
            assert_eq!(DatasetId::parse(bad), Err(BadId { what: "dataset" }), "{bad}");
        }
    }
}
