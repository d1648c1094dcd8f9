//! What becomes of one record: the interpreter itself.

use super::action;
use super::date::day_of;
use super::decide::{Manner, Place, Refused, deciding, dropped, one_of, selected};
use super::forms::Form;
use super::node::{Node, Text};
use super::planted::{scan, scan_text};
use super::policy::{Action, Names, Otherwise, Parse, Policy, Pseudonymise, Rule, Scope, Unlisted};
use super::pseudonym::{NOW, STREAM, integer_text, pseudonym};
use super::selector::{Selector, Step};
use super::sweep::Quarry;

/// What is known of a record before it is decided.
pub(crate) struct Record<'a> {
    policy: &'a Policy,
    /// The nodes that name scopes.
    reads: Vec<(&'a Selector, Option<&'a Node>)>,
    /// Who is hunted through it.
    quarry: Quarry,
    ordinal: u64,
}

/// Some rules over one tree.
pub(crate) struct Walk<'a> {
    record: &'a Record<'a>,
    rules: &'a [Rule],
    unlisted: Unlisted,
    /// They are the record's own, before which `drop_elements` is asked.
    drops: bool,
    /// Containers that are written though nothing in them is.
    stays: &'a dyn Fn(&Place<'_>) -> bool,
    /// Nodes that are records of their own, and what becomes of them.
    within: Option<&'a Within<'a>>,
}

/// The records inside a document.
pub(crate) struct Within<'a> {
    pub(crate) selector: &'a Selector,
    pub(crate) minimise: &'a dyn Fn(&Node) -> Result<Option<Node>, Refused>,
}

/// What holds at a node.
#[derive(Clone, Copy)]
struct Ruling<'a> {
    /// The rule that decides; none: `unlisted`.
    rule: Option<&'a Rule>,
    names: Names,
}

impl<'a> Record<'a> {
    /// Reads what the policy reads. The rules of `envelope` and record name their scopes in their own tree.
    pub(crate) fn read(policy: &'a Policy, rules: &'a [Rule], root: &'a Node, ordinal: u64) -> Result<Self, Refused> {
        let mut reads = Vec::new();
        for selector in rules.iter().filter(|rule| !rule.idle).filter_map(Rule::reads) {
            let mut found = Vec::new();
            selected(selector, &Place::root(root), policy.spelling, &mut found);
            found.retain(|node| Form::ContainersOccur.landed() || !node.is_container());
            reads.push((selector, one_of(&found, policy.duplicates)?));
        }
        Ok(Self { policy, reads, quarry: Quarry::default(), ordinal })
    }

    /// The same with what it sweeps.
    pub(crate) fn sweeping(self, root: &Node) -> Result<Self, Refused> {
        Ok(Self { quarry: Quarry::read(self.policy, root)?, ..self })
    }

    /// What becomes of a text that is scanned; `None`: nothing.
    fn scan_text(&self, text: &Text) -> Option<Text> {
        let scanned = scan_text(text, &self.policy.detect);
        self.quarry.take_out(scanned.as_ref().unwrap_or(text)).or(scanned)
    }

    fn scan(&self, value: &Node) -> Node {
        match value {
            Node::String(text) => Node::String(self.scan_text(text).unwrap_or_else(|| text.clone())),
            _ => scan(value, &self.policy.detect),
        }
    }

    fn manner(&self) -> Manner {
        Manner { spelling: self.policy.spelling, duplicates: self.policy.duplicates }
    }

    /// What names the instance of a pseudonym's scope; `None` if the record does not say.
    fn instance(&self, scope: &Scope) -> Option<String> {
        Some(match scope {
            Scope::Dataset | Scope::Purpose => String::new(),
            Scope::Day => day_of(NOW),
            Scope::Month => day_of(NOW)[..7].to_owned(),
            Scope::Record => format!("{STREAM}\n{}", self.ordinal),
            Scope::By(node) | Scope::RecordOf(node) => {
                match self.reads.iter().find(|(selector, _)| *selector == node)?.1? {
                    Node::String(text) => integer_text(&text.text),
                    Node::Number(spelling) => integer_text(spelling),
                    _ => return None,
                }
            }
        })
    }
}

impl<'a> Walk<'a> {
    /// The rules of the records.
    pub(crate) fn of_record(record: &'a Record<'a>) -> Self {
        let unlisted = record.policy.unlisted;
        Self { record, rules: &record.policy.rules, unlisted, drops: true, stays: &|_| false, within: None }
    }

    /// The rules of what is around the records.
    pub(crate) fn of_envelope(
        record: &'a Record<'a>,
        stays: &'a dyn Fn(&Place<'_>) -> bool,
        within: Option<&'a Within<'a>>,
    ) -> Self {
        Self { record, rules: record.policy.envelope(), unlisted: Unlisted::Drop, drops: false, stays, within }
    }

    /// What is left of the tree; `None`: nothing.
    pub(crate) fn minimise(&self, root: &Node) -> Result<Option<Node>, Refused> {
        let above = Ruling { rule: None, names: self.record.policy.names };
        Ok(self.child(&Place::root(root), above)?.map(|(node, _)| node))
    }

    /// What is left of a node, and how its name is taken.
    fn child(&self, place: &Place<'_>, above: Ruling<'a>) -> Result<Option<(Node, Names)>, Refused> {
        let (policy, manner) = (self.record.policy, self.record.manner());
        if let Some(within) = self.within.filter(|within| within.selector.selects(&place.path, manner.spelling)) {
            return Ok((within.minimise)(place.node())?.map(|node| (node, above.names)));
        }
        if self.drops && dropped(&policy.drop_elements, place, manner)? {
            return Ok(None);
        }
        let decided = deciding(self.rules, place, manner)?;
        let names = decided.and_then(|rule| rule.names).unwrap_or(above.names);
        let ruling = Ruling { rule: decided.or(above.rule), names };
        Ok(self.node(place, ruling)?.map(|node| (node, names)))
    }

    fn node(&self, place: &Place<'_>, ruling: Ruling<'a>) -> Result<Option<Node>, Refused> {
        match ruling.rule.map(|rule| (&rule.action, rule)) {
            Some((Action::Drop, _)) => return Ok(None),
            Some((Action::Null, _)) => return Ok(Some(Node::Null)),
            Some((Action::Redact { with, as_string }, _)) => {
                return Ok(Some(action::redact(place.node(), *with, *as_string)));
            }
            Some((Action::Parse(parse), rule)) => return self.parse(place.node(), parse, rule, ruling.names),
            _ => {}
        }
        let kept = match place.node() {
            Node::Array(elements) => Node::Array(self.elements(place, elements, ruling)?),
            Node::Object(members) => Node::Object(self.members(place, members, ruling)?),
            scalar => return Ok(self.scalar(scalar, ruling.rule)),
        };
        let empty = matches!(&kept, Node::Array(kept) if kept.is_empty())
            || matches!(&kept, Node::Object(kept) if kept.is_empty());
        let keeps = match ruling.rule {
            Some(rule) => matches!(rule.action, Action::Keep(_)),
            None => self.unlisted == Unlisted::Keep,
        };
        Ok((!empty || keeps || (self.stays)(place)).then_some(kept))
    }

    fn elements(&self, place: &Place<'_>, elements: &[Node], ruling: Ruling<'a>) -> Result<Vec<Node>, Refused> {
        let mut kept = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            kept.extend(self.child(&place.child(Step::Index(index), element), ruling)?.map(|(node, _)| node));
        }
        Ok(kept)
    }

    fn members(
        &self,
        place: &Place<'_>,
        members: &[(Text, Node)],
        ruling: Ruling<'a>,
    ) -> Result<Vec<(Text, Node)>, Refused> {
        let mut kept = Vec::new();
        for (name, member) in members {
            let place = place.child(Step::Name(name.text.clone()), member);
            if let Some((node, names)) = self.child(&place, ruling)? {
                kept.push((self.name(name, &place, names), node));
            }
        }
        Ok(kept)
    }

    /// Names are data too: one that no selector spells is scanned.
    fn name(&self, name: &Text, place: &Place<'_>, names: Names) -> Text {
        let spelling = self.record.policy.spelling;
        let mut selectors = self.rules.iter().filter(|rule| !rule.idle).flat_map(|rule| &rule.select);
        if names == Names::Keep || selectors.any(|selector| selector.spells(&place.path, spelling)) {
            return name.clone();
        }
        self.record.scan_text(name).unwrap_or_else(|| name.clone())
    }

    /// A leaf action, or what `unlisted` says, on one scalar.
    fn scalar(&self, value: &Node, rule: Option<&Rule>) -> Option<Node> {
        let Some(rule) = rule else {
            return match self.unlisted {
                Unlisted::Drop => None,
                Unlisted::Scan => Some(self.record.scan(value)),
                Unlisted::Keep => Some(value.clone()),
            };
        };
        let done = match &rule.action {
            Action::Keep(guard) => guard.admits(value).then(|| value.clone()),
            Action::Mask { first, last, as_string } => action::masked(value, *first, *last, *as_string),
            Action::Pseudonymise(spec) => self.pseudonymise(spec, value),
            Action::GeneraliseDate(unit) => action::date(value, *unit),
            Action::GeneraliseNumber(pieces) => action::number(value, *pieces),
            Action::GeneraliseIp { v4, v6 } => action::ip(value, *v4, *v6),
            Action::Scan => Some(self.record.scan(value)),
            Action::Drop | Action::Null | Action::Redact { .. } | Action::Parse(_) => None,
        };
        done.or_else(|| self.otherwise(value, rule))
    }

    fn pseudonymise(&self, spec: &Pseudonymise, value: &Node) -> Option<Node> {
        match value {
            Node::String(_) | Node::Number(_) => Some(pseudonym(spec, &self.record.instance(&spec.scope)?, value)),
            _ => Some(value.clone()),
        }
    }

    fn otherwise(&self, value: &Node, rule: &Rule) -> Option<Node> {
        match rule.otherwise {
            Otherwise::Drop => None,
            Otherwise::Null => Some(Node::Null),
            Otherwise::Redact => Some(action::redact(value, None, false)),
            // A container is no text that could be scanned.
            Otherwise::Scan => (!value.is_container()).then(|| self.record.scan(value)),
        }
    }

    /// A string that holds JSON, by its own rules.
    fn parse(&self, node: &Node, parse: &'a Parse, rule: &Rule, names: Names) -> Result<Option<Node>, Refused> {
        let held = if let Node::String(text) = node { Node::parse(&text.text) } else { None };
        let Some(held) = held else { return Ok(self.otherwise(node, rule)) };
        let inner = Self {
            rules: &parse.rules,
            unlisted: parse.unlisted,
            drops: false,
            stays: &|_| false,
            within: None,
            ..*self
        };
        let above = Ruling { rule: None, names };
        Ok(inner.child(&Place::root(&held), above)?.map(|(node, _)| Node::Holding(Box::new(node))))
    }
}
