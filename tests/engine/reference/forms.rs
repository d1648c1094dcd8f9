//! Forms of the language that the reference knows and the product learns one by one.

/// A form that is switched on when the product has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `when` on a rule.
    When,
    /// `drop_elements` of a policy.
    DropElements,
    /// `records: SELECTOR` with its `envelope`.
    RecordsWithin,
    /// `records: pairs`.
    Pairs,
    /// The action `parse`.
    Parse,
    /// An object or array is an occurrence too of the node that names a scope: `{"c":{},"c":7}` is ambiguous.
    ContainersOccur,
    /// What stands for a value in sequence does not run into its neighbours: `{}{}` under `null` is `null null`.
    ValuesApart,
    /// Under `drop-record` a text of a sequence is dropped whole where something stands behind its value, as a line is.
    TextsWhole,
    /// A failed record has an ordinal, whatever it fails at: the line after `}` is the second record.
    FailuresNumbered,
    /// Under `drop-record` a line that is an array of records is dropped whole where it fails, and not refused.
    ArrayLines,
}

/// What the product has. Only these are invented for it; the others are held to hand-written expectations.
pub(crate) const LANDED: &[Form] = &[
    Form::When,
    Form::DropElements,
    Form::RecordsWithin,
    Form::Pairs,
    Form::Parse,
    Form::ContainersOccur,
    Form::ValuesApart,
    Form::TextsWhole,
    Form::FailuresNumbered,
];

impl Form {
    /// Whether the product has it.
    pub(crate) fn landed(self) -> bool {
        LANDED.contains(&self)
    }
}
