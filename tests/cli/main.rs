//! The command line as a user meets it: the built program, its streams, its exit codes and the files it leaves.
#![cfg(feature = "proxy")]

mod adhoc;
mod cases;
mod check;
mod demo;
mod detect;
mod explain;
mod health;
mod help;
mod init;
mod keys;
mod leaks;
mod pieces;
mod policy_tests;
mod run;
mod serve;
mod support;
