//! The engine agrees with the plain reference of `tests/engine` on policies and streams that the bytes invent.

#![no_main]

#[allow(dead_code, unused_imports, reason = "the tests use more of it")]
#[path = "../../tests/engine/reference/mod.rs"]
mod reference;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Err(differs) = reference::Case::invent(data).check() {
        panic!("{differs}");
    }
});
