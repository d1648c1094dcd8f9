//! A JSON scalar as an action sees it: kinds hold, numbers keep their spelling, strings are decoded.

/// What stands at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, spelling kept.
    Number,
    /// A string.
    String,
    /// `[…]`
    Array,
    /// `{…}`
    Object,
}

impl Kind {
    /// Whether the node can have children.
    pub fn is_container(self) -> bool {
        matches!(self, Self::Array | Self::Object)
    }
}

/// A scalar value. It is personal data until an action has dealt with it, so it can be neither printed nor compared by accident.
#[derive(Clone, Copy)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number in its JSON spelling, such as `7`, `7.0` or `-1e3`.
    Number(&'a str),
    /// A string, escapes decoded. A lone surrogate escape is decoded to U+FFFD.
    String(&'a str),
}

impl Scalar<'_> {
    /// The kind of node this value is.
    pub fn kind(self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(_) => Kind::Bool,
            Self::Number(_) => Kind::Number,
            Self::String(_) => Kind::String,
        }
    }
}
