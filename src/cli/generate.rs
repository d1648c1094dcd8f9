//! Shell completions, man page and the reference page, all from the definitions of the arguments.

use clap::Args;
use clap_complete::Shell;

use super::args;
use super::console::Console;
use super::failure::Failure;

/// Writes the completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis completions bash > /etc/bash_completion.d/tamis")]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

/// Writes the man page, or one of a command.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis man > tamis.1
  tamis man run > tamis-run.1")]
pub(super) struct Man {
    /// The command; without it, the page of tamis itself
    command: Option<String>,
}

/// Writes docs/cli.md.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis reference > docs/cli.md")]
pub(super) struct Reference {}

/// Completions on standard output.
pub(super) fn completions(console: &Console, args: &Completions) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut args::whole(), "tamis", &mut text);
    console.data(&String::from_utf8_lossy(&text))
}

/// Roff on standard output.
pub(super) fn man(console: &Console, args: &Man) -> Result<(), Failure> {
    let mut whole = args::whole();
    whole.build();
    let command = match &args.command {
        None => whole,
        Some(name) => {
            let found = whole.find_subcommand(name).filter(|found| !found.is_hide_set());
            let found = found.ok_or_else(|| Failure::Usage(format!("there is no command `{name}`")))?;
            found.clone().bin_name(format!("tamis {name}")).display_name(format!("tamis-{name}"))
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut text)
        .map_err(|error| Failure::file("cannot render", "the man page", &error))?;
    console.data(&String::from_utf8_lossy(&text))
}

/// Markdown on standard output.
pub(super) fn reference(console: &Console) -> Result<(), Failure> {
    console.data(&page())
}

/// The reference page of the whole command line.
fn page() -> String {
    let mut whole = args::whole();
    whole.build();
    let mut text = String::from(
        "# The command line\n\nGenerated from the definitions (`tamis reference > docs/cli.md`); a test compares it.\n",
    );
    section(&mut text, &whole, 2);
    text
}

fn section(text: &mut String, command: &clap::Command, depth: usize) {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    text.push_str(&format!("\n{} {name}\n", "#".repeat(depth)));
    if let Some(about) = command.get_long_about().or_else(|| command.get_about()) {
        text.push_str(&format!("\n{about}\n"));
    }
    let usage = command.clone().render_usage().to_string();
    text.push_str(&format!("\n```\n{}\n```\n", usage.trim_start_matches("Usage: ")));
    options(text, command);
    if let Some(after) = command.get_after_long_help().or_else(|| command.get_after_help()) {
        text.push_str(&format!("\n```text\n{after}\n```\n"));
    }
    for below in command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help") {
        section(text, below, depth + 1);
    }
}

fn options(text: &mut String, command: &clap::Command) {
    let shown = |arg: &&clap::Arg| {
        let own = arg.get_id() != args::DIRS || command.get_name() == "tamis";
        !arg.is_hide_set() && own && !matches!(arg.get_id().as_str(), "help" | "version")
    };
    let args: Vec<&clap::Arg> = command.get_arguments().filter(shown).collect();
    if args.is_empty() {
        return;
    }
    text.push_str("\n| argument | meaning |\n|---|---|\n");
    for arg in args {
        let help = arg.get_long_help().or_else(|| arg.get_help()).map(ToString::to_string).unwrap_or_default();
        let values: Vec<String> = arg
            .get_possible_values()
            .iter()
            .filter(|value| !value.is_hide_set())
            .map(|value| format!("`{}`", value.get_name()))
            .collect();
        let mut meaning = help.replace('\n', " ").replace('|', "\\|");
        if !values.is_empty() && arg.get_action().takes_values() {
            meaning.push_str(&format!(". One of {}", values.join(", ")));
        }
        let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if !defaults.is_empty() && arg.get_action().takes_values() {
            meaning.push_str(&format!(". Default: `{}`", defaults.join(",")));
        }
        if let Some(variable) = arg.get_env() {
            meaning.push_str(&format!(". Environment: `{}`", variable.to_string_lossy()));
        }
        text.push_str(&format!("| `{}` | {meaning} |\n", spelled(arg)));
    }
}

/// How an argument is written.
fn spelled(arg: &clap::Arg) -> String {
    let value = || {
        let names = arg.get_value_names().unwrap_or_default();
        names.first().map_or_else(|| arg.get_id().to_string().to_uppercase(), ToString::to_string)
    };
    let mut text = match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long}"),
        (Some(short), None) => format!("-{short}"),
        (None, Some(long)) => format!("--{long}"),
        (None, None) => return value(),
    };
    if arg.get_action().takes_values() {
        text.push_str(&format!(" {}", value()));
    }
    text
}
