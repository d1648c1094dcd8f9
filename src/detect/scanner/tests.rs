//! What makes a scanner, and what cannot.

use crate::detect::{
    Config, ConfigError, Language, Languages, Pattern, Scanner, Score, Special, Specificity, Terms, catalogue,
};

fn refused(config: Config) -> Option<ConfigError> {
    Scanner::new(&config).err()
}

#[test]
fn the_table_is_the_catalogue_then_the_operators() {
    let config = Config {
        patterns: vec![
            Pattern { name: "TICKET".into(), regex: "TCK-[0-9]{8}".into() },
            Pattern { name: "PHONE_NUMBER".into(), regex: "EXT[0-9]{4}".into() },
        ],
        terms: vec![Terms { name: "TICKET".into(), words: vec!["ticket zero".into()] }],
        languages: Languages::Only(vec![Language::French]),
        ..Config::default()
    };
    let scanner = Scanner::new(&config).expect("a valid configuration");
    let names: Vec<&str> = scanner.entities().iter().map(|info| info.name.as_str()).collect();
    let mut expected: Vec<&str> = catalogue().iter().map(|d| d.name).collect();
    expected.push("TICKET");
    assert_eq!(names, expected);
    let of = |name: &str| scanner.entity(name).and_then(|entity| scanner.info(entity)).expect("a known type");
    assert_eq!(of("FR_NIR").special, Some(Special::NationalId));
    assert_eq!(of("TICKET").specificity, Specificity::Own);
    assert_eq!(scanner.entity("TICKETS"), None);
    assert!(!format!("{scanner:?}").contains("TCK"));
}

#[test]
fn what_names_nothing_is_an_error() {
    let unknown = Some(ConfigError::UnknownType { name: "EMAIL".into() });
    assert_eq!(refused(Config { only: Some(vec!["EMAIL".into()]), ..Config::default() }), unknown);
    assert_eq!(refused(Config { min_scores: vec![("EMAIL".into(), Score::DEFAULT)], ..Config::default() }), unknown);
    for name in ["", "ticket", "1A", "A-B", &"A".repeat(65)] {
        let patterns = vec![Pattern { name: name.into(), regex: "x".into() }];
        assert_eq!(refused(Config { patterns, ..Config::default() }), Some(ConfigError::BadType { name: name.into() }));
    }
    let patterns = vec![Pattern { name: "A".into(), regex: "x*".into() }];
    assert!(matches!(refused(Config { patterns, ..Config::default() }), Some(ConfigError::Unbounded { .. })));
}

#[test]
fn debug_shows_no_terms() {
    let config = Config {
        terms: vec![Terms { name: "STAFF".into(), words: vec!["Ana Lima".into()] }],
        allow: vec!["ana@example.org".into()],
        ..Config::default()
    };
    let shown = format!("{config:?}");
    assert!(shown.contains("STAFF") && !shown.contains("Ana") && !shown.contains("ana@"), "{shown}");
}

#[test]
fn the_patterns_stay_small() {
    let scanner = Scanner::new(&Config::default()).expect("the default");
    let figures = scanner.figures.as_ref().expect("the catalogue has patterns");
    assert!(figures.memory() < 8 << 20, "{}", figures.memory());
    assert!(scanner.words.memory() < 1 << 20, "{}", scanner.words.memory());
    assert!(scanner.context.memory() < 2 << 20, "{}", scanner.context.memory());
}
