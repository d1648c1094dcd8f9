//! Policy tests as read: valid by construction.

use sha2::{Digest, Sha256};

use super::Expected;
use crate::base::{DatasetId, PurposeId, UnixSeconds};
use crate::path::Selector;

/// One file of policy tests: one policy, what is given, and the tests in order.
#[derive(Clone, Debug)]
pub struct TestFile {
    /// The file, relative to the configuration directory.
    pub file: String,
    /// The dataset.
    pub dataset: DatasetId,
    /// The purpose.
    pub purpose: PurposeId,
    /// The session's start. Midnight (UTC) of the day the policies were loaded, where the file does not say.
    pub now: UnixSeconds,
    /// A text that stands for the key; `test`, where the file does not say.
    pub key: String,
    /// The stream's id; `test`, where the file does not say.
    pub stream: String,
    /// What recognisers outside find: words, by entity type. Each occurrence is a finding with score 1.
    pub external: Vec<(String, Vec<String>)>,
    /// The tests.
    pub tests: Vec<Test>,
}

impl TestFile {
    /// Bytes of the throw-away key that `key` stands for: its SHA-256 under a label of our own. No live key can come of it.
    pub fn key_bytes(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"tamis policy test key\0");
        hash.update(self.key.as_bytes());
        hash.finalize().into()
    }
}

/// One test.
#[derive(Clone, Debug)]
pub struct Test {
    /// What it shows.
    pub name: String,
    /// The line it begins on, from 1.
    pub line: u32,
    /// What goes in.
    pub input: Input,
    /// The whole output, as values: member order does not matter, spelling of numbers does.
    pub out: Option<Expected>,
    /// The whole output, as text; `…` matches any run of characters.
    pub out_json: Option<String>,
    /// Selectors that select nothing in any record of the output.
    pub removed: Vec<Selector>,
    /// Texts that occur nowhere in the output, raw or decoded.
    pub absent: Vec<String>,
    /// The reason for which the record is dropped.
    pub dropped: Option<String>,
    /// All values that these select, over all records of the output, are the same.
    pub same: Vec<Selector>,
}

/// What goes into a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// `in`: one value, as JSON text.
    Value(String),
    /// `in_json`: the text as it stands; one value, or several.
    Raw(String),
    /// `in_file`: a sample.
    File {
        /// Relative to the configuration directory; its extension tells the framing.
        path: String,
        /// What it holds.
        text: String,
    },
}

impl Input {
    /// The bytes that go in.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Value(text) | Self::Raw(text) | Self::File { text, .. } => text.as_bytes(),
        }
    }
}
