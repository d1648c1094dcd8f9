//! A policy as the reference understands it. `yaml` writes it for the product.

use super::node::Node;
use super::selector::{Selector, Spelling};

/// A policy of one dataset and purpose.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(crate) records: Records,
    pub(crate) unlisted: Unlisted,
    pub(crate) spelling: Spelling,
    pub(crate) names: Names,
    pub(crate) rules: Vec<Rule>,
    pub(crate) drop_elements: Vec<DropElements>,
    pub(crate) detect: Detect,
    pub(crate) on_error: OnError,
    pub(crate) duplicates: Duplicates,
    /// Where the values stand that are hunted through the record.
    pub(crate) sweep: Vec<Selector>,
}

/// What counts as one record.
#[derive(Clone, Debug)]
pub(crate) enum Records {
    /// Each value; where it is an array, its elements.
    Auto,
    /// Each value.
    Value,
    /// What this selects in a document.
    Within(Selector, Envelope),
    /// Two lines: an envelope and a value.
    Pairs(Envelope),
}

/// The rules of what is not a record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Envelope(pub(crate) Vec<Rule>);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unlisted {
    Drop,
    Scan,
    Keep,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Names {
    Scan,
    Keep,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum OnError {
    Reject,
    DropRecord,
}

/// What a node that is read and occurs twice does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Duplicates {
    Refuse,
    All,
}

#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) select: Vec<Selector>,
    pub(crate) when: When,
    pub(crate) action: Action,
    pub(crate) otherwise: Otherwise,
    pub(crate) names: Option<Names>,
    /// The product says that it can never decide, and does not get to see it. The reference holds it to that.
    pub(crate) idle: bool,
}

/// Members and the scalars that each may equal; all must.
#[derive(Clone, Debug, Default)]
pub(crate) struct When(pub(crate) Vec<(String, Vec<Node>)>);

/// Elements that go before any rule.
#[derive(Clone, Debug)]
pub(crate) struct DropElements {
    pub(crate) at: Selector,
    pub(crate) when: When,
}

#[derive(Clone, Debug)]
pub(crate) enum Action {
    Keep(Guard),
    Drop,
    Null,
    Redact { with: Option<&'static str>, as_string: bool },
    Mask { first: usize, last: usize, as_string: bool },
    Pseudonymise(Pseudonymise),
    GeneraliseDate(Unit),
    GeneraliseNumber(Pieces),
    GeneraliseIp { v4: u32, v6: u32 },
    Scan,
    Parse(Parse),
}

/// What a kept value must be; every guard given must admit it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guard {
    pub(crate) only: Option<Vec<Node>>,
    pub(crate) matching: Option<Pattern>,
    pub(crate) kind: Option<&'static str>,
    pub(crate) min: Option<&'static str>,
    pub(crate) max: Option<&'static str>,
    pub(crate) max_length: Option<usize>,
}

/// Regular expressions that are easily told without one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pattern {
    /// `[0-9]{1,3}`
    FewDigits,
    /// `[a-z]*`
    Letters,
}

#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) enum Unit {
    Hour,
    Day,
    Month,
    Quarter,
    Year,
}

/// How numbers are cut into pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pieces {
    /// `step: 10`
    Tens,
    /// `step: 0.5`
    Halves,
    /// `bands: [0, 18, 45]`
    Bands,
}

#[derive(Clone, Debug)]
pub(crate) struct Pseudonymise {
    pub(crate) class: Class,
    pub(crate) scope: Scope,
    pub(crate) format: Option<&'static str>,
    pub(crate) as_string: bool,
}

/// The classes that every policy of the reference declares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Class {
    /// `value: { canonical: exact }`
    Value,
    /// `number: { canonical: integer }`
    Number,
    /// `monthly: { canonical: text, epoch: month }`
    Monthly,
}

#[derive(Clone, Debug)]
pub(crate) enum Scope {
    Dataset,
    Purpose,
    Day,
    Month,
    Record,
    By(Selector),
    RecordOf(Selector),
}

/// The rules of a string that holds JSON.
#[derive(Clone, Debug)]
pub(crate) struct Parse {
    pub(crate) rules: Vec<Rule>,
    pub(crate) unlisted: Unlisted,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Otherwise {
    Drop,
    Null,
    Redact,
    Scan,
}

/// What becomes of a finding, by type.
#[derive(Clone, Debug)]
pub(crate) struct Detect {
    pub(crate) email: Finding,
    pub(crate) card: Finding,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Finding {
    /// The placeholder.
    Redact,
    RedactWith(&'static str),
    Keep,
    /// All but the last four.
    Mask,
    /// Of the class `value`, over the dataset.
    Pseudonymise,
}

impl Rule {
    /// One selector and an action, nothing else said.
    pub(crate) fn new(select: Selector, action: Action) -> Self {
        let (when, otherwise) = (When::default(), Otherwise::Drop);
        Self { select: vec![select], when, action, otherwise, names: None, idle: false }
    }

    /// The selector of the node that names the instance of its pseudonym's scope.
    pub(crate) fn reads(&self) -> Option<&Selector> {
        match &self.action {
            Action::Pseudonymise(Pseudonymise { scope: Scope::By(node) | Scope::RecordOf(node), .. }) => Some(node),
            _ => None,
        }
    }
}

impl Policy {
    /// Nothing said but the rules.
    pub(crate) fn new(rules: Vec<Rule>) -> Self {
        Self {
            records: Records::Auto,
            unlisted: Unlisted::Drop,
            spelling: Spelling::Exact,
            names: Names::Scan,
            rules,
            drop_elements: Vec::new(),
            detect: Detect { email: Finding::Redact, card: Finding::Redact },
            on_error: OnError::Reject,
            duplicates: Duplicates::Refuse,
            sweep: Vec::new(),
        }
    }

    /// The rules of the envelope, if there is one.
    pub(crate) fn envelope(&self) -> &[Rule] {
        match &self.records {
            Records::Within(_, Envelope(rules)) | Records::Pairs(Envelope(rules)) => rules,
            Records::Auto | Records::Value => &[],
        }
    }

    /// All rules in the order in which they are written: the records', then the envelope's.
    pub(crate) fn rules_mut(&mut self) -> impl Iterator<Item = &mut Rule> {
        let envelope = match &mut self.records {
            Records::Within(_, Envelope(rules)) | Records::Pairs(Envelope(rules)) => rules.as_mut_slice(),
            Records::Auto | Records::Value => &mut [],
        };
        self.rules.iter_mut().chain(envelope)
    }

    /// Takes rules out, by their numbers among all.
    pub(crate) fn forget(&mut self, gone: &[usize]) {
        let mut number = 0;
        let mut stays = |_: &Rule| {
            number += 1;
            !gone.contains(&(number - 1))
        };
        self.rules.retain(&mut stays);
        if let Records::Within(_, Envelope(envelope)) | Records::Pairs(Envelope(envelope)) = &mut self.records {
            envelope.retain(&mut stays);
        }
    }

    /// Takes the whole envelope out.
    pub(crate) fn bare(&mut self) {
        if let Records::Within(_, Envelope(envelope)) | Records::Pairs(Envelope(envelope)) = &mut self.records {
            envelope.clear();
        }
    }
}
