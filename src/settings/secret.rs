//! Secrets by reference: a file that its owner alone may read, or an environment variable. Never in the settings.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::desk::Node;
use super::form;
use super::table::SECRET;
use crate::base::Secret;

/// Longest secret, in bytes: many times any key or token, far below a file named by mistake.
const LONGEST: u64 = 64 << 10;

/// Where a secret is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    File(PathBuf),
    Env(String),
    /// A file that is made, with a random key, if it is not there.
    Made(PathBuf),
}

impl Place {
    /// Reads `{ file: … }` or `{ env: … }`.
    pub(super) fn read(node: Node<'_>) -> Option<Self> {
        if node.is_absent() {
            return None;
        }
        let mut table = node.table(&SECRET)?;
        let (file, env, exec) = (table.take("file"), table.take("env"), table.take("exec"));
        if !exec.is_absent() {
            exec.later("`exec`");
            return None;
        }
        match (file.is_absent(), env.is_absent()) {
            (false, true) => file.path().map(Self::File),
            (true, false) => env.read(form::text).map(Self::Env),
            _ => {
                table.complain("one of `file` and `env` is expected", None);
                None
            }
        }
    }

    /// The secret's bytes as they are there. The error says what is wrong, and never what was read.
    pub(super) fn fetch(&self) -> Result<Secret, String> {
        match self {
            Self::File(path) | Self::Made(path) => file(path),
            Self::Env(name) => variable(name),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) | Self::Made(path) => write!(f, "file:{}", path.display()),
            Self::Env(name) => write!(f, "env:{name}"),
        }
    }
}

fn file(path: &Path) -> Result<Secret, String> {
    let failed = |error: std::io::Error| format!("cannot read {}: {error}", path.display());
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    // The file that was opened is the one that is looked at.
    let mode = metadata.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(format!("{} can be read by others than its owner (mode {mode:04o}): chmod 600 it", path.display()));
    }
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LONGEST {
        return Err(format!("{} is too long for a secret", path.display()));
    }
    Ok(Secret::new(std::mem::take(&mut *bytes)))
}

#[expect(clippy::disallowed_methods, reason = "settings refer to variables by name; this is where they are read")]
fn variable(name: &str) -> Result<Secret, String> {
    match std::env::var(name) {
        Ok(text) => Ok(Secret::new(text.into_bytes())),
        Err(std::env::VarError::NotPresent) => Err(format!("the environment has no {name}")),
        Err(std::env::VarError::NotUnicode(_)) => Err(format!("the environment's {name} is not UTF-8")),
    }
}
