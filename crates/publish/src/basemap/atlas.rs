//! The file of the base map: shapes and towns of the world in cells, each deflated apart.
//!
//! `scripts/basemap/pack.js` writes it and says how it is laid out; `crates/publish/data/README.md` says of what.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

use super::frame::{Frame, Position};

const FILE: &[u8] = include_bytes!("../../data/basemap.bin");
const MAGIC: &[u8] = b"basemap1";
/// Bytes of a block in the index: its box and its length.
const ENTRY: usize = 20;

/// Something that a map may show. Positions are in units, see [`super::SCALE`].
#[derive(Debug)]
pub(super) enum Feature {
    /// A ring, closed. Lakes are rings too: what an even number of rings holds is no land.
    Land(Vec<Position>),
    /// A line, its kind in a word.
    Line { kind: &'static str, name: Option<String>, points: Vec<Position> },
    /// A settlement.
    Town { name: String, population: u64, position: Position },
}

/// One cell, packed.
pub(super) struct Block {
    west: i32,
    south: i32,
    east: i32,
    north: i32,
    bytes: &'static [u8],
}

impl Block {
    /// Whether something of it may lie in the frame.
    pub(super) fn meets(&self, frame: &Frame) -> bool {
        self.west <= frame.east && self.east >= frame.west && self.south <= frame.north && self.north >= frame.south
    }

    /// What it holds; `None` where it is not of this version.
    pub(super) fn features(&self) -> Option<Vec<Feature>> {
        let mut bytes = Vec::new();
        DeflateDecoder::new(self.bytes).read_to_end(&mut bytes).ok()?;
        let mut reader = Reader(&bytes);
        let mut features = Vec::new();
        while !reader.0.is_empty() {
            features.push(reader.feature()?);
        }
        Some(features)
    }
}

/// Every cell; `None` where the file is not of this version.
pub(super) fn blocks() -> Option<Vec<Block>> {
    let mut reader = Reader(FILE.strip_prefix(MAGIC)?);
    let n = usize::try_from(reader.word()?).ok()?;
    let mut index = Reader(reader.bytes(n.checked_mul(ENTRY)?)?);
    let blocks = (0..n).map(|_| {
        let [west, south, east, north, length] =
            [index.word()?, index.word()?, index.word()?, index.word()?, index.word()?];
        Some(Block { west, south, east, north, bytes: reader.bytes(usize::try_from(length).ok()?)? })
    });
    blocks.collect()
}

/// Bytes that are read from the front; `None` where there are too few.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    fn word(&mut self) -> Option<i32> {
        Some(i32::from_le_bytes(self.bytes(4)?.try_into().ok()?))
    }

    /// LEB128.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Zigzag: 0, -1, 1, -2, 2, …
    fn difference(&mut self) -> Option<i32> {
        let number = u32::try_from(self.number()?).ok()?;
        let half = i32::try_from(number >> 1).ok()?;
        Some(if number & 1 == 0 { half } else { -half - 1 })
    }

    fn positions(&mut self) -> Option<Vec<Position>> {
        let n = self.number()?;
        let (mut lon, mut lat) = (0_i32, 0_i32);
        let positions = (0..n).map(|_| {
            (lon, lat) = (lon.checked_add(self.difference()?)?, lat.checked_add(self.difference()?)?);
            Some((lon, lat))
        });
        positions.collect()
    }

    fn feature(&mut self) -> Option<Feature> {
        let (tag, rest) = self.0.split_first()?;
        self.0 = rest;
        let length = usize::try_from(self.number()?).ok()?;
        let name = std::str::from_utf8(self.bytes(length)?).ok()?.to_owned();
        let (population, points) = (self.number()?, self.positions()?);
        let line = |kind, name: String, points| Feature::Line {
            kind,
            name: if name.is_empty() { None } else { Some(name) },
            points,
        };
        Some(match tag {
            0 => Feature::Land(points),
            1 => line("international", name, points),
            2 => line("admin-1", name, points),
            3 => line("disputed", name, points),
            4 => line("line-of-control", name, points),
            5 => Feature::Town { name, population, position: *points.first()? },
            _ => return None,
        })
    }
}
