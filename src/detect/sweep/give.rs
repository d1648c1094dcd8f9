//! Values that a record gives to be hunted: what each is, and what is hunted of it.

use super::learn::LETTERS;
use super::parts::Kind;
use super::wholes::{Marks, is_mark};
use super::{Sweep, VALUE, VALUES};
use crate::detect::boundary::spaceless;
use crate::detect::capitals::OF_PEOPLE;
use crate::detect::catalogue::is_title;
use crate::detect::fold::{fold_into, next_word};
use crate::detect::normal::normal;
use crate::detect::{Entity, Finding, Place, Scanner, Scratch, resolve};

/// Words that a name has, at most; more are a sentence, which is hunted whole.
const WORDS: usize = 8;

/// Letters and digits that a number has at least.
const FEW: usize = 4;

/// Mailboxes that are nobody's.
const ROLES: &[&str] = &[
    "admin",
    "billing",
    "contact",
    "hello",
    "help",
    "helpdesk",
    "hi",
    "info",
    "kontakt",
    "mail",
    "marketing",
    "news",
    "newsletter",
    "noreply",
    "no.reply",
    "office",
    "orders",
    "post",
    "sales",
    "service",
    "shop",
    "support",
    "team",
    "webmaster",
];

/// Letters that some write as two, and as which they are then.
const TWO: &[(char, &str)] = &[('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('å', "aa"), ('ø', "oe")];

impl Sweep {
    /// Gives a value of the record: a string's text, or the spelling of a number. What it is decides how it is hunted, and as
    /// which type: a name as `PERSON`, an e-mail address as `EMAIL_ADDRESS`, a telephone number as `PHONE_NUMBER`; all else as
    /// what the scanner takes it for, or as `PERSON` if that is nothing.
    pub fn give(&mut self, scanner: &Scanner, scratch: &mut Scratch, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        if value.len() > VALUE || self.values == VALUES {
            self.left += 1;
            return;
        }
        self.values += 1;
        // It is sought in normal text.
        let value = normal(value);
        let value = value.trim();
        if value.contains('@') {
            // `Ana Lima <ana@example.org>`
            for piece in value.split(|c: char| c.is_whitespace() || "<>,;()\"[]".contains(c)) {
                match piece.trim_matches('.').rsplit_once('@') {
                    Some((local, domain)) if !local.is_empty() && !domain.is_empty() => self.address(piece, local),
                    _ => self.name(piece),
                }
            }
        } else if value.chars().any(char::is_numeric) {
            self.number(scanner, scratch, value);
        } else {
            self.name(value);
        }
    }

    /// An e-mail address, and who it names.
    fn address(&mut self, address: &str, local: &str) {
        let mut folded = String::new();
        fold_into(address.trim_matches('.').trim_start_matches(|c: char| !c.is_alphanumeric()), &mut folded);
        if let Some(email) = self.email {
            self.wholes.add(&folded, Marks::Nowhere, email);
        }
        let local = local.split('+').next().unwrap_or_default();
        let mut handle = String::new();
        let mut pieces = 0;
        for piece in local.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()) {
            handle.push_str(if pieces > 0 { "." } else { "" });
            fold_into(piece, &mut handle);
            pieces += 1;
        }
        if ROLES.contains(&handle.as_str()) || handle.chars().filter(|c| *c != '.').count() < LETTERS {
            return;
        }
        match self.person {
            Some(person) if pieces > 1 => self.wholes.add(&handle, Marks::AtDots, person),
            _ => {
                self.parts.add(&handle, Kind::Given, 0);
            }
        }
    }

    /// A name: its words are hunted.
    fn name(&mut self, name: &str) {
        if self.whole_if_long(name) {
            return;
        }
        let (mut at, mut linked) = (0, None::<String>);
        while let Some(word) = next_word(name, at) {
            let spelled = name.get(word.start..word.end).unwrap_or_default();
            let joins = at > 0 && matches!(name.get(at..word.start), Some("'" | "’"));
            at = word.end;
            if spelled.chars().all(spaceless) {
                self.inside(spelled);
                continue;
            }
            if name.get(word.end..).is_some_and(|rest| rest.starts_with('.') || rest.starts_with(' '))
                && is_title(spelled)
            {
                continue;
            }
            let folded = folded(spelled);
            self.part(spelled, &folded);
            // `O'Brien` is spelled `OBrien` too.
            linked = match linked.filter(|_| joins) {
                Some(before) => {
                    let both = format!("{before}{folded}");
                    self.parts.add(&both, Kind::Given, 0);
                    Some(both)
                }
                None => Some(folded),
            };
        }
    }

    /// A word of a name, in every way it is spelled.
    fn part(&mut self, spelled: &str, folded: &str) {
        let small = OF_PEOPLE.contains(&folded);
        let few = folded.chars().nth(LETTERS - 1).is_none();
        let kind = if small {
            Kind::Particle
        } else if few {
            Kind::Short
        } else {
            Kind::Given
        };
        self.parts.add(folded, kind, 0);
        if kind != Kind::Given {
            return;
        }
        let lower = spelled.to_lowercase();
        if lower.contains(|c| TWO.iter().any(|(one, _)| *one == c)) {
            let mut wide = String::new();
            for c in lower.chars() {
                match TWO.iter().find(|(one, _)| *one == c) {
                    Some((_, two)) => wide.push_str(two),
                    None => fold_into(c.encode_utf8(&mut [0; 4]), &mut wide),
                }
            }
            self.parts.add(&wide, kind, 0);
        } else if ["ae", "oe", "ue"].iter().any(|two| folded.contains(two)) {
            let narrow = folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
            if narrow.chars().nth(LETTERS).is_some() {
                self.parts.add(&narrow, kind, 0);
            }
        }
    }

    /// A name in a script without spaces: where it ends shows nowhere, so it is found inside words.
    fn inside(&mut self, spelled: &str) {
        let weight = |c: char| {
            if matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{20000}'..) { 2 } else { 1 }
        };
        if spelled.chars().map(weight).sum::<usize>() >= LETTERS {
            self.left += u64::from(!self.wholes.add_inside(spelled));
        }
    }

    /// A sentence is hunted whole.
    fn whole_if_long(&mut self, text: &str) -> bool {
        let (mut at, mut words) = (0, 0);
        while let Some(word) = next_word(text, at) {
            at = word.end;
            words += 1;
        }
        if words > WORDS
            && let Some(person) = self.person
        {
            self.anywhere(text, person);
        }
        words > WORDS
    }

    /// A value with digits in it.
    fn number(&mut self, scanner: &Scanner, scratch: &mut Scratch, value: &str) {
        let taken = taken_for(scanner, scratch, value);
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let called = value.chars().all(|c| c.is_ascii_digit() || c == '+' || is_mark(c)) && (7..=15).contains(&digits);
        if called && taken.is_none_or(|taken| Some(taken) == self.phone) && self.phone.is_some() {
            let digits: String = value.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
            self.wholes.add_number(&digits);
        } else if let Some(entity) = taken.or(self.person) {
            self.anywhere(value, entity);
        }
    }

    /// The letters and digits of a value, whatever marks stand between.
    fn anywhere(&mut self, value: &str, entity: Entity) {
        let mut folded = String::new();
        let plain = |c: &char| c.is_alphanumeric();
        value.chars().filter(plain).for_each(|c| fold_into(c.encode_utf8(&mut [0; 4]), &mut folded));
        folded.retain(char::is_alphanumeric);
        if folded.chars().nth(FEW - 1).is_some() {
            self.wholes.add(&folded, Marks::Anywhere, entity);
        }
    }
}

fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

/// What the scanner takes a whole value for, which is normal.
fn taken_for(scanner: &Scanner, scratch: &mut Scratch, value: &str) -> Option<Entity> {
    let mut findings = Vec::new();
    scanner.scan_normal(Place::Text, value, "", scratch, &mut findings);
    let whole = |finding: &&Finding| finding.start <= 1 && finding.end == value.len();
    findings.iter().filter(whole).max_by(|a, b| resolve::rank(scanner, a, b)).map(|finding| finding.entity)
}
