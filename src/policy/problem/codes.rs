//! The codes themselves. An id, once published, keeps its meaning.

use super::code::{Code, Severity};

macro_rules! codes {
    ($($(#[doc = $about:literal])+ $severity:ident $name:ident = $id:literal;)+) => {
        $(
            $(#[doc = $about])+
            pub(crate) static $name: Code =
                Code { id: $id, severity: Severity::$severity, about: concat!($($about),+) };
        )+

        /// Every code, in the order of the reference.
        pub(super) static ALL: &[&Code] = &[$(&$name),+];
    };
}

codes! {
    /// A file could not be read: it is missing, not UTF-8, or the system refused.
    Error UNREADABLE = "unreadable";
    /// The file is not valid YAML 1.2.
    Error YAML_SYNTAX = "yaml-syntax";
    /// Anchors, aliases and tags are not read: a policy reads the same from top to bottom to everyone.
    Error YAML_ALIAS = "yaml-alias";
    /// One file holds one document.
    Error SEVERAL_DOCUMENTS = "several-documents";
    /// The file is larger or deeper than a policy can be.
    Error TOO_LARGE = "too-large";
    /// A key stands twice in one mapping. Which one would count depends on the reader, so neither does.
    Error DUPLICATE_KEY = "duplicate-key";
    /// Every file begins with `tamis: 1`.
    Error VERSION = "version";
    /// A key that this form does not have. Unknown keys are errors, since a misspelt rule protects nobody.
    Error UNKNOWN_KEY = "unknown-key";
    /// A key that this form cannot do without.
    Error MISSING_KEY = "missing-key";
    /// The value has another kind than the key takes.
    Error WRONG_KIND = "wrong-kind";
    /// The value has the right kind but is none that the key takes.
    Error BAD_VALUE = "bad-value";
    /// A form of the policy language that this version does not have yet. It is refused, never ignored.
    Error NOT_SUPPORTED_YET = "not-supported-yet";
    /// A purpose or dataset is named as its file.
    Error MISNAMED = "misnamed";
    /// A key that data protection law asks for is missing. In a draft this is a warning.
    Error MISSING_LEGAL_KEY = "missing-legal-key";
    /// A recipient or processor outside the European Economic Area needs a `safeguard` and its `ref` (GDPR art. 44-49).
    /// In a draft this is a warning.
    Error MISSING_SAFEGUARD = "missing-safeguard";
    /// The purpose's `review_by` has passed.
    Warning REVIEW_PASSED = "review-passed";
    /// The policy changed since it was approved: the digest it was approved under is another.
    Warning APPROVAL_STALE = "approval-stale";
    /// A dataset is opened to a purpose that no file declares. Data for an undeclared purpose is refused.
    Error UNDECLARED_PURPOSE = "undeclared-purpose";
    /// A test names a dataset that no file declares.
    Error UNDECLARED_DATASET = "undeclared-dataset";
    /// A purpose's `domain` names a store that the process settings do not have: no route can lead there.
    Warning UNDECLARED_STORE = "undeclared-store";
    /// A pseudonym's class is not in `classes.yaml`.
    Error UNDECLARED_CLASS = "undeclared-class";
    /// A class is declared in two places.
    Error DUPLICATE_CLASS = "duplicate-class";
    /// A purpose's retention counts from a date that a dataset open to it does not have under `dates`. In a draft this is a
    /// warning.
    Error UNDECLARED_DATE = "undeclared-date";
    /// A rule's tag is not in the dataset's `schema`.
    Error UNDECLARED_TAG = "undeclared-tag";
    /// No detector finds this entity type, and no pattern or term list of the policy does.
    Error UNKNOWN_TYPE = "unknown-type";
    /// A rules file includes itself, directly or through others.
    Error INCLUDE_CYCLE = "include-cycle";
    /// A selector that is not RFC 9535, or that a stream cannot decide as it passes.
    Error BAD_SELECTOR = "bad-selector";
    /// A regular expression that does not compile, or that is not bounded.
    Error BAD_REGEX = "bad-regex";
    /// The selectors of one policy together need more states than a policy may have, its conditions are too many, or its
    /// `parse` lie too deep in each other.
    Error TOO_COMPLEX = "too-complex";
    /// A listed rule says why the purpose needs the field (GDPR art. 5(1)(b) and (c)). A `drop` needs no reason.
    Error MISSING_BECAUSE = "missing-because";
    /// A rule that can never decide: earlier ones without `when` select all it selects, or something above all of it is
    /// dropped, replaced or parsed whole.
    Error UNREACHABLE_RULE = "unreachable-rule";
    /// A rule of the envelope that selects a record, or something inside one: there the rules under `fields` decide.
    Error INSIDE_RECORD = "inside-record";
    /// A rule of an included file that the policy's own rules replace.
    Note OVERRIDDEN_RULE = "overridden-rule";
    /// A key that means nothing beside the rule's action: `else` where the action fits every value, `names` where nothing
    /// below the node is written.
    Note IDLE_KEY = "idle-key";
    /// A policy under which nothing can be written.
    Warning NOTHING_KEPT = "nothing-kept";
    /// A class is pseudonymised over the whole purpose, but only one dataset uses it: the narrower scope `dataset` joins
    /// as much and links less.
    Warning WIDE_SCOPE = "wide-scope";
    /// `unlisted: keep` under `spelling: exact`: a reader that folds case takes `Email` for `email`, the policy does not.
    Warning KEEP_EXACT = "keep-exact";
    /// A national identification number is kept or pseudonymised without a ground (GDPR art. 87).
    Error MISSING_GROUND = "missing-ground";
    /// A type of a special category (GDPR art. 9) is to be kept or pseudonymised, and the policy states no ground for it: its
    /// findings are redacted instead.
    Warning REDACTED_INSTEAD = "redacted-instead";
    /// A placeholder with something other than `{type}`, `{label}` or `{n}` in braces.
    Error BAD_PLACEHOLDER = "bad-placeholder";
    /// A reason so short that it says little.
    Note BECAUSE_SHORT = "because-short";
    /// The same reason stands at several rules.
    Note BECAUSE_REPEATED = "because-repeated";
    /// A reason that only repeats the field's name.
    Note BECAUSE_RESTATES = "because-restates";
    /// A policy test that cannot be run: no input or several, nothing expected, or expectations that exclude each other.
    Error BAD_TEST = "bad-test";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        for (at, code) in ALL.iter().enumerate() {
            assert!(code.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", code.id);
            assert!(ALL[..at].iter().all(|earlier| earlier.id != code.id), "{}", code.id);
        }
    }
}
