//! x
use super::failure::Failure;
use clap::Args;
/// x
#[derive(Debug, Args)]
pub(super) struct Serve {}
pub(super) fn serve(_: &super::console::Console, _: &super::args::Config, _: &Serve) -> Result<(), Failure> {
    Ok(())
}
