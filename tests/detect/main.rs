//! Detection as a user of the library meets it.
#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]

mod page;
mod planted;
