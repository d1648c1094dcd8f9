//! `purposes/*.yaml`: what a system is for.

use jiff::civil::Date;

use super::form::form;
use super::legal::{
    ApprovedSpec, ControllerSpec, DomainSpec, DpiaSpec, LegalBasisSpec, NoticeSpec, ProcessorSpec, RecipientSpec,
    RetentionSpec, StatusSpec,
};
use super::{OneOrMany, Said};
use crate::base::PurposeId;

form! {
    /// The type of system and its main foreseeable functions: what defines a purpose when a model is trained (CNIL).
    SystemSpec {
        /// What kind of system.
        must kind "type": Said<String>,
        /// What it will do.
        must functions "functions": OneOrMany<Said<String>>,
        /// What it will not be used for.
        may excluded "excluded": Vec<Said<String>>,
    }
}

form! {
    /// A purpose for which personal data is processed.
    PurposeSpec {
        /// The version of the policy language: 1.
        may tamis "tamis": super::class::Version,
        /// Its name; the file's name is the same.
        must purpose "purpose": Said<PurposeId>,
        /// One line that says what it is.
        may title "title": Said<String>,
        /// Draft or approved.
        may status "status": StatusSpec,
        /// What is built.
        may system "system": SystemSpec,
        /// On what ground.
        may legal_basis "legal_basis": LegalBasisSpec,
        /// Who decides.
        may controllers "controllers": Vec<ControllerSpec>,
        /// Contact of the data protection officer.
        may dpo "dpo": Said<String>,
        /// Who processes for them.
        may processors "processors": Vec<ProcessorSpec>,
        /// Who is given the data.
        may recipients "recipients": Vec<RecipientSpec>,
        /// Where the data may go.
        may domain "domain": DomainSpec,
        /// How long it is kept.
        may retention "retention": RetentionSpec,
        /// Impact assessment.
        may dpia "dpia": DpiaSpec,
        /// Information of the persons.
        may notice "notice": NoticeSpec,
        /// Who approved it.
        may approved "approved": ApprovedSpec,
        /// When it is looked at again.
        may review_by "review_by": Said<Date>,
    }
}
