//! What the taxpayers' numbers of the United States have in common: nine digits spelt like a social security number.

use crate::detect::alone;
use crate::detect::detector::{Hits, Site};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};

/// Checks a number that begins with 9 and whose fourth and fifth digits are among those of its kind.
pub(super) fn check(site: &Site<'_>, hits: &mut Hits, middle: fn(u64) -> bool) -> Result<(), Fault> {
    alone::alone(site)?;
    let digits = Digits::of(site.matched());
    if digits.number(0, 1) != 9 || !middle(digits.number(3, 5)) || alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    let score = match groups.sizes().len() {
        1 => 20,
        _ if alone::in_row(site) => 20,
        _ if site.matched().contains('-') => 60,
        _ => 50,
    };
    hits.matched(site.start, site.end, score)
}
