//! From the command line to an exit code.

use std::process::ExitCode;

use super::args::{self, Command, Line};
use super::console::Console;
use super::failure::{Exit, Failure, Said};
use super::{check, demo, detect, explain, generate, health, init, keys, run, serve, test};

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    quiet_panics();
    let line = match args::parse() {
        Ok(line) => line,
        Err(refused) => {
            // Help and version come this way too; they go to standard output with exit code 0.
            let _ = refused.print();
            let exit = if refused.use_stderr() { Exit::Usage } else { Exit::Done };
            return ExitCode::from(exit as u8);
        }
    };
    let console = Console::of_process();
    match execute(&console, line) {
        Ok(()) => ExitCode::from(Exit::Done as u8),
        Err(failure) => {
            let (exit, said) = failure.exit();
            if said == Said::NotYet {
                console.error(&failure.to_string());
            }
            ExitCode::from(exit as u8)
        }
    }
}

/// A panic's message may quote the data it stumbled over: only its place is told.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        Console::of_process().error(&format!("internal error{place}: please report it"));
    }));
}

fn execute(console: &Console, line: Line) -> Result<(), Failure> {
    let config = &line.config;
    match line.command {
        Command::Serve(_) => serve::serve(console, config),
        Command::Demo(args) => demo::demo(console, &args),
        Command::Run(args) => run::run(console, config, &args),
        Command::Init(args) => init::init(console, config, &args),
        Command::Check(args) => check::check(console, config, &args),
        Command::Test(args) => test::test(console, config, &args),
        Command::Explain(args) => explain::explain(console, config, &args),
        Command::Detect(args) => detect::detect(console, &args),
        Command::Keys(args) => keys::keys(console, config, &args),
        Command::Health(args) => health::health(&args),
        Command::Completions(args) => generate::completions(console, &args),
        Command::Man(args) => generate::man(console, &args),
        Command::Reference(_) => generate::reference(console),
        Command::Discover(_) => Err(Failure::not_yet("`tamis discover`")),
        Command::Diff(_) => Err(Failure::not_yet("`tamis diff`")),
        Command::Rekey(_) => Err(Failure::not_yet("`tamis rekey`")),
        Command::Reveal(_) => Err(Failure::not_yet("`tamis reveal`")),
        Command::Subjects(_) => Err(Failure::not_yet("`tamis subjects`")),
        Command::Verify(_) => Err(Failure::not_yet("`tamis verify`")),
        Command::Report(_) => Err(Failure::not_yet("`tamis report`")),
        Command::Top(_) => Err(Failure::not_yet("`tamis top`")),
    }
}
