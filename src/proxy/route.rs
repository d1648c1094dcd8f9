//! Which dataset, purpose and store a request is for: path patterns, tried in the order in which they are written.
//!
//! A pattern is literal segments, `{dataset}`, `{purpose}` and, last, `{*rest}`. What `{dataset}` and `{purpose}` take
//! must be an id (`a-z`, `0-9`, `-`); percent-encoding is not undone, as no id needs it. `{*rest}` takes any number of
//! segments, none included; they are never logged and never go on, since a path may carry personal data.

use std::sync::Arc;

use crate::base::{BadId, DatasetId, PurposeId, StoreId};

/// One route: what a path means and where its data goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pattern: Arc<str>,
    segments: Vec<Segment>,
    dataset: Option<DatasetId>,
    purpose: Option<PurposeId>,
    store: StoreId,
    reply: Reply,
}

/// What the caller gets to see of a successful exchange.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reply {
    /// The store's status and tamis's counts (default).
    #[default]
    Counts,
    /// `reply: store`: the store's body too. It may show pseudonyms to somebody who guesses values.
    Store,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Dataset,
    Purpose,
    Rest,
}

/// Why a route cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRoute {
    /// It does not begin with `/`.
    #[error("a route's `match` begins with `/`")]
    NotAbsolute,
    /// A `{…}` that is none of the three.
    #[error("`{{{0}}}` is not a capture: use `{{dataset}}`, `{{purpose}}` or, at the end, `{{*rest}}`")]
    UnknownCapture(String),
    /// The same capture twice.
    #[error("`{{{0}}}` stands twice in one `match`")]
    Twice(&'static str),
    /// `{*rest}` before the end.
    #[error("`{{*rest}}` must be the last segment")]
    RestNotLast,
    /// Braces within a segment, an empty segment, a query, or a byte that a path cannot hold.
    #[error("a segment of `match` is plain characters of a URL path, or one capture alone")]
    BadSegment,
    /// Neither captured nor fixed.
    #[error("the route names no {0}: capture it in `match` or set `{0}`")]
    Missing(&'static str),
    /// Captured and fixed.
    #[error("the route names its {0} twice: in `match` and as `{0}`")]
    Both(&'static str),
}

/// A path that a route took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The route.
    pub route: &'a Route,
    /// The dataset; an error where the captured text is no id (the text is not kept).
    pub dataset: Result<DatasetId, BadId>,
    /// The purpose; likewise.
    pub purpose: Result<PurposeId, BadId>,
}

impl Route {
    /// Reads a route. `dataset` and `purpose` are fixed where given, else the pattern must capture them.
    pub fn new(
        pattern: &str,
        dataset: Option<DatasetId>,
        purpose: Option<PurposeId>,
        store: StoreId,
        reply: Reply,
    ) -> Result<Self, BadRoute> {
        let segments = segments(pattern)?;
        fixed_or_captured("dataset", dataset.is_some(), count(&segments, &Segment::Dataset))?;
        fixed_or_captured("purpose", purpose.is_some(), count(&segments, &Segment::Purpose))?;
        if count(&segments, &Segment::Rest) > 0 && segments.last() != Some(&Segment::Rest) {
            return Err(BadRoute::RestNotLast);
        }
        Ok(Self { pattern: pattern.into(), segments, dataset, purpose, store, reply })
    }

    /// The pattern as written; the label in logs and metrics.
    pub fn pattern(&self) -> &Arc<str> {
        &self.pattern
    }

    /// The dataset and purpose that it fixes, where it fixes both.
    pub fn fixed(&self) -> Option<(&DatasetId, &PurposeId)> {
        self.dataset.as_ref().zip(self.purpose.as_ref())
    }

    /// The store its data goes to.
    pub fn store(&self) -> &StoreId {
        &self.store
    }

    /// What the caller gets to see.
    pub fn reply(&self) -> Reply {
        self.reply
    }

    /// Whether the path is this route's, and for what. `path` begins with `/` and has no query.
    pub fn matches(&self, path: &str) -> Option<Match<'_>> {
        let mut given = path.strip_prefix('/')?.split('/');
        let mut dataset = None;
        let mut purpose = None;
        let mut whole = true;
        for segment in &self.segments {
            if *segment == Segment::Rest {
                whole = false;
                break;
            }
            let text = given.next()?;
            match segment {
                Segment::Literal(literal) if literal == text => {}
                Segment::Literal(_) | Segment::Rest => return None,
                Segment::Dataset => dataset = Some(DatasetId::parse(text)),
                Segment::Purpose => purpose = Some(PurposeId::parse(text)),
            }
        }
        if whole && given.next().is_some() {
            return None;
        }
        let missing = "a route either captures or fixes it";
        Some(Match {
            route: self,
            dataset: dataset.unwrap_or_else(|| Ok(self.dataset.clone().expect(missing))),
            purpose: purpose.unwrap_or_else(|| Ok(self.purpose.clone().expect(missing))),
        })
    }

    /// The path that goes on to an HTTP store: literals and ids, without what `{*rest}` took.
    pub fn onward(&self, dataset: &DatasetId, purpose: &PurposeId) -> String {
        let mut path = String::with_capacity(self.pattern.len() + dataset.as_str().len() + purpose.as_str().len());
        for segment in &self.segments {
            let text = match segment {
                Segment::Literal(literal) => literal,
                Segment::Dataset => dataset.as_str(),
                Segment::Purpose => purpose.as_str(),
                Segment::Rest => continue,
            };
            path.push('/');
            path.push_str(text);
        }
        if path.is_empty() {
            path.push('/');
        }
        path
    }
}

/// The first route whose pattern fits.
pub(super) fn find<'a>(routes: &'a [Route], path: &str) -> Option<Match<'a>> {
    routes.iter().find_map(|route| route.matches(path))
}

fn segments(pattern: &str) -> Result<Vec<Segment>, BadRoute> {
    let body = pattern.strip_prefix('/').ok_or(BadRoute::NotAbsolute)?;
    if body.is_empty() {
        return Ok(vec![Segment::Literal(String::new())]);
    }
    body.split('/').map(segment).collect()
}

fn segment(text: &str) -> Result<Segment, BadRoute> {
    if let Some(name) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return match name {
            "dataset" => Ok(Segment::Dataset),
            "purpose" => Ok(Segment::Purpose),
            "*rest" => Ok(Segment::Rest),
            other => Err(BadRoute::UnknownCapture(other.to_owned())),
        };
    }
    // RFC 3986 §3.3: pchar, without the sub-delimiters nobody routes on.
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@".contains(&b);
    if text.is_empty() || !text.bytes().all(plain) || text.bytes().all(|b| b == b'.') {
        return Err(BadRoute::BadSegment);
    }
    Ok(Segment::Literal(text.to_owned()))
}

fn count(segments: &[Segment], wanted: &Segment) -> usize {
    segments.iter().filter(|segment| *segment == wanted).count()
}

fn fixed_or_captured(what: &'static str, fixed: bool, captures: usize) -> Result<(), BadRoute> {
    match (fixed, captures) {
        (true, 0) | (false, 1) => Ok(()),
        (false, 0) => Err(BadRoute::Missing(what)),
        (true, _) => Err(BadRoute::Both(what)),
        (false, _) => Err(BadRoute::Twice(what)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(dataset: &str, purpose: &str) -> (Option<DatasetId>, Option<PurposeId>) {
        let some = |text: &str| (!text.is_empty()).then_some(text.to_owned());
        (
            some(dataset).map(|text| DatasetId::parse(&text).expect("an id")),
            some(purpose).map(|text| PurposeId::parse(&text).expect("an id")),
        )
    }

    fn route(pattern: &str, dataset: &str, purpose: &str) -> Result<Route, BadRoute> {
        let (dataset, purpose) = ids(dataset, purpose);
        Route::new(pattern, dataset, purpose, StoreId::parse("local").expect("an id"), Reply::Counts)
    }

    #[track_caller]
    fn check(pattern: &str, fixed: (&str, &str), path: &str, expected: Option<(Option<&str>, Option<&str>)>) {
        let route = route(pattern, fixed.0, fixed.1).expect("a good route");
        let seen = route.matches(path).map(|m| (m.dataset.ok(), m.purpose.ok()));
        let seen = seen.as_ref().map(|(d, p)| (d.as_ref().map(DatasetId::as_str), p.as_ref().map(PurposeId::as_str)));
        assert_eq!(seen, expected, "{pattern} on {path}");
    }

    #[test]
    fn paths_name_dataset_and_purpose() {
        let ingest = "/ingest/{dataset}/{purpose}";
        let both = |d, p| Some((Some(d), Some(p)));
        check(ingest, ("", ""), "/ingest/tickets/routing", both("tickets", "routing"));
        check(ingest, ("", ""), "/ingest/tickets/routing/", None);
        check(ingest, ("", ""), "/ingest/tickets", None);
        check(ingest, ("", ""), "/other/tickets/routing", None);
        check(ingest, ("", ""), "/ingest/Ti%20ckets/routing", Some((None, Some("routing"))));
        check(ingest, ("", ""), "/ingest//routing", Some((None, Some("routing"))));
        check("/crm/{*rest}", ("crm", "churn"), "/crm/contacts/7", both("crm", "churn"));
        check("/crm/{*rest}", ("crm", "churn"), "/crm", both("crm", "churn"));
        check("/crm/{*rest}", ("crm", "churn"), "/crmx", None);
        check("/{*rest}", ("crm", "churn"), "/", both("crm", "churn"));
        check("/", ("crm", "churn"), "/", both("crm", "churn"));
        check("/", ("crm", "churn"), "/x", None);
        check("/in/{purpose}", ("crm", ""), "/in/churn", both("crm", "churn"));
        check(ingest, ("", ""), "*", None);
    }

    #[test]
    fn the_path_that_goes_on_has_ids_and_no_rest() {
        let (dataset, purpose) = ids("crm", "churn");
        let (dataset, purpose) = (dataset.expect("given"), purpose.expect("given"));
        let onward = |pattern, d, p| route(pattern, d, p).expect("a good route").onward(&dataset, &purpose);
        assert_eq!(onward("/ingest/{dataset}/{purpose}", "", ""), "/ingest/crm/churn");
        assert_eq!(onward("/crm/{*rest}", "crm", "churn"), "/crm");
        assert_eq!(onward("/{*rest}", "crm", "churn"), "/");
        assert_eq!(onward("/", "crm", "churn"), "/");
    }

    #[test]
    fn the_first_that_fits_decides() {
        let routes = [route("/a/{dataset}/x", "", "p").expect("good"), route("/a/{*rest}", "d", "p").expect("good")];
        assert_eq!(find(&routes, "/a/b/x").map(|m| &**m.route.pattern()), Some("/a/{dataset}/x"));
        assert_eq!(find(&routes, "/a/b/y").map(|m| &**m.route.pattern()), Some("/a/{*rest}"));
        assert_eq!(find(&routes, "/b"), None);
    }

    #[test]
    fn what_cannot_be_a_route_is_refused() {
        let refused = |pattern, d, p| route(pattern, d, p).expect_err("refused");
        assert_eq!(refused("in/{dataset}", "", "p"), BadRoute::NotAbsolute);
        assert_eq!(refused("/{data}", "", "p"), BadRoute::UnknownCapture("data".into()));
        assert_eq!(refused("/{dataset}/{dataset}", "", "p"), BadRoute::Twice("dataset"));
        assert_eq!(refused("/{*rest}/x", "d", "p"), BadRoute::RestNotLast);
        assert_eq!(refused("/x{dataset}", "", "p"), BadRoute::BadSegment);
        assert_eq!(refused("/a//b", "d", "p"), BadRoute::BadSegment);
        assert_eq!(refused("/a/../b", "d", "p"), BadRoute::BadSegment);
        assert_eq!(refused("/a?b", "d", "p"), BadRoute::BadSegment);
        assert_eq!(refused("/a", "", "p"), BadRoute::Missing("dataset"));
        assert_eq!(refused("/{dataset}", "d", "p"), BadRoute::Both("dataset"));
    }
}
