//! The scan as a whole: what is found in sentences, why not, and at what cost.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{Accepted, Pass};
use crate::detect::{
    Candidate, Config, Fault, Finding, Hints, Ignore, Language, Languages, Outcome, Pattern, Place, Reason, Scanner,
    Score, Scratch, Terms, catalogue,
};

fn scanner(config: &Config) -> Scanner {
    Scanner::new(config).expect("a valid configuration")
}

fn all() -> Scanner {
    scanner(&Config::default())
}

fn only(languages: &[Language]) -> Config {
    Config { languages: Languages::Only(languages.to_vec()), ..Config::default() }
}

fn scan(scanner: &Scanner, text: &str, context: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    scanner.scan(text, context, &mut Scratch::new(), &mut found);
    found
}

fn named(scanner: &Scanner, text: &str, found: &[Finding]) -> Vec<String> {
    let name = |f: &Finding| &scanner.info(f.entity).expect("its own entity").name;
    found.iter().map(|f| format!("{} {}", name(f), &text[f.start..f.end])).collect()
}

fn check_with(scanner: &Scanner, text: &str, context: &str, expected: &[&str]) {
    let mut found = scan(scanner, text, context);
    crate::detect::resolve(scanner, &mut found, |_| false);
    assert_eq!(named(scanner, text, &found), expected, "{text}\n{:?}", scanner.explain(text, context));
}

fn check(text: &str, expected: &[&str]) {
    check_with(&all(), text, "", expected);
}

/// A name says what stands below it. What a name above says is of values.
#[test]
fn a_members_name_is_no_whole_value() {
    let (scanner, mut scratch, mut found) = (all(), Scratch::new(), Vec::new());
    assert_eq!(named(&scanner, "lima_7", &scan(&scanner, "lima_7", "login")), ["USERNAME lima_7"]);
    for name in ["lang", "lima_7", "user", "username", "phone_number", "age", "note"] {
        scanner.scan_at(Place::Name, name, "login", Hints::default(), &mut scratch, &mut found);
        assert_eq!(named(&scanner, name, &found), [""; 0], "{name}");
        assert!(
            scanner.clean_name(name, &mut scratch),
            "{name}: {:?}",
            scanner.explain_at(Place::Name, name, "", Hints::default())
        );
    }
    scanner.scan_at(Place::Name, "ana@example.org", "login", Hints::default(), &mut scratch, &mut found);
    assert_eq!(found.len(), 1);
    assert!(!scanner.clean_name("ana@example.org", &mut scratch));
    // What only words beside it make a finding is one under some name.
    scanner.scan_at(Place::Name, "0612345678", "note", Hints::default(), &mut scratch, &mut found);
    assert!(found.is_empty() && !scanner.clean_name("0612345678", &mut scratch));
}

#[test]
fn sentences_give_what_they_hold() {
    check("You can reach me at ana.lima_7@example.org.", &["EMAIL_ADDRESS ana.lima_7@example.org"]);
    check("Call me on +33 6 12 34 56 78 tomorrow.", &["PHONE_NUMBER +33 6 12 34 56 78"]);
    check("my phone number is 0612345678.", &["PHONE_NUMBER 0612345678"]);
    check("Tel: (202) 555-0143.", &["PHONE_NUMBER (202) 555-0143"]);
    check("I paid with card 4111-1111-1111-1111 last week.", &["CREDIT_CARD 4111-1111-1111-1111"]);
    check("the credit card number 378282246310005 was declined.", &["CREDIT_CARD 378282246310005"]);
    check(
        "Please transfer it to IBAN FR14 2004 1010 0505 0001 3M02 606.",
        &["IBAN_CODE FR14 2004 1010 0505 0001 3M02 606"],
    );
    check("our account: GB29NWBK60161331926819 at the bank", &["IBAN_CODE GB29NWBK60161331926819"]);
    check("the server at 203.0.113.7 does not answer", &["IP_ADDRESS 203.0.113.7"]);
    check("the host 2001:db8:1:2:3:4:5:6 is unreachable", &["IP_ADDRESS 2001:db8:1:2:3:4:5:6"]);
    check("My SSN is 536-22-1234.", &["US_SSN 536-22-1234"]);
    check("mon numéro de sécurité sociale est 185057800608491.", &["FR_NIR 185057800608491"]);
    check(
        "NIR: 1\u{a0}85\u{a0}05\u{a0}78\u{a0}006\u{a0}084\u{a0}91",
        &["FR_NIR 1\u{a0}85\u{a0}05\u{a0}78\u{a0}006\u{a0}084\u{a0}91"],
    );
    check("ana@example.org and ana@example.org", &["EMAIL_ADDRESS ana@example.org", "EMAIL_ADDRESS ana@example.org"]);
    check("https://ana:pw@example.org/", &["URL ana:pw"]);
}

#[test]
fn prose_is_quiet() {
    for text in [
        "",
        "Nothing here: just words, and a dash - or two.",
        "In 1984, 42 of 100000 (12.5%) said so at 10:30, early in 2026.",
        "It costs $499.99, order-1234567890, #12345678, v1.22.3",
        "x = foo(3, 17); for i in range(20): print(f\"{i}\")",
        "https://www.example.com/water/1234",
        "@ana said 20260914101112 and 10:11:12.123",
        "550e8400-e29b-41d4-a716-446655440000",
        "0.1234567890123456 3.14159265358979 -1.5e300",
        "1700000000 1700000000000",
    ] {
        check(text, &[]);
    }
}

#[test]
fn dates_are_found_as_dates() {
    check(
        "@ana said 20260914T101112Z and 2026-09-14T10:11:12.123Z",
        &["DATE_TIME 20260914T101112Z", "DATE_TIME 2026-09-14T10:11:12.123Z"],
    );
    check("born on 12 March 1985", &["DATE_OF_BIRTH 12 March 1985"]);
}

#[test]
fn numbers_are_scanned_as_they_are_spelled() {
    check("5500005555555559", &["CREDIT_CARD 5500005555555559"]);
    check_with(&all(), "33612345678", "customer phone", &["PHONE_NUMBER 33612345678"]);
    check_with(&all(), "33612345678", "customer id", &[]);
    check_with(&all(), "612345678", "user telephone", &["PHONE_NUMBER 612345678"]);
    check_with(&all(), "536221234", "person ssn", &["US_SSN 536221234"]);
    check_with(&all(), "536221234", "order id", &[]);
}

#[test]
fn what_is_below_the_line_hides_nothing() {
    // The number before it and the telephone number are one of no spelling, and a few plans hold that.
    check("75011 01 99 00 53 00", &["PHONE_NUMBER 01 99 00 53 00"]);
    check("417 06 12 34 56 78", &["PHONE_NUMBER 06 12 34 56 78"]);
    check("2 (202) 555-0143", &["PHONE_NUMBER (202) 555-0143"]);
    for before in ["7 ", "12 ", "2026 ", "75001 ", "n°3 ", "(2) ", "12:30 ", "12/05/2026 ", "12.05.2026 "] {
        for number in ["06 12 34 56 78", "0171 2345678", "(202) 555-0143", "020 7946 0018", "+33 1 99 00 53 00"] {
            let (date, phone) = (format!("DATE_TIME {}", before.trim()), format!("PHONE_NUMBER {number}"));
            let both = [date.as_str(), &phone];
            check(&format!("{before}{number}"), &both[usize::from(before.len() < 10)..]);
        }
    }
    // Nineteen digits hold by the Luhn formula too.
    check("4111 1111 1111 1111 599", &["CREDIT_CARD 4111 1111 1111 1111"]);
    check("card 4111 1111 1111 1111 599", &["CREDIT_CARD 4111 1111 1111 1111"]);
}

#[test]
fn lists_are_found_whole() {
    for between in [",", ", ", ";", " ", "/", " / ", " - ", "\n", " ou ", " (", "|"] {
        let phones = ["06 12 34 56 78", "020 7946 0018", "202-555-0143", "+33199005300"];
        for number in phones {
            let found = format!("PHONE_NUMBER {number}");
            check(&format!("{number}{between}{number}"), &[&found, &found]);
        }
        let found = "CREDIT_CARD 4111111111111111";
        check(&format!("4111111111111111{between}4111111111111111"), &[found, found]);
    }
    check("06 12 34 56 78.5", &["PHONE_NUMBER 06 12 34 56 78"]);
    check(
        "06 12 34 56 78 06 12 34 56 79 06 12 34 56 70",
        &["PHONE_NUMBER 06 12 34 56 78", "PHONE_NUMBER 06 12 34 56 79", "PHONE_NUMBER 06 12 34 56 70"],
    );
    check("12 34 56 06 12 34 56 78 06 12 34 56 79", &["PHONE_NUMBER 06 12 34 56 78", "PHONE_NUMBER 06 12 34 56 79"]);
    for number in ["(020) 7946 0018", "0171 2345678", "0171/2345678", "020 7946 0018"] {
        for next in ["0044 20 7946 0018", "0044.20.7946.0018", "06 12 34 56 78", "+33 1 99 00 53 00"] {
            check(&format!("{number} {next}"), &[&format!("PHONE_NUMBER {number}"), &format!("PHONE_NUMBER {next}")]);
        }
    }
    check_with(
        &all(),
        "962 621 247,0044 20 7946 0018",
        "phone",
        &["PHONE_NUMBER 962 621 247", "PHONE_NUMBER 0044 20 7946 0018"],
    );
    check_with(
        &all(),
        "0044 20 7946 0018 612 345 678",
        "phone",
        &["PHONE_NUMBER 0044 20 7946 0018", "PHONE_NUMBER 612 345 678"],
    );
    check("729 10 9191 817-52-7567", &["US_SSN 729 10 9191", "US_SSN 817-52-7567"]);
    check(
        "6011 0009 9013 9424 5555\u{202f}5555\u{202f}5555\u{202f}4444",
        &["CREDIT_CARD 6011 0009 9013 9424", "CREDIT_CARD 5555\u{202f}5555\u{202f}5555\u{202f}4444"],
    );
    check("7,0612345678,x", &[]);
    check_with(&all(), "7,0612345678,x", "phone", &["PHONE_NUMBER 0612345678"]);
}

#[test]
fn a_telephone_number_is_found_to_its_end() {
    check("+31 6 42228790 (11) 99086-8654", &["PHONE_NUMBER +31 6 42228790", "PHONE_NUMBER (11) 99086-8654"]);
    check("+4915119558876 020 7946 0018", &["PHONE_NUMBER +4915119558876", "PHONE_NUMBER 020 7946 0018"]);
    check("+4930901820 020 7946 0018", &["PHONE_NUMBER +4930901820", "PHONE_NUMBER 020 7946 0018"]);
    check("+4930901820 24/7", &["PHONE_NUMBER +4930901820"]);
    check("gsm 0470 12 34 56", &["PHONE_NUMBER 0470 12 34 56"]);
    check("gsm 0470/12.34.56", &["PHONE_NUMBER 0470/12.34.56"]);
    check("tel +49 30 / 12345678", &["PHONE_NUMBER +49 30 / 12345678"]);
    check("+49 - 30 - 12345678", &["PHONE_NUMBER +49 - 30 - 12345678"]);
    check("tel 47 12 34", &[]);
}

#[test]
fn a_row_of_digits_is_no_number() {
    for text in [
        "10 07 78 48 11 82 17 70 91",
        "612 345 678 901 234",
        "0489 9439 5958 0881 7503",
        "4743 1906 4739 0171 8607",
        "2203 0624 1905 5227",
        "13 079 924 693",
        "20.94 0.36 49.78 95.04",
        "466 5078 645 29 8080 14 0 67",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_script_without_spaces_ends_a_word() {
    check("卡号4111111111111111。", &["CREDIT_CARD 4111111111111111"]);
    check("IP地址192.0.2.77在", &["IP_ADDRESS 192.0.2.77"]);
    check("请联系ana@example.org谢谢", &["EMAIL_ADDRESS ana@example.org"]);
    check("電話は020 7946 0018です", &["PHONE_NUMBER 020 7946 0018"]);
    check("用户@例子.example", &["EMAIL_ADDRESS 用户@例子.example"]);
}

#[test]
fn a_fragment_is_not_the_type_of_the_whole() {
    check("social security number 012-34-5678", &["US_SSN 012-34-5678"]);
    check("ORD-0853-719218", &[]);
    check("Ana-06 12 34 56 78", &["PHONE_NUMBER 06 12 34 56 78"]);
    check("tél-06-12-34-56-78", &["PHONE_NUMBER 06-12-34-56-78"]);
    check("18-0c-05-17-68-25", &["MAC_ADDRESS 18-0c-05-17-68-25"]);
}

#[test]
fn long_tokens_go_to_their_end() {
    let head = "eyJhbGciOiJIUzI1NiJ9";
    for length in [16_000, 16_400, 200_000] {
        let token = format!("{head}.{}.c2ln", "A".repeat(length));
        let found = scan(&all(), &token, "");
        assert_eq!(found.iter().map(|f| (f.start, f.end)).collect::<Vec<_>>(), [(0, token.len())]);
    }
    for length in [60, 64, 65, 80, 200] {
        let address = format!("{}@example.org", "a1".repeat(length / 2));
        check(&format!("x {address}"), &[&format!("EMAIL_ADDRESS {address}")]);
    }
}

#[test]
fn overlaps_are_one_span() {
    // The value of a parameter is also an address, which is narrower; user and secret are no address.
    check("https://example.org/?email=ana@example.org&x", &["EMAIL_ADDRESS ana@example.org"]);
    check("https://a:b@example.org/?token=x1", &["URL a:b", "URL x1"]);
}

fn outcome(candidates: &[Candidate], scanner: &Scanner, name: &str) -> Vec<Outcome> {
    let entity = scanner.entity(name).expect("a known type");
    candidates.iter().filter(|c| c.finding.entity == entity).map(|c| c.outcome).collect()
}

#[test]
fn every_rejection_is_explained() {
    let config = Config {
        allow: vec!["Support@Example.org".into()],
        ignore: vec![Ignore::Reserved, Ignore::PrivateIp],
        min_scores: vec![("JWT".into(), Score::percent(100))],
        ..Config::default()
    };
    let scanner = scanner(&config);
    let check = |text: &str, name: &str, expected: &[Outcome]| {
        assert_eq!(outcome(&scanner.explain(text, ""), &scanner, name), expected, "{text}");
    };
    check("ana@exemple.fr", "EMAIL_ADDRESS", &[Outcome::Accepted]);
    check("ana@example.org", "EMAIL_ADDRESS", &[Outcome::Ignored]);
    check("support@EXAMPLE.org", "EMAIL_ADDRESS", &[Outcome::Allowed]);
    check("10.0.0.7", "IP_ADDRESS", &[Outcome::Ignored]);
    check("4111111111111112", "CREDIT_CARD", &[Outcome::Refused(Fault::Checksum)]);
    check("4111 1111 1111 1111", "CREDIT_CARD", &[Outcome::Ignored]);
    check("0612345678", "PHONE_NUMBER", &[Outcome::NoContext]);
    check("536-00-1234", "US_SSN", &[Outcome::Refused(Fault::Range)]);
    let token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbmEifQ.c2ln";
    check(token, "JWT", &[Outcome::BelowMinimum]);
    let entity = scanner.entity("EMAIL_ADDRESS").expect("a known type");
    check("https://h/?email=ana@exemple.fr", "URL", &[Outcome::Outlived(entity)]);
}

#[test]
fn reserved_ranges_are_left_only_when_asked() {
    let texts =
        ["(202) 555-0143", "2001:db8::1", "root@[192.0.2.1]", "x@y.test", "5555 5555 5555 4444", "00:00:5e:00:53:01"];
    let reserved = scanner(&Config { ignore: vec![Ignore::Reserved], ..Config::default() });
    for text in texts {
        assert_ne!(scan(&all(), text, ""), [], "{text}");
        assert_eq!(scan(&reserved, text, ""), [], "{text}");
    }
    let private = scanner(&Config { ignore: vec![Ignore::PrivateIp], ..Config::default() });
    assert_eq!(scan(&private, "10.1.2.33 fe80::1", ""), []);
    assert_eq!(scan(&private, "203.0.113.1", "").len(), 1);
}

#[test]
fn languages_decide_national_types_and_phones() {
    let english = scanner(&only(&[Language::English]));
    let french = scanner(&only(&[Language::French]));
    check_with(&french, "06 12 34 56 78", "", &["PHONE_NUMBER 06 12 34 56 78"]);
    check_with(&english, "06 12 34 56 78", "", &[]);
    check_with(&english, "+33 6 12 34 56 78", "", &["PHONE_NUMBER +33 6 12 34 56 78"]);
    check_with(&french, "AB 12 34 56 C", "", &[]);
    check_with(&english, "185057800608491", "", &[]);
    check_with(&scanner(&only(&[])), "4111 1111 1111 1111", "", &["CREDIT_CARD 4111 1111 1111 1111"]);
}

#[test]
fn the_operators_own_types_are_found_beside() {
    let config = Config {
        only: Some(vec!["TICKET".into(), "STAFF".into()]),
        patterns: vec![Pattern { name: "TICKET".into(), regex: r"\bTCK-[0-9]{8}\b".into() }],
        terms: vec![Terms { name: "STAFF".into(), words: vec!["Ana Lima".into()] }],
        ..Config::default()
    };
    let own = scanner(&config);
    check_with(&own, "ana lima, TCK-12345678, a@example.org", "", &["STAFF ana lima", "TICKET TCK-12345678"]);
    let found = scan(&own, "ana lima TCK-12345678", "");
    assert_eq!(found.iter().map(|f| f.reason).collect::<Vec<_>>(), [Reason::Term, Reason::Pattern]);
}

#[test]
fn allowed_texts_are_whole_findings() {
    let config = Config { allow: vec!["ana@example.org".into(), "+33612345678".into()], ..Config::default() };
    let allowing = scanner(&config);
    check_with(&allowing, "ANA@example.org, mariana@example.org", "", &["EMAIL_ADDRESS mariana@example.org"]);
    check_with(&allowing, "+33612345678 +33 6 12 34 56 78", "", &["PHONE_NUMBER +33 6 12 34 56 78"]);
}

/// Steps for `piece` repeated to `length` bytes.
fn work(scanner: &Scanner, piece: &str, length: usize) -> u64 {
    let text = piece.repeat(length / piece.len());
    let mut scratch = Scratch::new();
    scanner.scan(&text, "", &mut scratch, &mut Vec::new());
    scratch.work()
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    let scanner = all();
    for piece in [
        "a.",
        "a.a@",
        "x@",
        "1",
        "1 ",
        "12 ",
        "1-",
        "4111 ",
        "4111111111111111 ",
        "1:",
        "a:",
        "::",
        "fe80::",
        "+1",
        "+1 ",
        "(0",
        "00",
        "eyJ",
        "eyJ.",
        "eyJhbGciOiJub25lIn0.",
        "ghp_",
        "github_pat_",
        "http://",
        "a://b?c=",
        "?email=a&",
        "\"@",
        "DE89",
        "de89 ",
        "A1 ",
        "@",
        "é1",
        "1\u{a0}",
        "@a.b",
        "a@b.",
        "x@[",
        "192.0.2.",
        "1.1.1.1",
        "12-34-56-",
        "06 12 34 56 78 ",
        "AB 12 34 56 C ",
        "ewo",
        "0 / ",
        "12 / 34 - ",
        "12 / ",
        "o&m@",
        "a..@",
        "卡1",
        "+33 6 ",
        "00 33 6 ",
        "06 12 34 56 78,",
        "4111 1111 1111 1111 ",
        "ip6:",
        "a/1.2.3.4-",
    ] {
        let (one, two) = (work(&scanner, piece, 1 << 15), work(&scanner, piece, 1 << 16));
        assert!(two <= 2 * one + 50_000, "{piece}: {one} then {two}");
        assert!(two <= 200 << 16, "{piece}: {} steps a byte", two >> 16);
    }
}

/// Invented numbers, the same each time.
fn numbers(seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    })
}

/// The most steps a byte on texts made to be expensive: no noise moves them, so that what makes them dearer shows.
#[test]
fn hostile_text_is_cheap_by_the_byte() {
    const SIZE: usize = 1 << 16;
    type Kind = (&'static str, fn(u64) -> String, u64);
    let kinds: [Kind; 12] = [
        ("digits", |n| n.to_string(), 1),
        ("numbers of ten digits", |n| format!("{:010} ", n * 7 % 10_000_000_000), 30),
        ("pairs of digits", |n| format!("{:02} ", n % 100), 50),
        ("single digits", |n| format!("{} ", n % 10), 40),
        ("a.a.", |_| "a.a.a.a.".into(), 1),
        ("x@", |_| "x@x@x@x@".into(), 2),
        ("dots", |n| format!("{}.", n % 300), 40),
        ("colons", |n| format!("{:x}:", n % 300), 12),
        ("hyphens", |n| format!("{:02}-", n % 100), 60),
        ("words asked at", |_| "Dear at Mr on thanks may via ".into(), 8),
        ("ends of names", |_| "a.de.com.fr.".into(), 60),
        ("handles", |_| "@a u/b ".into(), 40),
    ];
    let scanner = all();
    let work = |text: &str| {
        let mut scratch = Scratch::new();
        scanner.scan(text, "", &mut scratch, &mut Vec::new());
        scratch.work()
    };
    let mut dear = Vec::new();
    for (name, piece, most) in kinds {
        let mut text = String::new();
        numbers(7)
            .take_while(|&n| {
                text += &piece(n);
                text.len() < 2 * SIZE
            })
            .for_each(drop);
        let (half, whole) = (work(&text[..SIZE]), work(&text));
        let steps = whole as f64 / text.len() as f64;
        if steps > most as f64 || whole > 2 * half + half / 4 + 4096 {
            dear.push(format!("{name}: {steps:.2} steps a byte, {half} for a half, {whole} for all"));
        }
    }
    assert!(dear.is_empty(), "{dear:#?}");
}

/// The scan without its fast pass: the automaton is tried at every word of the text.
fn everywhere(scanner: &Scanner, text: &str) -> Vec<Finding> {
    let (mut found, mut scratch) = (Vec::new(), Scratch::new());
    scanner.begin(&mut scratch);
    let (scratch, limit) = (&mut scratch, text.len());
    let mut pass = Pass { scanner, text, path: "", scratch, sink: Accepted(&mut found), limit, last: true };
    let figures = scanner.figures.as_ref().expect("the catalogue has patterns");
    for start in 0..text.len() {
        let inside =
            text.as_bytes()[start].is_ascii_alphanumeric() && crate::detect::boundary::word_before(text, start);
        if figures.begin_with(text.as_bytes()[start]) && !inside {
            let _ = pass.candidate(figures, start);
        }
    }
    found.sort_by_key(|f| (f.start, f.end, f.entity));
    found.dedup_by_key(|f| (f.start, f.end, f.entity));
    found
}

/// Texts made of the catalogue's examples, parts of them, and what stands between.
fn texts() -> impl Strategy<Value = String> {
    let examples: Vec<String> = catalogue()
        .iter()
        .flat_map(|d| d.examples.iter().chain(d.counter_examples))
        .map(|e| e.replace(['‹', '›'], ""))
        .collect();
    let example = proptest::sample::select(examples);
    let part = (example.clone(), 0..40usize).prop_map(|(text, n)| text.chars().skip(n).collect());
    let between =
        proptest::sample::select(vec![" ", ", ", "\n", "-", ".", ":", "é", "", " a ", "\u{a0}", "@", "1", "…", "x"]);
    let piece = prop_oneof![example, part, "\\PC{0,8}"];
    proptest::collection::vec((piece, between), 0..6)
        .prop_map(|pieces| pieces.into_iter().map(|(a, b)| a + b).collect())
}

/// Runs a law over many texts with one scanner.
fn law(law: impl Fn(&Scanner, &str) -> Result<(), TestCaseError>) {
    let scanner = all();
    let config = ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config).run(&texts(), |text| law(&scanner, &text)).unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn findings_are_whole_and_in_order() {
    law(|scanner, text| {
        let found = scan(scanner, text, "phone card");
        prop_assert!(found.is_sorted_by_key(|f| f.start));
        for finding in &found {
            prop_assert!(finding.start < finding.end);
            prop_assert!(text.get(finding.start..finding.end).is_some());
            prop_assert!(finding.score >= Score::DEFAULT);
        }
        let explained = scanner.explain(text, "phone card");
        let accepted = explained.iter().filter(|c| matches!(c.outcome, Outcome::Accepted | Outcome::Outlived(_)));
        let mut spans: Vec<_> = accepted.map(|c| (c.finding.start, c.finding.end, c.finding.entity)).collect();
        spans.dedup();
        prop_assert_eq!(spans, found.iter().map(|f| (f.start, f.end, f.entity)).collect::<Vec<_>>());
        Ok(())
    });
}

#[test]
fn the_fast_pass_loses_nothing() {
    law(|scanner, text| {
        // What other passes find: around an `@`, behind words, and at cues.
        let figures = |f: &Finding| catalogue()[usize::from(f.entity.0)].trigger.only_figures();
        let (mut fast, mut slow) = (Vec::new(), everywhere(scanner, text));
        scanner.scan_normal(Place::Text, text, "", &mut Scratch::new(), &mut fast);
        fast.retain(figures);
        slow.retain(figures);
        prop_assert_eq!(fast, slow);
        Ok(())
    });
}

#[test]
fn a_scratch_carries_nothing_over() {
    let scratch = std::cell::RefCell::new(Scratch::new());
    law(|scanner, text| {
        let mut found = Vec::new();
        scanner.scan(text, "", &mut scratch.borrow_mut(), &mut found);
        prop_assert_eq!(found, scan(scanner, text, ""));
        Ok(())
    });
}
