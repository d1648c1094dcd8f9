//! Tests of canonical forms.

use proptest::prelude::*;

use super::*;

const ALL: [&str; 7] = ["email", "phone", "name", "integer", "date", "text", "exact"];

fn form(word: &str) -> Canonical {
    Canonical::parse(word).expect("a form")
}

fn check(word: &str, value: &str, expected: &str) {
    let mut room = String::new();
    assert_eq!(form(word).of(Scalar::String(value), &mut room), expected, "{value:?} as {word}");
}

#[test]
fn emails() {
    check("email", "ana@example.org", "ana@example.org");
    check("email", " Ana.Silva+News@EXAMPLE.org.\n", "ana.silva+news@example.org");
    check("email", "ana@bücher.example", "ana@xn--bcher-kva.example");
    check("email", "ana@BU\u{308}CHER.example", "ana@xn--bcher-kva.example");
    check("email", "ana@XN--BCHER-KVA.example", "ana@xn--bcher-kva.example");
    check("email", "JOSÉ@example.org", "josé@example.org");
    check("email", "JOSE\u{301}@example.org", "josé@example.org");
    check("email", "\"a@b\"@example.org", "\"a@b\"@example.org");
    check("email", "ana@exa mple", "ana@exa mple");
    check("email", "Ana", "Ana");
    check("email", "@Example.org", "@Example.org");
    check("email", "ana@", "ana@");
    check("email", "ana@.", "ana@");
}

#[test]
fn phones() {
    for spelling in [
        "+33612345678",
        "+33 6 12 34 56 78",
        "+33 (0)6.12.34.56.78",
        "tel:+33-6-12-34-56-78",
        "+33\u{a0}6\u{202f}12 34 56 78",
    ] {
        check("phone", spelling, "+33612345678");
    }
    check("phone", "+1 (201) 555-0123", "+12015550123");
    check("phone", "06 12 34 56 78", "0612345678");
    check("phone", "06.12.34.56.78", "0612345678");
    check("phone", "112", "112");
    check("phone", "+999 12 34 56", "+999123456");
    check("phone", "ext. 12", "ext. 12");
    check("phone", "12", "12");
    check("phone", "+33 6 12 34 56 78 x9", "+33 6 12 34 56 78 x9");
    check("phone", "", "");
}

#[test]
fn names() {
    check("name", "  José\tDA  Silva ", "jose da silva");
    check("name", "JOSE\u{301} da silva", "jose da silva");
    check("name", "STRAUẞ", "strauss");
    check("name", "Strauß", "strauss");
    check("name", "Łukasz Bjørn Æsir Đorđe", "lukasz bjorn aesir dorde");
    check("name", "ΑΡΗΣ", "αρησ");
    check("name", "Άρης", "αρησ");
    check("name", "ＡＮＡ ﬁn", "ana fin");
    check("name", "İpek Işık", "ipek isik");
    check("name", "がぎ", "がぎ");
    check("name", "김철수", "김철수");
    check("name", "राधिका", "राधिका");
    check("name", "O’Brien", "o’brien");
    check("name", "\u{301}", "\u{301}");
    check("name", " ", "");
}

#[test]
fn integers() {
    for spelling in ["7", "7.0", "7e0", "0.7E1", " 7 ", "70e-1"] {
        check("integer", spelling, "7");
    }
    check("integer", "-0", "0");
    check("integer", "-0.0", "0");
    check("integer", "-7", "-7");
    check("integer", "1e3", "1000");
    check("integer", "007", "007");
    check("integer", "+7", "+7");
    check("integer", "7.5", "7.5");
    check("integer", "7.50", "7.50");
    check("integer", "1e400", "1e400");
    check("integer", "1e38", &format!("1{}", "0".repeat(38)));
    check("integer", "9e38", "9e38");
    check("integer", "A-7", "A-7");
    let long = "9".repeat(400);
    check("integer", &long, &long);
}

#[test]
fn dates_and_texts() {
    check("date", "1984-02-29", "1984-02-29");
    check("date", " 1984-02-29T23:00:00-05:00 ", "1984-02-29");
    check("date", "1984-02", "1984-02");
    check("date", "29 Feb 1984", "29 Feb 1984");
    check("text", " cafe\u{301}\u{a0}", "café");
    check("text", "Café", "Café");
    check("exact", " cafe\u{301} ", " cafe\u{301} ");
    let mut room = String::new();
    assert_eq!(form("date").of(Scalar::Number("446860800"), &mut room), "1984-02-29");
    assert_eq!(form("text").of(Scalar::Number("7.0"), &mut room), "7.0");
    assert_eq!(form("text").of(Scalar::Null, &mut room), "");
    assert_eq!(Canonical::parse("iban"), None);
}

#[test]
fn usual_values_need_no_room() {
    for (word, value) in
        [("email", "ana@example.org"), ("integer", "4711"), ("text", "TCK-00001234"), ("exact", "x"), ("text", "é")]
    {
        let mut room = String::new();
        assert_eq!(form(word).of(Scalar::String(value), &mut room), value);
        assert_eq!(room.capacity(), 0, "{word}");
    }
}

proptest! {
    /// A canonical text is its own canonical form; phones' digits and names' leftovers included.
    #[test]
    fn twice_is_once(text: String, near in "[ A-Za-z0-9@.+é\u{301}ßøİ()/:TZ-]{0,24}", which in 0usize..ALL.len()) {
        for text in [&text, &near] {
            let (mut first, mut second) = (String::new(), String::new());
            let once = form(ALL[which]).of(Scalar::String(text), &mut first).to_owned();
            prop_assert_eq!(form(ALL[which]).of(Scalar::String(&once), &mut second), &once, "{}", ALL[which]);
        }
    }

    /// The quick answer for an address agrees with the slow one.
    #[test]
    fn plain_addresses_are_canonical(text in "[a-z0-9.!+_-]{1,8}@[a-z0-9-]{1,8}(\\.[a-z0-9-]{1,8}){0,2}") {
        let mut slow = String::new();
        prop_assume!(email::is_plain(&text));
        prop_assert!(email::write(&text, &mut slow));
        prop_assert_eq!(slow, text);
    }

    #[test]
    fn phones_never_panic(text in "(tel:)?\\+?[0-9 ()./-]{0,40}", other in "\\+[0-9]{1,18}") {
        for text in [&text, &other] {
            let mut room = String::new();
            let _ = form("phone").of(Scalar::String(text), &mut room);
        }
    }
}
