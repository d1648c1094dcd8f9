//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod de;
mod es;
mod fr;
mod international;
mod secrets;
mod table;
mod uk;
mod us;

pub use table::catalogue;
