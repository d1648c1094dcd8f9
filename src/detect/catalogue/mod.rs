//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod ad;
mod au;
mod be;
mod ca;
mod ch;
mod de;
mod dz;
mod es;
mod fr;
mod ie;
mod in_;
mod international;
mod it;
mod ke;
mod li;
mod lu;
mod mt;
mod mu;
mod ng;
mod nz;
mod pt;
mod secrets;
mod table;
mod tn;
mod uk;
mod us;
mod za;

pub use table::catalogue;
