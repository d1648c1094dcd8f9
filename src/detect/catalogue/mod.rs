//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod au;
mod ca;
mod de;
mod es;
mod fr;
mod in_;
mod international;
mod ke;
mod ng;
mod nz;
mod secrets;
mod table;
mod uk;
mod us;
mod za;

pub use table::catalogue;
