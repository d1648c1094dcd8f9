//! The named limits of one session, with their defaults and the reasons for them.

use std::fmt;

/// Bounds of one session. Sizes are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// What may be held back until it is decided: a record, an element whose members decide, an event of an event
    /// stream, the first line of a pair. 16 MiB: a record larger than that is a document, and a thousand of them in
    /// flight would still fit a large machine.
    pub held: usize,
    /// One scalar under a leaf action, in its JSON spelling; a string that is only scanned may be longer, unless a
    /// finding may remove its field or what is written inside it is opened; and what is decoded of one such string. 16 MiB, like `held`.
    pub token: usize,
    /// One member name in its JSON spelling, and white space that waits for a decision. 64 KiB: no real schema comes near.
    pub name: usize,
    /// Nesting of objects and arrays. 256: twice what serde_json accepts by default.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { held: 16 << 20, token: 16 << 20, name: 64 << 10, depth: 256 }
    }
}

/// Which limit was hit; its `Display` is the setting's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitName {
    /// `limits.held`
    Held,
    /// `limits.token`
    Token,
    /// `limits.name`
    Name,
    /// `limits.depth`
    Depth,
    /// `limits.memory`, the budget shared by all sessions
    Memory,
}

impl LimitName {
    /// The setting's name, as in `limits.held`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "limits.held",
            Self::Token => "limits.token",
            Self::Name => "limits.name",
            Self::Depth => "limits.depth",
            Self::Memory => "limits.memory",
        }
    }
}

impl fmt::Display for LimitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
