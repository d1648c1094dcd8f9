//! Where configuration files come from. The floor below the proxy reads no file system: whoever loads a policy brings one.

use std::collections::BTreeMap;

/// The files of one configuration directory.
pub trait Sources {
    /// The text of a file, such as `datasets/support-tickets.yaml`.
    ///
    /// `path` is relative to the configuration directory and has `/` between its parts. It may begin with `../` or be
    /// absolute where a policy says so; whether that is allowed is the implementor's choice.
    ///
    /// # Errors
    /// [`SourceError`] where there is no such file, or it cannot be read as UTF-8.
    fn read(&self, path: &str) -> Result<String, SourceError>;

    /// The names of the files in a directory such as `datasets`, without the directory, in any order. A directory that
    /// does not exist is empty.
    ///
    /// # Errors
    /// [`SourceError`] where the directory exists and cannot be read.
    fn list(&self, dir: &str) -> Result<Vec<String>, SourceError>;
}

/// Why a file could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// Something else, in words, without a value.
    #[error("{0}")]
    Failed(String),
}

/// Files held in memory: for tests, and for the defaults built into the program.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, String>,
}

impl Memory {
    /// The same with one more file.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }
}

impl Sources for Memory {
    fn read(&self, path: &str) -> Result<String, SourceError> {
        self.files.get(path).cloned().ok_or(SourceError::Missing)
    }

    fn list(&self, dir: &str) -> Result<Vec<String>, SourceError> {
        let inside = |path: &String| Some(path.strip_prefix(dir)?.strip_prefix('/')?.to_owned());
        Ok(self.files.keys().filter_map(inside).filter(|name| !name.contains('/')).collect())
    }
}
