//! Policy tests: what was written → tests that can be run.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::dataset::ReadDataset;
use super::shelf::{Shelf, beside};
use crate::base::{DatasetId, UnixSeconds};
use crate::policy::cases::{Expected, Input, Test, TestFile};
use crate::policy::problem::{codes, nearest};
use crate::policy::spec::{CaseSpec, CasesSpec, GivenSpec, OneOrMany, Said, Table};
use crate::policy::yaml::{self, Node, Value};

/// What `key` and `stream` are where a file does not say.
const TEST: &str = "test";

/// Reads one file of `tests/`.
pub(super) fn read(
    shelf: &mut Shelf<'_>,
    path: &str,
    datasets: &BTreeMap<DatasetId, ReadDataset>,
    now: Date,
) -> Option<TestFile> {
    let tree = shelf.tree(path, None)?;
    let spec: CasesSpec = shelf.form(&tree)?;
    check_policy(shelf, &spec, datasets);
    let given = spec.given.given();
    let tests: Vec<Test> =
        spec.tests.given().into_iter().flatten().filter_map(|case| lower(shelf, case, path)).collect();
    if spec.tests.is_absent() {
        shelf.report(
            &codes::MISSING_KEY,
            &spec.at,
            "`tests` is missing",
            "write `tests:` and under it one `- { name: …, in: …, out: … }` a line",
        );
    }
    let text = |key: fn(&GivenSpec) -> Option<&Said<String>>| {
        given.and_then(key).map_or_else(|| TEST.to_owned(), |said| said.value.clone())
    };
    Some(TestFile {
        file: path.to_owned(),
        dataset: spec.dataset.value.clone(),
        purpose: spec.purpose.value.clone(),
        now: given.and_then(|given| given.now.given()).map_or_else(|| midnight(now), |said| instant(shelf, said)),
        key: text(|given| given.key.given()),
        stream: text(|given| given.stream.given()),
        external: given.and_then(|given| given.external.given()).map(external).unwrap_or_default(),
        tests,
    })
}

fn check_policy(shelf: &mut Shelf<'_>, spec: &CasesSpec, datasets: &BTreeMap<DatasetId, ReadDataset>) {
    let name = &spec.dataset.value;
    let Some(dataset) = datasets.get(name) else {
        let near = nearest(name.as_str(), datasets.keys().map(DatasetId::as_str));
        let hint = near
            .map_or_else(|| format!("declare it in `datasets/{name}.yaml`"), |near| format!("did you mean `{near}`?"));
        shelf.report(
            &codes::UNDECLARED_DATASET,
            &spec.dataset.at,
            format!("the dataset `{name}` is not declared"),
            hint,
        );
        return;
    };
    let open = dataset.spec.policies.given().into_iter().flat_map(|table| &table.0);
    let open: Vec<&str> = open.map(|(purpose, _)| purpose.value.as_str()).collect();
    if !open.contains(&spec.purpose.value.as_str()) {
        let message = format!("`{name}` is not open to the purpose `{}`", spec.purpose.value);
        let hint = format!("it is open to: {}", open.join(", "));
        shelf.report(&codes::UNDECLARED_PURPOSE, &spec.purpose.at, message, hint);
    }
}

fn external(words: &Table<OneOrMany<Said<String>>>) -> Vec<(String, Vec<String>)> {
    let words = words.0.iter();
    words.map(|(kind, list)| (kind.value.clone(), list.0.iter().map(|word| word.value.clone()).collect())).collect()
}

/// A date is its first instant in UTC.
fn instant(shelf: &mut Shelf<'_>, said: &Said<String>) -> UnixSeconds {
    let date = said.value.parse::<Date>().ok().filter(|date| date.to_string() == said.value);
    if let Some(date) = date {
        return midnight(date);
    }
    match said.value.parse::<Timestamp>() {
        Ok(instant) => UnixSeconds(instant.as_second()),
        Err(_) => {
            let hint = "a date, or an instant of RFC 3339: `2026-11-01`, `2026-11-01T08:30:00Z`";
            shelf.report(&codes::BAD_VALUE, &said.at, "not a date or instant", hint);
            UnixSeconds(0)
        }
    }
}

fn midnight(date: Date) -> UnixSeconds {
    let instant = TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0));
    UnixSeconds(instant.map(Timestamp::as_second).unwrap_or(0))
}

fn lower(shelf: &mut Shelf<'_>, case: &CaseSpec, file: &str) -> Option<Test> {
    let name = &case.name;
    let inputs = [!case.input.is_absent(), !case.in_json.is_absent(), !case.in_file.is_absent()];
    if inputs.iter().filter(|there| **there).count() != 1 {
        let hint = "`in` is a record written as YAML, `in_json` raw text, `in_file` a sample beside this file";
        shelf.report(&codes::BAD_TEST, &name.at, "a test has one of `in`, `in_json`, `in_file`", hint);
        return None;
    }
    let expects = [
        case.out.is_absent(),
        case.out_json.is_absent(),
        case.removed.is_absent(),
        case.absent.is_absent(),
        case.dropped.is_absent(),
        case.same.is_absent(),
    ];
    if expects.iter().all(|absent| *absent) {
        let hint = "say what comes out: `out`, `removed`, `absent`, `same`, `dropped`; with `out: {}`, `tamis test --update` writes what it saw";
        shelf.report(&codes::BAD_TEST, &name.at, "the test expects nothing", hint);
        return None;
    }
    let input = input(shelf, case, file)?;
    Some(Test {
        name: name.value.clone(),
        line: case.at.line,
        input,
        out: case.out.given().map(|tree| expected(&tree.0)),
        out_json: case.out_json.given().map(|said| said.value.clone()),
        removed: case.removed.given().map(|list| list.0.clone()).unwrap_or_default(),
        absent: case.absent.given().map(|list| list.0.clone()).unwrap_or_default(),
        dropped: case.dropped.given().map(|said| said.value.clone()),
        same: case.same.given().into_iter().flat_map(|list| &list.0).map(|spot| spot.0.clone()).collect(),
    })
}

fn input(shelf: &mut Shelf<'_>, case: &CaseSpec, file: &str) -> Option<Input> {
    if let Some(tree) = case.input.given() {
        return Some(Input::Value(yaml::json(&tree.0)));
    }
    if let Some(raw) = case.in_json.given() {
        return Some(Input::Raw(raw.value.clone()));
    }
    let said = case.in_file.given()?;
    let path = beside(file, &said.value);
    let text = shelf.text(&path, Some(&said.at))?;
    Some(Input::File { path, text })
}

fn expected(node: &Node) -> Expected {
    match &node.value {
        Value::Null => Expected::Null,
        Value::Bool(value) => Expected::Bool(*value),
        Value::Number(number) => Expected::Number(number.as_str().to_owned()),
        Value::Text(text) => Expected::Text(text.clone()),
        Value::List(items) => Expected::List(items.iter().map(expected).collect()),
        Value::Map(entries) => {
            Expected::Map(entries.iter().map(|entry| (entry.name.text.clone(), expected(&entry.node))).collect())
        }
    }
}
