//! `datasets/*.yaml`: where data comes from, and what each purpose may have of it.

use jiff::civil::Date;

use super::form::form;
use super::legal::StatusSpec;
use super::policy::PolicySpec;
use super::word::vocabulary;
use super::{OneOrMany, Said, Table};
use crate::base::DatasetId;
use crate::path::Selector;

vocabulary! {
    /// How the data was come by.
    SourceWord {
        /// Collected by the controller from the persons.
        "first-party" => FirstParty,
        /// Received from another controller.
        "third-party" => ThirdParty,
        /// Published for reuse.
        "public-dataset" => PublicDataset,
        /// Collected from the web.
        "scraped" => Scraped,
    }
}

form! {
    /// A check that the source is not manifestly unlawful (CNIL, AI and GDPR: reuse of datasets).
    LawfulnessSpec {
        /// When.
        must checked_on "checked_on": Date,
        /// By whom.
        must checked_by "checked_by": Said<String>,
        /// What was found.
        must finding "finding": Said<String>,
    }
}

form! {
    /// Where a dataset comes from.
    SourceSpec {
        /// How it was come by.
        must kind "kind": Said<SourceWord>,
        /// The system, supplier or site.
        may origin "origin": Said<String>,
        /// What it was first collected for.
        may collected_for "collected_for": Said<String>,
        /// On what ground it was collected (GDPR art. 6(1)).
        may basis "basis": super::legal::BasisWord,
        /// Who checked the source, when, and what they found.
        may lawfulness "lawfulness": LawfulnessSpec,
        /// What was scraped and why that.
        may criteria "criteria": OneOrMany<Said<String>>,
        /// What was left out when scraping.
        may exclusions "exclusions": OneOrMany<Said<String>>,
        /// How the sites' robots.txt and terms were heeded.
        may robots "robots": Said<String>,
        /// Where contract or licence is on file.
        may reference "ref": Said<String>,
    }
}

vocabulary! {
    /// Whether minors are among the persons.
    MinorsWord {
        /// They are.
        "yes" => Yes,
        /// They may be.
        "possible" => Possible,
        /// They are not.
        "no" => No,
    }
}

form! {
    /// A category of persons whom the data is about.
    SubjectSpec {
        /// Which.
        must who "who": Said<String>,
        /// Whether minors are among them.
        may minors "minors": MinorsWord,
    }
}

vocabulary! {
    /// What a field adds to the risk of being recognised.
    RiskWord {
        /// It names a person by itself.
        "direct" => Direct,
        /// It helps to single a person out when joined with other fields.
        "quasi" => Quasi,
        /// It tells something that harms when known.
        "sensitive" => Sensitive,
        /// It adds none.
        "none" => None,
    }
}

form! {
    /// A tag: several paths under one name, said once for all policies.
    TagSpec {
        /// The paths.
        must paths "paths": OneOrMany<Selector>,
        /// The category of personal data, in words (GDPR art. 30(1)(c)).
        may data "data": Said<String>,
        /// What they add to the risk of being recognised.
        may risk "risk": RiskWord,
    }
}

form! {
    /// A dataset: its source, its schema tags, and a policy for each purpose it is open to.
    DatasetSpec {
        /// The version of the policy language: 1.
        may tamis "tamis": super::class::Version,
        /// Its name; the file's name is the same.
        must dataset "dataset": Said<DatasetId>,
        /// One line that says what it is.
        may title "title": Said<String>,
        /// Draft or approved.
        may status "status": StatusSpec,
        /// Where it comes from.
        may source "source": SourceSpec,
        /// Whom it is about.
        may subjects "subjects": OneOrMany<SubjectSpec>,
        /// Dates that retention counts from, by name.
        may dates "dates": Table<Selector>,
        /// Tags by name.
        may schema "schema": Table<TagSpec>,
        /// Policies by purpose.
        may policies "policies": Table<PolicySpec>,
    }
}
