//! The numbers that are dialled inside the languages' countries.

use phonenumber::metadata::DATABASE;

use super::plan::{Memory, Outlook, Plan};
use crate::detect::{Language, Languages};

/// The plans of the countries whose national spellings are read.
pub(super) struct Regions {
    plans: Vec<(Dialling, Plan)>,
    /// What the first three digits and the number of all tell. Most digits in a text are seen to here.
    gate: Vec<[Gate; MOST + 1]>,
}

/// What is known of digits by the first of them.
#[derive(Clone, Copy, Default)]
struct Gate {
    /// The plans that the other digits decide on, a bit for each; all from the last bit on share that.
    open: u64,
    /// What they are in the other plans.
    sure: Manner,
}

/// The manners in which digits are a number.
type Manner = Option<National>;

/// Most digits of a national number as dialled; longer ones have none in any plan.
const MOST: usize = 20;
/// Digits that the gate looks at.
const HEAD: usize = 3;

impl Regions {
    /// Compiles the plans of countries by their ISO 3166 codes: some milliseconds for each.
    pub(super) fn new(countries: &[&'static str]) -> Self {
        let plan = |id: &&'static str| {
            let plan = Plan::new(&DATABASE.by_id(*id).into_iter().collect::<Vec<_>>());
            (Dialling::of(id, &plan), plan)
        };
        let plans = countries.iter().map(plan).collect();
        let mut regions = Self { plans, gate: vec![[Gate::default(); MOST + 1]; 1000] };
        for number in 0..regions.plans.len() {
            (HEAD..=MOST).for_each(|length| regions.enter(number, length));
        }
        regions
    }

    /// Enters what one plan says of numbers of one length, as dialled, into the gate.
    fn enter(&mut self, number: usize, length: usize) {
        let (dialling, plan) = &self.plans[number];
        let mut memories = [Memory::new(), Memory::new()];
        for (head, gates) in (0_u16..).zip(&mut self.gate) {
            let digits = [head / 100, head / 10 % 10, head % 10].map(|digit| u8::try_from(digit).unwrap_or(0));
            let whole = match dialling {
                Dialling::Trunk => Outlook::None,
                _ => plan.outlook(&digits, length, &mut memories[0]),
            };
            let dropped = match plan.trunk_dropped(&digits) {
                _ if plan.trunk.len() > HEAD => Outlook::Some,
                Some(rest) => plan.outlook(rest, length + rest.len() - HEAD, &mut memories[1]),
                None => Outlook::None,
            };
            let gate = &mut gates[length];
            if whole == Outlook::Some || dropped == Outlook::Some {
                gate.open |= 1 << number.min(63);
            } else {
                let zero = digits[0] == 0;
                gate.sure = dialling.add(gate.sure, zero, whole == Outlook::All, dropped == Outlook::All);
            }
        }
    }

    /// In which manners the digits are a number as dialled inside one of the countries; `None` in none of them.
    pub(super) fn national(&self, digits: &[u8]) -> Manner {
        let head = digits.first_chunk::<HEAD>()?.iter().fold(0, |sum, &digit| sum * 10 + usize::from(digit));
        let Gate { mut open, sure } = *self.gate.get(head)?.get(digits.len())?;
        let mut manner = sure;
        let zero = digits[0] == 0;
        // Behind a zero there is nothing more to learn than that.
        while open != 0 && !(zero && manner.is_some_and(|manner| manner.trunk)) {
            let number = open.trailing_zeros() as usize;
            open &= open - 1;
            let all = if number == 63 { number..self.plans.len() } else { number..number + 1 };
            for (dialling, plan) in &self.plans[all] {
                let dropped = plan.trunk_dropped(digits).is_some_and(|rest| plan.admits(rest));
                let whole = *dialling != Dialling::Trunk && plan.admits(digits);
                manner = dialling.add(manner, zero, whole, dropped);
            }
        }
        manner
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

    /// Adds what a plan says of digits: whether they are a number as they stand, and without the trunk prefix.
    fn add(self, manner: Manner, zero: bool, whole: bool, dropped: bool) -> Manner {
        if !whole && !dropped {
            return manner;
        }
        let before = manner.unwrap_or(National { american: false, trunk: false, bare: false });
        let manner = match self {
            Self::American => National { american: true, ..before },
            Self::Trunk | Self::Whole => National {
                trunk: before.trunk || dropped || whole && zero,
                bare: before.bare || whole && !zero,
                ..before
            },
        };
        Some(manner)
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

/// The countries whose national spellings the texts of some languages hold, each once.
pub(super) fn countries(languages: &Languages) -> Vec<&'static str> {
    let mut all: Vec<_> = languages.iter().flat_map(|language| of_language(language).iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The countries whose national spellings a language's texts hold.
fn of_language(language: Language) -> &'static [&'static str] {
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
