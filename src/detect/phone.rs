//! Telephone numbering plans: which national digits are a number that can ring.
//!
//! The plans are libphonenumber's data, kept by the `phonenumber` crate. The crate matches them through one locked cache
//! of a hundred regular expressions, which a text with many numbers from many countries would thrash; here each plan is
//! compiled once, on first use, into an automaton over its digits. A test holds the two equal.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use phonenumber::Type;
use phonenumber::metadata::{DATABASE, Descriptor, Metadata};
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::syntax;
use regex_automata::{Anchored, MatchKind};

use super::{Language, Languages};

/// Kinds of number that count as valid, as the crate tells them apart.
const KINDS: [Type; 10] = [
    Type::PremiumRate,
    Type::TollFree,
    Type::SharedCost,
    Type::Voip,
    Type::PersonalNumber,
    Type::Pager,
    Type::Uan,
    Type::Voicemail,
    Type::FixedLine,
    Type::Mobile,
];

/// The numbering plans that a scanner's languages speak of, and all country codes.
pub(in crate::detect) struct Phones {
    regions: Vec<Region>,
    codes: OnceLock<BTreeMap<u16, OnceLock<Plan>>>,
}

/// A country whose national spelling is read.
struct Region {
    /// ISO 3166 code.
    id: &'static str,
    plan: OnceLock<Plan>,
}

impl Phones {
    /// The plans of the languages; nothing is compiled yet.
    pub(in crate::detect) fn new(languages: &Languages) -> Self {
        let mut ids: Vec<&'static str> =
            languages.iter().flat_map(|language| regions(language).iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        let regions = ids.into_iter().map(|id| Region { id, plan: OnceLock::new() }).collect();
        Self { regions, codes: OnceLock::new() }
    }

    /// Whether the digits after `+` are a country code and a number of that plan. A trunk prefix that the spelling
    /// `+33 (0)6 …` leaves in is tolerated.
    pub(in crate::detect) fn international(&self, digits: &[u8]) -> bool {
        let codes = self
            .codes
            .get_or_init(|| DATABASE.iter().map(|metadata| (metadata.country_code(), OnceLock::new())).collect());
        (1..=3).any(|length| {
            let code = digits.get(..length).map(|code| code.iter().fold(0, |sum, &d| sum * 10 + u16::from(d)));
            let (Some(code), Some(national)) = (code, digits.get(length..)) else { return false };
            codes.get(&code).is_some_and(|slot| {
                let plan = slot.get_or_init(|| Plan::new(&DATABASE.by_code(&code).unwrap_or_default()));
                plan.admits(national) || plan.trunk_dropped(national).is_some_and(|rest| plan.admits(rest))
            })
        })
    }

    /// In which manners the digits are a number as dialled inside one of the languages' countries; `None` in none of them.
    pub(in crate::detect) fn national(&self, digits: &[u8]) -> Option<National> {
        let mut manner = National { american: false, trunk: false, bare: false };
        for region in &self.regions {
            let plan =
                region.plan.get_or_init(|| Plan::new(&DATABASE.by_id(region.id).into_iter().collect::<Vec<_>>()));
            let dropped = plan.trunk_dropped(digits).is_some_and(|rest| plan.admits(rest));
            // Where a trunk `0` is dialled, digits without it are only part of a number; Brazil leaves it out in writing.
            let optional = plan.trunk.as_slice() != [0] || region.id == "BR";
            let whole = optional && plan.admits(digits);
            match region.id {
                "US" | "CA" => manner.american |= dropped || whole,
                _ => {
                    manner.trunk |= dropped || whole && digits.first() == Some(&0);
                    manner.bare |= whole && digits.first() != Some(&0);
                }
            }
        }
        (manner.american || manner.trunk || manner.bare).then_some(manner)
    }
}

/// How a national spelling is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct National {
    /// In the North American plan.
    pub(in crate::detect) american: bool,
    /// In a country where numbers are dialled with a leading zero, with it.
    pub(in crate::detect) trunk: bool,
    /// In a country where numbers are dialled as they are.
    pub(in crate::detect) bare: bool,
}

/// The countries whose national spellings a language's texts hold.
fn regions(language: Language) -> &'static [&'static str] {
    match language {
        Language::German => &["DE", "AT", "CH", "LI", "LU"],
        Language::English => &["US", "GB", "IE", "CA", "AU", "NZ"],
        Language::Spanish => &["ES", "MX"],
        Language::French => &["FR", "BE", "CH", "LU", "CA", "MC"],
        Language::Italian => &["IT", "CH", "SM"],
        Language::Dutch => &["NL", "BE"],
        Language::Polish => &["PL"],
        Language::Portuguese => &["PT", "BR"],
    }
}

/// One plan: an automaton over national digits, one pattern for each distinct kind and its lengths.
struct Plan {
    dfa: Option<(dense::DFA<Vec<u32>>, StateID)>,
    /// For each pattern, the lengths its numbers may have.
    lengths: Vec<Vec<u16>>,
    trunk: Vec<u8>,
}

impl Plan {
    fn new(metadata: &[&Metadata]) -> Self {
        let mut kinds: Vec<(String, Vec<u16>)> = Vec::new();
        for region in metadata {
            let descriptors = region.descriptors();
            let general = descriptors.general();
            for kind in KINDS.iter().filter_map(|kind| descriptors.get(*kind)) {
                let entry = (kind.national_number().to_string(), lengths(kind, general));
                if !kinds.contains(&entry) {
                    kinds.push(entry);
                }
            }
        }
        let (patterns, lengths): (Vec<String>, Vec<Vec<u16>>) = kinds.into_iter().unzip();
        let trunk = metadata.first().and_then(|region| region.national_prefix()).unwrap_or_default();
        Self {
            dfa: compile(&patterns),
            lengths,
            trunk: trunk.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect(),
        }
    }

    fn admits(&self, digits: &[u8]) -> bool {
        let Some((dfa, start)) = &self.dfa else { return false };
        let mut state = *start;
        for digit in digits {
            state = dfa.next_state(state, b'0' + digit);
            if dfa.is_dead_state(state) {
                return false;
            }
        }
        state = dfa.next_eoi_state(state);
        let fits = |nth: usize| {
            let lengths = &self.lengths[dfa.match_pattern(state, nth).as_usize()];
            lengths.is_empty() || lengths.iter().any(|&length| usize::from(length) == digits.len())
        };
        dfa.is_match_state(state) && (0..dfa.match_len(state)).any(fits)
    }

    fn trunk_dropped<'d>(&self, digits: &'d [u8]) -> Option<&'d [u8]> {
        digits.strip_prefix(self.trunk.as_slice()).filter(|_| !self.trunk.is_empty())
    }
}

fn lengths(kind: &Descriptor, general: &Descriptor) -> Vec<u16> {
    let own = kind.possible_length();
    if own.is_empty() { general.possible_length().to_vec() } else { own.to_vec() }
}

/// `None` where a plan has no patterns, or ones too large to be a numbering plan.
fn compile(patterns: &[String]) -> Option<(dense::DFA<Vec<u32>>, StateID)> {
    const LIMIT: usize = 4 << 20;
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .dfa_size_limit(Some(LIMIT))
        .determinize_size_limit(Some(LIMIT));
    let dfa = dense::Builder::new()
        .configure(config)
        .syntax(syntax::Config::new().unicode(false).utf8(false).ignore_whitespace(true))
        .build_many(patterns)
        .ok()?;
    let start = dfa.universal_start_state(Anchored::Yes)?;
    Some((dfa, start))
}

#[cfg(test)]
mod tests;
