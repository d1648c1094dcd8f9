//! Purposes: what the law asks to be said, and what the data plane needs to know.

use std::rc::Rc;

use jiff::civil::Date;

use super::legal::Legal;
use super::shelf::{Shelf, Tree, stem};
use crate::base::StoreId;
use crate::policy::model::{Purpose, Status};
use crate::policy::problem::{Place, codes};
use crate::policy::spec::{BasisWord, Country, RoleWord};
use crate::policy::spec::{Key, LegalBasisSpec, PurposeSpec, Said, StatusSpec};

/// A purpose, what was written of it, and where.
pub(super) struct ReadPurpose {
    /// What it means.
    pub(super) meant: Purpose,
    /// What was written.
    pub(super) spec: PurposeSpec,
    /// The file.
    pub(super) tree: Rc<Tree>,
}

/// Reads one file of `purposes/`.
pub(super) fn read(shelf: &mut Shelf<'_>, path: &str, now: Date) -> Option<ReadPurpose> {
    let tree = shelf.tree(path, None)?;
    let spec: PurposeSpec = shelf.form(&tree)?;
    let id = spec.purpose.value.clone();
    if id.as_str() != stem(path) {
        let message = format!("the purpose is named `{id}` and its file `{}`", stem(path));
        shelf.report(&codes::MISNAMED, &spec.purpose.at, message, format!("name the file `{id}.yaml`"));
    }
    let draft = spec.status.given() == Some(&StatusSpec::Draft);
    let mut legal = Legal::new(&mut shelf.problems, draft);
    keys(&mut legal, &spec);
    basis(&mut legal, spec.legal_basis.given());
    people(&mut legal, &spec);
    if let Some(due) = spec.review_by.given()
        && due.value < now
    {
        let message = format!("the review was due by {}", due.value);
        shelf.report(&codes::REVIEW_PASSED, &due.at, message, "review the purpose and set the next date");
    }
    let meant = Purpose {
        id,
        title: spec.title.given().map(|title| title.value.clone()).unwrap_or_default(),
        status: if draft { Status::Draft } else { Status::Approved },
        domain: spec.domain.given().map(|domain| domain.stores.0.iter().map(StoreId::clone).collect()),
        domain_at: spec.domain.given().map_or((1, 1), |domain| (domain.at.line, domain.at.column)),
        review_by: spec.review_by.given().map(|due| due.value),
        file: path.to_owned(),
    };
    Some(ReadPurpose { meant, spec, tree })
}

fn keys(legal: &mut Legal<'_>, spec: &PurposeSpec) {
    let at = &spec.purpose.at;
    legal.needs(&spec.title, "title", at, "one line that says what the purpose is");
    legal.needs(
        &spec.system,
        "system",
        at,
        "`type` and `functions` of the system: they define the purpose (GDPR art. 5(1)(b))",
    );
    legal.needs(&spec.legal_basis, "legal_basis", at, "GDPR art. 6(1)");
    legal.needs(&spec.controllers, "controllers", at, "who decides: name, contact, role (GDPR art. 4(7))");
    legal.needs(&spec.recipients, "recipients", at, "who is given the data, `[]` if nobody is (GDPR art. 30(1)(d))");
    legal.needs(&spec.domain, "domain", at, "the stores this data may go to (EDPB Guidelines 01/2025 §§111-112)");
    legal.needs(&spec.retention, "retention", at, "`development` with period and reason (GDPR art. 5(1)(e))");
    if let Some(retention) = spec.retention.given() {
        legal.needs(
            &retention.development,
            "development",
            &retention.at,
            "period and reason while the system is developed",
        );
    }
    legal.needs(&spec.dpia, "dpia", at, "whether an impact assessment is needed, and why (GDPR art. 35)");
    if let Some(dpia) = spec.dpia.given().filter(|dpia| dpia.needed) {
        legal.needs(&dpia.reference, "ref", &dpia.at, "where the assessment is filed");
    }
    legal.needs(&spec.notice, "notice", at, "where the persons are told, and since when (GDPR art. 13 and 14)");
    legal.needs(&spec.approved, "approved", at, "who approved the purpose, and when; or `status: draft`");
    legal.needs(&spec.review_by, "review_by", at, "when the purpose is looked at again");
}

fn basis(legal: &mut Legal<'_>, spec: Option<&LegalBasisSpec>) {
    let Some(spec) = spec else { return };
    match spec.basis.value {
        BasisWord::LegitimateInterest => {
            legal.needs(&spec.interest, "interest", &spec.at, "the interest pursued (GDPR art. 6(1)(f))");
            legal.needs(
                &spec.balancing,
                "balancing",
                &spec.at,
                "`ref`, `date` and `by` of its weighing against the persons'",
            );
        }
        BasisWord::LegalObligation | BasisWord::PublicTask => {
            legal.needs(&spec.law, "law", &spec.at, "the law that lays it down (GDPR art. 6(3))");
        }
        BasisWord::Consent | BasisWord::Contract | BasisWord::VitalInterests => {}
    }
}

fn people(legal: &mut Legal<'_>, spec: &PurposeSpec) {
    if let Some(controllers) = spec.controllers.given() {
        if controllers.is_empty() {
            let hint = "name, contact, role (GDPR art. 4(7))";
            legal.report(&codes::MISSING_LEGAL_KEY, &spec.purpose.at, "`controllers` is empty".to_owned(), hint);
        }
        for controller in controllers.iter().filter(|controller| is_joint(&controller.role)) {
            legal.needs(
                &controller.arrangement,
                "arrangement",
                &controller.at,
                "joint controllers name theirs (GDPR art. 26)",
            );
        }
    }
    for party in spec.recipients.given().into_iter().flatten() {
        transfer(legal, &party.country, &party.safeguard, &party.reference, &party.at);
    }
    for party in spec.processors.given().into_iter().flatten() {
        transfer(legal, &party.country, &party.safeguard, &party.reference, &party.at);
    }
}

fn is_joint(role: &Key<Said<RoleWord>>) -> bool {
    role.given().is_some_and(|role| role.value == RoleWord::Joint)
}

fn transfer<T>(legal: &mut Legal<'_>, country: &Said<Country>, safeguard: &Key<T>, reference: &Key<T>, at: &Place) {
    if country.value.is_in_eea() {
        return;
    }
    for (key, name) in [(safeguard, "safeguard"), (reference, "ref")] {
        if key.is_absent() {
            let message = format!("a transfer out of the European Economic Area without `{name}`");
            legal.report(
                &codes::MISSING_SAFEGUARD,
                at,
                message,
                "adequacy decision, standard clauses … (GDPR art. 45 to 49)",
            );
        }
    }
}
