//! The cues of names, in English, French, German, Spanish, Italian, Dutch, Portuguese and Polish. Lower case; what is written
//! with a dot is listed without it, and the dot is read where it stands.

use crate::detect::boundary;
use crate::detect::cues::joined;

/// Titles that must be written with a capital: in small letters they are other words.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "hon", "capt", "lt", "sgt", "m.", "mm.", "mme", "mlle", "me.", "pr.", "herr", "frau", "hr", "fr.", "dipl.-ing",
    "mag", "sr.", "sra", "srta", "dn", "sig", "sig.ra", "sig.na", "dott", "dott.ssa", "avv", "ing", "arch", "geom", "dhr", "mevr", "mw", "drs",
    "sr", "dra", "eng", "pan", "pani", "panie", "don", "doña", "dona", "sir", "lady", "lord", "father", "sister", "mgr", "inż",
];

/// Titles that are titles in small letters too.
const LONG: &[&str] = &[
    "monsieur", "madame", "mademoiselle", "maître", "docteur", "professeur", "señor", "señora", "señorita", "doctor", "doctora",
    "profesor", "profesora", "signor", "signora", "signorina", "dottor", "dottore", "dottoressa", "professor", "professore",
    "professoressa", "avvocato", "meneer", "mevrouw", "mijnheer", "senhor", "senhora", "doutor", "doutora", "professora", "heer", "captain", "sergeant", "reverend", "frater", "doktor",
    "mister",
];

/// What stands between a title and a name, or another title, and never alone.
const FURTHER: &[&str] = &["med", "phil", "jur", "rer", "nat", "hab", "oec", "pol", "vet", "dent", "techn", "h.c", "habil", "ir"];

/// All titles, for the detectors of names and of titles.
pub(in crate::detect::catalogue) const TITLES: &[&str] = &joined::<{ SHORT.len() + LONG.len() }>(&[SHORT, LONG]);

pub(super) const GREETINGS: &[&str] = &[
    "dear", "hi", "hello", "hey", "good morning", "good afternoon", "good evening", "dearest", "cher", "chère", "bonjour", "bonsoir", "salut", "coucou",
    "lieber", "liebe", "hallo", "guten tag", "guten morgen", "servus", "moin", "grüß gott", "estimado", "estimada", "querido", "querida", "hola", "buenos días", "buenas tardes",
    "caro", "cara", "gentile", "egregio", "egregia", "ciao", "buongiorno", "buonasera", "salve", "beste", "geachte", "hoi", "dag", "goedemorgen", "goedemiddag", "prezado", "prezada", "olá", "oi",
    "bom dia", "boa tarde", "drogi", "droga", "cześć", "witaj", "szanowny", "szanowna",
];

pub(super) const INTRODUCTIONS: &[&str] = &[
    "my name is", "my name's", "i am called", "the name is", "this is mr", "je m'appelle", "je m’appelle", "mon nom est", "je me nomme", "mon prénom est",
    "ich heiße", "ich heisse", "mein name ist", "me llamo", "mi nombre es", "se llama", "mi chiamo", "il mio nome è", "si chiama", "ik heet", "mijn naam is",
    "o meu nome é", "meu nome é", "chamo-me", "me chamo", "nazywam się", "mam na imię", "his name is", "her name is", "their name is", "elle s'appelle", "il s'appelle",
    "il s’appelle", "elle s’appelle", "er heißt", "sie heißt", "named after",
];

pub(super) const FAREWELLS: &[&str] = &[
    "regards", "kind regards", "best regards", "warm regards", "best wishes", "sincerely", "yours sincerely", "yours faithfully", "yours truly", "sincerely yours", "cheers",
    "many thanks", "with thanks", "thanks", "thank you", "signed", "signed by", "all the best", "best", "cordialement", "bien cordialement", "bien à vous", "bien à toi", "amicalement",
    "sincères salutations", "salutations distinguées", "mit freundlichen grüßen", "mit freundlichem gruß", "freundliche grüße", "viele grüße", "liebe grüße", "beste grüße", "herzliche grüße", "mfg", "lg",
    "hochachtungsvoll", "saludos", "un saludo", "saludos cordiales", "atentamente", "cordialmente", "cordiali saluti", "distinti saluti", "un saluto", "saluti", "met vriendelijke groet",
    "met vriendelijke groeten", "groeten", "groetjes", "mvg", "hoogachtend", "atenciosamente", "com os melhores cumprimentos", "cumprimentos", "abraços", "pozdrawiam", "z poważaniem", "z wyrazami szacunku",
];

/// Labels of fields that are people's, whatever stands before them.
pub(super) const FIELDS: &[&str] = &[
    "full name", "first name", "last name", "surname", "family name", "given name", "middle name", "maiden name", "customer name", "patient name", "client name", "contact name",
    "employee name", "student name", "your name", "name of patient", "attn", "nom et prénom", "nom de famille", "nom de naissance", "prénom", "prénoms", "nachname", "vorname", "familienname", "geburtsname",
    "apellido", "apellidos", "nombre completo", "nombre y apellidos", "cognome", "nome e cognome", "achternaam", "voornaam", "sobrenome", "apelido", "nome completo", "imię", "imię i nazwisko", "nazwisko",
];

/// Labels that may name a thing.
const BARE: &[&str] = &["name", "nom", "nombre", "nome", "naam", "patient", "contact"];

/// Every cue.
pub(super) const CUES: &[&str] = &joined::<COUNT>(&[TITLES, GREETINGS, INTRODUCTIONS, FAREWELLS, FIELDS, BARE]);

const COUNT: usize = TITLES.len() + GREETINGS.len() + INTRODUCTIONS.len() + FAREWELLS.len() + FIELDS.len() + BARE.len();

/// Words behind a greeting or a title that are nobody's name.
pub(super) const NOBODY: &[&str] = &[
    "customer", "customers", "client", "sir", "sirs", "madam", "team", "all", "everyone", "everybody", "colleague", "colleagues", "support", "there", "friend", "friends", "user", "users", "member",
    "members", "world", "guys", "folks", "hiring", "manager", "recruiter", "reader", "readers", "student", "students", "parents", "partner", "partners", "valued", "guest", "guests", "santa", "god", "lord", "diary",
    "again", "kitty", "tous", "toutes", "monsieur", "madame", "messieurs", "mesdames", "collègue", "collègues", "cliente", "clients", "ami", "amis", "amie", "docteur", "le", "la", "les", "damen", "herren", "kunde", "kundin", "kunden", "kollegen",
    "kolleginnen", "kollege", "team", "freunde", "leser", "alle", "zusammen", "welt", "herr", "frau", "señor", "señora", "señores", "cliente", "clientes", "todos", "amigo", "amigos", "equipo", "mundo", "signore", "signora",
    "signori", "tutti", "mondo", "allemaal", "heer", "mevrouw", "klant", "collega", "collega's", "wereld", "senhor", "senhora", "senhores", "pessoal", "państwo", "pan", "pani", "panie", "wszystkim", "not", "none", "null", "unknown",
    "n/a", "na", "on", "in", "the", "a", "an", "this", "that", "what", "comment", "pas", "nicht", "no", "non", "nie", "nao", "não", "niet", "important", "irrelevant", "below", "above", "listed", "spelled", "misspelled", "wrong", "incorrect",
    "missing", "also", "my", "your", "his", "her", "our", "their", "for", "to", "of", "and", "or", "is", "was", "it", "we", "you", "i", "please", "from", "sent", "best", "re", "fwd", "und", "et", "y", "e", "i", "dear", "hi", "hello", "so", "but", "just",
];

/// Words with a capital that begin the next sentence, not a surname.
pub(super) const JOINED: &[&str] = &[
    "i", "we", "you", "he", "she", "it", "they", "the", "this", "that", "these", "please", "thank", "thanks", "and", "but", "or", "if", "when", "as", "from", "to", "for", "with", "at", "on", "my", "your", "our", "can", "could", "would",
    "will", "is", "are", "was", "has", "have", "had", "phone", "email", "e-mail", "tel", "address", "age", "dob", "date", "je", "nous", "vous", "il", "elle", "merci", "veuillez", "et", "ich", "wir", "sie", "bitte", "danke", "und", "der", "die",
    "das", "yo", "gracias", "io", "grazie", "ik", "wij", "bedankt", "eu", "obrigado", "obrigada", "sent", "re", "subject", "téléphone", "adresse", "said", "wrote", "here", "there",
];

/// Whether a word is in a list, in any case.
pub(super) fn is(list: &[&str], word: &str) -> bool {
    let fold = |c: char| c.to_lowercase();
    list.iter().any(|known| word.len() == known.len() && word.chars().flat_map(fold).eq(known.chars()))
}

/// Whether a cue is a title.
pub(in crate::detect::catalogue) fn is_title(cue: &str) -> bool {
    is(TITLES, cue)
}

/// Where the name begins behind the title at `start..end`, further titles passed over; `None` where the title is another
/// word.
pub(in crate::detect::catalogue) fn titled(text: &str, start: usize, end: usize) -> Option<usize> {
    const TITLES_IN_A_ROW: usize = 4;
    let title = text.get(start..end)?;
    let whole = title.starts_with(char::is_uppercase) || is(LONG, title);
    let before = text.get(boundary::floor(text, start.saturating_sub(8))..start)?.trim_end_matches(' ');
    // `500 MS Word`, `3 M. Ampère`: units.
    let unit = before.ends_with(|c: char| c.is_ascii_digit()) && title.len() <= 3;
    let mut next = behind(text, end).filter(|_| whole && !unit)?;
    for _ in 0..TITLES_IN_A_ROW {
        match title_end(text, next).and_then(|end| behind(text, end)) {
            Some(further) => next = further,
            None => break,
        }
    }
    Some(next)
}

/// Whether a title stands at a place.
pub(super) fn title_at(text: &str, at: usize) -> bool {
    title_end(text, at).is_some()
}

/// Where the title that begins at a place ends, without its dot.
fn title_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..boundary::floor(text, at.saturating_add(16)))?;
    let end = rest.find([' ', '\u{a0}']).unwrap_or(rest.len());
    let word = rest.get(..end)?;
    let bare = word.trim_end_matches('.');
    let known = [SHORT, LONG, FURTHER].iter().any(|list| is(list, bare)) || is(SHORT, word);
    (known && !bare.is_empty()).then_some(at + bare.len())
}

/// Where the next word begins behind a title and its dot.
fn behind(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let rest = rest.strip_prefix('.').map_or((0, rest), |rest| (1, rest));
    let gap = [" ", "\u{a0}", "\u{202f}"].iter().find(|gap| rest.1.starts_with(**gap))?;
    Some(end + rest.0 + gap.len())
}

#[cfg(test)]
mod tests {
    use super::titled;

    #[test]
    fn titles_lead_to_a_name() {
        let check = |text: &str, end: usize, name: Option<&str>| {
            assert_eq!(titled(text, 0, end).and_then(|at| text.get(at..)), name, "{text}");
        };
        check("Dr. Ana", 2, Some("Ana"));
        check("Dr Ana", 2, Some("Ana"));
        check("Prof. Dr. med. Ana", 4, Some("Ana"));
        check("monsieur Ana", 8, Some("Ana"));
        check("dr Ana", 2, None);
        check("Mr.", 2, None);
    }
}
