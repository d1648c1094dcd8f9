//! The entity types: one file for each, one table for all. Listings, documentation and conformance tests come from the table.

mod credit_card;
mod email_address;
mod iban_code;
mod phone_number;
mod table;

pub use table::catalogue;
