//! `tamis init`: a draft purpose and dataset for a sample: default deny, and every path of the sample as a comment.

mod survey;
mod write;

use std::path::{Path, PathBuf};

use clap::Args;

use self::survey::Survey;
use super::args::Config;
use super::console::{Console, Style};
use super::failure::Failure;
use super::files::{self, Access};
use crate::base::{DatasetId, PurposeId};
use crate::batch::{self, Input, Shape};
use crate::codec::Coding;
use crate::engine::Framing;

/// Drafts a purpose and a dataset for a sample. Nothing passes until you list it: every path of the sample stands in
/// the draft as a comment, with what it holds.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis init tickets.ndjson
  tamis init export.json.gz --dataset crm --purpose churn --config my-config")]
pub(super) struct Init {
    /// A file of the data: NDJSON, a JSON document or JSON text sequences, plain, .gz or .zst; `-` is standard input
    #[arg(value_name = "SAMPLE")]
    sample: PathBuf,
    /// The dataset's name [default: from the file's name]
    #[arg(long, value_name = "DATASET")]
    dataset: Option<String>,
    /// The purpose's name
    #[arg(long, value_name = "PURPOSE", default_value = "training")]
    purpose: String,
    /// Begin with a preset (not supported yet)
    #[arg(long = "as", value_name = "PRESET", hide = true)]
    preset: Option<String>,
}

/// Surveys the sample and writes the drafts.
pub(super) fn init(console: &Console, config: &Config, args: &Init) -> Result<(), Failure> {
    if args.preset.is_some() {
        return Err(Failure::not_yet("--as"));
    }
    let dataset = dataset(args)?;
    let purpose = PurposeId::parse(&args.purpose).map_err(|error| Failure::Usage(format!("--purpose: {error}")))?;
    let root = config.dirs.first().cloned().unwrap_or_else(|| "config".into());
    let dataset_path = root.join(format!("datasets/{dataset}.yaml"));
    let purpose_path = root.join(format!("purposes/{purpose}.yaml"));
    if dataset_path.exists() {
        return Err(Failure::World(format!("{} is there already: it is not overwritten", dataset_path.display())));
    }
    let survey = survey(&args.sample)?;
    for path in [&dataset_path, &purpose_path] {
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(|error| Failure::file("cannot create", folder.display(), &error))?;
    }
    if !purpose_path.exists() {
        files::prepare(&purpose_path, write::purpose(&purpose).as_bytes(), Access::Everyone)?.create()?;
        console.data(&format!("{} {}\n", console.out.paint(Style::Green, "wrote"), purpose_path.display()))?;
    }
    let text = write::dataset(&dataset, &purpose, &survey);
    files::prepare(&dataset_path, text.as_bytes(), Access::Everyone)?.create()?;
    console.data(&format!(
        "{} {}: {} paths in {} records, nothing listed yet\n",
        console.out.paint(Style::Green, "wrote"),
        dataset_path.display(),
        survey.paths().count(),
        survey.records()
    ))
}

fn dataset(args: &Init) -> Result<DatasetId, Failure> {
    if let Some(given) = &args.dataset {
        return DatasetId::parse(given).map_err(|error| Failure::Usage(format!("--dataset: {error}")));
    }
    let name = args.sample.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    DatasetId::parse(plain.trim_matches('-'))
        .map_err(|_| Failure::Usage("give the dataset a name with --dataset".to_owned()))
}

fn survey(path: &Path) -> Result<Survey, Failure> {
    let (input, shape) = if path == Path::new("-") {
        (Input::Stdin, Shape { framing: Some(Framing::Concatenated), coding: Coding::Identity })
    } else {
        let shape = Shape::of(path).map_err(|why| Failure::Usage(format!("{}: {why}", path.display())))?;
        (Input::File(path.to_owned()), shape)
    };
    let sample = batch::sample(&input, shape.coding)?;
    Survey::of(&sample).map_err(|why| Failure::Refused(format!("{}: {why}", input.name())))
}
