//! A key by reference on the command line: `file:PATH` or `env:NAME`, never the key itself.

use std::env;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::str::FromStr;

use zeroize::Zeroizing;

use super::failure::Failure;
use super::world;
use crate::base::{KeyId, Secret};
use crate::keys::{self, Keyring};

/// The id of a key given on the command line, as in a keyring of one.
const GIVEN: &str = "k1";
/// The id of a key that is forgotten when the command ends.
const THROW_AWAY: &str = "k0";
/// More than any key needs.
const LONGEST: u64 = 64 << 10;

/// Where a key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// In a file that its owner alone may read.
    File(PathBuf),
    /// In an environment variable.
    Env(String),
}

impl FromStr for Reference {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("file", path)) if !path.is_empty() => Ok(Self::File(path.into())),
            Some(("env", name)) if !name.is_empty() => Ok(Self::Env(name.to_owned())),
            Some(("exec", _)) => Err("exec: is not supported yet: use file:PATH or env:NAME"),
            // The text is not repeated: somebody may have pasted the key.
            _ => Err("a key is given by reference: file:PATH or env:NAME"),
        }
    }
}

/// A keyring of the one key that is referred to.
pub(super) fn ring(reference: &Reference) -> Result<Keyring, Failure> {
    single(GIVEN, read(reference)?)
}

/// A keyring of a new key that is kept nowhere.
pub(super) fn throw_away() -> Result<Keyring, Failure> {
    single(THROW_AWAY, world::new_key()?)
}

/// A keyring of one key.
pub(super) fn single(id: &str, secret: Secret) -> Result<Keyring, Failure> {
    let id = KeyId::parse(id).map_err(|error| Failure::Usage(error.to_string()))?;
    Keyring::single(id, secret).map_err(|error| Failure::World(error.to_string()))
}

#[expect(clippy::disallowed_methods, reason = "`env:` says that the key is in the environment")]
fn read(reference: &Reference) -> Result<Secret, Failure> {
    let (name, content) = match reference {
        Reference::Env(name) => {
            let value = env::var(name).map_err(|_| Failure::World(format!("env:{name}: there is no such variable")))?;
            (format!("env:{name}"), Zeroizing::new(value.into_bytes()))
        }
        Reference::File(path) => {
            let name = format!("file:{}", path.display());
            let failed = |error: std::io::Error| Failure::World(format!("{name}: {error}"));
            let meta = fs::metadata(path).map_err(failed)?;
            if meta.mode() & 0o077 != 0 {
                let advice = format!("chmod 600 {}", path.display());
                return Err(Failure::World(format!("{name}: others than its owner may use it: {advice}")));
            }
            if meta.len() > LONGEST {
                return Err(Failure::World(format!("{name}: too large for a key")));
            }
            let content = fs::read(path).map_err(failed)?;
            (name.clone(), Zeroizing::new(content))
        }
    };
    keys::decode(&content).map_err(|error| Failure::World(format!("{name}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_given_by_reference_only() {
        assert_eq!("file:a/b".parse(), Ok(Reference::File("a/b".into())));
        assert_eq!("env:KEY".parse(), Ok(Reference::Env("KEY".to_owned())));
        let pasted = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
        for bad in ["", "file:", "env:", "exec:cmd", pasted] {
            let refused = bad.parse::<Reference>().expect_err("no reference");
            assert!(!refused.contains("0011"), "{refused}");
        }
    }
}
