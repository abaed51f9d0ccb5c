//! What the columns of a table of reports mean, as its keeper says.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Name, Precise};
use serde::Deserialize;

use crate::IngestError;
use crate::fault::Fault;

/// What the columns of a table of reports mean.
#[derive(Clone, Debug)]
pub struct RecordMap {
    raw: Raw,
    words: BTreeMap<String, Precise>,
    /// Pairs of means of which one is taken for the other.
    pub(super) kin: Vec<(String, String)>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    source: Option<Column>,
    time: Time,
    place: PlaceColumns,
    actor: Option<Column>,
    means: Option<Means>,
    object: Option<Column>,
    count: Option<Column>,
    list: Option<Column>,
    same: Option<Column>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    column: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Time {
    date: String,
    hour: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceColumns {
    lat: Option<String>,
    lon: Option<String>,
    name: Option<String>,
    precision: Option<String>,
    #[serde(default)]
    words: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Means {
    column: String,
    #[serde(default)]
    kin: Vec<(String, String)>,
}

/// Where the columns stand in a table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Columns {
    pub id: Option<usize>,
    pub source: Option<usize>,
    pub date: Option<usize>,
    pub hour: Option<usize>,
    pub lat: Option<usize>,
    pub lon: Option<usize>,
    pub place: Option<usize>,
    pub precision: Option<usize>,
    pub actor: Option<usize>,
    pub means: Option<usize>,
    pub object: Option<usize>,
    pub count: Option<usize>,
    pub list: Option<usize>,
    pub same: Option<usize>,
}

/// Reads the field map of a table of reports: `id`, and the parts `[time]` (`date` as year-month-day, `hour`), `[place]`
/// (`lat` and `lon` in degrees, `name`, `precision` with `words` that each mean `exact`, `settlement` or `area`), `[source]`,
/// `[actor]`, `[means]` (with `kin`: pairs of which one is taken for the other), `[object]`, `[count]`, `[list]` (the bulletin
/// of which a row is one item: no two of its items are one act), `[same]` (the id of a row whose act this one tells of
/// again); each of these a `column`. All but `id`, `[time]` and `[place]` may be left out.
///
/// # Errors
/// [`IngestError`] where the text is not of that shape, a word means no precision, or nothing tells places apart.
pub fn read_record_map(text: &str) -> Result<RecordMap, IngestError> {
    let mut raw: Raw = toml::from_str(text).map_err(|error| IngestError::FieldMapToml(Box::new(error)))?;
    let wrong = |trouble: String| IngestError::FieldMap { section: "place", trouble };
    let mut words = BTreeMap::new();
    for (word, means) in &raw.place.words {
        let precise = Precise::ALL.into_iter().find(|one| one.word() == means);
        let unknown = || wrong(format!("`{word}` means `{means}`; write exact, settlement or area"));
        words.insert(word.clone(), precise.ok_or_else(unknown)?);
    }
    match (&raw.place.lat, &raw.place.lon, &raw.place.name) {
        (Some(_), Some(_), _) | (None, None, Some(_)) => {}
        _ => return Err(wrong("name the columns `lat` and `lon`, or the column `name`, or all three".to_owned())),
    }
    let kin = raw.means.as_mut().map(|means| std::mem::take(&mut means.kin)).unwrap_or_default();
    Ok(RecordMap { raw, words, kin })
}

impl RecordMap {
    /// The column of the id.
    pub(super) fn id(&self) -> &str {
        &self.raw.id
    }

    /// Finds the columns in the header of a table.
    pub(super) fn columns(&self, file: &Name, header: &[String]) -> Result<Columns, IngestError> {
        let find = |column: Option<&String>| {
            let Some(column) = column else { return Ok(None) };
            let mut places = header.iter().zip(0..).filter(|(name, _)| *name == column).map(|(_, at)| at);
            match (places.next(), places.next()) {
                (Some(at), None) => Ok(Some(at)),
                (Some(_), Some(_)) => Err(IngestError::ColumnTwice(file.clone(), column.as_str().into())),
                (None, _) => Err(IngestError::MissingColumn {
                    file: file.clone(),
                    column: column.as_str().into(),
                    columns: header.join(", "),
                }),
            }
        };
        let column = |one: &Option<Column>| find(one.as_ref().map(|one| &one.column));
        let Raw { id, source, time, place, actor, means, object, count, list, same } = &self.raw;
        Ok(Columns {
            id: find(Some(id))?,
            source: column(source)?,
            date: find(Some(&time.date))?,
            hour: find(time.hour.as_ref())?,
            lat: find(place.lat.as_ref())?,
            lon: find(place.lon.as_ref())?,
            place: find(place.name.as_ref())?,
            precision: find(place.precision.as_ref())?,
            actor: column(actor)?,
            means: find(means.as_ref().map(|means| &means.column))?,
            object: column(object)?,
            count: column(count)?,
            list: column(list)?,
            same: column(same)?,
        })
    }

    /// Days since 1970-01-01.
    pub(super) fn day(&self, cell: &[u8]) -> Result<i32, Fault> {
        let text = super::text(cell, &self.raw.time.date)?;
        let date: Date = text.parse().map_err(|_| {
            Fault::of(&self.raw.time.date, format!("`{text}` is no date"), "write year-month-day, as 2025-03-18")
        })?;
        Ok(days(date))
    }

    /// A number from 0 to `most`, or none.
    pub(super) fn number(&self, cell: &[u8], column: &str, most: f64) -> Result<Option<f64>, Fault> {
        let number = real(cell, column)?;
        if number.is_some_and(|number| !(0.0..=most).contains(&number) || number.fract() != 0.0) {
            let text = String::from_utf8_lossy(cell);
            return Err(Fault::of(
                column,
                format!("`{text}` cannot be"),
                format!("write a whole number from 0 to {most}"),
            ));
        }
        Ok(number)
    }

    /// Degrees north and east, or none.
    pub(super) fn point(&self, lat: &[u8], lon: &[u8]) -> Result<Option<[f32; 2]>, Fault> {
        let (Some(lat), Some(lon)) = (real(lat, "lat")?, real(lon, "lon")?) else { return Ok(None) };
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
            let hint = "write degrees north from -90 to 90, and degrees east from -180 to 180";
            return Err(Fault::of("lat", format!("`{lat}`, `{lon}` is nowhere"), hint));
        }
        #[expect(clippy::cast_possible_truncation, reason = "half a metre is precise enough")]
        Ok(Some([lat as f32, lon as f32]))
    }

    /// What the point stands for; an area where nothing is said.
    pub(super) fn precision(&self, cell: &[u8]) -> Result<Precise, Fault> {
        let text = super::text(cell, "precision")?;
        match self.words.get(text) {
            Some(precise) => Ok(*precise),
            None if text.is_empty() => Ok(Precise::Area),
            None => {
                let column = self.raw.place.precision.as_deref().unwrap_or("precision");
                Err(Fault::of(column, format!("`{text}` is in no words of `[place]`"), "add it to `[place.words]`"))
            }
        }
    }
}

fn real(cell: &[u8], column: &str) -> Result<Option<f64>, Fault> {
    if cell.is_empty() {
        return Ok(None);
    }
    let text = super::text(cell, column)?;
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.map(Some).ok_or_else(|| Fault::of(column, format!("`{text}` is no number"), "write digits, with a point"))
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
fn days(date: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    date.since(epoch).map_or(0, |span| span.get_days())
}
