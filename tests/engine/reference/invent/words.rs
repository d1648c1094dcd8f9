//! What documents and policies are made of: few names, so that rules hit, and texts of every kind.

/// Names that selectors spell; under `spelling: folded` some are the same.
pub(super) const NAMES: [&str; 8] = ["a", "b", "c", "d", "é", "A", "a_", "B-c"];

/// Names that no selector spells, some with personal data in them.
pub(super) const OTHER_NAMES: [&str; 5] = ["", "x y", "ana@example.org", "of bo.li@example.com too", "delete"];

/// Texts: words, dates, addresses, numbers, planted personal data, JSON.
pub(super) const TEXTS: [&str; 36] = [
    "",
    "open",
    "a",
    "Zoë Straße",
    "tab\tand \"quote\" \\ \u{1}",
    "🦀 crab",
    "7",
    "7.0",
    " 007 ",
    "42",
    "-3.75",
    "2026-09-14T10:11:12+02:00",
    "2026-09-14",
    "2026-02-29",
    "2026-11",
    "2026",
    "2026-01-31T23:59Z",
    "192.0.2.130",
    "2001:DB8:1:2:3:4:5:6",
    "unknown",
    "write to ana@example.org now",
    "bo.li@example.com",
    "paid with 4111 1111 1111 1111 and told ana@example.org of it",
    "card 5555555555554444 it was",
    "{\"a\":1,\"b\":\"to ana@example.org\"}",
    "[{\"a\":{}},[],\"b\"]",
    "{\"b\":[7.0,null]}",
    " {\"a\" :\"x\",\"\\u0061\":2} ",
    "{\"a\":}",
    "null",
    "so ZOE STRASSE, and Muster-Straße of Lima",
    "MUSTER, de Lima; mustered, Musters Zoe's",
    "Bo Muster, Bo and bo; Bo de Lima",
    "zoe.strasse paid with 4111 1111 1111 1111",
    "Straße, Zoë, Straße",
    "a Zoë",
];

/// The member that a sweep reads, and what stands under it: names, one with a particle, one too short to be hunted alone.
pub(super) const PERSON: &str = "who";
pub(super) const PEOPLE: [&str; 5] = ["Zoë Straße", "Muster", "Maria de Lima", "Bo", "zoé"];

/// Numbers, spelled in every way.
pub(super) const NUMBERS: [&str; 18] = [
    "0",
    "7",
    "7.0",
    "7e0",
    "0.7E1",
    "-0",
    "-3",
    "44.99",
    "45",
    "1.25e+2",
    "1789373472",
    "1789373472123",
    "-0.05",
    "1e400",
    "-1e-400",
    "123456789012345678901",
    "5555555555554444",
    "18",
];

/// What may be listed under `only` and `when`.
pub(super) const LISTED: [&str; 7] = ["\"open\"", "7", "\"7\"", "true", "null", "45", "\"a\""];
