//! What GeoNames publishes, unpacked: gzip, the one table of a zip archive, or plain text.
//!
//! Of zip (PKWARE APPNOTE 6.3.10) only what GeoNames uses: one disk, stored or deflated, below 4 GiB.

use std::io::{BufRead, BufReader, Error};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};

use crate::LinkError;

pub(super) fn unpack(bytes: &[u8]) -> Result<Box<dyn BufRead + '_>, LinkError> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::new(MultiGzDecoder::new(bytes))));
    }
    if bytes.starts_with(b"PK") {
        let (method, packed) =
            table(bytes).ok_or_else(|| LinkError::Packed("there is no table (`.txt`) in the zip archive".into()))?;
        return match method {
            0 => Ok(Box::new(packed)),
            8 => Ok(Box::new(BufReader::new(DeflateDecoder::new(packed)))),
            _ => Err(LinkError::Packed(format!("the zip archive is packed by method {method}, not deflated"))),
        };
    }
    Ok(Box::new(bytes))
}

pub(super) fn broken(error: Error) -> LinkError {
    LinkError::Packed(error.to_string())
}

/// Method and bytes of the first `.txt` that is no `readme.txt`.
fn table(zip: &[u8]) -> Option<(u16, &[u8])> {
    // The end of the central directory: 22 bytes and a comment of at most 65,535.
    let from = zip.len().saturating_sub(22 + 0xffff);
    let tail = zip.get(from..)?;
    let end = from + tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let mut at = u32_at(zip, end + 16)?;
    for _ in 0..u16_at(zip, end + 10)? {
        if zip.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let lengths = [28, 30, 32].map(|field| u16_at(zip, at + field).map(usize::from));
        let [Some(name), Some(extra), Some(comment)] = lengths else { return None };
        let file = zip.get(at + 46..at + 46 + name)?;
        if file.ends_with(b".txt") && !file.ends_with(b"readme.txt") {
            let local = u32_at(zip, at + 42)?;
            let skip = [26, 28].map(|field| u16_at(zip, local.checked_add(field)?).map(usize::from));
            let [Some(name), Some(extra)] = skip else { return None };
            let start = local.checked_add(30 + name + extra)?;
            return Some((u16_at(zip, at + 10)?, zip.get(start..start.checked_add(u32_at(zip, at + 20)?)?)?));
        }
        at = at.checked_add(46 + name + extra + comment)?;
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}
