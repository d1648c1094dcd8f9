//! The house rules as a test: floors, front doors, sizes, and words that must not be said below the line.
//!
//! It reads the sources as text, with comments and literals blanked, so it needs neither a compiler nor a network and
//! says file and line. Each check is tried on small sources at the end: a rule that catches nothing would show there.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, process};

/// The floors, lowest first. A module imports only what stands lower than itself.
const FLOORS: &[&[&str]] = &[
    &["base"],
    &["json", "path", "detect", "keys"],
    &["transform"],
    &["policy"],
    &["engine"],
    &["telemetry", "evidence", "codec", "tls"],
    &["store", "external"],
    &["proxy", "batch", "report"],
    &["admin"],
    &["settings"],
    &["cli"],
];

/// The highest floor of `--no-default-features`: it touches no world.
const LINE: usize = 4;

/// What only the floors above the line may name: files, environment, clocks, the runtime, randomness.
const WORLD: &[&str] =
    &["std::fs", "std::env", "Instant::now", "SystemTime::now", "Timestamp::now", "Zoned::now", "tokio", "getrandom"];

/// Longest file without its tests, in lines; longest function; highest median of all files.
const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 60;
const MEDIAN: usize = 150;

/// The words that excuse a function longer than that, in a comment above it, with the reason after them.
const EXCUSE: &str = "// tidy: long function: ";

/// The one file with unsafe code: the vector instructions.
const UNSAFE: &str = "src/json/vector.rs";

/// One file of `src/`, ready to be searched.
struct Source {
    /// Relative to the package, with `/`.
    name: String,
    text: String,
    /// `text` with comments and literals blanked; the same length and lines.
    code: String,
    /// Byte ranges of code compiled for tests only; the whole file where its `mod` line says so.
    tests: Vec<Range<usize>>,
}

/// One breach: where, and of what.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    name: String,
    line: usize,
    what: String,
}

impl Source {
    fn new(name: &str, text: &str) -> Self {
        let code = blank(text);
        let tests = test_blocks(&code);
        Self { name: name.to_owned(), text: text.to_owned(), code, tests }
    }

    /// The module's path from the crate root: `src/json/lexer.rs` is `[json, lexer]`, `src/json/mod.rs` is `[json]`.
    fn module(&self) -> Vec<&str> {
        let path = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        path.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).collect()
    }

    fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    fn breach(&self, at: usize, what: impl Into<String>) -> Breach {
        Breach { name: self.name.clone(), line: self.line(at), what: what.into() }
    }

    fn is_test(&self, at: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&at))
    }

    /// Lines of code, documentation and blank lines, without tests.
    fn lines(&self) -> usize {
        let tests: usize = self.tests.iter().map(|range| self.text[range.clone()].lines().count()).sum();
        self.text.lines().count().saturating_sub(tests)
    }
}

/// The text with comments, strings and character literals replaced by spaces, line breaks kept.
fn blank(text: &str) -> String {
    let (bytes, mut at) = (text.as_bytes(), 0);
    let mut code = bytes.to_vec();
    while at < bytes.len() {
        let end = literal(bytes, at).unwrap_or(at);
        for byte in &mut code[at..end] {
            *byte = if *byte == b'\n' { b'\n' } else { b' ' };
        }
        at = end.max(at + 1);
    }
    String::from_utf8(code).expect("only whole literals are blanked, and only with ASCII")
}

/// The end of the comment or literal that begins at `at`.
fn literal(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    let found = |needle: &[u8], from: usize| find(rest, needle, from).map_or(bytes.len(), |n| at + n);
    let word_before = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    match rest {
        [b'/', b'/', ..] => Some(found(b"\n", 0)),
        [b'/', b'*', ..] => Some(block_comment(bytes, at)),
        [b'"', ..] => Some(quoted(bytes, at + 1, b'"')),
        [b'\'', b'\\', ..] => Some(quoted(bytes, at + 1, b'\'')),
        // A lifetime has no quote after its first character; a character literal has.
        [b'\'', ..] => {
            let width = std::str::from_utf8(&rest[1..rest.len().min(5)]).map_or_else(|e| e.valid_up_to(), str::len);
            let first = std::str::from_utf8(&rest[1..=width]).ok()?.chars().next()?.len_utf8();
            (rest.get(1 + first) == Some(&b'\'')).then_some(at + first + 2)
        }
        [b'r', ..] | [b'b' | b'c', b'r', ..] if !word_before => {
            let open = if rest[0] == b'r' { 1 } else { 2 };
            let hashes = rest[open..].iter().take_while(|b| **b == b'#').count();
            (rest.get(open + hashes) == Some(&b'"')).then(|| {
                let close = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
                (found(&close, open + hashes + 1) + close.len()).min(bytes.len())
            })
        }
        _ => None,
    }
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    (from..bytes.len()).find(|n| bytes[*n..].starts_with(needle))
}

fn block_comment(bytes: &[u8], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    at
}

fn quoted(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

/// Byte offsets at which `word` stands alone; it may hold `::`.
fn words(code: &str, word: &str) -> Vec<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let alone = |at: &usize| {
        let (before, after) = (code[..*at].chars().next_back(), code[at + word.len()..].chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    };
    code.match_indices(word).map(|(at, _)| at).filter(alone).collect()
}

/// The end of the block or group that opens at `open`, past its closing bracket.
fn close(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

/// Past any attributes and spaces after `at`.
fn past_attributes(code: &str, mut at: usize) -> usize {
    loop {
        at += code[at..].len() - code[at..].trim_start().len();
        match code[at..].strip_prefix('#') {
            Some(rest) => at += 1 + usize::from(rest.starts_with('!')),
            None => return at,
        }
        at = close(code, at);
    }
}

/// What stands under `#[cfg(test)]`: from the attribute to the end of the item.
fn test_blocks(code: &str) -> Vec<Range<usize>> {
    let item = |(at, attribute): (usize, &str)| {
        let start = past_attributes(code, at + attribute.len());
        let brace = code[start..].find(['{', ';']).map_or(code.len(), |n| start + n);
        at..if code[brace..].starts_with('{') { close(code, brace) } else { brace }
    };
    code.match_indices("#[cfg(test)]").map(item).collect()
}

/// Files that exist for tests only: `#[cfg(test)] mod name;` beside or below the file that says so.
fn test_files(source: &Source) -> Vec<String> {
    let base = match source.name.strip_suffix("/mod.rs").or_else(|| source.name.strip_suffix("/lib.rs")) {
        Some(folder) => folder,
        None => source.name.trim_end_matches(".rs"),
    };
    let name = |range: &Range<usize>| {
        let item = source.code[range.clone()].rsplit(']').next().unwrap_or_default();
        let (_, name) = item.split_once("mod ").filter(|_| !item.contains('{'))?;
        Some(format!("{base}/{}", name.trim()))
    };
    source.tests.iter().filter_map(name).collect()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Every path in a `use` tree, joined by `::`, with where its last part stands.
fn leaves(code: &str, range: Range<usize>, prefix: &str, out: &mut Vec<(usize, String)>) {
    let (mut start, mut at) = (range.start, range.start);
    while at <= range.end {
        if at == range.end || code.as_bytes()[at] == b',' {
            let path = code[start..at].split(" as ").next().unwrap_or_default().trim();
            if !path.is_empty() {
                out.push((start + code[start..at].find(path).unwrap_or(0), format!("{prefix}{path}")));
            }
            start = at + 1;
        } else if code.as_bytes()[at] == b'{' {
            let (end, head) = (close(code, at), code[start..at].trim());
            leaves(code, at + 1..end - 1, &format!("{prefix}{head}"), out);
            (at, start) = (end, end);
            continue;
        }
        at += 1;
    }
}

/// All `use` declarations as whole paths.
fn imports(code: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for at in words(code, "use") {
        let end = code[at..].find(';').map_or(code.len(), |n| at + n);
        leaves(code, at + 3..end, "", &mut out);
    }
    out.iter_mut().for_each(|(_, path)| path.retain(|c| !c.is_whitespace()));
    out
}

/// How many inline modules enclose `at`.
fn inline_depth(code: &str, at: usize) -> usize {
    let encloses = |start: &usize| {
        let open = code[*start..].find(['{', ';']).map_or(code.len(), |n| start + n);
        code[open..].starts_with('{') && (open..close(code, open)).contains(&at)
    };
    words(code, "mod").iter().filter(|start| encloses(start)).count()
}

/// Arrows: every `crate::x`, and every chain of `super` that climbs to the root, leads downwards.
fn arrows(source: &Source) -> Vec<Breach> {
    let module = source.module();
    let Some(own) = module.first().filter(|name| floor(name).is_some()) else {
        let known = module.is_empty();
        return if known { Vec::new() } else { vec![source.breach(0, "stands on no floor: add it to FLOORS")] };
    };
    let mut named = imports(&source.code);
    // Paths outside `use`, a whole path at a time.
    for root in ["crate", "super"] {
        named.extend(words(&source.code, root).into_iter().map(|at| {
            let path = source.code[at..].split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next();
            (at, path.unwrap_or_default().to_owned())
        }));
    }
    let mut breaches = BTreeSet::new();
    for (at, path) in named {
        let parts: Vec<&str> = path.split("::").collect();
        let up =
            parts.iter().take_while(|part| matches!(**part, "super" | "self")).filter(|part| **part == "super").count();
        let target = match parts[..] {
            ["crate", target, ..] => Some(target),
            _ if up > 0 && up == module.len() + inline_depth(&source.code, at) => {
                parts.iter().copied().find(|part| !matches!(*part, "super" | "self"))
            }
            _ => None,
        };
        let Some(target) = target.filter(|target| !target.is_empty() && target != own) else { continue };
        let what = match (floor(target), floor(own)) {
            (Some(theirs), Some(ours)) if theirs < ours => continue,
            (theirs @ Some(_), ours) if theirs == ours => format!("{own} imports its sibling {target}"),
            (Some(_), _) => format!("{own} imports {target}, which stands above it"),
            (None, _) => format!("{own} names {target}, which stands on no floor"),
        };
        breaches.insert((at, what));
    }
    breaches.into_iter().map(|(at, what)| source.breach(at, what)).collect()
}

/// Below the line nothing that runs outside tests touches the world.
fn world(source: &Source) -> Vec<Breach> {
    if source.module().first().and_then(|name| floor(name)).is_none_or(|floor| floor > LINE) {
        return Vec::new();
    }
    let mut breaches = BTreeSet::new();
    for word in WORLD {
        let used = imports(&source.code).into_iter();
        let within = |path: &str| path == *word || path.starts_with(&format!("{word}::"));
        let used = used.filter(|(_, path)| within(path)).map(|(at, _)| at);
        for at in used.chain(words(&source.code, word)).filter(|at| !source.is_test(*at)) {
            breaches.insert((source.line(at), format!("names {word} below the line")));
        }
    }
    breaches.into_iter().map(|(line, what)| Breach { name: source.name.clone(), line, what }).collect()
}

/// A `mod.rs` holds documentation, attributes, `mod name;` and `pub use`, and nothing else.
fn front_door(source: &Source) -> Vec<Breach> {
    if !source.name.ends_with("/mod.rs") {
        return Vec::new();
    }
    let (code, mut at, mut breaches) = (&source.code, 0, Vec::new());
    loop {
        at = past_attributes(code, at);
        if at == code.len() {
            return breaches;
        }
        let end = code[at..].find(';').map_or(code.len(), |n| at + n + 1);
        let item = code[at..end].trim_start();
        let public =
            item.strip_prefix("pub").map(|rest| if rest.starts_with('(') { &rest[close(rest, 0)..] } else { rest });
        let bare = public.unwrap_or(item).trim_start();
        let allowed =
            (bare.starts_with("mod ") && !item.contains('{')) || (public.is_some() && bare.starts_with("use "));
        if !allowed {
            breaches.push(source.breach(at, "a front door holds only `mod` lines and `pub use`"));
        }
        at = end;
    }
}

/// Files and functions stay short.
fn sizes(source: &Source) -> Vec<Breach> {
    let mut breaches = Vec::new();
    if source.lines() > LONGEST_FILE {
        breaches.push(source.breach(0, format!("{} lines without tests, {LONGEST_FILE} is the most", source.lines())));
    }
    for at in words(&source.code, "fn").into_iter().filter(|at| !source.is_test(*at)) {
        let named =
            source.code[at + 2..].trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$'));
        let Some(open) = body(&source.code, at).filter(|_| named) else { continue };
        let end = close(&source.code, open);
        let nested: usize = source
            .tests
            .iter()
            .filter(|t| at < t.start && t.end <= end)
            .map(|t| source.code[t.clone()].lines().count())
            .sum();
        let lines = source.code[at..end].lines().count() - nested;
        if lines > LONGEST_FUNCTION && !excused(source, at) {
            breaches.push(source.breach(at, format!("a function of {lines} lines, {LONGEST_FUNCTION} is the most")));
        }
    }
    breaches
}

/// Where the body of the function at `at` opens; `None` for a declaration without one.
fn body(code: &str, at: usize) -> Option<usize> {
    let mut next = at;
    loop {
        next += code[next..].find(['{', ';', '(', '['])?;
        match code.as_bytes()[next] {
            b'{' => return Some(next),
            b';' => return None,
            _ => next = close(code, next),
        }
    }
}

/// Whether the comments and attributes above the function give a reason for its length.
fn excused(source: &Source, at: usize) -> bool {
    let head: Vec<&str> = source.text.lines().take(source.line(at) - 1).collect();
    let above =
        head.iter().rev().map(|line| line.trim()).take_while(|line| line.starts_with("//") || line.starts_with("#["));
    above.into_iter().any(|line| line.strip_prefix(EXCUSE).is_some_and(|reason| !reason.trim().is_empty()))
}

/// A panic needs a sentence: no `unwrap` outside tests. `cfg(feature)` stands in lib.rs alone, unsafe code in one file.
fn manners(source: &Source) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = source
        .code
        .match_indices(".unwrap()")
        .filter(|(at, _)| !source.is_test(*at))
        .map(|(at, _)| source.breach(at, "`unwrap` outside tests: handle it, or `expect` the invariant"))
        .collect();
    if source.name != "src/lib.rs" {
        let gates = source.code.match_indices("cfg(feature").chain(source.code.match_indices("cfg(not(feature"));
        breaches.extend(gates.map(|(at, _)| source.breach(at, "`cfg(feature)` outside lib.rs")));
    }
    if source.name != UNSAFE {
        let lifted = source.code.match_indices("unsafe_code").chain(source.code.match_indices("unsafe {"));
        breaches.extend(lifted.map(|(at, _)| source.breach(at, "unsafe code outside its one file")));
    }
    breaches
}

fn opening(source: &Source) -> Vec<Breach> {
    if source.text.starts_with("//!") { Vec::new() } else { vec![source.breach(0, "does not open with `//!`")] }
}

/// Paths of the machine it was written on have no business in the repository.
fn machine_paths(name: &str, text: &str) -> Vec<Breach> {
    let paths = [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/tmp/", "wt")];
    let found = |line: &str| paths.iter().any(|path| line.match_indices(path).any(|(at, _)| starts_path(line, at)));
    let lines = text.lines().enumerate().filter(|(_, line)| found(line));
    lines
        .map(|(n, _)| Breach { name: name.to_owned(), line: n + 1, what: "names a path of one machine".to_owned() })
        .collect()
}

/// Whether an absolute path begins at `at`, rather than a part of a longer one or of a URL.
fn starts_path(line: &str, at: usize) -> bool {
    !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | ')'))
}

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under version control; where git cannot tell, every file but what builds leave behind.
fn tracked() -> Vec<String> {
    let git = process::Command::new("git").args(["ls-files", "-z"]).current_dir(package()).output();
    match git {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => {
            let names = String::from_utf8(output.stdout).expect("file names are UTF-8");
            names.split_terminator('\0').map(str::to_owned).filter(|name| package().join(name).is_file()).collect()
        }
        _ => {
            let mut names = Vec::new();
            descend(&package(), &mut names);
            names
        }
    }
}

fn descend(folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the package") {
        let path = entry.expect("a folder's entry").path();
        let name = path.strip_prefix(package()).expect("below the package").to_string_lossy().replace('\\', "/");
        let skipped =
            matches!(name.as_str(), ".git" | "target" | "data" | "fuzz/target" | "fuzz/corpus" | "fuzz/artifacts");
        match path.is_dir() {
            true if !skipped => descend(&path, names),
            false => names.push(name),
            true => {}
        }
    }
}

/// The sources below `src/`, with whole-file tests marked.
fn sources() -> Vec<Source> {
    let names = tracked().into_iter().filter(|name| name.starts_with("src/") && name.ends_with(".rs"));
    let mut sources: Vec<Source> = names.map(|name| Source::new(&name, &read(&name))).collect();
    let tests: Vec<String> = sources.iter().flat_map(test_files).collect();
    for source in &mut sources {
        let is = |test: &String| source.name == format!("{test}.rs") || source.name.starts_with(&format!("{test}/"));
        if tests.iter().any(is) {
            source.tests = std::iter::once(0..source.code.len()).collect();
        }
    }
    assert!(sources.len() > 10, "the sources were not found");
    sources
}

fn read(name: &str) -> String {
    fs::read_to_string(package().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn none(breaches: impl IntoIterator<Item = Breach>) {
    let lines = breaches.into_iter().map(|b| format!("{}:{}: {}", b.name, b.line, b.what));
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

#[test]
fn arrows_only_go_down() {
    none(sources().iter().flat_map(arrows));
}

#[test]
fn nothing_below_the_line_touches_the_world() {
    none(sources().iter().flat_map(world));
}

#[test]
fn every_mod_file_is_a_front_door() {
    none(sources().iter().flat_map(front_door));
}

#[test]
fn files_and_functions_are_short() {
    let sources = sources();
    let mut lines: Vec<usize> = sources.iter().map(Source::lines).filter(|lines| *lines > 0).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    none(sources.iter().flat_map(sizes));
    assert!(median <= MEDIAN, "the median file has {median} lines without tests, {MEDIAN} is the most");
}

#[test]
fn manners_hold() {
    none(sources().iter().flat_map(manners));
}

#[test]
fn every_rust_file_says_what_it_is() {
    let names = tracked().into_iter().filter(|name| name.ends_with(".rs"));
    none(names.flat_map(|name| opening(&Source::new(&name, &read(&name)))));
}

#[test]
fn no_tracked_file_names_a_path_of_one_machine() {
    let texts = tracked().into_iter().filter_map(|name| Some((fs::read_to_string(package().join(&name)).ok()?, name)));
    none(texts.flat_map(|(text, name)| machine_paths(&name, &text)));
}

/// Tries one check on a small source; the expected breaches are `line: a part of the message`.
#[track_caller]
fn check(rule: fn(&Source) -> Vec<Breach>, name: &str, text: &str, expected: &[(usize, &str)]) {
    let found = rule(&Source::new(name, text));
    let agrees = found.len() == expected.len()
        && found.iter().zip(expected).all(|(b, (line, what))| b.line == *line && b.what.contains(what));
    assert!(agrees, "{name}\n{text}\nexpected {expected:?}\nfound {found:#?}");
}

#[test]
fn the_arrow_check_catches() {
    let detect = "src/detect/scan.rs";
    check(arrows, detect, "use crate::base::Kind;\nuse crate::detect::x;\nuse super::y;", &[]);
    check(arrows, detect, "use crate::path::Selector;", &[(1, "sibling path")]);
    check(arrows, detect, "fn f() {\n  crate::policy::load()\n}", &[(2, "policy, which stands above")]);
    check(arrows, detect, "use crate::{base::Kind,\n  keys::Keyring};", &[(2, "sibling keys")]);
    check(arrows, detect, "use crate::{\n  base::{self, Kind},\n  engine as e,\n};", &[(3, "engine, which")]);
    check(arrows, detect, "use super::super::json::Lexer;", &[(1, "sibling json")]);
    check(arrows, "src/detect/mod.rs", "use super::json::Lexer;", &[(1, "sibling json")]);
    check(
        arrows,
        detect,
        "mod tests {\n use super::super::super::json::Lexer;\n use super::super::text;\n}",
        &[(2, "sibling json")],
    );
    check(arrows, detect, "#[cfg(test)]\nmod tests {\n use crate::json::Lexer;\n}", &[(3, "sibling json")]);
    check(arrows, detect, "// use crate::json;\n/// [`crate::json`]\n/* crate::json /* crate::keys */ */", &[]);
    check(arrows, detect, "const A: &str = \"crate::json\"; const B: &str = r#\"crate::\"json\"#;", &[]);
    check(arrows, detect, "use crate::helpers::x;", &[(1, "helpers, which stands on no floor")]);
    check(arrows, "src/helpers/mod.rs", "", &[(1, "stands on no floor")]);
    check(arrows, "src/proxy/a.rs", "use crate::batch::run;\nuse crate::store::Store;", &[(1, "sibling batch")]);
    check(arrows, "src/lib.rs", "use crate::cli::x;", &[]);
}

#[test]
fn the_world_check_catches() {
    let engine = "src/engine/session.rs";
    check(world, engine, "use std::{\n env,\n fs::File,\n};", &[(2, "std::env"), (3, "std::fs")]);
    check(world, engine, "fn f() { let t = std::time::Instant::now(); }", &[(1, "Instant::now")]);
    check(world, engine, "fn f() { std::fs::read(\"a\"); tokio::spawn(g()); }", &[(1, "std::fs"), (1, "tokio")]);
    check(world, engine, "use std::time::SystemTime;\nfn f() {\n SystemTime::now() }", &[(3, "SystemTime::now")]);
    check(world, engine, "// std::fs\nlet text = \"tokio\"; let tokios = 1;", &[]);
    check(world, engine, "#[cfg(test)]\nmod tests {\n use std::fs;\n}", &[]);
    check(world, "src/store/file.rs", "use std::fs;", &[]);
}

#[test]
fn the_front_door_check_catches() {
    let door = "src/json/mod.rs";
    check(
        front_door,
        door,
        "//! A.\n#![allow(x)]\nmod a;\npub mod b;\npub(crate) mod c;\n#[cfg(test)]\nmod tests;\npub use a::{A, B};\n",
        &[],
    );
    check(front_door, door, "mod a;\nfn f() { g(); }", &[(2, "front door"), (2, "front door")]);
    check(front_door, door, "mod a { struct B; }", &[(1, "front door"), (1, "front door")]);
    check(front_door, door, "use a::A;\npub struct B;", &[(1, "front door"), (2, "front door")]);
    check(front_door, "src/json/lexer.rs", "fn f() {}", &[]);
}

#[test]
fn the_size_check_catches() {
    let name = "src/json/lexer.rs";
    let function = |lines: usize| format!("fn f(a: [u8; 3]) -> u8 {{\n{}}}\n", "    a();\n".repeat(lines - 2));
    check(sizes, name, &function(60), &[]);
    check(sizes, name, &format!("\n{}", function(61)), &[(2, "a function of 61 lines")]);
    check(sizes, name, &format!("{EXCUSE}a state table\n#[inline]\n{}", function(90)), &[]);
    check(sizes, name, &format!("{EXCUSE}\n{}", function(90)), &[(2, "90 lines")]);
    check(sizes, name, &format!("#[cfg(test)]\nmod tests {{\n{}}}", function(90)), &[]);
    check(sizes, name, &"// a\n".repeat(600), &[]);
    check(sizes, name, &"// a\n".repeat(601), &[(1, "601 lines")]);
    check(sizes, name, &format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", "// a\n".repeat(600), "\n".repeat(500)), &[]);
    check(sizes, name, "trait T { fn f(&self); }\ntype F = fn(u8) -> u8;", &[]);
}

#[test]
fn the_manners_check_catches() {
    let name = "src/json/lexer.rs";
    check(manners, name, "fn f() {\n a.unwrap() }", &[(2, "unwrap")]);
    check(
        manners,
        name,
        "/// a.unwrap()\nfn f() { a.unwrap_or(1); '\"'; b\"\\\"\"; }\n#[cfg(test)]\nmod tests { fn f() { a.unwrap() } }",
        &[],
    );
    check(manners, name, "#[cfg(feature = \"proxy\")]\nmod a;", &[(1, "cfg(feature)")]);
    check(manners, "src/lib.rs", "#[cfg(feature = \"proxy\")]\nmod a;", &[]);
    check(manners, name, "#![allow(unsafe_code)]\nfn f() {\n unsafe { g() } }", &[(1, "unsafe"), (3, "unsafe")]);
    check(manners, UNSAFE, "#![allow(unsafe_code)]\nfn f() { unsafe { g() } }", &[]);
    check(opening, name, "\n//! Late.", &[(1, "does not open")]);
    check(opening, name, "//! In time.", &[]);
}

#[test]
fn the_machine_path_check_catches() {
    let caught = |line: &str| !machine_paths("a", line).is_empty();
    assert!(
        caught(concat!("cd /ro", "ot/x")) && caught(concat!("\"/wo", "rk/y\"")) && caught(concat!("/tmp/", "wt/z"))
    );
    assert!(!caught(concat!("https://example.org/wo", "rk/")) && !caught(concat!("./wo", "rk/a")));
}

#[test]
fn tests_in_files_of_their_own_are_known() {
    let source =
        Source::new("src/json/mod.rs", "mod a;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\nmod inline { mod x; }");
    assert_eq!(test_files(&source), ["src/json/tests"]);
    let nested = Source::new("src/json/lexer.rs", "#[cfg(test)]\n#[rustfmt::skip]\nmod tests;");
    assert_eq!(test_files(&nested), ["src/json/lexer/tests"]);
}

#[test]
fn literals_and_comments_are_blanked_and_lifetimes_are_not() {
    // `~` stands for a blanked byte.
    let check = |text: &str, expected: &str| assert_eq!(blank(text), expected.replace('~', " "), "{text}");
    check("a('{', '\\'', 'é') // {", "a(~~~, ~~~~, ~~~~) ~~~~");
    check("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)");
    check("r\"\\\" + br##\"\"#\"## + c\"{\"", "~~~~ + ~~~~~~~~~~ + c~~~");
    check("/* a /* b */ c */d", "~~~~~~~~~~~~~~~~~d");
    check("\"\\\"{\" x", "~~~~~ x");
    check("'label: loop { break 'label }", "'label: loop { break 'label }");
}
