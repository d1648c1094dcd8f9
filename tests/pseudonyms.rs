//! Runs every vector of `docs/pseudonyms.md`, through tamis and through a second implementation from the page's text.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tamis::base::{ClassId, DatasetId, KeyId, PurposeId, Scalar, Secret, UnixSeconds};
use tamis::keys::{Domain, Keyring};
use tamis::transform::{Canonical, Class, Epoch, Format, Output, Pseudonymise, Pseudonymiser, Scope};

const PAGE: &str = include_str!("../docs/pseudonyms.md");
/// 2026-09-14T08:11:12Z, as the page says.
const NOW: UnixSeconds = UnixSeconds(1_789_373_472);

#[test]
fn each_step_is_as_written() {
    let root = step("root key");
    let keyring = Keyring::single(KeyId::parse("k1").expect("an id"), Secret::new(root.clone())).expect("a keyring");
    let purpose = PurposeId::parse("ticket-routing").expect("an id");
    let purpose_key = keyring.purpose_key(keyring.active(), &purpose).expect("a key");
    let domain =
        Domain { dataset: "support-tickets", class: "customer-email", epoch: "", scope: "dataset", instance: "" };

    assert_eq!(hmac(b"tamis/1", &root), step("extracted"));
    assert_eq!(labels(&["tamis/1", "purpose", "ticket-routing"]), step("purpose info"));
    assert_eq!(expand(&step("extracted"), &step("purpose info")), step("purpose key"));
    assert_eq!(purpose_key.secret().expose(), step("purpose key"));
    let names = ["tamis/1", "pseudonym", "ticket-routing", "support-tickets", "customer-email", "", "dataset", ""];
    assert_eq!(labels(&names), step("pseudonym info"));
    assert_eq!(expand(&step("purpose key"), &step("pseudonym info")), step("pseudonym key"));
    assert_eq!(hmac(&step("pseudonym key"), b"ana@example.org"), step("tag"));
    assert_eq!(purpose_key.pseudonym_key(&domain).tag(b"ana@example.org").to_vec(), step("tag"));
}

#[test]
fn every_vector_holds() {
    let keyring =
        Keyring::single(KeyId::parse("k1").expect("an id"), Secret::new(step("root key"))).expect("a keyring");
    let rows: Vec<Vector<'_>> = PAGE.lines().filter_map(Vector::read).collect();
    for format in ["token", "hex", "uuid", "integer", "email"] {
        assert!(rows.iter().any(|row| row.format == format), "no vector has the format {format}");
    }
    for scope in ["record", "by", "day", "month", "dataset", "purpose"] {
        assert!(rows.iter().any(|row| row.scope == scope), "no vector has the scope {scope}");
    }
    for row in &rows {
        assert_eq!(row.by_tamis(&keyring), row.pseudonym, "{} in tamis", row.line);
        assert_eq!(row.by_the_page(), row.pseudonym, "{} from the page", row.line);
    }
}

struct Vector<'a> {
    line: &'a str,
    purpose: &'a str,
    dataset: &'a str,
    class: &'a str,
    epoch: &'a str,
    scope: &'a str,
    instance: &'a str,
    text: &'a str,
    format: &'a str,
    pseudonym: &'a str,
}

impl<'a> Vector<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let cells: Vec<&str> = line.strip_prefix("| `")?.strip_suffix("` |")?.split("` | `").collect();
        let [purpose, dataset, class, epoch, scope, instance, text, format, pseudonym] = cells[..] else { return None };
        let [epoch, instance] = [epoch, instance].map(|cell| if cell == "-" { "" } else { cell });
        Some(Self { line, purpose, dataset, class, epoch, scope, instance, text, format, pseudonym })
    }

    fn by_tamis(&self, keyring: &Keyring) -> String {
        let scope = match self.scope {
            "record" => Scope::Record,
            "by" => Scope::By,
            "day" => Scope::Day,
            "month" => Scope::Month,
            "dataset" => Scope::Dataset,
            "purpose" => Scope::Purpose,
            other => panic!("{other} is no scope"),
        };
        let class = ClassId::parse(self.class).expect("an id");
        let format = Some(Format::parse(self.format).expect("a format"));
        let spec = Pseudonymise { class: class.clone(), scope, format, as_string: false };
        let class = Class { id: class, canonical: Canonical::Exact, epoch: Epoch::parse(self.epoch) };
        let purpose = PurposeId::parse(self.purpose).expect("an id");
        let dataset = DatasetId::parse(self.dataset).expect("an id");
        let pseudonymiser = Pseudonymiser::new(keyring, &purpose, &dataset, &class, &spec).expect("a key");
        let mut out = String::new();
        assert_eq!(pseudonymiser.apply(Scalar::String(self.text), self.instance, NOW, &mut out), Output::Text);
        out
    }

    fn by_the_page(&self) -> String {
        let purpose_key = expand(&hmac(b"tamis/1", &step("root key")), &labels(&["tamis/1", "purpose", self.purpose]));
        let dataset = if self.scope == "purpose" { "" } else { self.dataset };
        let epoch = match self.epoch {
            "year" => "2026",
            "quarter" => "2026-Q3",
            "month" => "2026-09",
            "week" => "2026-W38",
            "day" => "2026-09-14",
            _ => "",
        };
        let names = ["tamis/1", "pseudonym", self.purpose, dataset, self.class, epoch, self.scope, self.instance];
        let tag = hmac(&expand(&purpose_key, &labels(&names)), self.text.as_bytes());
        let bits: String = tag[..16].iter().map(|byte| format!("{byte:08b}")).collect();
        let hex: String = tag[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let token = format!("p1k1_{}", base32(&format!("00{bits}")));
        match self.format {
            "token" => token,
            "email" => format!("{token}@pseudonym.invalid"),
            "hex" => hex,
            "integer" => u64::from_str_radix(&bits[..53], 2).expect("53 bits").to_string(),
            _ => {
                let variant = u8::from_str_radix(&hex[16..17], 16).expect("a digit") & 3 | 8;
                format!("{}-{}-8{}-{variant:x}{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
            }
        }
    }
}

fn base32(bits: &str) -> String {
    let alphabet = b"0123456789abcdefghjkmnpqrstvwxyz";
    let value = |at: usize| usize::from_str_radix(&bits[at..at + 5], 2).expect("five bits");
    (0..bits.len()).step_by(5).map(|at| char::from(alphabet[value(at)])).collect()
}

/// A line `name = hex` of the page.
fn step(name: &str) -> Vec<u8> {
    let is_it = |line: &&str| line.split_once('=').is_some_and(|(before, _)| before.trim() == name);
    let is_hex = |value: &&str| value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut values = PAGE.lines().filter(is_it).filter_map(|line| line.split_once("= ")).map(|(_, value)| value.trim());
    // The formulas above the worked example have the same names before their `=`.
    let hex = values.rfind(is_hex).expect("a line of the page");
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("ASCII"), 16).expect("hex"))
        .collect()
}

fn labels(names: &[&str]) -> Vec<u8> {
    names.iter().flat_map(|name| [&(name.len() as u64).to_be_bytes()[..], name.as_bytes()].concat()).collect()
}

fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

/// RFC 5869 §2.3 for one block.
fn expand(key: &[u8], info: &[u8]) -> Vec<u8> {
    hmac(key, &[info, &[1]].concat())
}
