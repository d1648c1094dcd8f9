//! Keys and tokens with a check of their own; what has none is among the plain ones.

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL_NOPAD};

use super::{Kind, always};
use crate::dice::Dice;
use crate::sums::{at, crc32};

pub(super) const BASE62: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

pub(super) const ALL: &[Kind] = &[
    Kind {
        name: "GITHUB_TOKEN",
        labels: "*:token|GitHub token|GITHUB_TOKEN",
        members: "github_token|token",
        alone: always,
        make: |d| {
            let body = d.letters(BASE62, 30);
            let prefix = d.pick(&["ghp_", "gho_", "ghs_"]);
            format!("{prefix}{body}{}", six_of_62(crc32(body.as_bytes())))
        },
    },
    Kind {
        name: "NPM_TOKEN",
        labels: "*:npm token|NPM_TOKEN",
        members: "npm_token",
        alone: always,
        make: |d| {
            let body = d.letters(BASE62, 30);
            format!("npm_{body}{}", six_of_62(crc32(body.as_bytes())))
        },
    },
    Kind {
        name: "JWT",
        labels: "*:token|access token|JWT",
        members: "access_token|id_token",
        alone: always,
        make: |d| {
            let head = BASE64URL_NOPAD.encode(
                d.pick(&[
                    r#"{"alg":"HS256","typ":"JWT"}"#,
                    r#"{"alg":"RS256","kid":"k1"}"#,
                    r#"{"typ":"JWT","alg":"ES256"}"#,
                ])
                .as_bytes(),
            );
            let body =
                BASE64URL_NOPAD.encode(format!(r#"{{"sub":"{}","exp":17{}}}"#, d.figures(8), d.figures(8)).as_bytes());
            format!("{head}.{body}.{}", BASE64URL_NOPAD.encode(&bytes(d, 32)))
        },
    },
    Kind {
        name: "AZURE_KEY",
        labels: "*:connection string|Azure storage",
        members: "connection_string",
        alone: always,
        make: |d| {
            format!("DefaultEndpointsProtocol=https;AccountName=example;AccountKey=‹{}›", BASE64.encode(&bytes(d, 64)))
        },
    },
    Kind {
        name: "OPENAI_KEY",
        labels: "*:API key|OPENAI_API_KEY",
        members: "openai_api_key",
        alone: always,
        make: |d| format!("sk-{}T3BlbkFJ{}", d.letters(BASE62, 20), d.letters(BASE62, 20)),
    },
    Kind {
        name: "PYPI_TOKEN",
        labels: "*:PyPI token|TWINE_PASSWORD",
        members: "pypi_token",
        alone: always,
        make: |d| {
            let id = d.letters("0123456789abcdef", 36);
            let mut macaroon = vec![2, 1, 8];
            macaroon.extend(b"pypi.org");
            macaroon.extend([2, 36]);
            macaroon.extend(id.as_bytes());
            macaroon.extend([0, 0, 6, 32]);
            macaroon.extend(bytes(d, 32));
            format!("pypi-{}", BASE64URL_NOPAD.encode(&macaroon))
        },
    },
    Kind {
        name: "PRIVATE_KEY",
        labels: "*:private key|key",
        members: "private_key",
        alone: always,
        make: |d| {
            let kind = d.pick(&["RSA ", "EC ", ""]);
            let lines: Vec<String> = (0..4).map(|_| BASE64_NOPAD.encode(&bytes(d, 48))).collect();
            format!("-----BEGIN {kind}PRIVATE KEY-----\n{}\n-----END {kind}PRIVATE KEY-----", lines.join("\n"))
        },
    },
    Kind {
        name: "BASIC_AUTH",
        labels: "*:Authorization",
        members: "authorization",
        alone: always,
        make: |d| {
            format!(
                "Basic ‹{}›",
                BASE64.encode(format!("svc-{}:{}", d.letters("abcdefgh", 4), d.letters(BASE62, 12)).as_bytes())
            )
        },
    },
];

fn bytes(d: &mut Dice, count: usize) -> Vec<u8> {
    (0..count).map(|_| u8::try_from(d.below(256)).expect("a byte")).collect()
}

fn six_of_62(mut number: u32) -> String {
    let mut places = [0; 6];
    for place in places.iter_mut().rev() {
        (*place, number) = (number % 62, number / 62);
    }
    places.iter().map(|place| at(BASE62, *place)).collect()
}
