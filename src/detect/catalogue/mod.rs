//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod ad;
mod be;
mod ch;
mod de;
mod dz;
mod es;
mod fr;
mod ie;
mod international;
mod it;
mod li;
mod lu;
mod mt;
mod mu;
mod pt;
mod secrets;
mod table;
mod tn;
mod uk;
mod us;

pub use table::catalogue;
