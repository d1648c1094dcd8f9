//! The entity types: one file for each, one table for all. Listings, documentation and conformance tests come from the table.

mod credit_card;
mod de_tax_id;
mod email_address;
mod es_nie;
mod es_nif;
mod fr_nir;
mod fr_siret;
mod github_token;
mod iban_code;
mod ip_address;
mod jwt;
mod mac_address;
mod phone_number;
mod table;
mod uk_nino;
mod url;
mod us_ssn;

pub use table::catalogue;
