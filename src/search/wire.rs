//! How the browser index is written: variable-length numbers, raw deflate, base64, a script that calls one function.
//!
//! Knows bytes, not words.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::Failure;

/// The one global function that every file of the index calls: a short name, as there are hundreds of them.
pub const CALL: &str = "zoek";
/// What a file may grow to when it is inflated; a damaged file must not fill the memory.
const LARGEST: u64 = 256 << 20;

/// Without `=` at the end, as the length of the text says the same and there are hundreds of files; with it is read too, as
/// `atob` does.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_encode_padding(false).with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Appends a number, seven bits a byte, lowest first.
pub fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or(0));
}

/// Reads what `put` wrote.
#[derive(Debug)]
pub struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    /// From the beginning.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether all is read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next number.
    pub fn number(&mut self) -> Result<u32, Failure> {
        let mut number = 0u32;
        for shift in (0..35).step_by(7) {
            let (byte, rest) = self.rest.split_first().ok_or(Failure::Damaged)?;
            self.rest = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Failure::Damaged)
    }

    /// The next number as a length or an index.
    pub fn size(&mut self) -> Result<usize, Failure> {
        Ok(self.number()? as usize)
    }

    /// The next so many bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Failure> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Failure::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }
}

/// Raw deflate.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    // writing to memory does not fail
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// The first characters of a content hash.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..8].to_owned()
}

/// A script that hands over deflated bytes under a name.
pub fn script(name: &str, deflated: &[u8]) -> Vec<u8> {
    format!("{CALL}(\"{name}\",\"{}\")", BASE64.encode(deflated)).into_bytes()
}

/// The bytes that a script hands over.
pub fn read_script(script: &[u8]) -> Result<Vec<u8>, Failure> {
    let text = std::str::from_utf8(script).map_err(|_| Failure::Damaged)?;
    let data = text.rsplit('"').nth(1).ok_or(Failure::Damaged)?;
    let deflated = BASE64.decode(data).map_err(|_| Failure::Damaged)?;
    let mut bytes = Vec::new();
    let mut decoder = flate2::read::DeflateDecoder::new(deflated.as_slice()).take(LARGEST);
    decoder.read_to_end(&mut bytes).map_err(|_| Failure::Damaged)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_scripts_come_back() {
        let mut bytes = Vec::new();
        for number in [0, 1, 127, 128, 300, 70_000, u32::MAX] {
            put(&mut bytes, number);
        }
        let back = read_script(&script("x", &deflate(&bytes))).unwrap();
        let mut read = Bytes::new(&back);
        for number in [0, 1, 127, 128, 300, 70_000, u32::MAX] {
            assert_eq!(read.number().unwrap(), number);
        }
        assert!(read.is_empty() && read.number().is_err());
    }

    #[test]
    fn damage_is_noticed() {
        let mut damaged = script("x", &deflate(b"een tekst die lang genoeg is"));
        damaged.truncate(30);
        assert!(read_script(&damaged).is_err());
        assert!(read_script(b"").is_err());
    }
}
