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
    /// Countries whose national spellings are read: compiled at once, so that no text waits for them.
    regions: Vec<(Dialling, Plan)>,
    /// Plans by country code, each compiled when a text first holds a number of it.
    codes: BTreeMap<u16, OnceLock<Plan>>,
}

impl Phones {
    /// The plans of the languages; without languages, none at all, for scanners that look for no telephone numbers.
    /// The first call in a process reads the crate's data (some 60 ms).
    pub(in crate::detect) fn new(languages: Option<&Languages>) -> Self {
        let Some(languages) = languages else { return Self { regions: Vec::new(), codes: BTreeMap::new() } };
        let mut ids: Vec<&'static str> =
            languages.iter().flat_map(|language| regions(language).iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        let plan = |id: &'static str| {
            let plan = Plan::new(&DATABASE.by_id(id).into_iter().collect::<Vec<_>>());
            (Dialling::of(id, &plan), plan)
        };
        let codes = DATABASE.iter().map(|metadata| (metadata.country_code(), OnceLock::new())).collect();
        Self { regions: ids.into_iter().map(plan).collect(), codes }
    }

    /// Whether the digits after `+` are a country code and a number of that plan. A trunk prefix that the spelling
    /// `+33 (0)6 …` leaves in is tolerated.
    pub(in crate::detect) fn international(&self, digits: &[u8]) -> bool {
        (1..=3).any(|length| {
            let code = digits.get(..length).map(|code| code.iter().fold(0, |sum, &d| sum * 10 + u16::from(d)));
            let (Some(code), Some(national)) = (code, digits.get(length..)) else { return false };
            self.plan(code).is_some_and(|plan| {
                plan.admits(national) || plan.trunk_dropped(national).is_some_and(|rest| plan.admits(rest))
            })
        })
    }

    /// Whether the digits after `+` are at least a country code in use and as many digits as its numbers have.
    pub(in crate::detect) fn possible(&self, digits: &[u8]) -> bool {
        (1..=3).any(|length| {
            let code = digits.get(..length).map(|code| code.iter().fold(0, |sum, &d| sum * 10 + u16::from(d)));
            let plan = code.and_then(|code| self.plan(code));
            plan.is_some_and(|plan| plan.has_length(digits.len() - length))
        })
    }

    fn plan(&self, code: u16) -> Option<&Plan> {
        let slot = self.codes.get(&code)?;
        Some(slot.get_or_init(|| Plan::new(&DATABASE.by_code(&code).unwrap_or_default())))
    }

    /// In which manners the digits are a number as dialled inside one of the languages' countries; `None` in none of them.
    pub(in crate::detect) fn national(&self, digits: &[u8]) -> Option<National> {
        let mut manner = National { american: false, trunk: false, bare: false };
        let zero = digits.first() == Some(&0);
        for (dialling, plan) in &self.regions {
            let dropped = plan.trunk_dropped(digits).is_some_and(|rest| plan.admits(rest));
            let whole = *dialling != Dialling::Trunk && plan.admits(digits);
            match dialling {
                Dialling::American => manner.american |= dropped || whole,
                Dialling::Trunk | Dialling::Whole => {
                    manner.trunk |= dropped || whole && zero;
                    manner.bare |= whole && !zero;
                }
            }
            // Behind a zero there is nothing more to learn.
            if zero && manner.trunk {
                break;
            }
        }
        (manner.american || manner.trunk || manner.bare).then_some(manner)
    }
}

/// What is dialled inside a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialling {
    /// The North American plan: area and number, a 1 before it or not.
    American,
    /// A zero before every number; digits without it are only part of one.
    Trunk,
    /// The number as it is.
    Whole,
}

impl Dialling {
    fn of(region: &str, plan: &Plan) -> Self {
        match region {
            "US" | "CA" => Self::American,
            // Brazil dials a zero and leaves it out in writing.
            "BR" => Self::Whole,
            _ if plan.trunk == [0] => Self::Trunk,
            _ => Self::Whole,
        }
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
        // Numbers of all other countries are read in their international spelling.
        _ => &[],
    }
}

/// One plan: an automaton over national digits, one pattern for each distinct kind and its lengths.
struct Plan {
    dfa: Option<(dense::DFA<Vec<u32>>, StateID)>,
    /// For each pattern, the lengths its numbers may have.
    lengths: Vec<Vec<u16>>,
    /// All lengths, a bit for each; and the first two digits that some number begins with, a bit for each pair. Most
    /// digits in a text fail here.
    gate: (u32, u128),
    trunk: Vec<u8>,
}

impl Plan {
    fn new(metadata: &[&Metadata]) -> Self {
        let mut kinds: Vec<(&str, Vec<u16>)> = Vec::new();
        for region in metadata {
            let descriptors = region.descriptors();
            for kind in KINDS.iter().filter_map(|kind| descriptors.get(*kind)) {
                let entry = (kind.national_number().as_str(), lengths(kind, descriptors.general()));
                if !kinds.contains(&entry) {
                    kinds.push(entry);
                }
            }
        }
        let (patterns, lengths): (Vec<&str>, Vec<Vec<u16>>) = kinds.into_iter().unzip();
        let trunk = metadata.first().and_then(|region| region.national_prefix()).unwrap_or_default();
        let trunk = trunk.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        let dfa = compile(&patterns);
        let gate = gate(dfa.as_ref(), &lengths);
        Self { dfa, lengths, gate, trunk }
    }

    fn admits(&self, digits: &[u8]) -> bool {
        let [first, second, ..] = digits else { return false };
        let (_, heads) = self.gate;
        if !self.has_length(digits.len()) || heads >> (first * 10 + second) & 1 == 0 {
            return false;
        }
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
            lengths.iter().any(|&length| usize::from(length) == digits.len())
        };
        dfa.is_match_state(state) && (0..dfa.match_len(state)).any(fits)
    }

    fn has_length(&self, length: usize) -> bool {
        self.gate.0 >> length.min(31) & 1 == 1
    }

    fn trunk_dropped<'d>(&self, digits: &'d [u8]) -> Option<&'d [u8]> {
        match self.trunk.as_slice() {
            [] => None,
            [only] => digits.split_first().filter(|(first, _)| *first == only).map(|(_, rest)| rest),
            trunk => digits.strip_prefix(trunk),
        }
    }
}

/// The lengths and the first two digits of a plan's numbers, as bits.
fn gate(dfa: Option<&(dense::DFA<Vec<u32>>, StateID)>, lengths: &[Vec<u16>]) -> (u32, u128) {
    let Some((dfa, start)) = dfa else { return (0, 0) };
    let sizes = lengths.iter().flatten().fold(0, |bits, &length| bits | 1 << length.min(31));
    let begins = |pair: &u8| {
        let first = dfa.next_state(*start, b'0' + pair / 10);
        !dfa.is_dead_state(first) && !dfa.is_dead_state(dfa.next_state(first, b'0' + pair % 10))
    };
    (sizes, (0..100u8).filter(begins).fold(0, |bits, pair| bits | 1 << pair))
}

fn lengths(kind: &Descriptor, general: &Descriptor) -> Vec<u16> {
    let own = kind.possible_length();
    if own.is_empty() { general.possible_length().to_vec() } else { own.to_vec() }
}

/// `None` where a plan has no patterns, or ones too large to be a numbering plan.
fn compile(patterns: &[&str]) -> Option<(dense::DFA<Vec<u32>>, StateID)> {
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
