//! Which input goes into which output, how each is framed and coded: decided, and refused, before anything is opened.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::batch::{Input, Shape, Streams, Target};
use crate::cli::failure::Failure;
use crate::codec::Coding;
use crate::engine::Framing;

/// Plans the outputs. `said` is `--framing`; it holds for every input.
pub(super) fn plan(inputs: &[PathBuf], output: &Path, said: Option<Framing>) -> Result<Vec<Streams>, Failure> {
    let inputs = shaped(inputs, said)?;
    if is_directory(output) {
        return each(inputs, output);
    }
    let framings: HashSet<_> = inputs.iter().map(|(_, framing, _)| format!("{framing:?}")).collect();
    if framings.len() > 1 {
        return Err(Failure::Usage(
            "inputs that are framed differently cannot be joined: give a directory to -o".to_owned(),
        ));
    }
    let target = if output == Path::new("-") { Target::Stdout } else { Target::File(output.to_owned()) };
    let coding = coding(&target)?;
    Ok(vec![Streams { inputs, target, coding }])
}

fn shaped(inputs: &[PathBuf], said: Option<Framing>) -> Result<Vec<(Input, Framing, Coding)>, Failure> {
    if inputs.iter().filter(|path| path.as_path() == Path::new("-")).count() > 1 {
        return Err(Failure::Usage("standard input can be read once only".to_owned()));
    }
    let stdin = (Input::Stdin, said.unwrap_or(Framing::Concatenated), Coding::Identity);
    if inputs.is_empty() {
        return Ok(vec![stdin]);
    }
    let mut shaped = Vec::with_capacity(inputs.len());
    for path in inputs {
        if path == Path::new("-") {
            shaped.push(stdin.clone());
            continue;
        }
        if path.is_dir() {
            return Err(Failure::Usage(format!("{} is a directory: name the files in it", path.display())));
        }
        let refused = |why: crate::batch::UnknownShape| Failure::Usage(format!("{}: {why}", path.display()));
        let shape = Shape::of(path).map_err(refused)?;
        let framing = said.or(shape.framing).ok_or_else(|| refused(crate::batch::UnknownShape::Framing))?;
        shaped.push((Input::File(path.clone()), framing, shape.coding));
    }
    Ok(shaped)
}

/// One output for each input, of the same name.
fn each(inputs: Vec<(Input, Framing, Coding)>, directory: &Path) -> Result<Vec<Streams>, Failure> {
    let mut names = HashSet::new();
    let mut streams = Vec::with_capacity(inputs.len());
    for (input, framing, coding) in inputs {
        let Input::File(path) = &input else {
            return Err(Failure::Usage("standard input has no name to give to a file in a directory".to_owned()));
        };
        let name = path.file_name().map(PathBuf::from).unwrap_or_default();
        if !names.insert(name.clone()) {
            return Err(Failure::Usage(format!(
                "two inputs are called {}: they would overwrite each other",
                name.display()
            )));
        }
        let target = Target::File(directory.join(name));
        streams.push(Streams { inputs: vec![(input, framing, coding)], target, coding });
    }
    Ok(streams)
}

fn coding(target: &Target) -> Result<Coding, Failure> {
    target.coding().map_err(|why| Failure::Usage(format!("{}: {why}", target.name())))
}

fn is_directory(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}
