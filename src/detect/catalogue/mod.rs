//! The entity types: one file for each, one folder for each country, one table for all. Listings, documentation and
//! conformance tests come from the table.

mod al;
mod ar;
mod br;
mod by;
mod cl;
mod co;
mod cr;
mod cu;
mod de;
mod dominican;
mod ec;
mod ee;
mod eg;
mod es;
mod fr;
mod gr;
mod gt;
mod hr;
mod hu;
mod il;
mod international;
mod lt;
mod lv;
mod mx;
mod pe;
mod py;
mod ro;
mod rs;
mod ru;
mod secrets;
mod si;
mod sv;
mod table;
mod tr;
mod ua;
mod uk;
mod us;
mod uy;
mod ve;

pub use table::catalogue;
