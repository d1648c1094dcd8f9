//! `AWS_ACCESS_KEY`: access keys of Amazon Web Services: their identifiers by prefix, their secrets behind their usual names.

use data_encoding::BASE32_NOPAD;

use super::{assignment, body};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Characters of an identifier after its prefix, and of a secret.
const IDENTIFIER: usize = 16;
const SECRET: usize = 40;

pub(super) static DETECTOR: Detector = Detector {
    name: "AWS_ACCESS_KEY",
    title: "AWS access key or its secret",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &["A(?:KIA|SIA|BIA|CCA)[A-Z2-7]", "(?i:aws_)?(?i:secret_?access_?key)", "(?i:aws_secret_key)"],
    longest: SECRET,
    extent: Extent::Head,
    most: Most::of(90),
    check_says: "`AKIA`, `ASIA`, `ABIA` or `ACCA` and 16 characters of base 32; a secret is 40 characters of base64 behind `aws_secret_access_key`, `SecretAccessKey` and the like",
    sources: &[
        "AWS documentation, IAM identifiers: unique identifiers (prefixes)",
        "AWS documentation, Manage access keys for IAM users",
        "RFC 4648 §6 (base32)",
    ],
    context: &[(
        Language::English,
        &["aws", "access key", "access key id", "aws_access_key_id", "key", "secret", "credentials", "s3", "iam"],
    )],
    taken_for: &["product codes of twenty capitals", "hashes in base64"],
    examples: &[
        "AWS_ACCESS_KEY_ID=‹AKIA2EXAMPLETAMIS234›",
        "‹ASIAEXAMPLENOTAKEY23›.",
        "aws_secret_access_key = ‹EXAMPLE0notARealSecretKey0ForTests+/0123›",
        "\"SecretAccessKey\": \"‹EXAMPLE0notARealSecretKey0ForTests+/0123›\"",
        "s3://‹ABIAEXAMPLENOTAKEY77›:x@bucket",
        "export AWS_SECRET_ACCESS_KEY='‹0123/EXAMPLE+notARealSecretKey0ForTests0›'",
    ],
    counter_examples: &[
        "key AKIA2EXAMPLETAMIS23",
        "key AKIA2EXAMPLETAMIS2345",
        "key AKIA2EXAMPLETAMIS019",
        "key AKIAAAAAAAAAAAAAAAAA",
        "key akia2exampletamis234",
        "key XAKIA2EXAMPLETAMIS234",
        "aws_secret_access_key = EXAMPLE0notARealSecretKey0ForTests+/012",
        "aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY_OF_THIS_VERY_JOB}",
        "the aws_secret_access_key of the account",
        "key ASIA is a continent of large countries",
    ],
    trigger: Trigger::Words(&[
        "AKIA",
        "ASIA",
        "ABIA",
        "ACCA",
        "aws_secret_access_key",
        "AWS_SECRET_ACCESS_KEY",
        "awsSecretAccessKey",
        "aws_secret_key",
        "AWS_SECRET_KEY",
        "secret_access_key",
        "SECRET_ACCESS_KEY",
        "secretAccessKey",
        "SecretAccessKey",
    ]),
    check,
    // What the documentation of AWS shows.
    reserved: |text| text.ends_with("EXAMPLE") || text.ends_with("EXAMPLEKEY"),
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if site.matched().len() > 4 {
        return secret(site, hits);
    }
    let length = body::run(site.text, site.end, IDENTIFIER, body::word);
    hits.work = length;
    let end = site.end + length;
    let identifier = site.text.get(site.end..end).unwrap_or_default();
    if length != IDENTIFIER || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    if BASE32_NOPAD.decode(&identifier.as_bytes()[..IDENTIFIER]).is_err() {
        return Err(Fault::Checksum);
    }
    if !body::drawn(identifier) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, end, 90)
}

fn secret(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let value = assignment::value(site.text, site.start, site.end).ok_or(Fault::Range)?;
    hits.work = value.end() - site.end;
    if value.text.len() != SECRET || !value.text.bytes().all(body::base64) {
        return Err(Fault::Range);
    }
    if !body::drawn(value.text) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(value.start, value.end(), 90)
}
