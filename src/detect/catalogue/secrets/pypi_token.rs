//! `PYPI_TOKEN`: API tokens of the Python package index: a macaroon in base64url.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};
use data_encoding::BASE64URL_NOPAD;

/// Most characters after the prefix.
const LONGEST: usize = 1024;
/// The places that give tokens out.
const INDEXES: [&[u8]; 2] = [b"pypi.org", b"test.pypi.org"];

pub(super) static DETECTOR: Detector = Detector {
    name: "PYPI_TOKEN",
    title: "PyPI API token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"pypi-[A-Za-z0-9_-]"],
    longest: 5 + LONGEST,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "the macaroon decodes: version 2, the location of an index, and a signature of 32 bytes at its end",
    sources: &[
        "PyPI help, API tokens",
        "GitHub documentation, Supported secret scanning patterns (PyPI)",
        "libmacaroons, binary format version 2",
        "RFC 4648 §5 (base64url)",
    ],
    context: &[(Language::English, &["pypi", "token", "twine", "password", "upload", "uv publish"])],
    taken_for: &["names of packages and of index mirrors that begin with pypi-"],
    examples: &[
        concat!(
            "password = ‹pypi",
            "-AgEIcHlwaS5vcmcCIkVYQU1QTEUtMDAwMC1ub3QtYS1yZWFsLXRva2VuLTAwMDAAAgxbWzAsInVzZXIiXV0AAAYgbm90IGEgcmVhbCBzaWduYXR1cmUsIDMyIGJ5dGVzLi4›"
        ),
        concat!(
            "TWINE_PASSWORD=‹pypi",
            "-AgENdGVzdC5weXBpLm9yZwIiRVhBTVBMRS0wMDAwLW5vdC1hLXJlYWwtdG9rZW4tMDAwMAACF1tbMSxbInRhbWlzLWV4YW1wbGUiXV1dAAAGIG5vdCBhIHJlYWwgc2lnbmF0dXJlLCAzMiBieXRlcy4u›"
        ),
        concat!(
            "\"‹pypi",
            "-AgEIcHlwaS5vcmcCGGFub3RoZXItRVhBTVBMRS1vZi10ZXN0cwACDFtbMCwidXNlciJdXQAABiBub3QgYSByZWFsIHNpZ25hdHVyZSwgMzIgYnl0ZXMuLg›\""
        ),
        concat!(
            "uv publish --token ‹pypi",
            "-AgEIcHlwaS5vcmcCIkVYQU1QTEUtMDAwMC1ub3QtYS1yZWFsLXRva2VuLTAwMDAAAgxbWzAsInVzZXIiXV0AAAYgbm90IGEgcmVhbCBzaWduYXR1cmUsIDMyIGJ5dGVzLi4›"
        ),
        concat!(
            "(‹pypi",
            "-AgENdGVzdC5weXBpLm9yZwIiRVhBTVBMRS0wMDAwLW5vdC1hLXJlYWwtdG9rZW4tMDAwMAACF1tbMSxbInRhbWlzLWV4YW1wbGUiXV1dAAAGIG5vdCBhIHJlYWwgc2lnbmF0dXJlLCAzMiBieXRlcy4u›)."
        ),
    ],
    counter_examples: &[
        concat!(
            "token pypi",
            "-AgEIcHlwaS5jb20CIkVYQU1QTEUtMDAwMC1ub3QtYS1yZWFsLXRva2VuLTAwMDAAAgxbWzAsInVzZXIiXV0AAAYgbm90IGEgcmVhbCBzaWduYXR1cmUsIDMyIGJ5dGVzLi4"
        ),
        concat!(
            "token pypi",
            "-AgEIcHlwaS5vcmcCIkVYQU1QTEUtMDAwMC1ub3QtYS1yZWFsLXRva2VuLTAwMDAAAgxbWzAsInVzZXIiXV0AAAYgbm90IGEgcmVhbCBzaWduYXR1cmUsIDMyIGJ5dGVzLi"
        ),
        concat!(
            "token pypi",
            "-AgEIcHlwaS5vcmcCIkVYQU1QTEUtMDAwMC1ub3QtYS1yZWFsLXRva2VuLTAwMDAAAgxbWzAsInVzZXIiXV0AAAYgbm90IGEgcmVhbCBzaWduYXR1cmUsIDMyIGJ5dGVzLi4AAA"
        ),
        concat!("token pypi", "-mirror-of-the-university"),
        concat!(
            "token xpypi",
            "-AgEIcHlwaS5vcmcCIkVYQU1QTEUtMDAwMC1ub3QtYS1yZWFsLXRva2VuLTAwMDAAAgxbWzAsInVzZXIiXV0AAAYgbm90IGEgcmVhbCBzaWduYXR1cmUsIDMyIGJ5dGVzLi4"
        ),
        concat!(
            "token pypi",
            "-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        ),
        concat!(
            "token pypi",
            "-cHlwaS5vcmcCIkVYQU1QTEUtMDAwMC1ub3QtYS1yZWFsLXRva2VuLTAwMDAAAgxbWzAsInVzZXIiXV0AAAYgbm90IGEgcmVhbCBzaWduYXR1cmUsIDMyIGJ5dGVzLi4"
        ),
    ],
    trigger: Trigger::Words(&["pypi-"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, site.end, LONGEST, body::url);
    hits.work = length;
    let end = site.end + length;
    if length > LONGEST || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    let body = site.text.as_bytes().get(site.end..end).unwrap_or_default();
    // Version 2, field 1.
    if !body.starts_with(b"AgE") {
        return Err(Fault::Range);
    }
    let token = BASE64URL_NOPAD.decode(body).map_err(|_| Fault::Checksum)?;
    if !macaroon(&token) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, end, 95)
}

/// Whether bytes are a macaroon of an index: version, location, …, an end of section, a signature.
fn macaroon(token: &[u8]) -> bool {
    let Some(([2, 1, length], rest)) = token.split_first_chunk::<3>() else { return false };
    let located = rest.get(..usize::from(*length)).is_some_and(|place| INDEXES.contains(&place));
    let signed = rest.split_last_chunk::<32>().is_some_and(|(head, _)| head.ends_with(&[0, 6, 32]));
    located && signed
}
