//! `CRYPTO`: addresses and keys of crypto-assets, each by the check of its ledger.

use crate::detect::checksum::{BITCOIN, Code, Decoded, RIPPLE, bech32, cashaddr, keccak256};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CRYPTO",
    title: "address or key of a crypto-asset",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        "[139ADLMTXrt][1-9A-HJ-NP-Za-km-z]{24,34}",
        "[5KL][1-9A-HJ-NP-Za-km-z]{50,51}",
        "[xyz]p(?:ub|rv)[1-9A-HJ-NP-Za-km-z]{107}",
        "[48][1-9A-HJ-NP-Za-km-z]{94}",
        "4[1-9A-HJ-NP-Za-km-z]{105}",
        "(?:bc|tb|ltc|addr|stake|cosmos)1[02-9ac-hj-np-z]{11,100}",
        "(?:BC|TB|LTC)1[02-9AC-HJ-NP-Z]{11,90}",
        "[qp][02-9ac-hj-np-z]{41}",
        "0x[0-9A-Fa-f]{40}",
    ],
    longest: 112,
    extent: Extent::Whole,
    most: Most::of(95),
    check_says: "base 58 with the double SHA-256 check and a known version (BTC, LTC, DOGE, DASH, TRX, ZEC, XRP, extended and private keys), Bech32 or Bech32m, CashAddr, EIP-55, Monero's Keccak check; an Ethereum address in one case has no check and needs context",
    sources: &[
        "Bitcoin Developer Reference (Base58Check)",
        "BIP 13, BIP 16, BIP 32, BIP 173, BIP 350",
        "ERC-55, Mixed-case checksum address encoding",
        "CashAddr specification for Bitcoin Cash",
        "XRP Ledger documentation, base58 Encodings",
        "Monero documentation, standard, integrated and subaddresses",
        "CIP-19, Cardano addresses",
    ],
    context: &[
        (
            Language::English,
            &[
                "wallet",
                "bitcoin",
                "btc",
                "ethereum",
                "eth",
                "crypto",
                "litecoin",
                "ltc",
                "dogecoin",
                "monero",
                "xmr",
                "xrp",
                "ripple",
                "ether",
                "erc20",
                "usdt",
                "blockchain",
                "token",
                "donate",
                "address",
            ],
        ),
        (Language::French, &["portefeuille", "adresse", "cryptomonnaie"]),
        (Language::German, &["geldbörse", "adresse", "kryptowährung"]),
        (Language::Spanish, &["monedero", "billetera", "cartera", "dirección"]),
        (Language::Italian, &["portafoglio", "indirizzo"]),
        (Language::Dutch, &["portemonnee", "adres"]),
        (Language::Polish, &["portfel", "adres"]),
        (Language::Portuguese, &["carteira", "endereço"]),
    ],
    taken_for: &["hashes", "tokens", "identifiers in base 58 or hexadecimal"],
    examples: &[
        "send to ‹1PR3QsAgwSNexuDrutWnph6XgyWJLppVSA›.",
        "‹3F8riyoLgyqdeoLjWgRfSSZCRyELx7A8mf›",
        "btc: ‹bc1qegjg3s2kjl6kdj9uyzgkjy4dq4y7xjshj565ht›",
        "‹bc1pwjmscqqeql7fsjkcee3yg420yuku7meww4eg8phmyjjnxwpudzzqhrklus›",
        "‹0xdfBAaFAe70EE00067a69Cf2cd680CA2f6Cd01C93›",
        "wallet ‹0xdfbaafae70ee00067a69cf2cd680ca2f6cd01c93›",
        "ltc ‹LZ22tKaNwmvoaWu3m2KW9vcnU78FuhqpTz› ‹ltc1qxynpdntts4xst0dlrgv7gaaratvvs7v4v7jqek›",
        "‹DA8hqcP9xn9oRgdChw4JpNaMD8SdzwKjrz›",
        "‹TWEShZs29zLfpVcj6H9irYLxSZ9Y7iQHNt› ‹t1JCPR2NbF9kjT5ZvFmUH1Mmhu1wcBTEqiZ›",
        "ripple:‹rJnjqeYwTnRaCTZZCDVrw5vqfDZ3thzrpZ›",
        "‹XnpJjfCEtBwqxR4CKRUBsCYUch9Hbf3uwF›",
        "‹46EaND6v3BYRmi5W9CUBqSgX7r7j9zJgRHud3KGjvzTn56HLnhqF8HXCKisQ7DoqYYQ35DSiP95YQdkb2oADxBpiA2auiJG›",
        "portefeuille ‹4FwFP1vQeT4Rmi5W9CUBqSgX7r7j9zJgRHud3KGjvzTn56HLnhqF8HXCKisQ7DoqYYQ35DSiP95YQdkb2oADxBpiEWvZomCETRF4VaYyk4›",
        "bitcoincash:‹qqcrdn6k6zc8xstacrctjxr5c4ael80n4carrm9hnk›",
        "‹L2nBV6Uff31T1V7xFECVxsqdfFZMEz6GVJAu3YL9iLjxeHeiX182›",
        "‹xpub661MyMwAqRbcH1oMftVLTW1BiVrs6XLfrM2DgFd4GrqAGLQrAqYX8ZAjuUL9WgFpTVyZDxy5k3tW4AimmMvzuY3qkwEjXG7bzzQsDx11CdV›",
        "‹addr1q99j7ck8qrucd3wxl60f0cxqldcrkcqv4rhlzkpr3ky22st5vjzsszvdqrez9qpq2xrzccw0wg7wjhe0gswc5dlmffnqycn7tk›",
    ],
    counter_examples: &[
        "btc 1PR3QsAgwSNexuDrutWnph6XgyWJLppVSB",
        "btc 1PR3QsAgwSNexuDrutWnph6XgyWJLpVpSA",
        "btc bc1qegjg3s2kjl6kdj9uyzgkjy4dq4y7xjshj565hq",
        "btc bc1Qegjg3s2kjl6kdj9uyzgkjy4dq4y7xjshj565ht",
        "eth 0xdfBAaFAe70EE00067a69Cf2cd680CA2f6Cd01c93",
        "eth 0x0000000000000000000000000000000000000000",
        "0xdfbaafae70ee00067a69cf2cd680ca2f6cd01c93",
        "eth 0xdfBAaFAe70EE00067a69Cf2cd680CA2f6Cd01C931",
        "xmr 46EaND6v3BYRmi5W9CUBqSgX7r7j9zJgRHud3KGjvzTn56HLnhqF8HXCKisQ7DoqYYQ35DSiP95YQdkb2oADxBpiA2auiJH",
        "ripple rJnjqeYwTnRaCTZZCDVrw5vqfDZ3thzrpp",
        "bitcoincash:qqcrdn6k6zc8xstacrctjxr5c4ael80n4carrm9hnq",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    // Each digit of base 58 is multiplied into those before it.
    hits.work = text.len() * text.len() / 8;
    if let Some(hex) = text.strip_prefix("0x") {
        return ethereum(site, hex, hits);
    }
    let holds = match text.len() {
        95 | 106 => monero(text),
        42 if text.starts_with(['q', 'p']) => cashaddr("bitcoincash", text),
        111 => base58(text),
        _ if text.contains('1') && segwit(text) => true,
        _ => base58(text),
    };
    if holds { hits.validated(site.start, site.end, 95) } else { Err(Fault::Checksum) }
}

/// Names and codes of addresses in base 32. Version 0 of a Bitcoin program has the older code, all others the newer.
fn segwit(text: &str) -> bool {
    let known =
        ["bc1", "tb1", "ltc1"].iter().any(|name| text.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)));
    let cardano = ["addr1", "stake1", "cosmos1"].iter().any(|name| text.starts_with(name));
    match bech32(text) {
        Some((Code::Bech32, first)) => known && first == 0 || cardano,
        Some((Code::Bech32m, first)) => known && (1..=16).contains(&first),
        None => false,
    }
}

/// Versions with the lengths of what follows them: of addresses 20 bytes; private keys 32, or 33 where the public key is
/// compressed; extended keys 74.
fn base58(text: &str) -> bool {
    let alphabet = if text.starts_with('r') { RIPPLE } else { BITCOIN };
    let Some(decoded) = Decoded::of(text, alphabet) else { return false };
    match decoded.checked() {
        Some([0, rest @ ..]) => rest.len() == 20,
        Some([0x05 | 0x10 | 0x16 | 0x1e | 0x30 | 0x32 | 0x41 | 0x4c, rest @ ..]) if alphabet == BITCOIN => {
            rest.len() == 20
        }
        Some([0x1c, 0xb8 | 0xbd, rest @ ..]) => rest.len() == 20,
        Some([0x80, rest @ ..]) => rest.len() == 32 || rest.len() == 33 && rest.ends_with(&[1]),
        Some([0x04, rest @ ..]) => rest.len() == 77,
        _ => false,
    }
}

/// An address of forty hexadecimal digits; where cases mix, they are the check.
fn ethereum(site: &Site<'_>, hex: &str, hits: &mut Hits) -> Result<(), Fault> {
    if hex.bytes().all(|byte| Some(byte) == hex.bytes().next()) {
        return Err(Fault::Range);
    }
    let lower = hex.to_ascii_lowercase();
    if hex == lower || hex == hex.to_ascii_uppercase() {
        return hits.matched(site.start, site.end, 35);
    }
    let hash = keccak256(lower.as_bytes()).ok_or(Fault::Range)?;
    let nibble = |place: usize| hash[place / 2] >> (4 - place % 2 * 4) & 15;
    let holds = hex
        .bytes()
        .enumerate()
        .all(|(place, byte)| byte.is_ascii_digit() || byte.is_ascii_uppercase() == (nibble(place) > 7));
    if holds { hits.validated(site.start, site.end, 95) } else { Err(Fault::Checksum) }
}

/// Blocks of eleven digits for eight bytes, seven for the last five; network, two keys, perhaps a payment's number, and four
/// bytes of their hash.
fn monero(text: &str) -> bool {
    const BLOCK: usize = 11;
    let (mut bytes, mut count) = ([0u8; 80], 0);
    for block in text.as_bytes().chunks(BLOCK) {
        let digit =
            |byte: &u8| BITCOIN.iter().position(|digit| digit == byte).and_then(|place| u128::try_from(place).ok());
        let Some(number) = block.iter().try_fold(0u128, |sum, byte| Some(sum * 58 + digit(byte)?)) else {
            return false;
        };
        let width = if block.len() == BLOCK { 8 } else { 5 };
        if number >> (8 * width) != 0 {
            return false;
        }
        let spelled = number.to_be_bytes();
        let Some(place) = bytes.get_mut(count..count + width) else { return false };
        place.copy_from_slice(&spelled[spelled.len() - width..]);
        count += width;
    }
    let Some((body, check)) = bytes[..count].split_last_chunk::<4>() else { return false };
    let known = matches!((bytes[0], count), (18 | 42, 69) | (19, 77));
    known && keccak256(body).is_some_and(|hash| hash.starts_with(check))
}

#[cfg(test)]
mod tests {
    use super::{base58, segwit};

    #[test]
    fn published_addresses_hold() {
        // The first block's address, BIP 173's and BIP 350's vectors, BIP 32's first test vector.
        assert!(base58("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
        assert!(segwit("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"));
        assert!(segwit("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"));
        assert!(!segwit("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4"));
        assert!(base58(
            "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8"
        ));
    }
}
