//! Both codings, split at every byte, cut at every byte, damaged at every byte, and made to expand.

use proptest::prelude::*;

use super::*;
use crate::base::Budget;
use crate::codec::Encoder;

const CODED: [Coding; 2] = [Coding::Gzip, Coding::Zstd];

fn lease() -> Lease {
    Budget::new(64 << 20).lease()
}

fn decoder(coding: Coding) -> Decoder {
    Decoder::new(coding, Expansion::default(), lease()).expect("64 MiB are enough")
}

fn encode(coding: Coding, text: &[u8], piece: usize) -> Vec<u8> {
    let mut encoder = Encoder::new(coding, lease()).expect("64 MiB are enough");
    let mut out = Vec::new();
    for chunk in text.chunks(piece) {
        encoder.encode(chunk, &mut out).expect("encoding into memory");
    }
    encoder.finish(&mut out).expect("encoding into memory");
    out
}

/// Decodes chunks with so much room per call, as the loop in the documentation does.
fn decode(decoder: &mut Decoder, chunks: &[&[u8]], room: usize) -> Result<Vec<u8>, CodecError> {
    let mut whole = Vec::new();
    for chunk in chunks {
        let mut input = *chunk;
        while !input.is_empty() {
            let mut out = Vec::new();
            let used = decoder.decode(input, &mut out, room)?;
            assert!(out.len() <= room, "no more than there is room for");
            assert!(used > 0 || !out.is_empty(), "every call gets on");
            input = &input[used..];
            whole.append(&mut out);
        }
    }
    decoder.finish(&mut whole)?;
    Ok(whole)
}

fn sample() -> Vec<u8> {
    (0..60).flat_map(|n| format!("{{\"id\":{n},\"email\":\"ana{n}@example.org\"}}\n").into_bytes()).collect()
}

#[test]
fn what_was_coded_comes_back_split_anywhere_into_any_room() {
    let text = sample();
    for coding in CODED {
        for piece in [1, 7, text.len()] {
            let coded = encode(coding, &text, piece);
            for at in 0..=coded.len() {
                let (left, right) = coded.split_at(at);
                let got = decode(&mut decoder(coding), &[left, right], 64);
                assert_eq!(got.as_deref(), Ok(&text[..]), "{coding:?} split at {at}");
            }
            let bytes: Vec<&[u8]> = coded.chunks(1).collect();
            for room in [1, 2, 63, 1 << 20] {
                assert_eq!(decode(&mut decoder(coding), &bytes, room).as_deref(), Ok(&text[..]), "{coding:?} {room}");
                assert_eq!(
                    decode(&mut decoder(coding), &[&coded], room).as_deref(),
                    Ok(&text[..]),
                    "{coding:?} {room}"
                );
            }
        }
    }
}

#[test]
fn members_and_frames_follow_one_another() {
    for coding in CODED {
        let one = encode(coding, b"{\"a\":1}\n", 3);
        let two = [one.clone(), encode(coding, b"", 1), encode(coding, b"{\"b\":2}\n", 3)].concat();
        for at in 0..=two.len() {
            let (left, right) = two.split_at(at);
            let got = decode(&mut decoder(coding), &[left, right], 5);
            assert_eq!(got.as_deref(), Ok(&b"{\"a\":1}\n{\"b\":2}\n"[..]), "{coding:?} split at {at}");
        }
    }
}

#[test]
fn a_skippable_frame_yields_nothing() {
    let skippable = [&[0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
    let body = [skippable.clone(), encode(Coding::Zstd, b"[1]", 3), skippable].concat();
    for at in 0..=body.len() {
        let (left, right) = body.split_at(at);
        assert_eq!(decode(&mut decoder(Coding::Zstd), &[left, right], 9).as_deref(), Ok(&b"[1]"[..]), "split at {at}");
    }
}

#[test]
fn every_gzip_header_field_is_passed_over() {
    let mut body = vec![0x1f, 0x8b, 8, 0b1_1110, 1, 2, 3, 4, 0, 255];
    body.extend_from_slice(&[2, 0, b'x', b'y']);
    body.extend_from_slice(b"name\0comment\0");
    let mut crc = flate2::Crc::new();
    crc.update(&body);
    body.extend_from_slice(&(crc.sum() as u16).to_le_bytes());
    let plain = encode(Coding::Gzip, b"[1]", 3);
    body.extend_from_slice(&plain[10..]);
    for at in 0..=body.len() {
        let (left, right) = body.split_at(at);
        assert_eq!(decode(&mut decoder(Coding::Gzip), &[left, right], 9).as_deref(), Ok(&b"[1]"[..]), "split at {at}");
    }
    body[27] ^= 1;
    assert_eq!(decode(&mut decoder(Coding::Gzip), &[&body], 9), Err(CodecError::Malformed("gzip")));
}

#[test]
fn a_body_cut_at_any_byte_is_truncated() {
    for (coding, name) in [(Coding::Gzip, "gzip"), (Coding::Zstd, "zstd")] {
        let coded = encode(coding, &sample(), 100);
        for end in 0..coded.len() {
            let got = decode(&mut decoder(coding), &[&coded[..end]], 1 << 16);
            assert_eq!(got, Err(CodecError::Truncated(name)), "{coding:?} cut at {end}");
        }
    }
}

#[test]
fn a_body_damaged_at_any_byte_never_passes_for_another() {
    for coding in CODED {
        let text = sample();
        let coded = encode(coding, &text, 100);
        for at in 0..coded.len() {
            for bit in 0..8 {
                let mut bad = coded.clone();
                bad[at] ^= 1 << bit;
                // Some header bits (gzip's time and system, zstd's unused ones) mean nothing: then the text is whole.
                if let Ok(got) = decode(&mut decoder(coding), &[&bad], 1 << 16) {
                    assert_eq!(got, text, "{coding:?} bit {bit} of byte {at}");
                }
            }
        }
    }
}

#[test]
fn bytes_after_the_end_are_an_error() {
    for garbage in [&b"x"[..], b"\0", b"\0\0\0\0", b"{}", b"\x1f\x8c"] {
        let body = [encode(Coding::Gzip, b"[1]", 3), garbage.to_vec()].concat();
        assert_eq!(decode(&mut decoder(Coding::Gzip), &[&body], 9), Err(CodecError::Trailing));
    }
    let body = [encode(Coding::Zstd, b"[1]", 3), b"xxxx".to_vec()].concat();
    assert_eq!(decode(&mut decoder(Coding::Zstd), &[&body], 9), Err(CodecError::Malformed("zstd")));
}

#[test]
fn bombs_are_refused_before_they_grow() {
    let zeros = vec![b' '; 32 << 20];
    for coding in CODED {
        let coded = encode(coding, &zeros, 1 << 20);
        let mut decoder = decoder(coding);
        let (mut at, mut made) = (0, 0);
        let error = loop {
            let mut out = Vec::new();
            match decoder.decode(&coded[at..], &mut out, 64 << 10) {
                Ok(used) => at += used,
                Err(error) => break error,
            }
            made += out.len();
        };
        assert_eq!(error, CodecError::Expanded(100), "{coding:?}");
        assert!(made <= coded.len() * 100 + (1 << 20), "{coding:?} made {made} of {}", coded.len());
        assert_eq!(decoder.decode(&coded[at..], &mut Vec::new(), 9), Err(CodecError::Poisoned));
    }
}

#[test]
fn an_ordinary_body_of_repeated_records_is_no_bomb() {
    let text = sample().repeat(20);
    for coding in CODED {
        assert_eq!(decode(&mut decoder(coding), &[&encode(coding, &text, 4096)], 4096).as_deref(), Ok(&text[..]));
    }
}

#[test]
fn windows_are_leased_before_they_are_opened() {
    let wide = {
        let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 1).expect("a context");
        encoder.window_log(24).expect("a legal window");
        std::io::Write::write_all(&mut encoder, b"[1]").expect("into memory");
        encoder.finish().expect("into memory")
    };
    assert_eq!(decode(&mut decoder(Coding::Zstd), &[&wide], 9), Err(CodecError::Window));

    let budget = Budget::new(1 << 20);
    let mut short = Decoder::new(Coding::Zstd, Expansion::default(), budget.lease()).expect("the tables fit");
    let eight = [0x28, 0xb5, 0x2f, 0xfd, 0, 13 << 3];
    assert!(matches!(short.decode(&eight, &mut Vec::new(), 9), Err(CodecError::Memory(_))));
    drop(short);
    assert_eq!(budget.used(), 0, "all is given back");

    let spent = Budget::new(1000);
    for coding in CODED {
        assert!(matches!(Decoder::new(coding, Expansion::default(), spent.lease()), Err(CodecError::Memory(_))));
        assert!(matches!(Encoder::new(coding, spent.lease()), Err(CodecError::Memory(_))));
    }
}

#[test]
fn an_error_gives_nothing_out_and_ends_everything() {
    let mut coded = encode(Coding::Gzip, &sample(), 100);
    let last = coded.len() - 5;
    coded[last] ^= 1;
    let mut decoder = decoder(Coding::Gzip);
    let mut out = b"before".to_vec();
    assert_eq!(decoder.decode(&coded, &mut out, 1 << 20), Err(CodecError::Malformed("gzip")));
    assert_eq!(out, b"before");
    assert_eq!(decoder.decode(&coded, &mut out, 1 << 20), Err(CodecError::Poisoned));
    assert_eq!(decoder.finish(&mut out), Err(CodecError::Poisoned));
}

#[test]
fn without_coding_bytes_pass_as_they_are() {
    let text = sample();
    for room in [1, 64, 1 << 20] {
        assert_eq!(decode(&mut decoder(Coding::Identity), &[&text], room).as_deref(), Ok(&text[..]));
        assert_eq!(encode(Coding::Identity, &text, room), text);
    }
    assert_eq!(decode(&mut decoder(Coding::Identity), &[], 1), Ok(Vec::new()));
}

proptest! {
    #[test]
    fn decoding_undoes_encoding(text in proptest::collection::vec(0_u8..9, 0..9000), piece in 1_usize..4000, room in 1_usize..5000) {
        for coding in CODED {
            let coded = encode(coding, &text, piece);
            let chunks: Vec<&[u8]> = coded.chunks(piece).collect();
            prop_assert_eq!(decode(&mut decoder(coding), &chunks, room), Ok(text.clone()));
        }
    }

    #[test]
    fn nothing_makes_it_panic(noise in proptest::collection::vec(any::<u8>(), 0..400), magic in 0_usize..3) {
        let head: &[u8] = [&[][..], &[0x1f, 0x8b, 8, 0], &[0x28, 0xb5, 0x2f, 0xfd]][magic];
        let body = [head, &noise].concat();
        for coding in CODED {
            let _ = decode(&mut decoder(coding), &[&body], 777);
        }
    }
}
