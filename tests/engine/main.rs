//! The engine from outside: cases, chunk independence, agreement with a plain reference, scopes, poison, no leaks.

#[path = "../cases/mod.rs"]
mod cases;

mod agrees;
mod build;
mod expected;
mod external;
mod fronts;
mod leaks;
mod long;
mod memory;
mod nested;
mod places;
mod poison;
mod reference;
mod run_cases;
mod scopes;
