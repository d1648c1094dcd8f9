//! What is swept, by hand; and that it does not matter how a text arrives.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::detect::{Code, Config, Hints, Markup, Place, Score, Scratch, Windows};

/// The detectors of names and numbers; what is given is swept whatever they find.
static SCANNER: LazyLock<Scanner> = LazyLock::new(|| scanner(Markup::Plain));
/// The same for texts that are marked up, whose code is kept.
static HTML: LazyLock<Scanner> = LazyLock::new(|| scanner(Markup::Html));

fn scanner(markup: Markup) -> Scanner {
    let only = ["PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "DATE_TIME"];
    let config = Config {
        only: Some(only.map(str::to_owned).to_vec()),
        allow: vec!["Lima Support".to_owned()],
        markup,
        code: Code::Keep,
        ..Config::default()
    };
    Scanner::new(&config).expect("it makes sense")
}

fn given(values: &[&str]) -> Sweep {
    let mut sweep = Sweep::new(&SCANNER, Memory::Nothing);
    let mut scratch = Scratch::new();
    values.iter().for_each(|value| sweep.give(&SCANNER, &mut scratch, value));
    sweep
}

/// What is found by the sweep alone stands in the text as `‹…›`.
fn check(values: &[&str], marked: &str) {
    let text: String = marked.replace(['‹', '›'], "");
    let (mut sweep, mut found) = (given(values), Vec::new());
    sweep.begin();
    sweep.run(&SCANNER, &text, 0, (0, text.len()), &mut found);
    let mut shown = String::new();
    let mut at = 0;
    for finding in &found {
        shown.push_str(&text[at..finding.start]);
        shown.push_str(&format!("‹{}›", &text[finding.start..finding.end]));
        at = finding.end;
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked, "{values:?}");
}

#[test]
fn names_are_found_whole_and_in_parts() {
    let ana = ["Ana", "Lima"];
    check(&ana, "Thanks ‹Ana Lima›, says ‹ana›. Mrs ‹LIMA› and ‹Lima, Ana›; Mariana and Limassol.");
    check(&ana, "‹A. Lima› and ‹Lima, A›. met ‹Ana L›.");
    check(&ana, "‹Ana›'s cat, ‹Lima›’s, d’‹Ana›");
    check(&["Zoë", "Müller"], "‹ZOE MULLER›, ‹zoe› and ‹Mueller›; ‹Zoe\u{308} Mu\u{308}ller›");
    check(&["Mueller"], "Herr ‹Müller›");
    check(&["Zoë Straße"], "‹STRASSE, Zoé›");
    check(&["Łucja Żak"], "‹Lucja Zak›");
    check(&["Dr. Ana Lima"], "a doctor: ‹Ana›, Dr ‹Lima›");
    check(&["Jean-Luc"], "‹Jean Luc›, ‹jeanluc›, ‹Luc›");
    check(&["O'Brien"], "‹O'Brien›; ‹O’Brien›; ‹OBRIEN› and ‹Brien›");
}

#[test]
fn small_words_and_short_parts_need_company() {
    check(&["Maria de la Tour"], "‹Maria de la Tour› de la rue, ‹la de la Tour›");
    check(&["Bo", "Li"], "‹Bo Li› and ‹Li, Bo›; bo and li do ‹li bo›");
    check(&["Bo"], "Dear ‹Bo›, we bo. Regards,\n‹Bo›");
    check(&["Bo", "Lima"], "‹Bo Lima›, Bo");
    check(&["Will", "May"], "‹Will May› will, may we? ‹May› I ‹WILL›");
}

#[test]
fn names_are_inflected() {
    check(&["Anna", "Müller"], "‹Annas› und ‹Müllers› Auto, ‹Müllerin›, annas");
    check(&["Anna", "Kowalski"], "‹Anny›, ‹Annie›, ‹Annę› i ‹Kowalskiego›, ‹Kowalskiemu›");
    check(&["Max"], "‹Max›, maxi, Maxi und ‹Maxs›");
}

#[test]
fn handles_are_names_joined() {
    let ana = ["Ana", "Lima"];
    check(&ana, "@‹ana_lima›, ‹ana.lima›@mail.example, ‹analima›, ‹limaana85›, ‹ana85›, @‹alima›, /‹limaa›, alima");
    check(&["Tom", "Horn"], "a thorn, @‹thorn›, ‹TomHorn›");
    check(&["ana.lima@example.org"], "‹ana.lima@example.org›, ‹Ana Lima›, ‹analima›, ana and lima");
    check(&["ana.lima@example.org"], "‹ANA.LIMA@EXAMPLE.ORG›, ‹ana.lima›@example.orgs");
    check(&["info@example.org"], "more info at ‹info@example.org›");
    check(&["Ana <analima+x@example.org>"], "‹Ana›; ‹analima›, ‹analima+x@example.org›");
    check(&["@analima"], "‹analima›");
}

#[test]
fn numbers_are_compared_without_marks() {
    check(&["+33 1 99 00 12 34"], "call ‹01 99 00 12 34›, +‹33 (0)1.99.00.12.34›, ‹0033199001234› not 01 99 00 12 35");
    check(&["33199001234"], "‹0199001234› 9900123 1199001234567");
    check(&["C-48213"], "ticket of ‹c 48213›, ‹C48213›, c 482134");
    check(&["12 rue de l’Exemple"], "at ‹12, Rue de l'Exemple› or 12 rue");
    check(&["12"], "12");
}

#[test]
fn scripts_without_spaces_are_searched_inside_words() {
    check(&["李娜"], "我叫‹李娜›。‹李娜›和李");
    check(&["김민준"], "‹김민준›은");
    check(&["李"], "李");
}

#[test]
fn what_is_allowed_stays() {
    check(&["Lima", "Support"], "Lima Support is not ‹Lima›");
}

#[test]
fn types_are_those_of_the_values() {
    let mut sweep =
        given(&["Ana", "max@example.org", "+33 1 99 00 12 34", "FR7630006000011234567890189", "1984-02-29"]);
    let text = "ana, max@example.org, 0199001234, FR76 3000 6000 0112 3456 7890 189, 1984/02/29";
    let mut found = Vec::new();
    sweep.begin();
    sweep.run(&SCANNER, text, 0, (0, text.len()), &mut found);
    let name = |finding: &Finding| SCANNER.info(finding.entity).map(|info| info.name.as_str());
    let names: Vec<_> = found.iter().filter_map(name).collect();
    assert_eq!(names, ["PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "DATE_TIME"]);
    assert!(found.iter().all(|finding| finding.reason.as_str() == "sweep" && finding.score > Score::DEFAULT));
}

#[test]
fn there_is_an_end_to_what_is_held() {
    let mut sweep = given(&["", " ", &"ana ".repeat(65)]);
    assert_eq!((sweep.is_idle(), sweep.forgotten()), (true, 1));
    let mut scratch = Scratch::new();
    for number in 0..VALUES + 5 {
        sweep.give(&SCANNER, &mut scratch, &format!("Ana{}", "x".repeat(number % 200)));
    }
    assert_eq!(sweep.forgotten(), 6);
    sweep.clear();
    assert!(sweep.is_idle() && sweep.forgotten() == 0 && sweep.bytes() < 1 << 20);
    assert_eq!(format!("{:?}", given(&["Ana"])), "Sweep { values: 1, names: 0, .. }");
}

/// The findings of a text after others, by the sweep and the detectors, whole.
fn remembered(before: &[&str], text: &str) -> Vec<(String, &'static str)> {
    remembered_by(&SCANNER, before, text)
}

fn remembered_by(scanner: &Scanner, before: &[&str], text: &str) -> Vec<(String, &'static str)> {
    let mut sweep = Sweep::new(scanner, Memory::Names);
    let (mut scratch, mut findings) = (Scratch::new(), Vec::new());
    for text in before.iter().chain([&text]) {
        scanner.scan_at(Place::Text, text, "", Hints::swept(&mut sweep), &mut scratch, &mut findings);
    }
    findings.sort_by_key(|finding| finding.start);
    findings.iter().map(|finding| (text[finding.start..finding.end].to_owned(), finding.reason.as_str())).collect()
}

#[test]
fn a_name_once_found_is_found_again() {
    let found = |list: &[(&str, &'static str)]| list.iter().map(|(a, b)| ((*a).to_owned(), *b)).collect::<Vec<_>>();
    let again = "named-elsewhere";
    assert_eq!(
        remembered(&[], "Lima? my name is Ana Lima. Lima, lima and Limas; Ana wrote to Ana."),
        found(&[("Ana Lima", "matched-in-context"), ("Lima", again), ("Limas", again), ("Ana", again)])
    );
    assert_eq!(remembered(&["my name is Ana Lima"], "so Lima left"), found(&[("Lima", again)]));
    assert_eq!(remembered(&["my name is Ana"], "so Ana left"), found(&[]));
    assert_eq!(
        remembered(&["Dear Jean de Muster-Lima,"], "Muster, Lima, Jean"),
        found(&[("Muster, Lima, Jean", again)])
    );
    assert_eq!(remembered(&["Mr. Ana Long"], "a Long day, long"), found(&[]));
}

/// What of a text the sweep finds stands in it as `‹…›`.
fn check_disguised(scanner: &Scanner, values: &[&str], marked: &str) {
    let text = marked.replace(['‹', '›'], "");
    let (mut sweep, mut scratch, mut found) = (Sweep::new(scanner, Memory::Nothing), Scratch::new(), Vec::new());
    values.iter().for_each(|value| sweep.give(scanner, &mut scratch, value));
    scanner.scan_at(Place::Text, &text, "", Hints::swept(&mut sweep), &mut scratch, &mut found);
    found.retain(|finding| finding.reason == Reason::Sweep);
    found.sort_by_key(|finding| finding.start);
    let mut shown = text.clone();
    for finding in found.iter().rev() {
        shown.insert(finding.end, '›');
        shown.insert(finding.start, '‹');
    }
    assert_eq!(shown, marked, "{values:?}");
    // However they are written, they are explained likewise.
    let explained = scanner.explain_at(Place::Text, &text, "", Hints::swept(&mut sweep));
    let told = |finding: &Finding| explained.iter().any(|candidate| candidate.finding == *finding);
    assert!(found.iter().all(told), "{text}");
}

#[test]
fn what_is_disguised_is_swept() {
    let ana = ["Ana", "Lima"];
    for scanner in [&SCANNER, &HTML] {
        check_disguised(scanner, &ana, "‹Ａｎａ Ｌｉｍａ›, ‹A\u{ad}na›, ‹&#65;na&nbsp;Lima›, ‹L%69ma›; ‹Аnа›");
        check_disguised(scanner, &["Ａｎａ&nbsp;Lima"], "of ‹Ana›; ‹LIMA›");
        check_disguised(scanner, &["K 48 213 77"], "at ‹Ｋ ４８ ２１３ ７７›, ‹k\u{a0}48–213–77›");
        check_disguised(scanner, &["C-48213"], "ticket ‹c&#45;48213›, ‹C\u{200b}４8213›");
    }
    check_disguised(&HTML, &ana, "‹A<b>na</b> Lima›, <i title='of ‹Ana›, &#76;o'>, <code>Ana</code>");
    check_disguised(&SCANNER, &ana, "A<b>na</b> ‹Lima›, <code>‹Ana›</code>");
}

#[test]
fn names_are_learnt_from_what_is_seen() {
    let found = |list: &[(&str, &'static str)]| list.iter().map(|(a, b)| ((*a).to_owned(), *b)).collect::<Vec<_>>();
    let again = "named-elsewhere";
    assert_eq!(remembered(&["my name is A\u{ad}na Li\u{200b}ma"], "so Ｌｉｍａ left"), found(&[("Ｌｉｍａ", again)]));
    let html = |text: &str| remembered_by(&HTML, &[], text);
    assert_eq!(
        html("<b title='Lima'>my name is Ana Li<i>ma</i>, <b title='Lima'>"),
        found(&[("Ana Li<i>ma", "matched-in-context"), ("Lima", again)])
    );
    // Code that is kept teaches nothing.
    assert_eq!(html("<code>my name is Ana Lima</code>, Lima"), found(&[]));
}

#[test]
fn so_many_names_are_learnt_and_no_more() {
    let mut sweep = Sweep::new(&SCANNER, Memory::Names);
    let letter = |at: usize| char::from(b'a' + u8::try_from(at).expect("a letter"));
    let name = |at: usize| format!("Ana Li{}{}ma", letter(at / 26), letter(at % 26));
    for at in 0..NAMES + 3 {
        sweep.learn(&name(at), 0);
        sweep.learn(&name(at), 0);
    }
    assert_eq!((sweep.learnt(), sweep.forgotten()), (NAMES, 6));
    sweep.again();
    assert_eq!((sweep.learnt(), sweep.forgotten()), (NAMES, 0));
}

/// What of a text is found in pieces, after `before` was learnt from.
fn in_pieces(scanner: &Scanner, sweep: &Sweep, text: &str, pieces: &[usize]) -> Vec<Finding> {
    let (mut sweep, mut windows) = (sweep.clone(), Windows::small());
    let (mut found, mut all, mut rest) = (Vec::new(), Vec::new(), text);
    for size in pieces.iter().cycle() {
        let size = boundary_at(rest, *size);
        let (piece, after) = rest.split_at(size);
        rest = after;
        windows.push_swept(scanner, "", piece, |_| false, Some(&mut sweep), &mut found);
        all.append(&mut found);
        if rest.is_empty() {
            break;
        }
    }
    windows.finish_swept(scanner, "", |_| false, Some(&mut sweep), &mut found);
    all.append(&mut found);
    all
}

fn boundary_at(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Ana",
        "Lima",
        "lima's",
        "my name is Ana Lima.",
        "Mr. Bo Muster",
        "Muster",
        "Bo",
        "A.",
        "Lima,",
        "de",
        "la",
        "ana_lima",
        "李娜",
        "我叫李娜",
        "01 99 00 12 34",
        "ana.lima@example.org",
        "lorem ipsum",
        "\n",
        "Dear Bo,",
        "Musters",
        "Zoë\u{308}",
        "Ｌｉｍａ",
        "M\u{ad}us\u{200b}ter",
        "&#76;ima",
        "Mu&shy;ster",
        "my name is Cy&nbsp;Tag.",
        "Tag",
        "<b title='Muster, Tag'>",
        "<p title='of Ｔａｇ'>",
        "L</b>ima",
        "<code>",
        "my name is Di Coda",
        "</code>",
        "Coda",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ]);
    let gap = prop::sample::select(vec![" ", " ", " ", "", "-", ". ", ", "]);
    prop::collection::vec((word, gap), 1..400).prop_map(|all| all.into_iter().map(|(a, b)| format!("{a}{b}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn pieces_change_nothing(text in words(), sizes in prop::collection::vec(1usize..4000, 1..4), gives in any::<bool>()) {
        for scanner in [&SCANNER, &HTML] {
            let mut sweep = Sweep::new(scanner, Memory::Names);
            if gives {
                let mut scratch = Scratch::new();
                for value in ["Ana Lima", "李娜", "+33 1 99 00 12 34", "Bo"] {
                    sweep.give(scanner, &mut scratch, value);
                }
            }
            let (mut whole, mut scratch, mut findings) = (sweep.clone(), Scratch::new(), Vec::new());
            scanner.scan_at(Place::Text, &text, "", Hints::swept(&mut whole), &mut scratch, &mut findings);
            crate::detect::resolve(scanner, &mut findings, |_| false);
            prop_assert_eq!(in_pieces(scanner, &sweep, &text, &sizes), findings);
        }
    }
}
