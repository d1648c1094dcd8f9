//! Top-level domains: those of countries, the older generic ones, and the newer that are used most (IANA, Root Zone Database).

/// The domains that names of hosts end with, each with its dot.
pub(super) const TOPS: &[&str] = &[
    ".com", ".org", ".net", ".edu", ".gov", ".mil", ".int", ".info", ".biz", ".name", ".pro", ".mobi", ".tel",
    ".travel", ".jobs", ".cat", ".coop", ".aero", ".museum", ".post", ".arpa", ".example", ".invalid", ".test",
    ".app", ".dev", ".page", ".cloud", ".online", ".site", ".website", ".shop", ".store", ".blog", ".tech", ".xyz",
    ".top", ".club", ".live", ".life", ".world", ".today", ".news", ".media", ".email", ".agency", ".company",
    ".network", ".group", ".team", ".solutions", ".services", ".systems", ".digital", ".design", ".studio",
    ".space", ".host", ".hosting", ".web", ".wiki", ".work", ".works", ".academy", ".school", ".education",
    ".university", ".health", ".care", ".clinic", ".dental", ".doctor", ".hospital", ".pharmacy", ".law", ".legal",
    ".finance", ".bank", ".insurance", ".capital", ".money", ".fund", ".church", ".social", ".community",
    ".foundation", ".ngo", ".ong", ".paris", ".berlin", ".london", ".madrid", ".hamburg", ".koeln", ".wien",
    ".amsterdam", ".brussels", ".vlaanderen", ".bzh", ".alsace", ".corsica", ".swiss", ".eus", ".gal", ".scot",
    ".wales", ".nyc", ".tokyo", ".asia", ".africa", ".quebec", ".onl", ".link", ".click", ".one", ".plus", ".art",
    ".ink", ".photo", ".photos", ".pics", ".video", ".tv", ".radio", ".music", ".games", ".game", ".bet", ".casino",
    ".poker", ".vip", ".win", ".fun", ".zone", ".city", ".house", ".estate", ".immo", ".haus", ".kaufen",
    ".versicherung", ".srl", ".sarl", ".gmbh", ".ltd", ".llc", ".inc", ".ac", ".ad", ".ae", ".af", ".ag", ".ai",
    ".al", ".am", ".ao", ".aq", ".ar", ".as", ".at", ".au", ".aw", ".ax", ".az", ".ba", ".bb", ".bd", ".be", ".bf",
    ".bg", ".bh", ".bi", ".bj", ".bm", ".bn", ".bo", ".br", ".bs", ".bt", ".bw", ".by", ".bz", ".ca", ".cc", ".cd",
    ".cf", ".cg", ".ch", ".ci", ".ck", ".cl", ".cm", ".cn", ".co", ".cr", ".cu", ".cv", ".cw", ".cx", ".cy", ".cz",
    ".de", ".dj", ".dk", ".dm", ".do", ".dz", ".ec", ".ee", ".eg", ".er", ".es", ".et", ".eu", ".fi", ".fj", ".fk",
    ".fm", ".fo", ".fr", ".ga", ".gd", ".ge", ".gf", ".gg", ".gh", ".gi", ".gl", ".gm", ".gn", ".gp", ".gq", ".gr",
    ".gs", ".gt", ".gu", ".gw", ".gy", ".hk", ".hm", ".hn", ".hr", ".ht", ".hu", ".id", ".ie", ".il", ".im", ".in",
    ".io", ".iq", ".ir", ".is", ".it", ".je", ".jm", ".jo", ".jp", ".ke", ".kg", ".kh", ".ki", ".km", ".kn", ".kp",
    ".kr", ".kw", ".ky", ".kz", ".la", ".lb", ".lc", ".li", ".lk", ".lr", ".ls", ".lt", ".lu", ".lv", ".ly", ".ma",
    ".mc", ".md", ".me", ".mg", ".mh", ".mk", ".ml", ".mm", ".mn", ".mo", ".mp", ".mq", ".mr", ".ms", ".mt", ".mu",
    ".mv", ".mw", ".mx", ".my", ".mz", ".na", ".nc", ".ne", ".nf", ".ng", ".ni", ".nl", ".no", ".np", ".nr", ".nu",
    ".nz", ".om", ".pa", ".pe", ".pf", ".pg", ".ph", ".pk", ".pl", ".pm", ".pn", ".pr", ".ps", ".pt", ".pw", ".py",
    ".qa", ".re", ".ro", ".rs", ".ru", ".rw", ".sa", ".sb", ".sc", ".sd", ".se", ".sg", ".sh", ".si", ".sk", ".sl",
    ".sm", ".sn", ".so", ".sr", ".ss", ".st", ".sv", ".sx", ".sy", ".sz", ".tc", ".td", ".tf", ".tg", ".th", ".tj",
    ".tk", ".tl", ".tm", ".tn", ".to", ".tr", ".tt", ".tw", ".tz", ".ua", ".ug", ".uk", ".us", ".uy", ".uz", ".va",
    ".vc", ".ve", ".vg", ".vi", ".vn", ".vu", ".wf", ".ws", ".ye", ".yt", ".za", ".zm", ".zw", ".xn--p1ai",
    ".xn--fiqs8s", ".xn--j6w193g", ".xn--90ae", ".xn--node", ".xn--qxam", ".xn--e1a4c", ".рф", ".中国", ".бг", ".ελ",
    ".укр", ".ею",
];

/// Those that names of files and of methods end with as well.
pub(super) const FILES: &[&str] = &[
    "cc", "md", "ml", "mm", "pl", "ps", "py", "rs", "sh", "so", "st", "is", "in", "to", "am", "do", "la", "as",
    "at", "id", "info", "page", "name", "test", "host", "game", "post",
];
