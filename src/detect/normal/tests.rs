//! The laws of the normal form: nothing changes that need not, offsets lead back exactly, and no cut changes anything.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::form::Form;
use super::markup::{Code, Markup};
use super::{is_normal, normal};
use crate::detect::catalogue;

const FORMS: [Markup; 3] = [Markup::Plain, Markup::Markdown, Markup::Html];

fn whole(text: &str, markup: Markup, code: Code) -> Form {
    let mut form = Form::default();
    form.whole(text, markup, code);
    form
}

fn check(markup: Markup, written: &str, read: &str) {
    assert_eq!(whole(written, markup, Code::Scan).text(), read, "{written}");
}

#[test]
fn escapes_and_look_alikes_are_read() {
    for (written, read) in [
        ("ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ana@example.org"),
        ("ana&#64;example&period;org", "ana@example.org"),
        ("ana%40example%2Eorg", "ana@example.org"),
        ("a\u{ad}na@exa\u{200b}mple.org\u{200d}", "ana@example.org"),
        ("e\u{301}te\u{301}, a&#769;", "été, á"),
        ("06\u{a0}12\u{202f}34\u{2009}56–78", "06 12 34 56-78"),
        ("аna@ехаmple.org", "ana@exаmple.org".replace('а', "a").as_str()),
        ("ана@example.org, кот 5-го", "ана@example.org, кот 5-го"),
        ("АТ61, ΑΤ61 и кот", "AT61, AT61 и кот"),
        ("⁰⁶ ¹² 78² x₁₂ ①", "06 12 78² x₁₂ ①"),
        ("ana@example。org 你好。", "ana@example.org 你好。"),
        ("a\u{316}\u{301}x स्ते ที่ทำ", "á\u{316}x स्ते ที่ทำ"),
        ("가\u{11a8}\u{1100}\u{1161}", "각가"),
        ("50 % of A&B, &c; &amp;#64; %2540", "50 % of A&B, &c; &#64; %2540"),
        ("&#37;40 &lt;b&gt;", "%40 <b>"),
    ] {
        check(Markup::Plain, written, read);
        check(Markup::Html, written, read);
    }
}

#[test]
fn a_wrapped_number_is_whole() {
    let line = "please do call me back this evening, at 01 99";
    check(Markup::Plain, &format!("{line}\n00 12 34"), &format!("{line} 00 12 34"));
    check(Markup::Plain, &format!("{line}\r\n00 12 34"), &format!("{line} 00 12 34"));
    for same in ["12 34\n56 78\n", "a 1\n2", "Ana 12 34\r\n56 78"] {
        check(Markup::Plain, same, same);
    }
}

#[test]
fn tags_vanish_or_part() {
    for (written, read) in [
        ("ana<b>@</b>example.<wbr>org", "ana@example.org"),
        ("ana<span class=\"x>y\">@</span >example.org", "ana@example.org"),
        ("one<br/>two<TD>three</td>", "one\ntwo\nthree\n"),
        ("78<sup>2</sup>", "78\n2\n"),
        (
            "a < b, <ana@example.org>, <https://example.org>, <x-y>z",
            "a < b, <ana@example.org>, <https://example.org>, <x-y>z",
        ),
        ("<!-- <b>a</b> --><b>c</b>", "<!-- <b>a</b> -->c"),
        ("<script>if (a<b>c) x</script><i>y</i>", "<script>if (a<b>c) x</script>y"),
        ("a<b", "a<b"),
        ("a<", "a<"),
    ] {
        check(Markup::Html, written, read);
    }
    check(Markup::Plain, "ana<b>@</b>", "ana<b>@</b>");
    let form = &mut whole("x<a href='mailto:ana@example.org'>y</a>", Markup::Html, Code::Scan);
    let asides: Vec<_> = form.asides(usize::MAX).into_iter().map(|aside| (aside.at, aside.text)).collect();
    assert_eq!(asides, [(1, "<a href='mailto:ana@example.org'>".to_owned())]);
}

#[test]
fn markers_of_markdown_vanish() {
    for (written, read) in [
        ("ana**@**example.org, *so* it ~~is~~ was", "ana@example.org, so it is was"),
        ("a***b***c", "abc"),
        ("ana\\_lima\\@example.org C:\\x", "ana_lima@example.org C:\\x"),
        ("2 * 3 ** 4, 2*3, 5 * 6", "2 * 3 ** 4, 2*3, 5 * 6"),
        ("* one\n* two*\n", "* one\n* two*\n"),
        ("`a**b**c` d**e**", "`a**b**c` de"),
        ("```\na**b**c\n```\na**b**c", "```\na**b**c\n```\nabc"),
        ("    a**b**c\nd**e**f", "    a**b**c\ndef"),
        ("a<b>c</b>", "ac"),
        ("a**b\n\nc**d", "a**b\n\nc**d"),
    ] {
        check(Markup::Markdown, written, read);
    }
}

#[test]
fn code_is_where_it_is() {
    for (markup, text, inside) in [
        (Markup::Markdown, "a `x` b", "x"),
        (Markup::Markdown, "a ``x ` x`` b", "x ` x"),
        (Markup::Markdown, "a\n```rust\nx\n```\nb", "\nx\n"),
        (Markup::Markdown, "a\n~~~~\n~~~\n~~~~\nb", "\n~~~\n"),
        (Markup::Markdown, "a\n\n    x\n    x\nb", "    x\n    x\n"),
        (Markup::Markdown, "    x\nb", "    x\n"),
        (Markup::Markdown, "a\n    x\nb", ""),
        (Markup::Markdown, "- a\n\n    x\nb", ""),
        (Markup::Markdown, "a ```x``` b `", "x"),
        (Markup::Html, "a <code>x</code> b", "x"),
        (Markup::Html, "a <pre><code>x</code></pre> b", "<code>x</code>"),
    ] {
        let form = whole(text, markup, Code::Keep);
        let in_code = |at: usize| form.in_code(at, at + 1);
        let found: String = text.char_indices().filter(|(at, _)| in_code(*at)).map(|(_, c)| c).collect();
        assert_eq!(found, inside, "{text}");
    }
}

#[test]
fn offsets_lead_back_to_what_was_written() {
    let text = "x ａn&#97;\u{200b}＠e\u{301}<b>x</b> y";
    let form = whole(text, Markup::Html, Code::Scan);
    assert_eq!(form.text(), "x ana@éx y");
    let span = |part: &str| {
        let at = form.text().find(part).expect("it is there");
        &text[form.start(at)..form.end(at + part.len())]
    };
    for (part, written) in [
        ("a", "ａ"),
        ("na", "n&#97;"),
        ("a@", "&#97;\u{200b}＠"),
        ("@é", "＠e\u{301}"),
        ("éx", "e\u{301}<b>x"),
        (" y", " y"),
    ] {
        assert_eq!(span(part), written);
        let start = form.start(form.text().find(part).expect("it is there"));
        assert_eq!(form.within(start, start + written.len()), Some(part));
    }
}

/// What texts are made of: what needs nothing, what does, and what almost does.
const FRAGMENTS: &[&str] = &[
    "a",
    "b ",
    "ana@example.org",
    "06 12 34 56 78",
    "é",
    "ß ",
    "я",
    "кот ",
    "о",
    "ο",
    "x",
    "卡",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "5",
    "12\n34",
    "ａ",
    "１",
    "．",
    "＠",
    "\u{200b}",
    "\u{ad}",
    "\u{a0}",
    "\u{301}",
    "\u{308}\u{301}",
    "\u{316}",
    "स्",
    "ที่",
    "ำ",
    "–",
    "²",
    "⁰⁶",
    "①",
    "。",
    "ﬁ",
    "𝐚",
    "😀",
    "❤\u{fe0f}",
    "%",
    "%4",
    "%40",
    "%C3%A9",
    "%C3",
    "%20",
    "&",
    "&amp;",
    "&#64;",
    "&#x4",
    "&#769;",
    "&eacute;",
    "&nbsp;",
    "ᄀ",
    "ᅡ",
    "ᆨ",
    "<",
    "<b>",
    "</b>",
    "<br>",
    "<a href=\"x>y\">",
    "<code>",
    "</code>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "</scr",
    "<pre",
    ">",
    "*",
    "**",
    "***",
    "~~",
    "`",
    "``",
    "```",
    "~~~",
    "\\",
    "\\*",
    "    ",
    "\t",
    "- ",
    "1. ",
    "\"",
    "'",
    "=",
    "/",
    "please do call me back this evening, at 01 99",
    "a long line of words, and of more words, 12 34",
];

fn texts() -> impl Strategy<Value = String> {
    let one = (0..FRAGMENTS.len()).prop_map(|at| FRAGMENTS[at]);
    proptest::collection::vec(one, 0..60).prop_map(|parts| parts.concat())
}

fn run<T: std::fmt::Debug>(cases: u32, inputs: impl Strategy<Value = T>, law: impl Fn(T) -> Result<(), TestCaseError>) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config).run(&inputs, law).unwrap_or_else(|broken| panic!("{broken}"));
}

/// Everything that can be known of a form: its text, where each character begins and the last one ends, what is code, the
/// asides.
#[derive(Clone, Debug, PartialEq)]
struct Known(String, Vec<(usize, usize)>, Vec<bool>, Vec<(usize, usize, String)>);

fn known(form: &mut Form) -> Known {
    let ends = |at: usize| (form.start(at), if at == 0 { 0 } else { form.end(at) });
    let offsets = (0..form.text().len()).filter(|at| form.text().is_char_boundary(*at)).map(ends).collect();
    let code = (0..form.taken()).map(|at| form.in_code(at, at + 1)).collect();
    let text = form.text().to_owned();
    let asides = form.asides(usize::MAX).into_iter().map(|aside| (aside.at, aside.normal, aside.text)).collect();
    Known(text, offsets, code, asides)
}

#[test]
fn no_cut_changes_the_form() {
    run(1500, (texts(), 0..3usize, proptest::collection::vec(1..40usize, 1..4)), |(text, markup, lengths)| {
        let markup = FORMS[markup];
        let expected = known(&mut whole(&text, markup, Code::Keep));
        for lengths in [&[1][..], &lengths] {
            let mut form = Form::default();
            let (mut at, mut turn) = (0, lengths.iter().cycle());
            while at < text.len() {
                let next = text.ceil_char_boundary(at + turn.next().copied().unwrap_or(1));
                form.push(&text[at..next]);
                form.read(markup, Code::Keep, false);
                at = next;
            }
            form.read(markup, Code::Keep, true);
            prop_assert_eq!(known(&mut form), expected.clone());
        }
        Ok(())
    });
}

#[test]
fn offsets_are_exact() {
    run(1500, (texts(), 0..3usize), |(text, markup)| {
        let form = whole(&text, FORMS[markup], Code::Scan);
        prop_assert_eq!(form.taken(), text.len());
        let mut last = 0;
        for (at, c) in form.text().char_indices() {
            let (start, end) = (form.start(at), form.end(at + c.len_utf8()));
            prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{text:?} {at}");
            prop_assert!(start < end && last <= end && end <= text.len(), "{text:?} {at} {start} {end}");
            // A character goes back to itself, or to what is read as something else than it says.
            let written = &text[start..end];
            prop_assert!(
                written.chars().eq([c]) || !is_normal(written, FORMS[markup]) || !is_normal(&text, FORMS[markup])
            );
            last = end;
        }
        Ok(())
    });
}

#[test]
fn what_needs_nothing_is_the_same() {
    run(1000, (texts(), 0..3usize), |(text, markup)| {
        if is_normal(&text, FORMS[markup]) {
            let form = whole(&text, FORMS[markup], Code::Scan);
            prop_assert_eq!(form.text(), text.as_str());
            prop_assert!((0..text.len()).all(|at| form.start(at) == at && form.end(at) == at));
        }
        Ok(())
    });
    run(1000, "[a-z0-9@. ,\n\u{c0}-\u{ff}а-яα-ω一-三]{0,80}", |text| {
        let form = whole(&text, Markup::Plain, Code::Scan);
        let alone = |c: char| matches!(c, ' ' | ',' | '\n');
        if text
            .split(alone)
            .all(|word| word.is_ascii() || !word.contains(|c: char| c.is_ascii_alphanumeric() || c == '@'))
        {
            prop_assert_eq!(form.text().replace(' ', "\n"), text.replace(' ', "\n"));
        }
        Ok(())
    });
}

#[test]
fn the_form_of_text_without_escapes_is_normal_text() {
    run(1000, "[a-zé１ａ\u{301}\u{316}\u{a0}\u{200b}–ﬁ². ]{0,40}", |text| {
        let once = normal(&text);
        prop_assert_eq!(normal(&once), once.as_ref());
        Ok(())
    });
}

#[test]
fn what_the_catalogue_says_is_normal() {
    for detector in catalogue() {
        let words = detector.context.iter().flat_map(|(_, words)| words.iter().copied());
        for word in words {
            assert_eq!(normal(word), word, "{}", detector.name);
        }
    }
}

#[test]
fn little_is_held_back() {
    let piece = "ａb&#64;<b>\u{301}*x* `y` ";
    for markup in FORMS {
        let mut form = Form::default();
        for _ in 0..2000 {
            form.push(piece);
            form.read(markup, Code::Scan, false);
        }
        let held = 2000 * piece.len() - form.taken();
        assert!(held < 5000, "{markup:?}: {held}");
    }
    // A tag, a fence and emphasis that never end.
    for (markup, text) in
        [(Markup::Html, "<b x".to_owned()), (Markup::Markdown, "**a".into()), (Markup::Plain, "аb".into())]
    {
        let mut form = Form::default();
        let text = format!("{text}{}", "x".repeat(9000));
        form.push(&text);
        form.read(markup, Code::Scan, false);
        assert!(text.len() - form.taken() < 5000 && form.taken() > 0, "{markup:?}");
    }
}
