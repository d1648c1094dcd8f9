//! The demo's sample: support tickets of people who do not exist.
//!
//! Names are invented, domains are reserved (RFC 2606), telephone numbers are the ones that regulators set aside for
//! films and books, cards are the issuers' published test numbers. The same seed gives the same tickets.

use std::fmt::Write;

const PEOPLE: [(&str, &str); 12] = [
    ("Ana", "Beispiel"),
    ("Max", "Exemple"),
    ("Léa", "Ejemplo"),
    ("Noor", "Voorbeeld"),
    ("Ines", "Esempio"),
    ("Olga", "Przyklad"),
    ("Tom", "Sample"),
    ("Jana", "Priklad"),
    ("Hugo", "Modele"),
    ("Mia", "Muster"),
    ("Sven", "Exempel"),
    ("Rita", "Exemplo"),
];
const AGENTS: [&str; 3] = ["Camille Exemple", "Robin Beispiel", "Sacha Ejemplo"];
const DOMAINS: [&str; 3] = ["example.org", "example.com", "example.net"];
/// Ofcom and ARCEP ranges for drama, and 555-01xx.
const PHONES: [&str; 4] = ["+33 6 39 98 0", "+44 7700 9000", "+33 1 99 00 1", "+1 202-555-01"];
const CARDS: [&str; 4] = ["4242 4242 4242 4242", "4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005"];
const SUBJECTS: [&str; 5] =
    ["Invoice paid twice", "Router blinks red", "Cannot log in", "Parcel never came", "Change of address"];
const OPENINGS: [&str; 5] = [
    "I was charged twice this month.",
    "Since the storm the router blinks red and nothing helps.",
    "The password reset never arrives.",
    "My parcel was due last week.",
    "We moved, please update our account.",
];
const TAGS: [&str; 6] = ["billing", "network", "login", "delivery", "account", "urgent"];

/// A sequence that looks random (SplitMix64): no dependency, the same everywhere.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// So many tickets, one a line.
pub(super) fn tickets(count: usize) -> String {
    let mut seeded = Seeded(1);
    let mut text = String::new();
    for number in 0..count {
        ticket(&mut seeded, number, &mut text);
    }
    text
}

fn ticket(seeded: &mut Seeded, number: usize, text: &mut String) {
    let person = seeded.below(PEOPLE.len());
    let (first, last) = PEOPLE[person];
    let name = format!("{first} {last}");
    let mail = format!("{}.{}@{}", first.to_lowercase().replace('é', "e"), last.to_lowercase(), DOMAINS[person % 3]);
    let phone = format!("{}{:02}", seeded.pick(&PHONES), seeded.below(100));
    let agent = seeded.pick(&AGENTS);
    let topic = seeded.below(SUBJECTS.len());
    let told = match seeded.below(4) {
        0 => format!("Write to {mail} or call {phone}."),
        1 => format!("I paid with card {}, my address is {mail}.", seeded.pick(&CARDS)),
        2 => format!("See TCK-{:08}, and call me back on {phone}.", seeded.below(100_000_000)),
        _ => format!("I log in from 198.51.100.{} as {mail}.", seeded.below(254) + 1),
    };
    let (status, priority) = (seeded.pick(&["new", "open", "pending", "solved"]), seeded.below(5) + 1);
    let (segment, region) = (seeded.pick(&["private", "small business"]), seeded.pick(&["Bretagne", "Occitanie"]));
    let (day, hour, minute) = (seeded.below(28) + 1, seeded.below(24), seeded.below(60));
    let host = seeded.below(254) + 1;
    let reply = format!("{agent} here: I have written to {mail}.");
    // Internal, so no policy lets it through.
    let note = format!("{first} has called about this before.");
    let line = seeded.pick(&["router", "modem", "tv_box", "mobile"]);
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        r#"{{"id":"T-{id}","created_at":"2026-10-{day:02}T{hour:02}:{minute:02}:00+02:00","subject":"{subject}","body":"{opening} {told}","status":"{status}","priority":{priority},"tags":["{tag}"],"customer":{{"id":"C-{customer}","name":"{name}","email":"{mail}","phone":"{phone}","ip":"192.0.2.{host}","segment":"{segment}","region":"{region}"}},"comments":[{{"author":"{agent}","public":true,"text":"{reply}"}},{{"author":"{agent}","public":false,"text":"{note}"}}],"custom_fields":[{{"id":360005657120,"value":"{line}"}},{{"id":360005657121,"value":"{name}"}}],"session":"{session:016x}"}}"#,
        id = 1000 + number,
        subject = SUBJECTS[topic],
        opening = OPENINGS[topic],
        tag = TAGS[topic],
        customer = 100 + person,
        session = seeded.below(usize::MAX),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_are_json_and_always_the_same() {
        let text = tickets(200);
        assert_eq!(text, tickets(200));
        for line in text.lines() {
            let ticket: serde_json::Value = serde_json::from_str(line).expect("a ticket");
            let mail = ticket["customer"]["email"].as_str().expect("an address");
            assert!(mail.is_ascii() && DOMAINS.iter().any(|domain| mail.ends_with(domain)), "{mail}");
        }
    }
}
