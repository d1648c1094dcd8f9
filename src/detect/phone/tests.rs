//! The compiled plans against the crate whose data they are.

use phonenumber::Type;
use phonenumber::country::Id;
use phonenumber::metadata::{DATABASE, Metadata};

use super::Phones;
use super::plan::{KINDS, Plan};
use super::regions::countries;
use crate::detect::Languages;

fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect()
}

fn crate_says(text: &str, region: Option<Id>) -> bool {
    phonenumber::parse(region, text).is_ok_and(|number| phonenumber::is_valid(&number))
}

/// Example numbers of every country and kind.
fn examples() -> Vec<(u16, String)> {
    let kinds = DATABASE.iter().flat_map(|metadata| KINDS.iter().map(move |kind| (metadata, kind)));
    let example = |metadata: &Metadata, kind: &Type| metadata.descriptors().get(*kind)?.example().map(str::to_owned);
    kinds.filter_map(|(metadata, kind)| Some((metadata.country_code(), example(metadata, kind)?))).collect()
}

/// Each example with its last digit cut, doubled, and its first one changed.
fn near_misses() -> Vec<(u16, String)> {
    let misses = |text: &str| [text[..text.len() - 1].to_owned(), format!("{text}7"), format!("9{}", &text[1..])];
    examples().into_iter().flat_map(|(code, text)| misses(&text).map(|miss| (code, miss))).collect()
}

fn agree(samples: &[(u16, String)]) -> usize {
    let phones = Phones::new(Some(&Languages::All));
    let same = samples.iter().filter(|(code, national)| {
        let ours = phones.international(&digits(&format!("{code}{national}")));
        ours == crate_says(&format!("+{code}{national}"), None)
    });
    same.count()
}

#[test]
fn the_examples_of_every_plan_are_taken() {
    let phones = Phones::new(Some(&Languages::All));
    let examples = examples();
    assert!(examples.len() > 1000, "{}", examples.len());
    for (code, national) in &examples {
        assert!(phones.international(&digits(&format!("{code}{national}"))), "+{code}{national}");
    }
}

#[test]
fn near_misses_are_judged_as_the_crate_does() {
    // Not always: the crate is content when a plan's pattern matches the first digits of a number of fitting length, ours
    // wants it to match all; and a trunk prefix after the country code is tolerated here.
    let samples = near_misses();
    let same = agree(&samples);
    assert!(same * 100 >= samples.len() * 95, "{same} of {}", samples.len());
}

#[test]
fn national_numbers_agree_with_the_crate() {
    let phones = Phones::new(Some(&Languages::All));
    for (region, text) in [
        (Id::FR, "0612345678"),
        (Id::US, "2025550143"),
        (Id::US, "12025550143"),
        (Id::GB, "02079460018"),
        (Id::DE, "015112345678"),
        (Id::ES, "612345678"),
        (Id::IT, "0236618300"),
        (Id::NL, "0612345678"),
        (Id::PL, "512345678"),
        (Id::PT, "912345678"),
        (Id::BR, "11912345678"),
        (Id::CH, "0446681800"),
    ] {
        assert!(crate_says(text, Some(region)), "{text}");
        assert!(phones.national(&digits(text)).is_some(), "{text}");
    }
    for text in ["0000000000", "1234", "2021550143000", "99999999999999"] {
        assert_eq!(phones.national(&digits(text)), None, "{text}");
    }
}

#[test]
fn the_gate_decides_as_the_plans_do() {
    let phones = Phones::new(Some(&Languages::All));
    let plans: Vec<(&str, Plan)> = countries(&Languages::All)
        .into_iter()
        .map(|id| (id, Plan::new(&DATABASE.by_id(id).into_iter().collect::<Vec<_>>())))
        .collect();
    let mut seed = 0x7a31_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed >> 33
    };
    let samples: Vec<String> = examples().into_iter().chain(near_misses()).map(|(_, text)| text).collect();
    let (mut some, mut none) = (0, 0);
    for round in 0..60_000 {
        let mut number = match round % 3 {
            0 => digits(&samples[random() as usize % samples.len()]),
            _ => (0..3 + random() % 12).map(|_| (random() % 10) as u8).collect(),
        };
        if round % 2 == 0 {
            number.insert(0, (random() % 2) as u8);
        }
        let mut expected = (false, false, false);
        let zero = number[0] == 0;
        for (id, plan) in &plans {
            let american = matches!(*id, "US" | "CA");
            let only = !american && *id != "BR" && plan.trunk == [0];
            let dropped = plan.trunk_dropped(&number).is_some_and(|rest| plan.admits(rest));
            let whole = !only && plan.admits(&number);
            expected.0 |= american && (dropped || whole);
            expected.1 |= !american && (dropped || whole && zero);
            expected.2 |= !american && whole && !zero;
        }
        let ours = phones.national(&number).map_or((false, false, false), |n| (n.american, n.trunk, n.bare));
        assert_eq!(ours, expected, "{number:?}");
        *if ours == (false, false, false) { &mut none } else { &mut some } += 1;
    }
    assert!(some > 1000 && none > 1000, "{some} {none}");
}
