//! x
use clap::Args;
use super::failure::Failure;
/// x
#[derive(Debug, Args)]
pub(super) struct Demo {}
pub(super) fn demo(_: &super::console::Console, _: &Demo) -> Result<(), Failure> { Ok(()) }
