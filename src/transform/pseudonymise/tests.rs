//! Laws of pseudonyms. The vectors are in `docs/pseudonyms.md` and `docs/actions.md`.

use proptest::prelude::*;

use super::*;
use crate::base::{KeyId, Secret};
use crate::transform::{Canonical, Epoch};

/// All that enters a pseudonym beside the value.
#[derive(Clone)]
struct Given {
    root: u8,
    key: &'static str,
    purpose: &'static str,
    dataset: &'static str,
    class: &'static str,
    canonical: Canonical,
    epoch: Option<Epoch>,
    scope: Scope,
    instance: &'static str,
    now: i64,
    format: Option<Format>,
    as_string: bool,
}

const PLAIN: Given = Given {
    root: 0,
    key: "k1",
    purpose: "routing",
    dataset: "tickets",
    class: "customer",
    canonical: Canonical::Text,
    epoch: None,
    scope: Scope::Dataset,
    instance: "",
    now: 1_789_373_472,
    format: None,
    as_string: false,
};

impl Given {
    fn keyring(&self) -> Keyring {
        let root = Secret::new((self.root..self.root + 32).collect());
        Keyring::single(KeyId::parse(self.key).expect("an id"), root).expect("a keyring")
    }

    fn pseudonymiser(&self) -> Pseudonymiser {
        self.try_pseudonymiser().expect("a pseudonymiser")
    }

    fn try_pseudonymiser(&self) -> Result<Pseudonymiser, KeyError> {
        let id = ClassId::parse(self.class).expect("an id");
        let class = Class { id: id.clone(), canonical: self.canonical, epoch: self.epoch };
        let spec = Pseudonymise { class: id, scope: self.scope, format: self.format, as_string: self.as_string };
        let purpose = PurposeId::parse(self.purpose).expect("an id");
        let dataset = DatasetId::parse(self.dataset).expect("an id");
        Pseudonymiser::new(&self.keyring(), &purpose, &dataset, &class, &spec)
    }

    fn of(&self, value: Scalar<'_>) -> (Output, String) {
        let mut out = String::from("what was there");
        let output = self.pseudonymiser().apply(value, self.instance, UnixSeconds(self.now), &mut out);
        (output, out)
    }

    fn text(&self, value: &str) -> String {
        self.of(Scalar::String(value)).1
    }
}

#[test]
fn every_label_changes_every_pseudonym() {
    let scoped = Given { scope: Scope::By, instance: "c1", ..PLAIN };
    let turning = Given { epoch: Some(Epoch::Month), ..PLAIN };
    let all = [
        PLAIN,
        Given { root: 1, ..PLAIN },
        Given { purpose: "churn", ..PLAIN },
        Given { dataset: "chats", ..PLAIN },
        Given { class: "agent", ..PLAIN },
        Given { scope: Scope::Purpose, ..PLAIN },
        Given { scope: Scope::Record, instance: "c1", ..PLAIN },
        Given { scope: Scope::Day, instance: "c1", ..PLAIN },
        Given { scope: Scope::Month, instance: "c1", ..PLAIN },
        Given { instance: "c2", ..scoped.clone() },
        Given { instance: "", ..scoped.clone() },
        scoped,
        Given { epoch: Some(Epoch::Year), ..PLAIN },
        Given { now: PLAIN.now + 30 * 86400, ..turning.clone() },
        turning,
    ];
    let pseudonyms: std::collections::BTreeSet<String> = all.iter().map(|given| given.text("ana")).collect();
    assert_eq!(pseudonyms.len(), all.len());
}

#[test]
fn what_does_not_belong_to_a_scope_does_not_enter_it() {
    assert_eq!(Given { instance: "c1", now: 0, ..PLAIN }.text("ana"), PLAIN.text("ana"));
    let wide = Given { scope: Scope::Purpose, ..PLAIN };
    assert_eq!(Given { dataset: "chats", instance: "c1", now: 0, ..wide.clone() }.text("ana"), wide.text("ana"));
    let month = Given { epoch: Some(Epoch::Month), ..PLAIN };
    assert_eq!(Given { now: month.now + 86400, ..month.clone() }.text("ana"), month.text("ana"));
}

#[test]
fn a_purpose_key_alone_gives_the_same_pseudonyms() {
    let purpose = PurposeId::parse(PLAIN.purpose).expect("an id");
    let keyring = PLAIN.keyring();
    let held = keyring.purpose_key(keyring.active(), &purpose).expect("a key");
    let handed = PurposeKey::new(keyring.active().clone(), purpose, &held.secret()).expect("32 bytes");
    let class = ClassId::parse(PLAIN.class).expect("an id");
    let spec = Pseudonymise { class: class.clone(), scope: Scope::Dataset, format: None, as_string: false };
    let class = Class { id: class, canonical: Canonical::Text, epoch: None };
    let dataset = DatasetId::parse(PLAIN.dataset).expect("an id");
    let recipient = Pseudonymiser::with_purpose_key(handed, &dataset, &class, &spec).expect("a key");
    let mut out = String::new();
    recipient.apply(Scalar::String("ana"), "", UnixSeconds(0), &mut out);
    assert_eq!(out, PLAIN.text("ana"));
}

#[test]
fn kinds_hold() {
    let check = |given: Given, value, expected| assert_eq!(given.of(value).0, expected);
    check(PLAIN, Scalar::Null, Output::Same);
    check(PLAIN, Scalar::Bool(true), Output::Same);
    check(PLAIN, Scalar::Number("7"), Output::Number);
    check(PLAIN, Scalar::String("7"), Output::Text);
    for format in [Format::Token, Format::Hex, Format::Uuid, Format::Email] {
        let given = Given { format: Some(format), ..PLAIN };
        assert_eq!(given.of(Scalar::Number("7")), PLAIN.of(Scalar::Number("7")));
        check(Given { as_string: true, ..given }, Scalar::Number("7"), Output::Text);
    }
}

#[test]
fn the_last_key_is_used_again_and_replaced() {
    let given = Given { scope: Scope::By, ..PLAIN };
    let shared = given.pseudonymiser();
    for instance in ["c1", "c1", "c2", "c1", "", "c2"] {
        let mut out = String::new();
        shared.apply(Scalar::String("ana"), instance, UnixSeconds(given.now), &mut out);
        assert_eq!(out, Given { instance, ..given.clone() }.text("ana"));
    }
}

#[test]
fn threads_agree() {
    let given = Given { scope: Scope::By, ..PLAIN };
    let shared = given.pseudonymiser();
    let expected = ["c1", "c2"].map(|instance| Given { instance, ..given.clone() }.text("ana"));
    std::thread::scope(|threads| {
        for offset in 0..4 {
            let (shared, expected) = (&shared, &expected);
            threads.spawn(move || {
                for at in 0..500 {
                    let which = (at + offset) % 2;
                    let mut out = String::new();
                    shared.apply(Scalar::String("ana"), ["c1", "c2"][which], UnixSeconds(PLAIN.now), &mut out);
                    assert_eq!(out, expected[which]);
                }
            });
        }
    });
}

#[test]
fn a_key_id_too_long_for_an_address_is_refused() {
    let given = Given { key: "a-key-id-of-thirty-six-characters-xx", format: Some(Format::Email), ..PLAIN };
    assert!(matches!(given.try_pseudonymiser(), Err(KeyError::LongId { .. })));
    assert!(Given { format: None, ..given }.try_pseudonymiser().is_ok());
}

#[test]
fn integers_stay_exact() {
    for value in 0..2000 {
        let (_, integer) = PLAIN.of(Scalar::Number(&value.to_string()));
        let integer: u64 = integer.parse().expect("a whole number");
        assert!(integer < 1 << 53);
        assert_eq!(integer as f64 as u64, integer);
    }
}

#[test]
fn the_usual_path_needs_no_room_of_its_own() {
    let pseudonymiser = Given { canonical: Canonical::Email, ..PLAIN }.pseudonymiser();
    let mut out = String::with_capacity(64);
    let before = out.as_ptr();
    pseudonymiser.apply(Scalar::String("ana@example.org"), "", UnixSeconds(0), &mut out);
    assert_eq!((out.as_ptr(), out.capacity()), (before, 64));
}

proptest! {
    #[test]
    fn every_format_has_its_shape(value: String, canonical in 0usize..7, format in 0usize..5) {
        let words = ["email", "phone", "name", "integer", "date", "text", "exact"];
        let (format, shape) = [
            (Format::Token, "p1k1_[0-7][0-9a-hjkmnp-tv-z]{25}"),
            (Format::Hex, "[0-9a-f]{32}"),
            (Format::Uuid, "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
            (Format::Integer, "0|[1-9][0-9]{0,15}"),
            (Format::Email, "p1k1_[0-7][0-9a-hjkmnp-tv-z]{25}@pseudonym\\.invalid"),
        ][format];
        let canonical = Canonical::parse(words[canonical]).expect("a form");
        let given = Given { canonical, format: Some(format), ..PLAIN };
        let (output, text) = given.of(Scalar::String(&value));
        prop_assert_eq!(output, Output::Text);
        prop_assert!(crate::transform::Pattern::new(shape).expect("a pattern").is_match(&text), "{}", text);
        prop_assert_eq!(given.text(&value), text);
    }

    #[test]
    fn different_values_differ(a: String, b: String) {
        let given = Given { canonical: Canonical::Exact, ..PLAIN };
        prop_assert_eq!(given.text(&a) == given.text(&b), a == b);
    }
}
