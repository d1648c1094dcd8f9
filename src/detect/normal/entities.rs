//! The commoner names of characters in HTML (HTML §13.5): ASCII's own, Latin letters with marks, spaces and dashes.

/// Names and characters, in the order of names.
const NAMES: &[(&str, char)] = &[
    ("AElig", 'Æ'), ("AMP", '&'), ("Aacute", 'Á'), ("Abreve", 'Ă'), ("Acirc", 'Â'), ("Agrave", 'À'), ("Amacr", 'Ā'),
    ("Aogon", 'Ą'), ("Aring", 'Å'), ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Cacute", 'Ć'), ("Ccaron", 'Č'), ("Ccedil", 'Ç'),
    ("Ccirc", 'Ĉ'), ("Cdot", 'Ċ'), ("Dcaron", 'Ď'), ("Dstrok", 'Đ'), ("ENG", 'Ŋ'), ("ETH", 'Ð'), ("Eacute", 'É'),
    ("Ecaron", 'Ě'), ("Ecirc", 'Ê'), ("Edot", 'Ė'), ("Egrave", 'È'), ("Emacr", 'Ē'), ("Eogon", 'Ę'), ("Euml", 'Ë'),
    ("GT", '>'), ("Gbreve", 'Ğ'), ("Gcedil", 'Ģ'), ("Gcirc", 'Ĝ'), ("Gdot", 'Ġ'), ("Hat", '^'), ("Hcirc", 'Ĥ'),
    ("Hstrok", 'Ħ'), ("IJlig", 'Ĳ'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Idot", 'İ'), ("Igrave", 'Ì'), ("Imacr", 'Ī'),
    ("Iogon", 'Į'), ("Itilde", 'Ĩ'), ("Iuml", 'Ï'), ("Jcirc", 'Ĵ'), ("Kcedil", 'Ķ'), ("LT", '<'), ("Lacute", 'Ĺ'),
    ("Lcaron", 'Ľ'), ("Lcedil", 'Ļ'), ("Lmidot", 'Ŀ'), ("Lstrok", 'Ł'), ("Nacute", 'Ń'), ("Ncaron", 'Ň'),
    ("Ncedil", 'Ņ'), ("NewLine", '\u{a}'), ("NoBreak", '\u{2060}'), ("Ntilde", 'Ñ'), ("OElig", 'Œ'), ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'), ("Odblac", 'Ő'), ("Ograve", 'Ò'), ("Omacr", 'Ō'), ("Oslash", 'Ø'), ("Otilde", 'Õ'), ("Ouml", 'Ö'),
    ("QUOT", '"'), ("Racute", 'Ŕ'), ("Rcaron", 'Ř'), ("Rcedil", 'Ŗ'), ("Sacute", 'Ś'), ("Scaron", 'Š'),
    ("Scedil", 'Ş'), ("Scirc", 'Ŝ'), ("THORN", 'Þ'), ("Tab", '\u{9}'), ("Tcaron", 'Ť'), ("Tcedil", 'Ţ'),
    ("Tstrok", 'Ŧ'), ("Uacute", 'Ú'), ("Ubreve", 'Ŭ'), ("Ucirc", 'Û'), ("Udblac", 'Ű'), ("Ugrave", 'Ù'),
    ("Umacr", 'Ū'), ("UnderBar", '_'), ("Uogon", 'Ų'), ("Uring", 'Ů'), ("Utilde", 'Ũ'), ("Uuml", 'Ü'), ("Wcirc", 'Ŵ'),
    ("Yacute", 'Ý'), ("Ycirc", 'Ŷ'), ("Yuml", 'Ÿ'), ("Zacute", 'Ź'), ("Zcaron", 'Ž'), ("Zdot", 'Ż'), ("aacute", 'á'),
    ("abreve", 'ă'), ("acirc", 'â'), ("acute", '´'), ("aelig", 'æ'), ("agrave", 'à'), ("amacr", 'ā'), ("amp", '&'),
    ("aogon", 'ą'), ("apos", '\''), ("aring", 'å'), ("ast", '*'), ("atilde", 'ã'), ("auml", 'ä'), ("bdquo", '„'),
    ("brvbar", '¦'), ("bsol", '\\'), ("bull", '•'), ("cacute", 'ć'), ("ccaron", 'č'), ("ccedil", 'ç'), ("ccirc", 'ĉ'),
    ("cdot", 'ċ'), ("cedil", '¸'), ("cent", '¢'), ("colon", ':'), ("comma", ','), ("commat", '@'), ("copy", '©'),
    ("curren", '¤'), ("dash", '‐'), ("dcaron", 'ď'), ("deg", '°'), ("divide", '÷'), ("dollar", '$'), ("dstrok", 'đ'),
    ("eacute", 'é'), ("ecaron", 'ě'), ("ecirc", 'ê'), ("edot", 'ė'), ("egrave", 'è'), ("emacr", 'ē'),
    ("emsp", '\u{2003}'), ("eng", 'ŋ'), ("ensp", '\u{2002}'), ("eogon", 'ę'), ("equals", '='), ("eth", 'ð'),
    ("euml", 'ë'), ("euro", '€'), ("excl", '!'), ("frac12", '½'), ("frac14", '¼'), ("frac34", '¾'), ("gbreve", 'ğ'),
    ("gcirc", 'ĝ'), ("gdot", 'ġ'), ("grave", '`'), ("gt", '>'), ("hairsp", '\u{200a}'), ("hcirc", 'ĥ'),
    ("hellip", '…'), ("hstrok", 'ħ'), ("hyphen", '‐'), ("iacute", 'í'), ("icirc", 'î'), ("iexcl", '¡'),
    ("igrave", 'ì'), ("ijlig", 'ĳ'), ("imacr", 'ī'), ("imath", 'ı'), ("inodot", 'ı'), ("iogon", 'į'), ("iquest", '¿'),
    ("itilde", 'ĩ'), ("iuml", 'ï'), ("jcirc", 'ĵ'), ("kcedil", 'ķ'), ("kgreen", 'ĸ'), ("lacute", 'ĺ'), ("laquo", '«'),
    ("lbrace", '{'), ("lbrack", '['), ("lcaron", 'ľ'), ("lcedil", 'ļ'), ("lcub", '{'), ("ldquo", '“'),
    ("lmidot", 'ŀ'), ("lowbar", '_'), ("lpar", '('), ("lrm", '\u{200e}'), ("lsqb", '['), ("lsquo", '‘'),
    ("lstrok", 'ł'), ("lt", '<'), ("macr", '¯'), ("mdash", '—'), ("micro", 'µ'), ("midast", '*'), ("middot", '·'),
    ("nacute", 'ń'), ("napos", 'ŉ'), ("nbsp", '\u{a0}'), ("ncaron", 'ň'), ("ncedil", 'ņ'), ("ndash", '–'),
    ("not", '¬'), ("ntilde", 'ñ'), ("num", '#'), ("numsp", '\u{2007}'), ("oacute", 'ó'), ("ocirc", 'ô'),
    ("odblac", 'ő'), ("oelig", 'œ'), ("ograve", 'ò'), ("omacr", 'ō'), ("ordf", 'ª'), ("ordm", 'º'), ("oslash", 'ø'),
    ("otilde", 'õ'), ("ouml", 'ö'), ("para", '¶'), ("percnt", '%'), ("period", '.'), ("plus", '+'), ("plusmn", '±'),
    ("pound", '£'), ("puncsp", '\u{2008}'), ("quest", '?'), ("quot", '"'), ("racute", 'ŕ'), ("raquo", '»'),
    ("rbrace", '}'), ("rbrack", ']'), ("rcaron", 'ř'), ("rcedil", 'ŗ'), ("rcub", '}'), ("rdquo", '”'), ("reg", '®'),
    ("rlm", '\u{200f}'), ("rpar", ')'), ("rsqb", ']'), ("rsquo", '’'), ("sacute", 'ś'), ("sbquo", '‚'),
    ("scaron", 'š'), ("scedil", 'ş'), ("scirc", 'ŝ'), ("sect", '§'), ("semi", ';'), ("shy", '\u{ad}'), ("sol", '/'),
    ("sup1", '¹'), ("sup2", '²'), ("sup3", '³'), ("szlig", 'ß'), ("tcaron", 'ť'), ("tcedil", 'ţ'),
    ("thinsp", '\u{2009}'), ("thorn", 'þ'), ("times", '×'), ("tstrok", 'ŧ'), ("uacute", 'ú'), ("ubreve", 'ŭ'),
    ("ucirc", 'û'), ("udblac", 'ű'), ("ugrave", 'ù'), ("umacr", 'ū'), ("uml", '¨'), ("uogon", 'ų'), ("uring", 'ů'),
    ("utilde", 'ũ'), ("uuml", 'ü'), ("verbar", '|'), ("vert", '|'), ("wcirc", 'ŵ'), ("yacute", 'ý'), ("ycirc", 'ŷ'),
    ("yen", '¥'), ("yuml", 'ÿ'), ("zacute", 'ź'), ("zcaron", 'ž'), ("zdot", 'ż'), ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// The character that a name stands for.
pub(super) fn named(name: &[u8]) -> Option<char> {
    NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).ok().map(|at| NAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, named};

    #[test]
    fn names_are_in_order_and_short() {
        assert!(NAMES.windows(2).all(|two| two[0].0 < two[1].0));
        // The longest reference that is looked at has two bytes more.
        assert!(NAMES.iter().all(|(name, _)| name.len() <= 12));
    }

    #[test]
    fn names_are_known() {
        for (name, c) in [("commat", '@'), ("amp", '&'), ("nbsp", '\u{a0}'), ("period", '.'), ("Eacute", 'É')] {
            assert_eq!(named(name.as_bytes()), Some(c), "{name}");
        }
        assert_eq!(named(b"nothing"), None);
    }
}
