//! Rules on the command line: what a policy file would be refused for is said, and the run goes on.

use crate::support::{DONE, Place};

#[test]
fn a_rule_that_never_decides_is_warned_of() {
    let place = Place::new();
    let check = |args: &[&str], out: &str, warning: &str| {
        let ran = place.feed(&[&["run"], args].concat(), b"{\"u\":{\"n\":1},\"v\":2}").expect(DONE);
        assert_eq!(ran.out, out, "{args:?}");
        assert!(
            if warning.is_empty() { ran.err.is_empty() } else { ran.err.contains(warning) },
            "{args:?}: {}",
            ran.err
        );
    };
    check(&["--keep", "$.u.n", "--drop", "$.u"], "", "--keep '$.u.n' can never decide: --drop '$.u' decides there");
    check(&["--keep", "$.*", "--drop", "$.v"], "{\"u\":{\"n\":1},\"v\":2}", "--drop '$.v' can never decide");
    check(&["--drop", "$.v", "--keep", "$.*"], "{\"u\":{\"n\":1}}", "");
    check(&["--keep", "$.v", "--scan", "$[1:1]"], "{\"v\":2}", "--scan '$[1:1]' can never decide: it selects nothing");
}
