//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod ad;
mod at;
mod au;
mod be;
mod bg;
mod ca;
mod ch;
mod cz;
mod de;
mod dk;
mod dz;
mod es;
mod fi;
mod fr;
mod ie;
mod in_;
mod international;
mod is;
mod it;
mod ke;
mod li;
mod lu;
mod mt;
mod mu;
mod ng;
mod nl;
mod no;
mod nz;
mod pl;
mod pt;
mod se;
mod secrets;
mod sk;
mod table;
mod tn;
mod uk;
mod us;
mod za;

pub use table::catalogue;
