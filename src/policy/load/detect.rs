//! Detection: types, patterns and term lists looked up, placeholders read.

use std::collections::BTreeMap;

use super::action::{Bench, REGEX};
use super::catalogue;
use super::external;
use super::grounds::Grounds;
use super::shelf::beside;
use crate::detect::{self, Code, Language, Languages, Markup, Pattern, Scanner, Score, Terms};
use crate::policy::model::{Detect, FindingAction, Nested, Sensitive};
use crate::policy::problem::codes;
use crate::policy::spec::{
    DetectSpec, FindingSpec, Fraction, Key, LanguagesSpec, MinScoreSpec, PatternSpec, PolicySpec, Said, TermsSpec,
};
use crate::transform::Redact;

/// What stands for a redacted finding where the policy does not say.
pub(super) const PLACEHOLDER: &str = "[{type}]";

/// What an entity type is called.
const TYPE: &str = "such as `TICKET_REF`";

/// Detection of one policy, and the term files it draws in.
pub(super) struct Detection {
    /// What it means.
    pub(super) meant: Detect,
    /// Path and text of each term file, in written order.
    pub(super) files: Vec<(String, String)>,
}

/// Detection where a policy says nothing: everything is looked for and redacted.
pub(crate) fn standard() -> Detect {
    Detect {
        scanner: detect::Config::default(),
        action: FindingAction::Redact(Redact::default()),
        placeholder: PLACEHOLDER.to_owned(),
        types: BTreeMap::new(),
        sensitive: Sensitive::Redact,
        nested: Nested::default(),
        external: Vec::new(),
    }
}

/// What a policy's detection means.
pub(super) fn lower(bench: &mut Bench<'_, '_>, policy: &PolicySpec, file: &str) -> Detection {
    let mut detection = Detection { meant: standard(), files: Vec::new() };
    let grounds = Grounds::of(policy.sensitive.given());
    let Some(spec) = policy.detect.given() else {
        grounds.check_types(bench, &[]);
        return detection;
    };
    let own: Vec<&Said<String>> = spec
        .patterns
        .given()
        .into_iter()
        .flatten()
        .map(|pattern| &pattern.kind)
        .chain(spec.terms.given().into_iter().flatten().map(|terms| &terms.kind))
        .chain(external::types(spec))
        .collect();
    let meant = &mut detection.meant;
    meant.scanner.languages = languages(bench, &spec.languages);
    external::lower(bench, spec, meant);
    scores(bench, spec, &own, &mut meant.scanner);
    meant.scanner.allow =
        spec.allow.given().into_iter().flat_map(|list| &list.0).map(|text| text.value.clone()).collect();
    meant.scanner.ignore = spec.ignore.given().map(|list| list.0.clone()).unwrap_or_default();
    written(bench, spec, meant);
    if let Some(sensitive) = spec.sensitive.given() {
        meant.sensitive = *sensitive;
    }
    if let Some(placeholder) = spec.placeholder.given() {
        check_placeholder(bench, placeholder);
        meant.placeholder.clone_from(&placeholder.value);
    }
    for (name, said) in spec.types.given().into_iter().flat_map(|table| &table.0) {
        catalogue::known(bench, name, &own);
        if let Some(action) = bench.finding(said) {
            grounds.check(bench, &name.value, &action, &name.at);
            meant.types.insert(name.value.clone(), action);
        }
    }
    for pattern in spec.patterns.given().into_iter().flatten() {
        own_pattern(bench, &grounds, pattern, meant);
    }
    for terms in spec.terms.given().into_iter().flatten() {
        detection.files.extend(own_terms(bench, &grounds, terms, meant, file));
    }
    if let Some(said) = spec.action.given()
        && let Some(action) = bench.finding(said)
    {
        grounds.check_default(bench, &action, spec, &said.at);
        meant.action = action;
    }
    grounds.check_types(bench, &own);
    grounds.withhold(&mut detection.meant);
    detection
}

/// How texts are marked up, and what is written inside them.
fn written(bench: &mut Bench<'_, '_>, spec: &DetectSpec, meant: &mut Detect) {
    meant.scanner.markup = spec.text.given().copied().unwrap_or_default();
    if let Some(said) = spec.code.given() {
        check_code(bench, said, meant.scanner.markup);
        meant.scanner.code = said.value;
    }
    if let Some(nested) = spec.nested.given() {
        meant.nested = Nested::of(&nested.0);
    }
}

/// Plain text holds no code.
fn check_code(bench: &mut Bench<'_, '_>, said: &Said<Code>, markup: Markup) {
    if markup == Markup::Plain && said.value != Code::Scan {
        let hint = "say `text: markdown` or `text: html` beside it";
        bench.shelf.report(
            &codes::BAD_VALUE,
            &said.at,
            "texts without markup hold no code that is known as such",
            hint,
        );
    }
}

fn languages(bench: &mut Bench<'_, '_>, spec: &Key<LanguagesSpec>) -> Languages {
    let Some(LanguagesSpec::Only(list)) = spec.given() else { return Languages::All };
    let mut only = Vec::new();
    for said in &list.0 {
        match Language::parse(&said.value) {
            Some(language) => only.push(language),
            None => {
                let codes: Vec<&str> = Language::read().map(Language::code).collect();
                let message = format!("`{}` is not a language known here", said.value);
                let hint = format!("ISO 639-1: {}; or `all`", codes.join(", "));
                bench.shelf.report(&codes::BAD_VALUE, &said.at, message, hint);
            }
        }
    }
    Languages::Only(only)
}

fn scores(bench: &mut Bench<'_, '_>, spec: &DetectSpec, own: &[&Said<String>], config: &mut detect::Config) {
    // The fraction was held within 0 and 1 when it was read.
    let score = |said: &Said<Fraction>| Score::new(said.value.0 as f32).unwrap_or_default();
    match spec.min_score.given() {
        None => {}
        Some(MinScoreSpec::All(said)) => config.min_score = score(said),
        Some(MinScoreSpec::ByType(table)) => {
            for (name, said) in &table.0 {
                if name.value == "default" {
                    config.min_score = score(said);
                } else {
                    catalogue::known(bench, name, own);
                    config.min_scores.push((name.value.clone(), score(said)));
                }
            }
        }
    }
}

fn own_pattern(bench: &mut Bench<'_, '_>, grounds: &Grounds<'_>, spec: &PatternSpec, meant: &mut Detect) {
    let pattern = Pattern { name: spec.kind.value.clone(), regex: spec.regex.value.clone() };
    let alone = detect::Config {
        only: Some(vec![pattern.name.clone()]),
        patterns: vec![pattern.clone()],
        ..detect::Config::default()
    };
    if let Err(error) = Scanner::new(&alone) {
        let (code, at, hint) = match error {
            detect::ConfigError::BadType { .. } => (&codes::BAD_VALUE, &spec.kind.at, TYPE),
            detect::ConfigError::Unbounded { .. } => {
                (&codes::BAD_REGEX, &spec.regex.at, "write `{1,64}` for `+` and `{0,64}` for `*`")
            }
            detect::ConfigError::Empty { .. } => {
                (&codes::BAD_REGEX, &spec.regex.at, "let it match at least one character")
            }
            _ => (&codes::BAD_REGEX, &spec.regex.at, REGEX),
        };
        bench.shelf.report(code, at, error.to_string(), hint);
        return;
    }
    meant.scanner.patterns.push(pattern);
    own_action(bench, grounds, &spec.kind, &spec.action, meant);
}

fn own_terms(
    bench: &mut Bench<'_, '_>,
    grounds: &Grounds<'_>,
    spec: &TermsSpec,
    meant: &mut Detect,
    file: &str,
) -> Option<(String, String)> {
    own_action(bench, grounds, &spec.kind, &spec.action, meant);
    let path = beside(file, &spec.file.value);
    let text = bench.shelf.text(&path, Some(&spec.file.at))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let terms = Terms { name: spec.kind.value.clone(), words: lines.map(str::to_owned).collect() };
    if terms.words.is_empty() {
        bench.shelf.report(
            &codes::BAD_VALUE,
            &spec.file.at,
            format!("`{path}` holds no terms"),
            "write one term a line; lines that begin with `#` are notes",
        );
    }
    let alone = detect::Config {
        only: Some(vec![terms.name.clone()]),
        terms: vec![terms.clone()],
        ..detect::Config::default()
    };
    if let Err(error) = Scanner::new(&alone) {
        bench.shelf.report(&codes::BAD_VALUE, &spec.kind.at, error.to_string(), TYPE);
        return None;
    }
    meant.scanner.terms.push(terms);
    Some((path, text))
}

/// The action beside a pattern or term list is its type's, whatever finds that type; `types` may not say another.
fn own_action(
    bench: &mut Bench<'_, '_>,
    grounds: &Grounds<'_>,
    kind: &Said<String>,
    action: &Key<Said<FindingSpec>>,
    meant: &mut Detect,
) {
    let Some(said) = action.given() else { return };
    let Some(action) = bench.finding(said) else { return };
    grounds.check(bench, &kind.value, &action, &kind.at);
    match meant.types.get(&kind.value) {
        Some(other) if *other != action => {
            let message = format!("`{}` has another action already", kind.value);
            bench.shelf.report(
                &codes::BAD_VALUE,
                &said.at,
                message,
                "one type has one action: say it once, here or under `types`",
            );
        }
        _ => {
            meant.types.insert(kind.value.clone(), action);
        }
    }
}

fn check_placeholder(bench: &mut Bench<'_, '_>, said: &Said<String>) {
    let mut rest = said.value.as_str();
    while let Some(open) = rest.find('{') {
        let inside = &rest[open + 1..];
        let word = inside.split('}').next().filter(|word| word.len() < inside.len());
        if !matches!(word, Some("type" | "label" | "n")) {
            let what = word.map_or("an open brace".to_owned(), |word| format!("`{{{word}}}`"));
            let message = format!("{what} means nothing in a placeholder");
            bench.shelf.report(
                &codes::BAD_PLACEHOLDER,
                &said.at,
                message,
                "`{type}`, `{label}` and `{n}` do: `[{type} {n}]`",
            );
            return;
        }
        rest = inside;
    }
}
