//! The words: adjectives and nouns of nationalities, religions and convictions, in English and French. Small on purpose:
//! words that mostly mean something else (`green`, `labour`, `orthodox`, `liberal`, `conservative`) are left out.

use crate::detect::cues::joined;

/// English nationalities and religions, which are written with a capital.
pub(super) const CAPITAL: &[&str] = &[
    "afghan", "albanian", "algerian", "american", "argentinian", "armenian", "australian", "austrian", "bangladeshi", "belarusian", "belgian",
    "bolivian", "bosnian", "brazilian", "british", "bulgarian", "cambodian", "cameroonian", "canadian", "chilean", "chinese", "colombian", "congolese",
    "croatian", "cuban", "czech", "danish", "dominican", "dutch", "ecuadorian", "egyptian", "english", "eritrean", "estonian", "ethiopian", "filipino",
    "finnish", "french", "georgian", "german", "ghanaian", "greek", "guatemalan", "haitian", "hungarian", "icelandic", "indian", "indonesian", "iranian",
    "iraqi", "irish", "israeli", "italian", "ivorian", "jamaican", "japanese", "jordanian", "kenyan", "korean", "kosovar", "kurdish", "latvian", "lebanese",
    "libyan", "lithuanian", "luxembourgish", "malaysian", "malian", "maltese", "mexican", "moldovan", "mongolian", "moroccan", "nepalese", "nigerian", "norwegian",
    "pakistani", "palestinian", "peruvian", "polish", "portuguese", "romanian", "russian", "rwandan", "scottish", "senegalese", "serbian", "singaporean",
    "slovak", "slovenian", "somali", "spanish", "sudanese", "swedish", "swiss", "syrian", "taiwanese", "thai", "tunisian", "turkish", "ukrainian",
    "uruguayan", "venezuelan", "vietnamese", "welsh", "yemeni", "zimbabwean", "roma", "romani", "catholic", "protestant", "lutheran", "calvinist", "methodist", "baptist", "anglican",
    "evangelical", "mormon", "quaker", "adventist", "jehovah's witness", "christian", "muslim", "sunni", "shia", "jewish", "hindu", "sikh", "buddhist", "jain",
    "zoroastrian", "taoist", "rastafarian", "bahá'í", "yazidi", "wiccan", "scientologist",
];

/// Convictions and unions, which are written small, and French words.
pub(super) const SMALL: &[&str] = &[
    "atheist", "agnostic", "socialist", "communist", "marxist", "anarchist", "trade union", "trade unionist", "union member", "freemason", "nationalist", "social democrat", "fascist", "libertarian", "pacifist",
    "afghane", "albanais", "albanaise", "algérien", "algérienne", "allemand", "allemande", "américain", "américaine", "anglais", "anglaise", "argentin", "argentine",
    "arménien", "arménienne", "autrichien", "autrichienne", "belge", "brésilien", "brésilienne", "britannique", "bulgare", "camerounais", "camerounaise", "canadien", "canadienne",
    "chinois", "chinoise", "congolais", "congolaise", "croate", "danois", "danoise", "égyptien", "égyptienne", "espagnol", "espagnole", "français", "française", "grec", "grecque",
    "haïtien", "haïtienne", "hongrois", "hongroise", "indien", "indienne", "iranien", "iranienne", "irlandais", "irlandaise", "israélien", "israélienne", "italien", "italienne",
    "ivoirien", "ivoirienne", "japonais", "japonaise", "kurde", "libanais", "libanaise", "luxembourgeois", "luxembourgeoise", "malien", "malienne", "marocain", "marocaine", "mexicain", "mexicaine",
    "néerlandais", "néerlandaise", "nigérian", "nigériane", "norvégien", "norvégienne", "polonais", "polonaise", "portugais", "portugaise", "roumain", "roumaine", "russe",
    "sénégalais", "sénégalaise", "serbe", "suédois", "suédoise", "suisse", "syrien", "syrienne", "tchèque", "tunisien", "tunisienne", "turc", "turque", "ukrainien", "ukrainienne",
    "vietnamien", "vietnamienne", "catholique", "protestant", "protestante", "luthérien", "luthérienne", "calviniste", "évangélique", "mormon", "mormone", "chrétien", "chrétienne",
    "musulman", "musulmane", "sunnite", "chiite", "juif", "juive", "hindou", "hindoue", "sikhe", "bouddhiste", "témoin de jéhovah", "athée", "agnostique", "socialiste", "communiste", "marxiste",
    "anarchiste", "syndicaliste", "franc-maçon", "nationaliste", "gaulliste", "royaliste", "trotskiste", "syndiqué", "syndiquée",
];

/// All of them.
pub(super) const WORDS: &[&str] = &joined::<{ CAPITAL.len() + SMALL.len() }>(&[CAPITAL, SMALL]);
