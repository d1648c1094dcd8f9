//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod cn;
mod de;
mod es;
mod fr;
mod id;
mod international;
mod jp;
mod kr;
mod my;
mod ph;
mod pk;
mod secrets;
mod sg;
mod table;
mod th;
mod uk;
mod us;
mod vn;

pub use table::catalogue;
