//! One session over a whole input, in constant memory: documents, sequences, values in sequence, plans that cannot be cut.

use super::error::Error;
use super::input::{Fill, Reader};
use super::output::Output;
use crate::engine::{Session, Tally};

/// Decoded bytes per step; the engine's own working size.
const STEP: usize = 64 << 10;

/// Runs the session to its end.
pub(super) fn run(
    name: &str,
    reader: &mut Reader<'_>,
    mut session: Session,
    output: &mut Output,
) -> Result<Tally, Error> {
    let refused = |error| Error::data(name, error);
    let mut window = Vec::with_capacity(STEP);
    let mut out = Vec::with_capacity(STEP);
    while reader.fill(&mut window, STEP)? == Fill::More {
        session.push(&window, &mut out).map_err(refused)?;
        output.write(&out)?;
        out.clear();
        window.clear();
    }
    session.finish(&mut out).map_err(refused)?;
    output.write(&out)?;
    Ok(session.tally().clone())
}
