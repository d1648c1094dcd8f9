//! The command line: one file per command. Data goes to standard output, everything else to standard error.
//!
//! What is said (`args`) is looked at whole before anything is read or written; a failure becomes an exit code in one
//! place (`failure`).

mod adhoc;
mod app;
mod args;
mod check;
mod console;
mod demo;
mod detect;
mod explain;
mod failure;
mod files;
mod generate;
mod health;
mod init;
mod interrupt;
mod key;
mod keys;
mod loading;
mod locate;
mod process;
mod run;
mod serve;
mod setup;
mod test;
mod trail;
mod world;

pub use app::main;
