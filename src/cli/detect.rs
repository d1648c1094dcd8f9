//! `tamis detect`: the detectors alone, text in and spans out.

use std::io::{self, BufRead, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::console::{Console, Style};
use super::failure::Failure;
use crate::detect::{self, Finding, Language, Languages, Scanner, Score, Scratch};

/// Longest line that is read, in bytes: as long as a record may be.
const LONGEST: u64 = 16 << 20;

/// Finds personal data in texts: NDJSON {"id": …, "text": …} in, {"id": …, "spans": […]} out, in input order.
///
/// Offsets count Unicode scalar values, from 0; `end` is the first after the span. Spans do not overlap: where findings
/// do, the one that a policy would act on stands for all their characters.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  echo '{\"id\":1,\"text\":\"write to ana@example.org\"}' | tamis detect
  tamis detect --type EMAIL_ADDRESS --type IBAN_CODE --min-score 0.8 < texts.ndjson
  tamis detect --languages fr,en < texts.ndjson
  tamis detect --list")]
pub(super) struct Detect {
    /// Only these types; given again for several
    #[arg(long = "type", value_name = "T")]
    types: Vec<String>,
    /// The least score that a finding needs, from 0 to 1 [default: 0.5]
    #[arg(long, value_name = "N")]
    min_score: Option<f32>,
    /// Languages of the texts, comma-separated, or `all`
    #[arg(long, value_name = "LIST", default_value = "all", value_delimiter = ',')]
    languages: Vec<String>,
    /// List the detectors instead
    #[arg(long)]
    list: bool,
    /// How to list them
    #[arg(long, value_name = "FORMAT", default_value = "text", requires = "list")]
    format: Format,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Scans standard input, or lists the catalogue.
pub(super) fn detect(console: &Console, args: &Detect) -> Result<(), Failure> {
    let scanner = Scanner::new(&config(args)?).map_err(|error| Failure::Usage(error.to_string()))?;
    match (args.list, args.format) {
        (true, Format::Json) => console.data(&format!("{:#}\n", Value::from(entries(&scanner)))),
        (true, Format::Text) => console.data(&table(console, &scanner)),
        (false, _) => scan(&scanner),
    }
}

fn config(args: &Detect) -> Result<detect::Config, Failure> {
    let mut config = detect::Config { languages: languages(&args.languages)?, ..detect::Config::default() };
    if !args.types.is_empty() {
        config.only = Some(args.types.clone());
    }
    if let Some(least) = args.min_score {
        let refused = || Failure::Usage("--min-score is a number from 0 to 1".to_owned());
        config.min_score = Score::new(least).ok_or_else(refused)?;
    }
    Ok(config)
}

fn languages(codes: &[String]) -> Result<Languages, Failure> {
    if codes.iter().any(|code| code == "all") {
        return Ok(Languages::All);
    }
    let known = || Language::read().map(Language::code).collect::<Vec<_>>().join(", ");
    let one = |code: &String| {
        Language::parse(code).ok_or_else(|| Failure::Usage(format!("no language `{code}`: there are all, {}", known())))
    };
    codes.iter().map(one).collect::<Result<_, _>>().map(Languages::Only)
}

fn scan(scanner: &Scanner) -> Result<(), Failure> {
    let unwritten = |error| Failure::file("cannot write", "standard output", &error);
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let (mut scratch, mut findings, mut line) = (Scratch::new(), Vec::new(), Vec::new());
    for number in 1_u64.. {
        line.clear();
        let read = io::Read::take(&mut input, LONGEST + 1)
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure::file("cannot read", "standard input", &error))?;
        if read == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let entry = entry(&line).map_err(|why| Failure::Refused(format!("standard input: line {number}: {why}")));
        let (id, text) = match entry {
            Ok(entry) => entry,
            Err(refused) => {
                // What came before is in order and stays.
                output.flush().map_err(unwritten)?;
                return Err(refused);
            }
        };
        findings.clear();
        scanner.scan(&text, "", &mut scratch, &mut findings);
        detect::resolve(scanner, &mut findings, |_| false);
        let spans = spans(scanner, &text, &findings);
        writeln!(output, "{{\"id\":{id},\"spans\":{}}}", Value::from(spans)).map_err(unwritten)?;
    }
    output.flush().map_err(unwritten)
}

/// The id as it is spelled, and the text. Errors name no value: serde's own would.
fn entry(line: &[u8]) -> Result<(String, String), &'static str> {
    if line.len() as u64 > LONGEST {
        return Err("longer than 16 MiB");
    }
    let members: std::collections::HashMap<String, &RawValue> =
        serde_json::from_slice(line).map_err(|_| "not a JSON object")?;
    let id = members.get("id").map_or("null", |id| id.get());
    let text = members.get("text").ok_or("no member `text`")?;
    let text = serde_json::from_str(text.get()).map_err(|_| "`text` is not a string")?;
    Ok((id.to_owned(), text))
}

/// Findings with offsets in Unicode scalars: one walk over the text, as findings are ordered and disjoint.
fn spans(scanner: &Scanner, text: &str, findings: &[Finding]) -> Vec<Value> {
    let (mut bytes, mut scalars) = (0, 0);
    let mut reach = |to: usize| {
        scalars += text[bytes..to].chars().count();
        bytes = to;
        scalars
    };
    let one = |finding: &Finding| {
        let (start, end) = (reach(finding.start), reach(finding.end));
        let name = scanner.entities().get(usize::from(finding.entity.0)).map_or("", |entity| entity.name.as_str());
        let score = (f64::from(finding.score.value()) * 100.0).round() / 100.0;
        json!({"type": name, "start": start, "end": end, "score": score, "reason": finding.reason.as_str()})
    };
    findings.iter().map(one).collect()
}

fn entries(scanner: &Scanner) -> Vec<Value> {
    let listed = |detector: &&&detect::Detector| scanner.entity(detector.name).is_some();
    let one = |detector: &&detect::Detector| {
        json!({
            "type": detector.name,
            "title": detector.title,
            "languages": detector.languages.iter().map(|language| language.code()).collect::<Vec<_>>(),
            "countries": detector.countries,
            "special": detector.special.map(detect::Special::as_str),
            "check": detector.check_says,
            "sources": detector.sources,
            "examples": detector.examples,
            "counter_examples": detector.counter_examples,
        })
    };
    detect::catalogue().iter().filter(listed).map(one).collect()
}

fn table(console: &Console, scanner: &Scanner) -> String {
    let mut text = String::new();
    for detector in detect::catalogue().iter().filter(|detector| scanner.entity(detector.name).is_some()) {
        let languages: Vec<_> = detector.languages.iter().map(|language| language.code()).collect();
        let languages = if languages.is_empty() { "any".to_owned() } else { languages.join(",") };
        let name = console.out.paint(Style::Bold, &format!("{:<16}", detector.name));
        text.push_str(&format!("{name} {languages:<9} {}\n", detector.title));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_without_repeating_them() {
        assert_eq!(entry(br#"{"id": 1e400, "text": "a\u00e9"}"#), Ok(("1e400".to_owned(), "aé".to_owned())));
        assert_eq!(entry(br#"{"text":"a"}"#), Ok(("null".to_owned(), "a".to_owned())));
        for (bad, why) in [
            ("[1]", "not a JSON object"),
            (r#"{"id":1"#, "not a JSON object"),
            (r#"{"id":1}"#, "no member `text`"),
            (r#"{"id":1,"text":7}"#, "`text` is not a string"),
        ] {
            assert_eq!(entry(bad.as_bytes()), Err(why), "{bad}");
        }
    }
}
