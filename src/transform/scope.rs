//! Over what a pseudonym stays the same.

/// Over what a pseudonym stays the same, narrowest first. Which value names the instance is the engine's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One record: a transaction pseudonym (EDPB Guidelines 01/2025 §120).
    Record,
    /// All records in which a named node has one value, such as a conversation.
    By,
    /// One day in UTC.
    Day,
    /// One month in UTC.
    Month,
    /// The dataset, for one purpose.
    #[default]
    Dataset,
    /// All datasets of one purpose: a relationship pseudonym (EDPB Guidelines 01/2025 §117).
    Purpose,
}

impl Scope {
    /// The scope's word in policies; it enters the key derivation as a label.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::By => "by",
            Self::Day => "day",
            Self::Month => "month",
            Self::Dataset => "dataset",
            Self::Purpose => "purpose",
        }
    }

    /// Whether each instance of the scope (a record, a day …) has a key of its own.
    pub fn has_instances(self) -> bool {
        !matches!(self, Self::Dataset | Self::Purpose)
    }
}
