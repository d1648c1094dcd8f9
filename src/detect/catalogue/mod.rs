//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod ar;
mod br;
mod cl;
mod co;
mod cr;
mod cu;
mod de;
mod dominican;
mod ec;
mod es;
mod fr;
mod gt;
mod international;
mod mx;
mod pe;
mod py;
mod secrets;
mod sv;
mod table;
mod uk;
mod us;
mod uy;
mod ve;

pub use table::catalogue;
