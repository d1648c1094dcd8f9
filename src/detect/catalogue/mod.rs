//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod at;
mod bg;
mod cz;
mod de;
mod dk;
mod es;
mod fi;
mod fr;
mod international;
mod is;
mod nl;
mod no;
mod pl;
mod se;
mod secrets;
mod sk;
mod table;
mod uk;
mod us;

pub use table::catalogue;
