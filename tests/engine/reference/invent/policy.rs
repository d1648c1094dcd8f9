//! Policies: overlapping selectors, nested node and leaf actions, all settings.

use super::super::entropy::Entropy;
use super::super::forms::Form;
use super::super::node::Node;
use super::super::policy::*;
use super::super::selector::{Part, Segment, Selector, Spelling};
use super::words::{LISTED, NAMES, PERSON};

/// A policy of the forms that the product has.
pub(crate) fn policy(entropy: &mut Entropy<'_>) -> Policy {
    let rules = entropy.some(8, rule);
    let findings = [
        Finding::Redact,
        Finding::Redact,
        Finding::RedactWith("\\gone\n"),
        Finding::Keep,
        Finding::Mask,
        Finding::Pseudonymise,
    ];
    let drop_elements = if Form::DropElements.landed() { entropy.some(3, drop_elements) } else { Vec::new() };
    Policy {
        records: records(entropy),
        unlisted: entropy.pick(&[Unlisted::Drop, Unlisted::Drop, Unlisted::Scan, Unlisted::Keep]),
        spelling: if entropy.one_in(4) { Spelling::Folded } else { Spelling::Exact },
        names: if entropy.one_in(3) { Names::Keep } else { Names::Scan },
        rules,
        drop_elements,
        detect: Detect { email: entropy.pick(&findings), card: entropy.pick(&findings) },
        on_error: if entropy.one_in(3) { OnError::DropRecord } else { OnError::Reject },
        duplicates: if entropy.one_in(3) { Duplicates::All } else { Duplicates::Refuse },
        sweep: if entropy.one_in(3) { sweep(entropy) } else { Vec::new() },
    }
}

/// Somebody at the top, below a member, or anywhere. What is swept is always a person.
fn sweep(entropy: &mut Entropy<'_>) -> Vec<Selector> {
    let name = |name: &str| Segment { descend: false, parts: vec![Part::Name(name.to_owned())] };
    let anywhere = Segment { descend: true, parts: vec![Part::Name(PERSON.to_owned())] };
    let top = Selector(vec![name(PERSON)]);
    match entropy.below(5) {
        0 => vec![top, Selector(vec![name(entropy.pick(&NAMES)), name(PERSON)])],
        1 => vec![Selector(vec![name(PERSON), Segment { descend: false, parts: vec![Part::Any] }])],
        2 => vec![Selector(vec![anywhere])],
        _ => vec![top],
    }
}

fn records(entropy: &mut Entropy<'_>) -> Records {
    match entropy.below(6) {
        4 if Form::RecordsWithin.landed() => Records::Within(way_to_records(entropy), Envelope(entropy.some(4, rule))),
        5 if Form::Pairs.landed() => Records::Pairs(Envelope(entropy.some(4, rule))),
        3.. => Records::Value,
        _ => Records::Auto,
    }
}

/// `$.a[*]`, `$.a.b[*]` and the like.
fn way_to_records(entropy: &mut Entropy<'_>) -> Selector {
    let name = |entropy: &mut Entropy<'_>| Segment {
        descend: false,
        parts: vec![Part::Name(entropy.pick(&NAMES).to_owned())],
    };
    let mut segments: Vec<Segment> = (0..=entropy.below(2)).map(|_| name(entropy)).collect();
    segments.push(Segment { descend: false, parts: vec![Part::Any] });
    Selector(segments)
}

fn drop_elements(entropy: &mut Entropy<'_>) -> DropElements {
    let mut at = selector(entropy);
    at.0.push(Segment { descend: false, parts: vec![Part::Any] });
    DropElements { at, when: when(entropy) }
}

fn rule(entropy: &mut Entropy<'_>) -> Rule {
    let mut select = vec![selector(entropy)];
    if entropy.one_in(5) {
        select.push(selector(entropy));
    }
    let action = action(entropy);
    let fits = matches!(action, Action::Drop | Action::Null | Action::Redact { .. });
    let otherwise = entropy.pick(&[Otherwise::Drop, Otherwise::Null, Otherwise::Redact, Otherwise::Scan]);
    let names = entropy.pick(&[None, None, Some(Names::Keep), Some(Names::Scan)]);
    let when = if Form::When.landed() && entropy.one_in(3) { when(entropy) } else { When::default() };
    Rule { select, when, action, otherwise, names: if fits { None } else { names }, idle: false }
}

fn when(entropy: &mut Entropy<'_>) -> When {
    let mut named = vec![(entropy.pick(&NAMES[..4]).to_owned(), listed(entropy))];
    if entropy.one_in(3) {
        named.push(("é".to_owned(), listed(entropy)));
    }
    When(named)
}

fn listed(entropy: &mut Entropy<'_>) -> Vec<Node> {
    let first = entropy.below(LISTED.len());
    let until = LISTED.len().min(first + 1 + entropy.below(4));
    LISTED[first..until].iter().filter_map(|text| Node::parse(text)).collect()
}

fn selector(entropy: &mut Entropy<'_>) -> Selector {
    Selector(entropy.some(4, segment))
}

fn segment(entropy: &mut Entropy<'_>) -> Segment {
    let descend = entropy.one_in(6);
    let mut parts = vec![part(entropy)];
    if entropy.one_in(5) {
        parts.push(part(entropy));
    }
    Segment { descend, parts }
}

fn part(entropy: &mut Entropy<'_>) -> Part {
    match entropy.below(12) {
        8 => Part::Any,
        9 => Part::Index(entropy.below(3)),
        10 => Part::Any,
        11 => {
            let start = entropy.below(3);
            let end = if entropy.one_in(2) { Some(start + 1 + entropy.below(3)) } else { None };
            Part::Slice { start, end, step: 1 + entropy.below(2) }
        }
        _ => Part::Name(entropy.pick(&NAMES).to_owned()),
    }
}

fn action(entropy: &mut Entropy<'_>) -> Action {
    let as_string = entropy.one_in(3);
    match entropy.below(20) {
        0..4 => Action::Keep(Guard::default()),
        4..6 => Action::Keep(guard(entropy)),
        6..9 => Action::Drop,
        9 => Action::Null,
        10 => Action::Redact { with: entropy.pick(&[None, Some("gone")]), as_string },
        11 => Action::Mask { first: entropy.below(3), last: entropy.below(5), as_string },
        12..14 => Action::Pseudonymise(pseudonymise(entropy, as_string)),
        14 => Action::GeneraliseDate(entropy.pick(&[Unit::Hour, Unit::Day, Unit::Month, Unit::Quarter, Unit::Year])),
        15 => Action::GeneraliseNumber(entropy.pick(&[Pieces::Tens, Pieces::Halves, Pieces::Bands])),
        16 => Action::GeneraliseIp { v4: entropy.pick(&[24, 0, 32]), v6: entropy.pick(&[48, 0, 128]) },
        17 if Form::Parse.landed() => Action::Parse(parse(entropy)),
        _ => Action::Scan,
    }
}

fn guard(entropy: &mut Entropy<'_>) -> Guard {
    let open = Guard::default();
    match entropy.below(6) {
        0 => Guard { only: Some(listed(entropy)), ..open },
        1 => Guard { matching: Some(entropy.pick(&[Pattern::FewDigits, Pattern::Letters])), ..open },
        2 => Guard { kind: Some(entropy.pick(&["integer", "number", "string", "boolean"])), ..open },
        3 => Guard { min: Some("0"), ..open },
        4 => Guard { min: Some("-3"), max: Some("44.99"), ..open },
        _ => Guard { max_length: Some(entropy.below(12)), ..open },
    }
}

fn pseudonymise(entropy: &mut Entropy<'_>, as_string: bool) -> Pseudonymise {
    let name = |entropy: &mut Entropy<'_>| Segment {
        descend: false,
        parts: vec![Part::Name(entropy.pick(&NAMES[..4]).to_owned())],
    };
    let scope = match entropy.below(8) {
        0 | 1 => Scope::Dataset,
        2 => Scope::Purpose,
        3 => Scope::Day,
        4 => Scope::Month,
        5 => Scope::Record,
        6 => Scope::By(Selector(vec![name(entropy)])),
        _ => Scope::RecordOf(Selector(entropy.some(3, name))),
    };
    let class = entropy.pick(&[Class::Value, Class::Number, Class::Monthly]);
    let format = entropy.pick(&[None, None, Some("token"), Some("hex"), Some("uuid"), Some("integer"), Some("email")]);
    Pseudonymise { class, scope, format, as_string }
}

/// Simple rules, none of which stands in another's way.
fn parse(entropy: &mut Entropy<'_>) -> Parse {
    let named = |name: &str| Selector(vec![Segment { descend: false, parts: vec![Part::Name(name.to_owned())] }]);
    let actions = [Action::Keep(Guard::default()), Action::Scan, Action::Null, Action::Drop];
    let names = ["a", "b"].into_iter().take(1 + entropy.below(2)).map(named);
    let rules = names.map(|select| Rule::new(select, actions[entropy.below(actions.len())].clone())).collect();
    Parse { rules, unlisted: entropy.pick(&[Unlisted::Drop, Unlisted::Scan, Unlisted::Keep]) }
}
