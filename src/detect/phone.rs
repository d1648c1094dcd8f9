//! Telephone numbering plans: which national digits are a number that can ring.
//!
//! The plans are libphonenumber's data, kept by the `phonenumber` crate. The crate matches them through one locked cache
//! of a hundred regular expressions, which a text with many numbers from many countries would thrash; here each plan is
//! compiled once, on first use, into an automaton over its digits, and a gate of the first digits and their number stands
//! before all of them. A test holds the two equal.

mod plan;
mod regions;

use std::sync::OnceLock;

use phonenumber::metadata::DATABASE;

use plan::Plan;
pub(in crate::detect) use regions::National;
use regions::{Regions, countries};

use super::Languages;

/// Country codes have at most three digits (ITU-T E.164 §6.2.1).
const CODES: usize = 1000;

/// The numbering plans that a scanner's languages speak of, and those of all country codes. Each is compiled when a text
/// first holds digits that ask for it; the first of all in a process reads the crate's data too, some 60 ms.
pub(in crate::detect) struct Phones {
    /// Countries whose national spellings are read.
    countries: Vec<&'static str>,
    /// Their plans.
    regions: OnceLock<Regions>,
    /// Plans by country code; `None` within for a code that is not given out.
    codes: Vec<OnceLock<Option<Box<Plan>>>>,
}

impl Phones {
    /// The plans of the languages; without languages, none at all, for scanners that look for no telephone numbers.
    pub(in crate::detect) fn new(languages: Option<&Languages>) -> Self {
        let countries = languages.map(countries).unwrap_or_default();
        let codes = if languages.is_some() { CODES } else { 0 };
        Self { countries, regions: OnceLock::new(), codes: std::iter::repeat_with(OnceLock::new).take(codes).collect() }
    }

    /// Whether the digits after `+` are a country code and a number of that plan. A trunk prefix that the spelling
    /// `+33 (0)6 …` leaves in is tolerated.
    pub(in crate::detect) fn international(&self, digits: &[u8]) -> bool {
        self.abroad(digits).any(|(plan, national)| {
            plan.admits(national) || plan.trunk_dropped(national).is_some_and(|rest| plan.admits(rest))
        })
    }

    /// Whether the digits after `+` are at least a country code in use and as many digits as its numbers have.
    pub(in crate::detect) fn possible(&self, digits: &[u8]) -> bool {
        self.abroad(digits).any(|(plan, national)| plan.has_length(national.len()))
    }

    /// The plans whose country codes the digits begin with, and the rest of them.
    fn abroad<'d>(&self, digits: &'d [u8]) -> impl Iterator<Item = (&Plan, &'d [u8])> {
        (1..=3).filter_map(move |length| {
            let (code, national) = digits.split_at_checked(length)?;
            let code = code.iter().fold(0, |sum, &digit| sum * 10 + u16::from(digit));
            let slot = self.codes.get(usize::from(code))?;
            let plan = slot.get_or_init(|| DATABASE.by_code(&code).map(|all| Box::new(Plan::new(&all))));
            plan.as_deref().map(|plan| (plan, national))
        })
    }

    /// In which manners the digits are a number as dialled inside one of the languages' countries; `None` in none of them.
    pub(in crate::detect) fn national(&self, digits: &[u8]) -> Option<National> {
        if self.countries.is_empty() {
            return None;
        }
        self.regions.get_or_init(|| Regions::new(&self.countries)).national(digits)
    }
}

#[cfg(test)]
mod tests;
