//! The proxy over real sockets, on port 0: what a caller, a store and an operator see.
#![cfg(feature = "proxy")]

mod support;

mod admin;
mod bodies;
mod canary;
mod cases;
mod failures;
mod generations;
mod heads;
mod lifecycle;
mod limits;
mod recognisers;
mod signals;
mod stores;
mod tls;
mod wire;
