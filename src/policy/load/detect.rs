//! Detection: types, patterns and term lists looked up, placeholders read, and no special category kept without a ground.

use std::collections::BTreeMap;

use super::action::{Bench, REGEX};
use super::catalogue;
use super::shelf::beside;
use crate::detect::{self, Code, Language, Languages, Markup, Pattern, Scanner, Score, Special, Terms};
use crate::policy::model::{Detect, FindingAction, Sensitive};
use crate::policy::problem::{Place, codes, nearest};
use crate::policy::spec::{
    DetectSpec, FindingSpec, Fraction, Key, LanguagesSpec, MinScoreSpec, PatternSpec, PolicySpec, Said, SensitiveSpec,
    TermsSpec,
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
        sensitive: Sensitive::DropField,
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
        .collect();
    let meant = &mut detection.meant;
    meant.scanner.languages = languages(bench, &spec.languages);
    scores(bench, spec, &own, &mut meant.scanner);
    meant.scanner.allow =
        spec.allow.given().into_iter().flat_map(|list| &list.0).map(|text| text.value.clone()).collect();
    meant.scanner.ignore = spec.ignore.given().map(|list| list.0.clone()).unwrap_or_default();
    meant.scanner.markup = spec.text.given().copied().unwrap_or_default();
    if let Some(said) = spec.code.given() {
        check_code(bench, said, meant.scanner.markup);
        meant.scanner.code = said.value;
    }
    if let Some(sensitive) = spec.sensitive.given() {
        meant.sensitive = *sensitive;
    }
    if let Some(placeholder) = spec.placeholder.given() {
        check_placeholder(bench, placeholder);
        meant.placeholder.clone_from(&placeholder.value);
    }
    for (name, said) in spec.types.given().into_iter().flat_map(|table| &table.0) {
        known(bench, name, &own);
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
    detection
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
                    known(bench, name, own);
                    config.min_scores.push((name.value.clone(), score(said)));
                }
            }
        }
    }
}

/// Says so where nothing finds this type, or nothing yet.
fn known(bench: &mut Bench<'_, '_>, name: &Said<String>, own: &[&Said<String>]) {
    let found = || detect::catalogue().iter().map(|detector| detector.name);
    if found().any(|known| known == name.value) || own.iter().any(|known| known.value == name.value) {
        return;
    }
    if catalogue::names(&name.value) {
        let message = format!("the entity type `{}` is not supported yet", name.value);
        let hint = "leave it out; `patterns` or `terms` of the policy can find it until a later version does";
        bench.shelf.report(&codes::NOT_SUPPORTED_YET, &name.at, message, hint);
        return;
    }
    let near = nearest(&name.value, found().chain(own.iter().map(|known| known.value.as_str())));
    let hint = near.map_or_else(
        || "`tamis detect --list` names the types; own ones come with `patterns` or `terms`".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    bench.shelf.report(&codes::UNKNOWN_TYPE, &name.at, format!("nothing finds the entity type `{}`", name.value), hint);
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

/// What the policy may keep or pseudonymise of what the law sets apart.
struct Grounds<'a> {
    national: &'a [crate::policy::spec::NationalIdSpec],
}

impl<'a> Grounds<'a> {
    fn of(spec: Option<&'a SensitiveSpec>) -> Self {
        Self { national: spec.and_then(|spec| spec.national_id.given()).map_or(&[], Vec::as_slice) }
    }

    /// A ground for a type that does not exist, or that needs none, grounds nothing. The operator's own types may be
    /// national numbers that the catalogue does not have.
    fn check_types(&self, bench: &mut Bench<'_, '_>, own: &[&Said<String>]) {
        for ground in self.national {
            let kind = &ground.kind;
            known(bench, kind, own);
            let catalogued = detect::catalogue().iter().any(|detector| detector.name == kind.value);
            if catalogued && !is_national(&kind.value) {
                let message = format!("`{}` is no national identification number: it needs no ground", kind.value);
                let hint = "`docs/detectors.md` says which types are; say what becomes of this one under `types`";
                bench.shelf.report(&codes::BAD_VALUE, &kind.at, message, hint);
            }
        }
    }

    fn check(&self, bench: &mut Bench<'_, '_>, name: &str, action: &FindingAction, at: &Place) {
        if reveals(action) && is_national(name) && !self.has(name) {
            let message =
                format!("`{name}` is a national identification number; it is {} without a ground", done(action));
            let hint = format!(
                "redact it, or state `sensitive: {{ national_id: [{{ type: {name}, ground: … }}] }}` (GDPR art. 87)"
            );
            bench.shelf.report(&codes::MISSING_GROUND, at, message, hint);
        }
    }

    /// `action: keep` keeps every type that has no action of its own, so each of those needs its ground too.
    fn check_default(&self, bench: &mut Bench<'_, '_>, action: &FindingAction, spec: &DetectSpec, at: &Place) {
        if !reveals(action) {
            return;
        }
        let own = |kind: &Said<String>, action: &Key<_>, name: &str| kind.value == name && !action.is_absent();
        let named = |name: &str| {
            spec.types.given().is_some_and(|table| table.0.iter().any(|(other, _)| other.value == name))
                || spec.patterns.given().into_iter().flatten().any(|one| own(&one.kind, &one.action, name))
                || spec.terms.given().into_iter().flatten().any(|one| own(&one.kind, &one.action, name))
        };
        let bare: Vec<&str> = detect::catalogue()
            .iter()
            .map(|detector| detector.name)
            .filter(|name| is_national(name) && !named(name) && !self.has(name))
            .collect();
        if !bare.is_empty() {
            let message =
                format!("national identification numbers are {} without a ground: {}", done(action), bare.join(", "));
            bench.shelf.report(
                &codes::MISSING_GROUND,
                at,
                message,
                "name them under `types`, or state their grounds (GDPR art. 87)",
            );
        }
    }

    fn has(&self, name: &str) -> bool {
        self.national.iter().any(|ground| ground.kind.value == name)
    }
}

fn is_national(name: &str) -> bool {
    detect::catalogue().iter().any(|detector| detector.name == name && detector.special == Some(Special::NationalId))
}

fn reveals(action: &FindingAction) -> bool {
    matches!(action, FindingAction::Keep | FindingAction::Pseudonymise(..))
}

fn done(action: &FindingAction) -> &'static str {
    if *action == FindingAction::Keep { "kept" } else { "pseudonymised" }
}
