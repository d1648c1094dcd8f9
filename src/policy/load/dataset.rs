//! Datasets: where the data comes from, and that somebody looked.

use std::rc::Rc;

use super::legal::Legal;
use super::shelf::{Shelf, Tree, stem};
use crate::policy::model::{Dataset, Status};
use crate::policy::problem::codes;
use crate::policy::spec::{DatasetSpec, SourceSpec, SourceWord, StatusSpec};

/// A dataset, what was written of it, and where.
pub(super) struct ReadDataset {
    /// What it means.
    pub(super) meant: Dataset,
    /// What was written.
    pub(super) spec: DatasetSpec,
    /// The file.
    pub(super) tree: Rc<Tree>,
}

/// Reads one file of `datasets/`.
pub(super) fn read(shelf: &mut Shelf<'_>, path: &str) -> Option<ReadDataset> {
    let tree = shelf.tree(path, None)?;
    let spec: DatasetSpec = shelf.form(&tree)?;
    let id = spec.dataset.value.clone();
    if id.as_str() != stem(path) {
        let message = format!("the dataset is named `{id}` and its file `{}`", stem(path));
        shelf.report(&codes::MISNAMED, &spec.dataset.at, message, format!("name the file `{id}.yaml`"));
    }
    let draft = spec.status.given() == Some(&StatusSpec::Draft);
    let mut legal = Legal::new(&mut shelf.problems, draft);
    legal.needs(&spec.title, "title", &spec.dataset.at, "one line that says what the dataset is");
    legal.needs(
        &spec.source,
        "source",
        &spec.dataset.at,
        "where the data comes from, and who checked that it is lawful",
    );
    legal.needs(&spec.subjects, "subjects", &spec.dataset.at, "whom the data is about (GDPR art. 30(1)(c))");
    if let Some(source) = spec.source.given() {
        check_source(&mut legal, source);
    }
    let meant = Dataset {
        id,
        title: spec.title.given().map(|title| title.value.clone()).unwrap_or_default(),
        status: if draft { Status::Draft } else { Status::Approved },
        file: path.to_owned(),
    };
    Some(ReadDataset { meant, spec, tree })
}

fn check_source(legal: &mut Legal<'_>, source: &SourceSpec) {
    let at = &source.at;
    legal.needs(&source.origin, "origin", at, "the system, supplier or site");
    legal.needs(
        &source.collected_for,
        "collected_for",
        at,
        "what the data was first collected for (GDPR art. 5(1)(b))",
    );
    legal.needs(&source.basis, "basis", at, "on what ground it was collected (GDPR art. 6(1))");
    let hint = "`checked_on`, `checked_by`, `finding`: that the source is not manifestly unlawful";
    legal.needs(&source.lawfulness, "lawfulness", at, hint);
    if source.kind.value == SourceWord::Scraped {
        legal.needs(&source.criteria, "criteria", at, "what was scraped, and why that");
        legal.needs(&source.exclusions, "exclusions", at, "what was left out");
        legal.needs(&source.robots, "robots", at, "how robots.txt and terms were heeded");
    }
}

/// Says so where a policy's compatibility is missing (GDPR art. 5(1)(b), 6(4)).
pub(super) fn check_compatible(
    legal: &mut Legal<'_>,
    policy: &crate::policy::spec::PolicySpec,
    name: &crate::policy::problem::Place,
) {
    use crate::policy::spec::RouteWord;
    let hint = "`route`: initial-purpose, consent, law, research or assessed";
    legal.needs(&policy.compatible, "compatible", name, hint);
    let Some(compatible) = policy.compatible.given() else { return };
    if compatible.route.value != RouteWord::Assessed {
        return;
    }
    let five = [
        (&compatible.link, "link", "(a) the link between the purposes"),
        (&compatible.context, "context", "(b) the context of collection"),
        (&compatible.nature, "nature", "(c) the nature of the data"),
        (&compatible.consequences, "consequences", "(d) the consequences for the persons"),
        (&compatible.safeguards, "safeguards", "(e) the safeguards"),
    ];
    for (key, name, what) in five {
        if key.is_absent() {
            let message = format!("`route: assessed` without `{name}`");
            legal.report(&codes::MISSING_LEGAL_KEY, &compatible.at, message, &format!("GDPR art. 6(4){what}"));
        }
    }
}
