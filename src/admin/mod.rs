//! The admin side: health, metrics, and an index page. Nothing here shows data, or changes anything.

mod health;
mod pages;
mod server;

pub use health::Health;
pub use server::{Admin, AdminError, Config};
