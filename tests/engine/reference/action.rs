//! What an action makes of one scalar: docs/actions.md, its simple forms.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::date;
use super::decide::equal;
use super::node::Node;
use super::number::Exact;
use super::policy::{Guard, Pattern, Pieces, Unit};

/// What stands for a redacted node. Kinds hold: a number or boolean becomes `null`.
pub(crate) fn redact(node: &Node, with: Option<&str>, as_string: bool) -> Node {
    match node {
        Node::Null => Node::Null,
        Node::Number(_) | Node::Bool(_) if !as_string => Node::Null,
        _ => Node::text(with.unwrap_or("[REDACTED]")),
    }
}

impl Guard {
    /// Whether every guard that is given admits the value.
    pub(crate) fn admits(&self, value: &Node) -> bool {
        let listed = self.only.as_ref().is_none_or(|only| only.iter().any(|listed| equal(listed, value)));
        let kind = self.kind.is_none_or(|kind| match value {
            Node::Number(spelling) => {
                kind == "number" || (kind == "integer" && Exact::parse(spelling).is_some_and(|n| n.is_whole()))
            }
            Node::String(_) => kind == "string",
            Node::Bool(_) => kind == "boolean",
            _ => false,
        });
        let text = match value {
            Node::Number(spelling) => spelling,
            Node::String(text) => &text.text,
            // What carries no text passes the other guards.
            _ => return listed && kind,
        };
        let bounded = match value {
            Node::Number(_) => {
                self.min.is_none_or(|min| Exact::parse(text) >= Exact::parse(min))
                    && self.max.is_none_or(|max| Exact::parse(text) <= Exact::parse(max))
            }
            _ => self.min.is_none() && self.max.is_none(),
        };
        let matches = self.matching.is_none_or(|pattern| match pattern {
            Pattern::FewDigits => (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()),
            Pattern::Letters => text.bytes().all(|byte| byte.is_ascii_lowercase()),
        });
        listed && kind && bounded && matches && self.max_length.is_none_or(|most| text.chars().count() <= most)
    }
}

/// Covers all but the ends, separators neither covered nor counted. No text of the reference has marks that join.
pub(crate) fn mask(text: &str, first: usize, last: usize) -> String {
    let separates = |c: &char| c.is_whitespace() || "-./():+@_,".contains(*c);
    let total = text.chars().filter(|c| !separates(c)).count();
    let mut at = 0;
    let cover = |c: char| {
        if separates(&c) {
            return c;
        }
        at += 1;
        if first + last < total && (at <= first || at > total - last) { c } else { '*' }
    };
    text.chars().map(cover).collect()
}

/// The masked scalar; `None` if it does not fit.
pub(crate) fn masked(value: &Node, first: usize, last: usize, as_string: bool) -> Option<Node> {
    match value {
        Node::String(text) => Some(Node::text(mask(&text.text, first, last))),
        Node::Number(spelling) => as_string.then(|| Node::text(mask(spelling, first, last))),
        _ => Some(value.clone()),
    }
}

/// A date shortened; `None` if it does not fit.
pub(crate) fn date(value: &Node, unit: Unit) -> Option<Node> {
    match value {
        Node::String(text) => {
            let short = date::shorten(&text.text, unit)?;
            Some(if short == text.text { value.clone() } else { Node::text(short) })
        }
        Node::Number(spelling) => date::epoch(spelling, unit).map(|first| Node::Number(first.to_string())),
        _ => Some(value.clone()),
    }
}

/// The lower edge of the piece in which a number lies; `None` if it does not fit.
pub(crate) fn number(value: &Node, pieces: Pieces) -> Option<Node> {
    match value {
        Node::String(text) => edge(&text.text, pieces).map(Node::text),
        Node::Number(spelling) => edge(spelling, pieces).map(Node::Number),
        _ => Some(value.clone()),
    }
}

fn edge(spelling: &str, pieces: Pieces) -> Option<String> {
    let number = Exact::parse(spelling)?;
    let (tenths, step) = match pieces {
        Pieces::Tens => (number.floor(1)?, 100),
        Pieces::Halves => (number.floor(1)?, 5),
        Pieces::Bands => {
            let reached = |edge: &&&str| Exact::parse(edge).is_some_and(|edge| edge <= number);
            return ["0", "18", "45"].iter().rev().find(reached).map(|edge| (*edge).to_owned());
        }
    };
    let edge = tenths.div_euclid(step) * step;
    let sign = if edge < 0 { "-" } else { "" };
    let (whole, tenth) = (edge.unsigned_abs() / 10, edge.unsigned_abs() % 10);
    Some(if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") })
}

/// The address of the network in which an address lies; `None` if it does not fit. No address of the reference has an
/// IPv4 address inside an IPv6 one.
pub(crate) fn ip(value: &Node, v4: u32, v6: u32) -> Option<Node> {
    let text = match value {
        Node::String(text) => text.text.as_str(),
        Node::Number(_) => return None,
        _ => return Some(value.clone()),
    };
    if let Ok(address) = text.parse::<Ipv4Addr>() {
        let network = address.to_bits() & u32::MAX.checked_shl(32 - v4).unwrap_or(0);
        return Some(Node::text(Ipv4Addr::from_bits(network).to_string()));
    }
    let address = text.parse::<Ipv6Addr>().ok()?;
    let network = address.to_bits() & u128::MAX.checked_shl(128 - v6).unwrap_or(0);
    Some(Node::text(Ipv6Addr::from_bits(network).to_string()))
}
