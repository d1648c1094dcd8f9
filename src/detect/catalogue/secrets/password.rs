//! `PASSWORD`: a value that a word for "password" announces, in eight languages. The finding is the value.
//!
//! A password has no shape. What tells one is how it is announced (a sign, quotes, a tag, an option), and then that it is no
//! word of prose, no placeholder and no expression of a program.

use super::assignment::{Sign, Value, value};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

/// Fewest and most bytes that are taken for one.
const SHORTEST: usize = 3;
const LONGEST: usize = 128;

pub(super) static DETECTOR: Detector = Detector {
    name: "PASSWORD",
    title: "password",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[
        r"(?i:(?:[a-z]{2,10})?pass(?:word|wd|phrase|code|wort)?)",
        r"(?i:(?:[a-z]{2,10}_)?p(?:s)?w(?:d|rd)?|mdp)",
        r"(?i:mot[ _-]?de[ _-]?passe)",
        r"(?i:kennwort|wachtwoord|senha|palavra[ -]passe|clave|contrase(?:n|\xC3[\x91\xB1])a)",
        r"(?i:has(?:l|\xC5[\x81\x82])o|parola (?:d'ordine|chiave))",
    ],
    longest: LONGEST,
    extent: Extent::Head,
    most: Most::ANY,
    check_says: "behind `=` or `:` a value that is no placeholder, no word of prose and no expression; behind \"is\" one of letters with digits or marks; one plain word only in quotes, or where its line ends",
    sources: &[
        "NIST SP 800-63B-4 §3.1.1 (passwords: length and characters)",
        "CWE-312 and CWE-532 (passwords in clear text and in logs)",
        "the words that forms, configuration files and connection strings use for it",
    ],
    context: &[
        (
            Language::English,
            &["login", "log in", "user", "username", "user name", "account", "credentials", "uid", "sign in", "admin"],
        ),
        (Language::French, &["identifiant", "utilisateur", "compte", "connexion"]),
        (Language::German, &["benutzer", "benutzername", "konto", "anmeldung", "zugang"]),
        (Language::Spanish, &["usuario", "cuenta", "acceso"]),
        (Language::Italian, &["utente", "nome utente", "accesso"]),
        (Language::Dutch, &["gebruiker", "gebruikersnaam", "inloggen"]),
        (Language::Portuguese, &["usuário", "utilizador", "conta", "acesso"]),
        (Language::Polish, &["użytkownik", "logowanie", "konto"]),
    ],
    taken_for: &["settings about passwords", "labels of forms", "prose about passwords", "code that reads one"],
    examples: &[
        "password: ‹hunter2›",
        "user: ana password: ‹geronimo› host: db",
        "Password (temporary): ‹Abc-EXAMPLE1›",
        "DB_PASSWORD=‹s3cr3t-EXAMPLE!›",
        "{\"user\":\"ana\",\"password\":\"‹correct horse›\"}",
        "Le mot de passe est ‹Tr0ub4dor&3›.",
        "Passwort: „‹geheim!1›“",
        "Server=db;User Id=app;Pwd=‹x;y9Z›;Encrypt=true",
        "contraseña: ‹Ejempl0›, gracias",
        "login ana / hasło: ‹przyklad›",
        "wachtwoord = ‹voorbeeld›\n",
        "senha: ‹123456›",
        "<password>‹EXAMPLE pass›</password>",
        "mysql --password ‹not-real-1› db",
        "my password is ‹EXAMPLE-99›, do not tell",
        "parola d'ordine: '‹esempio›'",
        "$config['db_password'] = '‹EXAMPLE›';",
        "Your new Password:\n‹aB3dE6gH›\nThank you",
    ],
    counter_examples: &[
        "password: ********",
        "password: required",
        "password is incorrect, said the user",
        "DB_PASSWORD=${DB_PASSWORD}",
        "password: <your password>",
        "password = os.environ[\"PASSWORD\"]",
        "user.password = req.body.password;",
        "\"password\": null, \"user\": 1",
        "Passwort vergessen?",
        "password: must be at least 12 characters",
        "<input type=\"password\" name=\"pw\">",
        "password: [REDACTED]",
        "mot de passe oublié",
        "passwordless: hunter2",
        "password=xxxxxxxx",
        "the password is stored in the vault",
        "password: %s",
        "password: {{ vault_password }}",
        "self.password = password, login",
        "Password: LSA_UNICODE_STRING,",
        "login(user, passwd=credentials[1])",
    ],
    trigger: Trigger::Words(&[
        "password",
        "Password",
        "PASSWORD",
        "passwd",
        "Passwd",
        "PASSWD",
        "passphrase",
        "Passphrase",
        "PASSPHRASE",
        "passcode",
        "Passcode",
        "PASSCODE",
        "pass",
        "Pass",
        "PASS",
        "pwd",
        "Pwd",
        "PWD",
        "pswd",
        "PSWD",
        "pw",
        "PW",
        "PGPASSWORD",
        "userPassword",
        "UserPassword",
        "dbPassword",
        "adminPassword",
        "rootPassword",
        "newPassword",
        "NewPassword",
        "oldPassword",
        "OldPassword",
        "currentPassword",
        "confirmPassword",
        "ConfirmPassword",
        "loginPassword",
        "accountPassword",
        "smtpPassword",
        "masterPassword",
        "defaultPassword",
        "clientPassword",
        "mot de passe",
        "Mot de passe",
        "Mot de Passe",
        "MOT DE PASSE",
        "mot_de_passe",
        "MOT_DE_PASSE",
        "motdepasse",
        "motDePasse",
        "mdp",
        "Mdp",
        "MDP",
        "passwort",
        "Passwort",
        "PASSWORT",
        "kennwort",
        "Kennwort",
        "KENNWORT",
        "contraseña",
        "Contraseña",
        "CONTRASEÑA",
        "contrasena",
        "Contrasena",
        "CONTRASENA",
        "clave",
        "Clave",
        "CLAVE",
        "parola d'ordine",
        "Parola d'ordine",
        "parola chiave",
        "Parola chiave",
        "wachtwoord",
        "Wachtwoord",
        "WACHTWOORD",
        "senha",
        "Senha",
        "SENHA",
        "palavra-passe",
        "Palavra-passe",
        "PALAVRA-PASSE",
        "palavra passe",
        "hasło",
        "Hasło",
        "HASŁO",
        "haslo",
        "Haslo",
        "HASLO",
    ]),
    check,
    reserved: |_| false,
};

/// Words that stand where a password could, and are none; lower case, sorted.
const WORDS: [&str; 86] = [
    "above",
    "and",
    "any",
    "anzeigen",
    "are",
    "auth",
    "basic",
    "below",
    "boolean",
    "bytes",
    "can",
    "change",
    "char",
    "confirm",
    "default",
    "disabled",
    "eller",
    "email",
    "empty",
    "enabled",
    "erforderlich",
    "etc",
    "expired",
    "false",
    "field",
    "for",
    "forgot",
    "forgotten",
    "from",
    "hash",
    "hashed",
    "here",
    "hidden",
    "incorrect",
    "input",
    "int",
    "invalid",
    "login",
    "masked",
    "missing",
    "must",
    "new",
    "nil",
    "none",
    "not",
    "null",
    "obbligatoria",
    "object",
    "obligatoire",
    "obrigatória",
    "oder",
    "option",
    "optional",
    "oublié",
    "prompt",
    "protected",
    "redacted",
    "requerido",
    "required",
    "reset",
    "resetten",
    "see",
    "set",
    "should",
    "str",
    "string",
    "text",
    "that",
    "the",
    "this",
    "true",
    "type",
    "undefined",
    "unset",
    "user",
    "username",
    "value",
    "varchar",
    "vergessen",
    "verplicht",
    "was",
    "will",
    "wrong",
    "wymagane",
    "you",
    "your",
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let value = value(site.text, site.start, site.end).ok_or(Fault::Range)?;
    hits.work = value.end() - site.end;
    if !(SHORTEST..=LONGEST).contains(&value.text.len()) {
        return Err(Fault::Range);
    }
    if placeholder(value.text) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    let short = matches!(site.matched().to_ascii_lowercase().as_str(), "pass" | "pw" | "clave");
    let score = score(&value, short).ok_or(Fault::LooksLike("a word of prose"))?;
    hits.matched(value.start, value.end(), score)
}

/// How likely a value is a password by how it is announced and what it is made of; `None` for what is prose. `short` for words
/// that mean other things as well.
fn score(value: &Value<'_>, short: bool) -> Option<u8> {
    let mixed = mixed(value.text);
    let ordinary = WORDS.binary_search(&value.text.to_lowercase().as_str()).is_ok();
    if ordinary || value.text.ends_with(':') && !value.quoted {
        return None;
    }
    if !value.quoted && (expression(value.text) || named(value.text)) {
        return None;
    }
    match (value.sign, mixed) {
        (Sign::Said, true) => Some(60),
        (Sign::Said, false) => value.quoted.then_some(55),
        (_, true) => Some(70),
        _ if short => value.quoted.then_some(40),
        (Sign::Tight, false) => Some(60),
        (Sign::Spaced, false) if value.quoted => Some(60),
        // One plain word: a password where the line ends with it, mostly prose where it goes on.
        (Sign::Spaced, false) => Some(if value.last { 55 } else { 20 }),
    }
}

/// Whether letters stand beside digits or marks, or the value is of digits alone. A capital first letter and a hyphen between
/// words are of prose.
fn mixed(text: &str) -> bool {
    let letters = text.chars().any(char::is_alphabetic);
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let marks = text
        .chars()
        .any(|c| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’' | ' ' | '_' | '.' | ',' | '?' | '!'));
    let inner = text.chars().skip(1).any(char::is_uppercase) && text.chars().any(char::is_lowercase);
    digits && text.len() > SHORTEST || letters && (marks || inner)
}

/// Whether a value stands for one that is not there: masked, a template's, a format's, the same character throughout.
fn placeholder(text: &str) -> bool {
    let opens = text.starts_with(['<', '{', '[', '(']) || text.starts_with("${") || text.starts_with("$(");
    let variable = text.strip_prefix('$').or(text.strip_prefix('%')).is_some_and(|name| {
        let name = name.trim_end_matches('%');
        name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') || name.len() < 3
    });
    let mut characters = text.chars();
    let first = characters.next();
    let same = characters.all(|c| Some(c) == first);
    opens || variable || same && !text.starts_with(|c: char| c.is_ascii_digit()) || text.contains("...")
}

/// Whether a value without quotes is the name of a variable or of a type: it ends on a word for "password", or is all capitals
/// with an underscore.
fn named(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let repeats = ["password", "passwd", "passwort", "passphrase", "pwd"].iter().any(|word| lower.ends_with(word));
    let constant = text.contains('_') && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    repeats || constant
}

/// Whether a value without quotes is an expression of a program: names joined by dots, a call, an index.
fn expression(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '>');
    let head = text.find(|c: char| !inside(c)).unwrap_or(text.len());
    let (path, rest) = text.split_at(head);
    let named = path.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let joined = path.split(['.', ':', '>']).filter(|name| name.len() > 1).count() > 1
        && !path.bytes().any(|byte| byte.is_ascii_digit());
    let called = rest.starts_with(['(', '[']);
    named && (joined && rest.is_empty() || called)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, expression, mixed, named, placeholder};

    #[test]
    fn what_passwords_are_made_of() {
        assert!(WORDS.is_sorted());
        for text in ["hunter2", "s3cr3t", "aBcDe", "p@ss", "123456", "Tr0ub4dor&3", "über#1"] {
            assert!(mixed(text) && !placeholder(text) && !expression(text), "{text}");
        }
        for text in ["required", "Required", "well-known", "don't"] {
            assert!(!mixed(text), "{text}");
        }
    }

    #[test]
    fn what_stands_for_one_is_none() {
        for text in
            ["****", "xxxx", "<password>", "${PW}", "$PASSWORD", "%PW%", "{{ x }}", "[hidden]", "%s", "••••", "abc..."]
        {
            assert!(placeholder(text), "{text}");
        }
        for text in ["1111", "$ecret", "p%ss"] {
            assert!(!placeholder(text), "{text}");
        }
        for text in
            ["req.body.password", "getpass()", "env[\"X\"]", "self.password", "Config::password", "os.getenv(\"P\")"]
        {
            assert!(expression(text), "{text}");
        }
        for text in ["hunter.2", "hunter", "-a(b", "a!(b"] {
            assert!(!expression(text), "{text}");
        }
        assert!(named("key_password") && named("PASSWORD_TYPE") && !named("hunter") && !named("PAßWORT_1"));
    }
}
