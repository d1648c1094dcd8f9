//! `TR_PHONE_NUMBER`: Turkish telephone numbers: mobile and fixed lines, with country code, with the leading 0 or
//! without.

use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "TR_PHONE_NUMBER",
    title: "telephone number (Türkiye)",
    languages: &[Language::Turkish],
    countries: &["TR"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        concat!(
            r"(?:\+|00)90",
            sep!(),
            r"?(?:\(0?[2-5]\d{2}\)|[2-5]\d{2})",
            sep!(),
            r"?\d{3}",
            sep!(),
            r"?\d{2}",
            sep!(),
            r"?\d{2}"
        ),
        concat!(
            r"0",
            sep!(),
            r"?(?:\([2-5]\d{2}\)|[2-5]\d{2})",
            sep!(),
            r"?\d{3}",
            sep!(),
            r"?\d{2}",
            sep!(),
            r"?\d{2}"
        ),
        concat!(r"\(0?[2-5]\d{2}\)", sep!(), r"?\d{3}", sep!(), r"?\d{2}", sep!(), r"?\d{2}"),
        concat!(r"[2-5]\d{2}", sep!(), r"?\d{3}", sep!(), r"?\d{2}", sep!(), r"?\d{2}"),
    ],
    longest: 29,
    extent: Extent::Lone,
    most: Most::ANY,
    check_says: "an area or a mobile network of the numbering plan, seven digits that do not begin with 0; written in one without country code it needs context",
    sources: &[
        "Bilgi Teknolojileri ve İletişim Kurumu (BTK), Numaralandırma Yönetmeliği (Resmî Gazete 27.06.2009, 27271)",
        "ITU-T E.164, national numbering plan of Türkiye (country code 90)",
    ],
    context: &[
        (
            Language::Turkish,
            &[
                "tel",
                "telefon",
                "telefonu",
                "telefon numarası",
                "cep",
                "cep no",
                "gsm",
                "arayın",
                "faks",
                "telefon no",
                "whatsapp",
                "iletişim",
            ],
        ),
        (
            Language::English,
            &["phone", "phone number", "telephone", "mobile", "cell", "gsm", "tel", "call", "fax", "contact"],
        ),
    ],
    taken_for: &[
        "tax numbers of ten digits",
        "order numbers of ten or eleven digits",
        "telephone numbers of other countries",
    ],
    examples: &[
        "‹+90 532 123 45 67›",
        "tel: ‹05321234567›",
        "cep ‹0 (532) 123 45 67›",
        "‹0532 123 45 67›,",
        "‹(0212) 234 56 78›",
        "telefon ‹5321234567›",
        "İstanbul ofisi ‹+90-212-234-56-78›.",
        "beni ‹0090 505 765 43 21› üzerinden arayın",
        "gsm ‹532 123 4567›",
    ],
    counter_examples: &[
        "tel +90 591 123 45 67",
        "tel 0532 023 45 67",
        "tel 0532 123 45 6",
        "tel 0532 123 45 678",
        "tel 0213 234 56 78",
        "5321234567",
        "tel 1-532-123-45-67",
        "tel 12 532 123 45 67",
        "532 123 45 67",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Whether three digits are a mobile network or an area of the plan.
fn assigned(area: u64) -> bool {
    matches!(area,
        501 | 505..=507 | 510 | 516 | 524 | 530..=549 | 551..=555 | 559 | 561 | 594 | 596
        | 212 | 216 | 222 | 224 | 226 | 228 | 232 | 236 | 242 | 246 | 248 | 252 | 256 | 258 | 262 | 264 | 266 | 272 | 274
        | 276 | 282 | 284 | 286 | 288
        | 312 | 318 | 322 | 324 | 326 | 328 | 332 | 338 | 342 | 344 | 346 | 348 | 352 | 354 | 356 | 358 | 362 | 364 | 366
        | 368 | 370 | 372 | 374 | 376 | 378 | 380 | 382 | 384 | 386 | 388 | 392
        | 412 | 414 | 416 | 422 | 424 | 426 | 428 | 432 | 434 | 436 | 438 | 442 | 446 | 452 | 454 | 456 | 458 | 462 | 464
        | 466 | 472 | 474 | 476 | 478 | 482 | 484 | 486 | 488)
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let national = digits.len() - 10;
    if !assigned(digits.number(national, national + 3)) || digits.number(national + 3, national + 4) == 0 {
        return Err(Fault::Range);
    }
    if text.starts_with('+') || text.starts_with("0090") {
        return hits.validated(site.start, site.end, 65);
    }
    if in_row(site) {
        return Err(Fault::LooksLike("a row of groups"));
    }
    let parted = Groups::of(text).sizes().len() > 2;
    let score = match (national > 0 || text.starts_with('('), parted) {
        (true, true) => 55,
        (true, false) => 35,
        (false, true) => 30,
        (false, false) => 15,
    };
    hits.matched(site.start, site.end, score)
}
