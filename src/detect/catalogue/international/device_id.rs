//! `DEVICE_ID`: numbers that advertising and applications give to a device, by the words beside them or their path.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "DEVICE_ID",
    title: "advertising or installation identifier of a device",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
        "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{16}",
        "[0-9A-Fa-f]{32}",
        "[0-9a-f]{40}",
        "[0-9a-f]{16}",
    ],
    longest: 40,
    extent: Extent::Whole,
    most: Most::of(20),
    check_says: "a UUID of a version that is defined, or 16, 24, 32 or 40 hexadecimal digits, not all alike (a tracker that is switched off sends zeros), and words that speak of a device",
    sources: &[
        "RFC 9562 (UUID)",
        "Apple developer documentation, ASIdentifierManager.advertisingIdentifier and UIDevice.identifierForVendor",
        "Android developer documentation, Settings.Secure.ANDROID_ID; Google Play services, advertising ID",
        "Regulation (EU) 2016/679, recital 30 (identifiers of devices)",
    ],
    context: &[
        (
            Language::English,
            &[
                "device id",
                "deviceid",
                "device identifier",
                "idfa",
                "idfv",
                "gaid",
                "adid",
                "aaid",
                "ifa",
                "rdid",
                "oaid",
                "advertising id",
                "advertising identifier",
                "advertisingid",
                "android id",
                "androidid",
                "installation id",
                "install id",
                "installationid",
                "app instance",
                "app instance id",
                "udid",
                "vendor id",
                "device",
                "device uuid",
                "hardware id",
                "machine id",
                "client id",
                "fingerprint",
                "visitor id",
                "anonymous id",
                "amplitude",
                "firebase",
                "instance id",
            ],
        ),
        (Language::French, &["identifiant publicitaire", "identifiant de l'appareil", "appareil"]),
        (Language::German, &["geräte-id", "gerätekennung", "werbe-id", "gerät"]),
        (Language::Spanish, &["identificador del dispositivo", "id de publicidad", "dispositivo"]),
        (Language::Italian, &["dispositivo", "id pubblicità"]),
        (Language::Dutch, &["apparaat", "apparaat-id", "advertentie-id"]),
        (Language::Polish, &["urządzenie", "urządzenia", "identyfikator reklamowy"]),
        (Language::Portuguese, &["dispositivo", "aparelho", "id de publicidade"]),
    ],
    taken_for: &["keys of records", "identifiers of requests and traces", "hashes"],
    examples: &[
        "IDFA: ‹6D92078A-8246-4BA4-AE5B-76104861E7DC›",
        "gaid=‹cdda802e-fb9c-47ad-9866-0794d394c912›",
        "android id ‹9774d56d682e549c›",
        "device id ‹00008030-001A2D3C4E5F602E›",
        "udid ‹2b6f0cc904d137be2e1730235f5664094b831186›",
        "Werbe-ID ‹38400000-8cf0-11bd-b23e-10b96e40000d›",
    ],
    counter_examples: &[
        "6D92078A-8246-4BA4-AE5B-76104861E7DC",
        "idfa 00000000-0000-0000-0000-000000000000",
        "idfa 6D92078A-8246-4BA4-AE5B-76104861E7D",
        "idfa 6D92078A-8246-4BA4-AE5B-76104861E7DC0",
        "idfa 6D92078A-8246-0BA4-AE5B-76104861E7DC",
        "idfa 6D92078A-8246-4BA4-CE5B-76104861E7DC",
        "device id 9774d56d682e549g",
        "android id 0000000000000000",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let mut hex = text.bytes().filter(u8::is_ascii_hexdigit);
    let first = hex.next();
    if hex.all(|byte| Some(byte) == first) {
        return Err(Fault::Range);
    }
    let joined = |at: Option<usize>| at.and_then(|at| site.text.as_bytes().get(at)).is_some_and(|byte| *byte == b'-');
    if joined(site.start.checked_sub(1)) || joined(Some(site.end)) || boundary::word_after(site.text, site.end) {
        return Err(Fault::LooksLike("part of a longer identifier"));
    }
    // Version 1 to 8, and the variant of RFC 9562.
    let uuid = text.len() == 36 && text.as_bytes().get(13) == Some(&b'-') && text.as_bytes().get(18) == Some(&b'-');
    let version = text.as_bytes().get(14).is_some_and(|byte| (b'1'..=b'8').contains(byte));
    let variant = text.as_bytes().get(19).is_some_and(|byte| b"89abAB".contains(byte));
    match (uuid, version && variant) {
        (true, false) => Err(Fault::Range),
        (true, true) => hits.matched(site.start, site.end, 20),
        (false, _) if text.bytes().all(|byte| byte.is_ascii_digit()) => Err(Fault::LooksLike("a number")),
        (false, _) => hits.matched(site.start, site.end, 15),
    }
}
