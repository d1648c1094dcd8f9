//! `PRIVATE_KEY`: private keys in armour: PEM, OpenSSH, SSH2, PGP, and PuTTY's own form.
//!
//! The finding is the whole block to its last line. Where that is missing, since the text was cut, it is the head and all
//! that can be of the key.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// What PuTTY's form begins with.
const PUTTY: &str = "PuTTY-User-Key-File-";
/// Longest block in bytes: an RSA key of 16384 bits has 12.8 KB, a PGP key with a few subkeys no more.
const LONGEST: usize = 1 << 14;
/// Longest label between the marks of a line.
const LABEL: usize = 48;
/// Fewest characters of a piece that is of a key for certain, not a word.
const PIECE: usize = 24;
/// Bytes after the head in which the first such piece must begin: headers may stand before it.
const HEADERS: usize = 400;

pub(super) static DETECTOR: Detector = Detector {
    name: "PRIVATE_KEY",
    title: "private key",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &["-----BEGIN ", "---- BEGIN ", "PuTTY-User-Key-File-[0-9]"],
    longest: LONGEST,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "a line that begins a private key, and base64 after it; to the line that ends it, or as far as base64 goes. Line ends may be escaped; a block that holds no key (`...`) is none",
    sources: &[
        "RFC 7468 §10 and §11 (PRIVATE KEY, ENCRYPTED PRIVATE KEY)",
        "RFC 1421 §4.4 (headers inside), RFC 5958 (PKCS #8), RFC 8017 appendix A.1.2 (RSA), RFC 5915 (EC)",
        "OpenSSH, PROTOCOL.key",
        "RFC 4716 (SSH2 armour), RFC 9580 §6.2 (PGP armour)",
        "PuTTY user manual, appendix C: PPK file format",
    ],
    context: &[(Language::English, &["private key", "key", "pem", "secret", "ssh", "tls", "pgp"])],
    taken_for: &["certificates and public keys, which are no secret", "examples with the key left out"],
    examples: &[
        concat!(
            "‹-----BEGIN RSA PRIV",
            "ATE KEY-----\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\n-----END RSA PRIV",
            "ATE KEY-----›\n"
        ),
        concat!(
            "{\"private_key\": \"‹-----BEGIN PRIV",
            "ATE KEY-----\\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\\n-----END PRIV",
            "ATE KEY-----›\\n\"}"
        ),
        concat!(
            "key:\\n‹-----BEGIN OPENSSH PRIV",
            "ATE KEY-----\r\nb3BlbnNzaC1rZXktdjEARVhBTVBMRTogbm90IGEgcmVhbCBrZXk=\r\n-----END OPENSSH PRIV",
            "ATE KEY-----›"
        ),
        concat!(
            "‹-----BEGIN PGP PRIV",
            "ATE KEY BLOCK-----\nVersion: Example v1\n\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\n=1Ab2\n-----END PGP PRIV",
            "ATE KEY BLOCK-----› is mine"
        ),
        concat!(
            "‹-----BEGIN EC PRIV",
            "ATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\n-----END EC PRIV",
            "ATE KEY-----›"
        ),
        concat!(
            "cut off: ‹-----BEGIN PRIV",
            "ATE KEY-----\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\nRVhBTVBM›\n and so on"
        ),
        concat!(
            "‹---- BEGIN SSH2 ENCRYPTED PRIV",
            "ATE KEY ----\nComment: example\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\n---- END SSH2 ENCRYPTED PRIV",
            "ATE KEY ----›"
        ),
        "‹PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXk=\nPrivate-MAC: 00112233445566778899aabbccddeeff›\n",
    ],
    counter_examples: &[
        "-----BEGIN PUBLIC KEY-----\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\n-----END CERTIFICATE-----",
        concat!("-----BEGIN RSA PRIV", "ATE KEY-----\n...\n-----END RSA PRIV", "ATE KEY-----"),
        concat!("lines that say -----BEGIN PRIV", "ATE KEY----- begin a key, as anybody who has seen one will know"),
        concat!("-----BEGIN PRIV", "ATE KEY----"),
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\nRVhBTVBMRTogbm90IGEgcmVhbCBrZXksIGJ1dCBhcm1vdXI=\n-----END PGP PUBLIC KEY BLOCK-----",
        concat!(
            "-----BEGIN PRIV",
            "ATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-----END PRIV",
            "ATE KEY-----"
        ),
        "PuTTY-User-Key-File-3: ssh-ed25519",
    ],
    trigger: Trigger::Words(&["-----BEGIN ", "---- BEGIN ", PUTTY]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let window = text.get(site.start..boundary::floor(text, site.start.saturating_add(LONGEST))).unwrap_or_default();
    let begun = site.end - site.start;
    let (head, end) = match site.matched() {
        PUTTY => (begun, putty(window, begun)),
        fence => {
            let fence = fence.split(|c| c != '-').next().unwrap_or(fence);
            let head = head(window, begun, fence).ok_or(Fault::Range)?;
            (head, end(window, head, fence))
        }
    };
    // Nothing more is read than to the end of the block, or where another line of marks says that it is none.
    let (limit, closed) = match end {
        End::Closed(end) => (end, true),
        End::Open(limit) => (limit, false),
    };
    hits.work = limit;
    hits.read = site.start + limit;
    hits.resume = hits.read;
    let none = Fault::LooksLike("armour without a key");
    let (first, last) = pieces(window.get(head..limit).unwrap_or_default()).ok_or(none)?;
    if first > HEADERS && !closed {
        return Err(none);
    }
    let length = if closed { limit } else { head + last };
    hits.resume = site.start + length;
    if length == LONGEST {
        hits.cut = text.as_bytes().get(site.start + length).is_some_and(goes_on).then_some(goes_on);
    }
    hits.validated(site.start, site.start + length, 95)
}

/// Where a block ends.
enum End {
    /// Its last line was found.
    Closed(usize),
    /// It was not; nothing of the block lies beyond.
    Open(usize),
}

/// Where the first line ends, if its label is of a private key.
fn head(window: &str, begun: usize, fence: &str) -> Option<usize> {
    let label = window.get(begun..boundary::floor(window, begun + LABEL))?;
    let length = label.find(fence)?;
    let name = label[..length].trim_end();
    let private = name.ends_with("PRIVATE KEY") || name.ends_with("PRIVATE KEY BLOCK");
    let plain = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ');
    (private && plain).then_some(begun + length + fence.len())
}

/// The next line of marks after the head: the block's last, or one that says that it is not there.
fn end(window: &str, head: usize, fence: &str) -> End {
    let Some(mark) = window.get(head..).and_then(|rest| rest.find(fence)).map(|at| head + at) else {
        return End::Open(window.len());
    };
    let line = &window[mark + fence.len()..];
    let ends = line.trim_start_matches(' ').starts_with("END ");
    let line = &line[..boundary::floor(line, LABEL)];
    match line.find(fence).filter(|_| ends) {
        Some(closing) => End::Closed(mark + fence.len() + closing + fence.len()),
        None => End::Open(mark),
    }
}

/// The end of PuTTY's form: the line of its checksum, unless another key begins before it.
fn putty(window: &str, begun: usize) -> End {
    const LAST: &str = "Private-MAC: ";
    let next = window.get(begun..).and_then(|rest| rest.find(PUTTY)).map_or(window.len(), |at| begun + at);
    match window[..next].find(LAST).map(|at| at + LAST.len()) {
        Some(at) => End::Closed(at + body::run(window, at, 128, body::hex)),
        None => End::Open(next),
    }
}

/// Where the first piece begins that is of a key, and where the last ends, with the short line after it. `None` where there
/// is none, or it only repeats itself.
fn pieces(inside: &str) -> Option<(usize, usize)> {
    let mut found: Option<(usize, usize)> = None;
    let (mut drawn, mut at) = (false, 0);
    for piece in inside.split_inclusive(|c: char| !c.is_ascii() || !body::base64(c as u8)) {
        let bare = piece.bytes().take_while(|&byte| body::base64(byte)).count();
        let short_line = found.is_some_and(|(_, last)| {
            bare > 0 && inside[last..at].bytes().all(|byte| matches!(byte, b'\r' | b'\n' | b'\\'))
        });
        if bare >= PIECE {
            let first = found.map_or(at, |(first, _)| first);
            found = Some((first, at + bare));
            drawn |= body::drawn(&piece[..bare]);
        } else if let (true, Some((first, _))) = (short_line, found) {
            // The `n` of an escaped line end reads as this line's first letter.
            found = Some((first, at + bare));
            break;
        } else if bare > 1 && found.is_some() {
            break;
        }
        at += piece.len();
    }
    found.filter(|_| drawn)
}

/// Whether a byte goes on with a key that is longer than the longest.
fn goes_on(byte: &u8) -> bool {
    body::base64(*byte) || matches!(byte, b'\n' | b'\r' | b'\\')
}
