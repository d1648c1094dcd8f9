//! What is disguised is found, and its span is exactly what was written.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::detect::{Code, Config, Markup, Scanner, Scratch, Terms, resolve};

fn scanner(markup: Markup, code: Code) -> Scanner {
    let terms = vec![Terms { name: "STAFF".into(), words: vec!["E\u{301}lise".into(), "ｌｉｍａ".into()] }];
    let allow = vec!["ｂｏｂ@example.org".into()];
    Scanner::new(&Config { markup, code, terms, allow, ..Config::default() }).expect("a valid configuration")
}

static PLAIN: LazyLock<Scanner> = LazyLock::new(|| scanner(Markup::Plain, Code::Scan));
static HTML: LazyLock<Scanner> = LazyLock::new(|| scanner(Markup::Html, Code::Scan));
static MARKDOWN: LazyLock<Scanner> = LazyLock::new(|| scanner(Markup::Markdown, Code::Scan));

/// The text with its findings of some types in angle quotes.
fn marked(scanner: &Scanner, text: &str, types: &[&str]) -> String {
    let (mut scratch, mut found) = (Scratch::new(), Vec::new());
    scanner.scan(text, "", &mut scratch, &mut found);
    found.retain(|finding| scanner.info(finding.entity).is_some_and(|info| types.contains(&info.name.as_str())));
    resolve(scanner, &mut found, |_| false);
    let mut out = text.to_owned();
    for finding in found.iter().rev() {
        out.insert(finding.end, '›');
        out.insert(finding.start, '‹');
    }
    out
}

const TYPES: [&str; 5] = ["EMAIL_ADDRESS", "IBAN_CODE", "PHONE_NUMBER", "CREDIT_CARD", "STAFF"];

fn check(scanner: &Scanner, expected: &str) {
    let text = expected.replace(['‹', '›'], "");
    assert_eq!(marked(scanner, &text, &TYPES), expected);
}

#[test]
fn disguises_are_seen_through() {
    for text in [
        "write to ‹ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ›, please",
        "write to ‹ana&#64;example&#x2E;org›, please",
        "write to ‹ana%40example.org›, please",
        "write to ‹a\u{ad}na@exam\u{200b}ple.org›\u{200b}, please",
        "write to \u{2060}‹аnа@example.org›, please",
        "https://example.org/?id=7&email=‹ana%40example.org›&x=1",
        "call ‹+33\u{a0}1\u{202f}99\u{a0}00 12–34›, please",
        "call ‹＋３３ １ ９９ ００ １２ ３４›, please",
        "call ‹+٣٣ ١ ٩٩ ٠٠ ١٢ ٣٤›, please",
        "call ‹&#43;33 1 99 00 12 34›, please",
        "please do call me back this evening, on ‹+33 1 99\n00 12 34›, after six",
        "please do call me back this evening, on ‹+33 1 99 00 12 34›\n‹01 99 00 12 35› is another, after six",
        "the card that I paid with is out of date: ‹4111 1111 1111 1111›\n‹5555 5555 5555 4444› is the other",
        "the card that I paid with is out of date: ‹4111 1111 1111 1111›\n2000 of these",
        "card ‹4111\u{2011}1111\u{2011}1111\u{2011}1111›, please",
        "card ‹𝟺𝟷𝟷𝟷 𝟷𝟷𝟷𝟷 𝟷𝟷𝟷𝟷 𝟷𝟷𝟷𝟷›, please",
        "account ‹ＦＲ76 3000 6000 0112 3456 7890 189›, please",
        "account ‹АТ61 1904 3002 3457 3201›, please",
        "‹É\u{200b}lise›, ‹E\u{301}LISE›, ‹Ｌima›",
        "bob@example.org and ｂob@example.org are nobody's",
    ] {
        check(&PLAIN, text);
        check(&HTML, text);
    }
}

#[test]
fn what_is_no_number_stays_none() {
    for text in [
        "12 34 56\n78 90 12\n34 56 78\n90 12 34\n",
        "| 01 99 | 12 |\n| 00 12 | 34 |\n",
        "a first product with quite a long name 1 000 000\n12 another product\n",
        "a first product with quite a long name 4 000 000\n4111 another product\n",
        "78² 90³ ①②③④⑤⑥⑦⑧⑨",
        "4l11 1111 1111 1111, O6 12 34 56 78 OO",
        "в 2019–2020 гг. на 5-й стр., т. 12, с. 4-7",
        "100 % de 12 345 678,90\u{a0}€",
    ] {
        check(&PLAIN, text);
    }
}

#[test]
fn markup_is_seen_through() {
    for text in [
        "<p>write to ‹ana<b>@</b>example.org›</p>",
        "<td>‹ana@example.org›</td><td>‹+33 1 99 00 12 34›</td>",
        "‹ana<span class=\"at\">@</span>example.org›, ‹01 99 <b>00</b> 12 34›",
        "<p title=\"‹ana@example.org›\">x</p> <img alt='call ‹+33 1 99 00 12 34›'>",
        "<a href=\"mailto:‹ana%40example.org›\">write</a> <input value=‹ana&#64;example.org›>",
        "<meta content=\"‹ana@example.org›\"><!-- ‹bo@example.org› --><script>x='‹cy@example.org›'</script>",
        "<ana@example.org> is <‹ana@example.org›>".split_once(" is ").expect("a text").1,
        "78<sup>2</sup> ‹+33 1 99 00 12 34›<sup>2</sup>",
    ] {
        check(&HTML, text);
    }
    for text in [
        "‹ana**@**example.org› and ‹ana\\_lima@example.org›, **‹+33 1 99 00 12 34›**",
        "```\n‹ana@example.org›\n```\n`‹bo@example.org›`\n\n    ‹cy@example.org›\n",
        "call ‹+33 1 **99** 00 12 34›, [write](mailto:‹ana@example.org›)",
    ] {
        check(&MARKDOWN, text);
    }
}

#[test]
fn code_is_treated_as_asked() {
    let text = "‹ana@example.org› `bo@example.org`\n```\ncy@example.org ghp_x\n```\n    ‹di@example.org›";
    check(&scanner(Markup::Markdown, Code::Keep), text);
    check(&scanner(Markup::Markdown, Code::Secrets), text);
    check(
        &scanner(Markup::Html, Code::Keep),
        "‹ana@example.org› <code>bo@example.org</code> ‹cy<code>@example.org›</code>",
    );
    let secret = "`password: hunter2-not-real` `ana@example.org`";
    let found = |code| marked(&scanner(Markup::Markdown, code), secret, &["PASSWORD", "EMAIL_ADDRESS"]);
    assert_eq!(found(Code::Secrets), "`password: ‹hunter2-not-real›` `ana@example.org`");
    assert_eq!(found(Code::Keep), secret);
}

#[test]
fn what_a_reader_sees_of_a_finding() {
    let text = "write to ａｎａ<b>@</b>example.org <a href='mailto:bo@example.org'>";
    let (mut scratch, mut found) = (Scratch::new(), Vec::new());
    HTML.scan(text, "", &mut scratch, &mut found);
    found.retain(|finding| HTML.info(finding.entity).is_some_and(|info| info.name == "EMAIL_ADDRESS"));
    let seen: Vec<_> = found.iter().map(|finding| scratch.seen(text, finding.start, finding.end)).collect();
    assert_eq!(seen, ["ana@example.org", "bo@example.org"]);
}

#[test]
fn explaining_agrees_with_scanning() {
    for text in
        ["write to ａna&#64;example.org <b title='bo@example.org'>", "`x` ana**@**example.org", "ana@example.org"]
    {
        for scanner in [&PLAIN, &HTML, &MARKDOWN] {
            let mut found = Vec::new();
            scanner.scan(text, "", &mut Scratch::new(), &mut found);
            let all = scanner.explain(text, "");
            assert!(found.iter().all(|one| all.iter().any(|c| c.finding == *one)), "{text}");
        }
    }
}

/// One character in a disguise.
fn disguise(c: char, way: u8) -> String {
    let wide = |c: char| char::from_u32(c as u32 + 0xfee0).unwrap_or(c);
    match way {
        0 => format!("&#{};", c as u32),
        1 => format!("&#X{:x};", c as u32),
        2 if c != ' ' => format!("%{:02X}", c as u32),
        3 if c != ' ' => wide(c).into(),
        3 => "\u{a0}".into(),
        4 => format!("{c}\u{200b}"),
        5 => format!("\u{ad}{c}\u{fe0f}"),
        6 if c.is_ascii_digit() => char::from_u32(0x966 + (c as u32 - 0x30)).unwrap_or(c).into(),
        _ => c.into(),
    }
}

#[test]
fn any_disguise_is_found_exactly() {
    let planted = ["ana.lima@example.org", "FR7630006000011234567890189", "+33 1 99 00 12 34", "4111 1111 1111 1111"];
    let config = ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() };
    let law = |(which, ways): (usize, Vec<u8>)| {
        let hidden: String =
            planted[which].chars().zip(ways.iter().cycle()).map(|(c, way)| disguise(c, *way)).collect();
        // What is not seen at the edges is not of the finding.
        let unseen = |c: char| matches!(c, '\u{200b}' | '\u{ad}' | '\u{fe0f}');
        let core = hidden.trim_matches(unseen);
        let (lead, trail) = hidden.split_once(core).unwrap_or_default();
        let expected = format!("é, see {lead}‹{core}›{trail}, and so on");
        let text = expected.replace(['‹', '›'], "");
        prop_assert_eq!(marked(&PLAIN, &text, &TYPES), expected);
        Ok(())
    };
    let inputs = (0..planted.len(), proptest::collection::vec(0..12u8, 1..40));
    TestRunner::new(config).run(&inputs, law).unwrap_or_else(|broken| panic!("{broken}"));
}
