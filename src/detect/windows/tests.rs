//! The law of windows: however a text is cut, what is found is what a scan of the whole finds.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::Windows;
use crate::detect::normal::is_normal;
use crate::detect::resolve::{order, resolve_within};
use crate::detect::{
    Code, Config, Entity, Finding, Ignore, Markup, Pattern, Scanner, Score, Scratch, Terms, catalogue, reach,
};

/// How a test cuts a text: bytes worth a pass, the longest chain, and the lengths of the pieces in turn.
struct Cut<'a> {
    step: usize,
    chain: usize,
    pieces: &'a [usize],
}

static ALL: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&Config::default()).expect("the default"));

/// Everything an operator may ask for, with lines so low that what is doubtful is found too.
static OWN: LazyLock<Scanner> = LazyLock::new(|| {
    let pattern = |name: &str, regex: &str| Pattern { name: name.into(), regex: regex.into() };
    let terms =
        |name: &str, words: &[&str]| Terms { name: name.into(), words: words.iter().map(|&w| w.into()).collect() };
    let config = Config {
        min_score: Score::percent(20),
        min_scores: vec![("IP_ADDRESS".into(), Score::percent(90))],
        patterns: vec![
            pattern("TICKET", r"\bTCK-[0-9]{4,8}\b"),
            pattern("LINE", r"(?m)^[0-9x ]{3,60}$"),
            pattern("WIDE", r"<<[a-z0-9 ,.@]{0,900}>>"),
            pattern("ENDS", r"^ana|ana$|\A.{3}|.{3}\z"),
            pattern("PHONE_NUMBER", r"06( [0-9]{2}){4}"),
        ],
        terms: vec![
            terms("STAFF", &["ana lima", "lima ana", "Élise", "ana"]),
            terms("PLACE", &["a b", "b a", &format!("the {} house", "very ".repeat(40))]),
        ],
        allow: vec!["ana@example.org".into(), "+33 6 12 34 56 78".into(), "a b".into()],
        ignore: vec![Ignore::Reserved, Ignore::PrivateIp],
        ..Config::default()
    };
    Scanner::new(&config).expect("a valid configuration")
});

/// Texts that are marked up, and code with a rule of its own.
static HTML: LazyLock<Scanner> = LazyLock::new(|| marked_up(Markup::Html, Code::Keep));
static MARKDOWN: LazyLock<Scanner> = LazyLock::new(|| marked_up(Markup::Markdown, Code::Secrets));

fn marked_up(markup: Markup, code: Code) -> Scanner {
    Scanner::new(&Config { markup, code, ..Config::default() }).expect("a valid configuration")
}

/// Only types that are found at digits.
static FEW: LazyLock<Scanner> = LazyLock::new(|| {
    let only = ["UK_NINO", "PHONE_NUMBER", "US_SSN", "IBAN_CODE", "URL", "TICKET"].map(str::to_owned).to_vec();
    let patterns = vec![Pattern { name: "TICKET".into(), regex: r"\bTCK-[0-9]{4,8}\b".into() }];
    Scanner::new(&Config { only: Some(only), patterns, ..Config::default() }).expect("a valid configuration")
});

fn whole(scanner: &Scanner, text: &str, context: &str, keeps: impl Fn(Entity) -> bool, chain: usize) -> Vec<Finding> {
    let mut found = Vec::new();
    scanner.scan(text, context, &mut Scratch::new(), &mut found);
    resolve_within(scanner, &mut found, keeps, chain);
    found
}

/// Scans a text in pieces and holds each call to its promises.
fn pieces(
    windows: &mut Windows,
    scanner: &Scanner,
    text: &str,
    context: &str,
    keeps: impl Fn(Entity) -> bool,
    lengths: &[usize],
) -> Vec<Finding> {
    let (mut all, mut found) = (Vec::new(), Vec::new());
    let (mut at, mut settled, mut turn) = (0, 0, lengths.iter().cycle());
    windows.begin();
    loop {
        let ended = at == text.len();
        let now = if ended {
            windows.finish(scanner, context, &keeps, &mut found)
        } else {
            let mut next = text.len().min(at + turn.next().copied().unwrap_or(1).max(1));
            while !text.is_char_boundary(next) {
                next += 1;
            }
            let piece = &text[at..next];
            at = next;
            windows.push(scanner, context, piece, &keeps, &mut found)
        };
        assert!(settled <= now && now <= at && text.is_char_boundary(now), "{settled} {now} {at}");
        assert_eq!(windows.settled(), now);
        for finding in &found {
            assert!(settled <= finding.start && finding.end <= now, "{finding:?} {settled} {now}");
            let seen = windows.seen(finding);
            assert!(seen.is_some() || scanner.markup != Markup::Plain);
            if is_normal(text, scanner.markup) {
                assert_eq!(seen, text.get(finding.start..finding.end));
            }
        }
        all.append(&mut found);
        settled = now;
        if ended {
            assert_eq!(now, text.len());
            return all;
        }
    }
}

fn check(scanner: &Scanner, text: &str, context: &str, cut: &Cut<'_>) {
    let mut windows = Windows::sized(cut.step, 0, cut.chain);
    let found = pieces(&mut windows, scanner, text, context, |_| false, cut.pieces);
    assert_eq!(found, whole(scanner, text, context, |_| false, cut.chain), "step {}", cut.step);
}

/// What texts are made of: the catalogue's examples and their parts, its context words, and what stands between.
fn fragments() -> Vec<String> {
    let plain = |text: &&str| text.replace(['‹', '›'], "");
    let mut all: Vec<String> =
        catalogue().iter().flat_map(|d| d.examples.iter().chain(d.counter_examples)).map(plain).collect();
    let half: Vec<String> = all.iter().map(|e| e.chars().skip(e.chars().count() / 3).collect()).collect();
    all.extend(half);
    let words = catalogue().iter().flat_map(|d| d.context).flat_map(|(_, words)| words.iter().step_by(3));
    all.extend(words.map(|word| (*word).to_owned()));
    let between = [
        " ",
        " ",
        " ",
        " ",
        ", ",
        "\n",
        "\n",
        "-",
        ".",
        ":",
        "/",
        "é",
        "",
        " a ",
        "\u{a0}",
        "\u{202f}",
        "@",
        "1",
        "…",
        "x",
        "0",
        "12 ",
        "06 ",
        "4111 ",
        "06 12 34 56 78 ",
        "+33 6 12 34 56 78",
        "612 345 678 ",
        "536 22 1234 ",
        "1 ",
        "::",
        "a.",
        "+",
        "(",
        "a b ",
        "ana lima ",
        "lima ",
        "ana",
        "\u{200b}",
        "\u{200d}",
        "卡",
        "電話",
        "ไทย",
        "😀",
        "ß",
        "TCK-12345678",
        "TCK-",
        "<<",
        ">>",
        "?email=",
        "https://a:b@",
        "&",
        "eyJ",
        "ghp_",
        "github_pat_",
        "Élise",
        "x 12 x\n",
        "\"",
        "aa-bb-cc-dd-ee-ff",
        "very ",
        "ewo",
        "eyJhbGciOiJub25lIn0.",
        "eyJhbGciOiJub25lIn0.e30.",
    ];
    let disguises = [
        "ana&#64;example.org ",
        "ana%40example.org ",
        "ａｎａ＠example.org ",
        "аna@example.org ",
        "\u{ad}",
        "\u{301}",
        "&",
        "%",
        "%4",
        "&#6",
        "<b>",
        "</b>",
        "<br>",
        "<a href='mailto:ana@example.org'>",
        "<p title=\"+33 6 12 34 56 78\">",
        "<code>",
        "</code>",
        "<!-- ",
        "-->",
        "<script>",
        "</script>",
        "**",
        "*",
        "`",
        "\n```\n",
        "\n\n    ",
        "\\",
        "ana**@**example.org",
        "a long line of words, and of more words, 06 12\n34 56 78",
        "кот ",
    ];
    all.extend(disguises.map(str::to_owned));
    all.extend(between.map(str::to_owned));
    for (piece, times) in [
        ("x", 60),
        ("x", 700),
        ("7", 30),
        ("7", 400),
        ("a.", 200),
        ("é", 300),
        ("1 ", 90),
        ("A", 2000),
        (".", 40),
        ("a@", 20),
    ] {
        all.push(piece.repeat(times));
    }
    all.push(format!("the {} house", "very ".repeat(40)));
    all.push(format!("https://example.org/?{}&email=ana@example.org ", "q=1&".repeat(400)));
    all
}

#[test]
fn windows_find_what_the_whole_text_holds() {
    let fragments = fragments();
    let text = proptest::collection::vec(0..fragments.len(), 1..220);
    let sizes = (1..1500usize, 20..4000usize, proptest::collection::vec(1..900usize, 1..4));
    let config = ProptestConfig { cases: 2400, failure_persistence: None, ..ProptestConfig::default() };
    let law = |(text, (step, chain, lengths), kept, own): (Vec<usize>, (usize, usize, Vec<usize>), u32, u8)| {
        let text: String = text.iter().map(|&at| fragments[at].as_str()).collect();
        let scanner: &Scanner = [&ALL, &OWN, &FEW, &HTML, &MARKDOWN][usize::from(own)];
        let keeps = |entity: Entity| own == 1 && kept >> (entity.0 % 32) & 3 == 3;
        let context = if kept & 1 == 1 { "customer phone" } else { "" };
        let mut windows = Windows::sized(step, 0, chain);
        let found = pieces(&mut windows, scanner, &text, context, keeps, &lengths);
        prop_assert_eq!(found, whole(scanner, &text, context, keeps, chain));
        Ok(())
    };
    let inputs = (text, sizes, any::<u32>(), 0..5u8);
    TestRunner::new(config).run(&inputs, law).unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn a_text_may_be_cut_anywhere() {
    // Some types at a time: the time goes with the square of a text's length.
    for types in catalogue().chunks(40) {
        let mut text: String = "lorem é ".repeat(70);
        let examples = types.iter().filter_map(|d| d.examples.first()).map(|e| e.replace(['‹', '›'], ""));
        text.extend(examples.flat_map(|example| [example, ", ".into()]));
        text.push_str(&"lorem 12 é ".repeat(150));
        for scanner in [&OWN, &FEW] {
            let expected = whole(scanner, &text, "", |_| false, reach::CHAIN);
            let mut windows = Windows::sized(1, 0, reach::CHAIN);
            for cut in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
                let found = pieces(&mut windows, scanner, &text, "", |_| false, &[cut, text.len()]);
                assert_eq!(found, expected, "cut at {cut}");
            }
            assert_eq!(pieces(&mut windows, scanner, &text, "", |_| false, &[37]), expected);
        }
    }
}

#[test]
fn what_stands_furthest_before_is_still_seen() {
    // User information as long as a local part may be, behind the rest of an address: none is an e-mail's.
    let address = format!("ftp://{}@{}@exemple.fr ", "u".repeat(110), "a".repeat(250));
    for lead in 0..300 {
        let text = format!("{}{address}{}", "- ".repeat(1000 + lead), "so it is ".repeat(300));
        check(&ALL, &text, "", &Cut { step: 40, chain: reach::CHAIN, pieces: &[64] });
    }
}

/// Texts in which one thing goes on for longer than any distance that is looked.
#[test]
fn what_goes_on_is_found_as_in_the_whole() {
    let phone = "06 12 34 56 78";
    for piece in [
        "1",
        "1 ",
        "12 ",
        "123 456 ",
        "06 ",
        "06 12 34 56 78 ",
        "06 12 34 56 78,",
        "612 345 678 ",
        "4111 1111 1111 1111 ",
        ".",
        "a.",
        "@",
        "a.a@",
        "x@",
        "a@b.",
        "1.1.1.1",
        "1:",
        "fe80::",
        "é",
        "é1",
        "卡1",
        "\u{200b}",
        "\u{a0}1",
        "x",
        "xyz-",
        "a b ",
        "ana lima ",
        "https://a:b@c/?email=",
        "?email=a&",
        "eyJ.",
        "eyJhbGciOiJub25lIn0.",
        "ghp_",
        "+33 6 ",
        "00 33 6 ",
        "12-34-56-",
        "DE89",
        "AB 12 34 56 C ",
        "<<a",
        "<<a>>",
        "536-22-1234 ",
        "aa-bb-cc-dd-ee-ff-1",
        "ext. ",
        "x....",
    ] {
        let row = piece.repeat(9000 / piece.len());
        for text in [row.clone(), format!("{phone}{row}{phone}"), format!("tel {phone} {row} {phone} tel ana lima")] {
            for scanner in [&ALL, &OWN] {
                check(scanner, &text, "", &Cut { step: 700, chain: 1000, pieces: &[311, 64, 3] });
            }
        }
    }
}

#[test]
fn tokens_and_addresses_are_found_to_their_end() {
    let head = "eyJhbGciOiJIUzI1NiJ9";
    for length in [100, 3000, reach::CHAIN - 28, reach::CHAIN - 27, reach::CHAIN, 3 * reach::CHAIN] {
        let text = format!("see {head}.{}.c2ln and ana@exemple.fr {}", "A".repeat(length), "so it is ".repeat(300));
        let found = whole(&ALL, &text, "", |_| false, reach::CHAIN);
        let token = 4..text.find(" and").expect("the text says so");
        let gone = |at: usize| found.iter().any(|f| (f.start..f.end).contains(&at));
        assert!(token.clone().step_by(97).chain([token.end - 1]).all(gone), "{length}");
        assert_eq!(found.iter().filter(|f| f.start < token.end).count() == 1, token.len() <= reach::CHAIN);
        for step in [500, 1 << 16] {
            check(&ALL, &text, "", &Cut { step: step.max(length / 20), chain: reach::CHAIN, pieces: &[4096] });
        }
    }
    for length in [7000, 8100, 8160, 8170, 8180, 8192, 9000, 20_000] {
        let text = format!("https://example.org/?q={}&user=ana&x=1 {}", "A".repeat(length), "so it is ".repeat(300));
        check(&ALL, &text, "", &Cut { step: 300, chain: reach::CHAIN, pieces: &[411] });
    }
}

#[test]
fn keys_are_found_to_their_end() {
    let line = "AbCdEf0123456789".repeat(4) + "\n";
    for lines in [2, 60, 240, 250, 251, 252, 253, 600] {
        for end in ["", concat!("-----END PRIV", "ATE KEY-----\n")] {
            let key = format!(concat!("-----BEGIN PRIV", "ATE KEY-----\n{}{}"), line.repeat(lines), end);
            let text = format!("see {key}{}", "so it is ".repeat(300));
            let found = whole(&ALL, &text, "", |_| false, reach::CHAIN);
            let last = 4 + text.find(&line).expect("the key holds it") + line.len() * lines - 6;
            let gone = |at: usize| found.iter().any(|f| (f.start..f.end).contains(&at));
            assert!((4..last).step_by(97).chain([last]).all(gone), "{lines} {end}");
            check(&ALL, &text, "", &Cut { step: 2000, chain: reach::CHAIN, pieces: &[1021] });
        }
    }
}

#[test]
fn what_a_window_tells_last_is_not_told_sooner() {
    // The word after it makes it a number, and comes with the next piece.
    let mut windows = Windows::sized(1, 0, reach::CHAIN);
    let mut found = Vec::new();
    for piece in ["0612345678 ", "(phone)", &" so it is".repeat(400)] {
        windows.push(&ALL, "", piece, |_| false, &mut found);
    }
    assert_eq!(found.iter().map(|f| (f.start, f.end)).collect::<Vec<_>>(), [(0, 10)]);
    assert_eq!(windows.seen(&found[0]), Some("0612345678"));
    let all = windows.finish(&ALL, "", |_| false, &mut found);
    assert_eq!((all, found.len()), (18 + 9 * 400, 0));
    windows.begin();
    assert_eq!(windows.settled(), 0);
    assert_eq!(windows.finish(&ALL, "", |_| false, &mut found), 0);
}

#[test]
fn chains_are_parted_and_none_of_their_bytes_stays() {
    let text = "a b ".repeat(3000);
    let config = Config {
        terms: vec![Terms { name: "PLACE".into(), words: vec!["a b".into(), "b a".into()] }],
        ..Config::default()
    };
    let scanner = Scanner::new(&config).expect("a valid configuration");
    let found = whole(&scanner, &text, "", |_| false, 1000);
    assert_eq!(found.len(), 12);
    assert!(found.windows(2).all(|two| two[0].end == two[1].start) && found.iter().all(|f| f.joined && f.len() < 1003));
    assert_eq!((found[0].start, found[11].end), (0, text.len() - 1));
    assert_eq!(whole(&scanner, &text, "", |_| true, 1000).len(), 12, "kept ones are told once for each part");
    assert_eq!(whole(&scanner, &text, "", |_| false, reach::CHAIN).len(), 1);
    check(&scanner, &text, "", &Cut { step: 100, chain: 1000, pieces: &[77] });
}

#[test]
fn order_leaves_the_best_of_equals() {
    let found = whole(&OWN, "06 12 34 56 78", "", |_| false, reach::CHAIN);
    let twice = |mut list: Vec<Finding>| {
        order(&mut list);
        list
    };
    let weak = Finding { score: Score::percent(1), ..found[0] };
    assert_eq!(twice(vec![weak, found[0]]), twice(vec![found[0], weak]));
    assert_eq!(twice(vec![weak, found[0]]), [found[0]]);
}

#[test]
fn reach_is_what_the_types_need() {
    let only = |name: &str| Config { only: Some(vec![name.to_owned()]), ..Config::default() };
    let reach = |config: &Config| Scanner::new(config).expect("a valid configuration").reach();
    assert_eq!(reach(&Config::default()), reach::CHAIN + reach::BEYOND + reach::BEHIND);
    assert_eq!(reach(&only("URL")), 8192 + reach::BEYOND + reach::BEHIND);
    assert_eq!(reach(&only("PHONE_NUMBER")), 2048);
    let terms = vec![Terms { name: "T".into(), words: vec!["x".repeat(10_000)] }];
    assert_eq!(
        reach(&Config { terms, only: Some(vec!["T".into()]), ..Config::default() }),
        3 * 10_000 + 64 + reach::BEYOND + reach::BEHIND
    );
}

/// The most memory held and the steps taken for a hostile text of so many pieces of 64 KiB.
fn hostile(scanner: &Scanner, piece: &str, pieces: usize) -> (usize, u64) {
    const PIECE: usize = 64 << 10;
    let piece = piece.repeat(PIECE / piece.len());
    let (mut windows, mut found, mut most) = (Windows::new(), Vec::new(), 0);
    for _ in 0..pieces {
        windows.push(scanner, "", &piece, |_| false, &mut found);
        most = most.max(windows.held());
    }
    windows.finish(scanner, "", |_| false, &mut found);
    (most, windows.work())
}

#[test]
fn memory_and_time_stay_bounded() {
    let disguised = ["ａ", "a\u{200b}", "&#64;", "а.", "%40%", "a&"];
    for piece in ["a b ", "1 ", "a.a@", "eyJ", "A", "06 12 34 56 78 ", "http://", "?email=a&", "4111 "]
        .into_iter()
        .chain(disguised)
    {
        let (first, work) = hostile(&OWN, piece, 7);
        let (held, twice) = hostile(&OWN, piece, 14);
        assert!(held <= 16 << 20 && twice <= 2 * work + 400_000, "{piece}: {first} {held} {work} {twice}");
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes seconds without optimisation")]
fn sixty_four_megabytes_pass_in_bounded_memory() {
    let token = format!("eyJhbGciOiJIUzI1NiJ9.{}", "A".repeat(60_000));
    for piece in ["lorem ipsum ", "a b ", "a.a@", "1 ", "06 12 34 56 78 ", "eyJ", &token] {
        let (held, work) = hostile(&OWN, piece, 1024);
        assert!(held <= 16 << 20, "{piece:.20}: {held} bytes held");
        assert!(work <= 200 << 26, "{piece:.20}: {} steps a byte", work >> 26);
    }
}
