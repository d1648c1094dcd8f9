//! What ways are called: street, avenue, square, and their abbreviations, by grammar.

/// Between the number and the name; lower case, without the dot of an abbreviation.
pub(super) const FRENCH: &[&str] = &[
    "rue", "r", "avenue", "av", "ave", "boulevard", "bd", "boul", "bld", "blvd", "place", "pl", "chemin", "ch", "che", "impasse", "imp", "allée", "allee", "allées", "all", "route", "rte",
    "quai", "cours", "square", "sq", "passage", "villa", "cité", "faubourg", "fbg", "sentier", "ruelle", "esplanade", "promenade", "rond-point", "voie", "résidence", "lotissement", "lot", "hameau", "montée", "traverse", "mail", "parvis", "venelle", "clos",
];

/// Behind the name, with a capital; without the dot of an abbreviation (USPS Publication 28, appendix C1, the usual ones).
pub(super) const ENGLISH: &[&str] = &[
    "Street", "St", "Str", "Road", "Rd", "Avenue", "Ave", "Av", "Lane", "Ln", "Drive", "Dr", "Court", "Ct", "Boulevard", "Blvd", "Way", "Close", "Crescent", "Cres", "Cr", "Place", "Pl", "Terrace", "Ter", "Terr",
    "Parkway", "Pkwy", "Highway", "Hwy", "Circle", "Cir", "Square", "Sq", "Trail", "Trl", "Gardens", "Gdns", "Grove", "Mews", "Row", "Walk", "Hill", "Green", "Park", "View", "Rise", "Loop", "Alley", "Plaza", "Turnpike", "Expressway", "Expy", "Crossing",
    "Wharf", "Quay", "Broadway", "Parade", "Esplanade", "Freeway", "Pike", "Path", "Run", "Point", "Ridge",
];

/// Ends of German and Dutch names; lower case.
pub(super) const GERMANIC: &[&str] = &[
    "straße", "strasse", "str.", "weg", "platz", "gasse", "allee", "ufer", "damm", "chaussee", "promenade", "graben", "markt", "straat", "laan", "plein", "gracht", "kade",
    "dijk", "singel", "dreef", "steenweg", "hof", "pad",
];

/// Before the name, the number last: Spanish, Italian, Portuguese, Polish, and the French of Belgium and Switzerland.
pub(super) const ROMANCE: &[&str] = &[
    "calle", "c/", "cl.", "avenida", "avda", "avd", "avda.", "av.", "plaza", "pza", "plza", "paseo", "pº", "carretera", "ctra", "camino", "ronda", "travesía", "callejón", "glorieta", "rambla", "carrer", "passeig", "plaça", "via", "viale",
    "v.le", "piazza", "p.zza", "piazzale", "corso", "c.so", "largo", "vicolo", "strada", "lungarno", "lungotevere", "contrada", "rua", "travessa", "praça", "estrada", "alameda", "calçada", "beco", "praceta", "rotunda", "ul.", "ulica", "ulicy", "al.", "aleja", "aleje", "alei",
    "plac", "placu", "pl.", "os.", "osiedle", "rue", "avenue", "chaussée", "boulevard", "chemin", "route", "place", "quai", "allée",
];

/// Those that are common words: without a town or context they are not enough.
pub(super) const WEAK: &[&str] = &[
    "Way", "Close", "Place", "Pl", "Court", "Ct", "Drive", "Dr", "Row", "Walk", "Hill", "Green", "Park", "View", "Rise", "Loop", "Plaza", "Path", "Run", "Point", "Ridge", "Circle", "Square", "Crossing", "Trail", "Parade", "Str", "Pike",
    "weg", "platz", "ufer", "damm", "promenade", "graben", "markt", "hof", "pad", "dijk", "via", "largo", "strada", "camino", "al.", "pl.", "os.", "corso", "plac", "placu", "ronda", "route", "place", "av.", "alei", "cl.", "plaza", "contrada", "rotunda",
];

/// Words before a way by itself that are no name: `der Straße 12`.
pub(super) const ARTICLES: &[&str] = &["der", "die", "das", "dem", "den", "diese", "dieser", "diesem", "eine", "einer", "auf", "und", "the", "het", "een", "this", "welche", "jede", "keine", "welke"];
