//! `docs/detectors.md` is what the catalogue says.

use std::path::Path;

#[test]
#[expect(clippy::disallowed_methods, reason = "whoever runs the test says whether to write the page again")]
fn the_page_is_generated() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/detectors.md");
    let page = tamis::detect::page();
    if std::env::var_os("TAMIS_BLESS").is_some() {
        std::fs::write(&path, &page).expect("docs/ can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/detectors.md is out of date: TAMIS_BLESS=1 cargo test --test detect");
}
