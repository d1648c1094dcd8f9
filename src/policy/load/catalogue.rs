//! The names of all entity types that the policy language will have: those whose detector a later version brings are
//! refused by name, so that a policy written for that version does not read like one with a slip.

use super::action::Bench;
use crate::detect;
use crate::policy::problem::{codes, nearest};
use crate::policy::spec::Said;

/// In alphabetical order. Which of them are found already is the catalogue's to say.
const NAMES: &str = "
    ABA_ROUTING_NUMBER AD_NRT AGE AL_NIPT ANTHROPIC_KEY AR_CBU AR_CUIT AR_DNI AT_SVNR AT_TIN AU_ABN AU_ACN
    AU_MEDICARE AU_TFN AWS_ACCESS_KEY AZURE_KEY BASIC_AUTH BE_EID BE_NISS BG_EGN BG_PNF BIC_CODE BR_CNPJ BR_CPF
    BY_UNP CA_BC_PHN CA_POSTAL_CODE CA_SIN CH_AHV CL_RUT CN_RIC COORDINATES CO_NIT CREDIT_CARD CRYPTO CR_CPF CR_CR
    CU_NI CZ_BANK_ACCOUNT CZ_DIC CZ_RC DATE_OF_BIRTH DATE_TIME DEVICE_ID DE_BSNR DE_FUEHRERSCHEIN DE_HANDELSREGISTER
    DE_HEALTH_INSURANCE DE_ID_CARD DE_KFZ DE_LANR DE_PASSPORT DE_PLZ DE_SOCIAL_SECURITY DE_TAX_ID DE_TAX_NUMBER
    DE_VAT_ID DK_CPR DOMAIN_NAME DO_CEDULA DZ_NIF EC_CI EC_RUC EE_IK EG_TN EMAIL_ADDRESS ES_CCC ES_NIE ES_NIF
    ES_NUSS ES_PASSPORT FI_PERSONAL_IDENTITY_CODE FR_ADELI FR_CNI FR_DRIVER_LICENSE FR_FINESS FR_INE
    FR_LICENSE_PLATE FR_NIF FR_NIR FR_PASSPORT FR_POSTAL_CODE FR_RPPS FR_SIREN FR_SIRET FR_TVA GCP_API_KEY
    GITHUB_TOKEN GITLAB_TOKEN GR_AFM GR_AMKA GT_NIT HR_OIB HUGGINGFACE_TOKEN HU_TAJ HU_TAX_ID IBAN_CODE ICCID ID_NIK
    ID_NPWP IE_PPS IL_ID IMEI IMSI IN_AADHAAR IN_GSTIN IN_PAN IN_PASSPORT IN_VEHICLE_REGISTRATION IN_VID IN_VOTER
    IP_ADDRESS IS_KENNITALA IT_DRIVER_LICENSE IT_FISCAL_CODE IT_IDENTITY_CARD IT_PASSPORT IT_VAT_CODE JP_MY_NUMBER
    JWT KE_PIN KR_BRN KR_DRIVER_LICENSE KR_FRN KR_PASSPORT KR_RRN LICENSE_PLATE LI_PEID LOCATION LT_ASMENS LU_NIN
    LV_PK MAC_ADDRESS MEDICAL_LICENSE MEDICAL_RECORD_NUMBER MEID MT_ID MU_NID MX_CURP MX_RFC MY_NRIC NG_NIN
    NG_VEHICLE_REGISTRATION NL_BSN NL_ONDERWIJSNUMMER NL_PASSPORT NO_FODSELSNUMMER NO_KONTONR NPM_TOKEN NRP
    NZ_BANK_ACCOUNT NZ_IRD OPENAI_KEY ORGANIZATION PASSPORT_MRZ PASSWORD PERSON PE_CUI PE_RUC PHONE_NUMBER
    PH_MOBILE_NUMBER PH_TIN PK_CNIC PL_DOWOD PL_DRIVER_LICENSE PL_LICENSE_PLATE PL_NIP PL_PASSPORT PL_PESEL PL_REGON
    POSTAL_CODE PRIVATE_KEY PT_CC PT_NIF PT_NISS PYPI_TOKEN PY_RUC RO_CNP RS_JMBG RU_INN RU_SNILS SENDGRID_KEY
    SESSION_ID SE_ORGANISATIONSNUMMER SE_PERSONNUMMER SG_NRIC_FIN SG_UEN SI_EMSO SI_TIN SK_RC SLACK_TOKEN
    STREET_ADDRESS STRIPE_KEY SV_NIT TH_TNIN TITLE TN_MF TR_LICENSE_PLATE TR_NATIONAL_ID TR_PHONE_NUMBER TR_VKN
    TWILIO_KEY UA_RNTRC UK_DRIVING_LICENCE UK_NHS UK_NINO UK_PASSPORT UK_POSTCODE UK_UPN UK_UTR
    UK_VEHICLE_REGISTRATION URL USERNAME US_ATIN US_BANK_NUMBER US_DRIVER_LICENSE US_EIN US_ITIN US_MBI US_NPI
    US_PASSPORT US_PTIN US_SSN US_ZIP_CODE UY_RUT VE_RIF VIN VN_CCCD ZA_ID_NUMBER ZA_TIN
";

/// Whether some version of the policy language has this type.
fn names(kind: &str) -> bool {
    NAMES.split_whitespace().any(|name| name == kind)
}

/// Says so where nothing finds this type, or nothing yet.
pub(super) fn known(bench: &mut Bench<'_, '_>, name: &Said<String>, own: &[&Said<String>]) {
    let found = || detect::catalogue().iter().map(|detector| detector.name);
    if found().any(|known| known == name.value) || own.iter().any(|known| known.value == name.value) {
        return;
    }
    if names(&name.value) {
        let message = format!("the entity type `{}` is not supported yet", name.value);
        let hint = "leave it out; `patterns` or `terms` of the policy can find it until a later version does";
        bench.shelf.report(&codes::NOT_SUPPORTED_YET, &name.at, message, hint);
        return;
    }
    let near = nearest(&name.value, found().chain(own.iter().map(|known| known.value.as_str())));
    let hint = near.map_or_else(
        || "`tamis detect --list` names the types; own ones come with `patterns` or `terms`".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    bench.shelf.report(&codes::UNKNOWN_TYPE, &name.at, format!("nothing finds the entity type `{}`", name.value), hint);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_known() {
        assert!(names("PERSON") && names("ABA_ROUTING_NUMBER") && names("ZA_TIN"));
        assert!(!names("PERSO") && !names("") && !names("PERSON TITLE") && !names("person"));
        assert!(NAMES.split_whitespace().is_sorted_by(|a, b| a < b));
    }
}
