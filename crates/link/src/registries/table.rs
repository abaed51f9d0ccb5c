//! A table with a header, whose columns the entry names.

use super::{Desk, Draft, Format};
use crate::LinkError;

pub(super) const FORMAT: Format = Format { name: "csv", read };

fn read(bytes: &[u8], desk: &mut Desk<'_>) -> Result<(), LinkError> {
    let entry = desk.entry;
    let as_it_is: Meaning<'_> = &|value| Some(value.to_owned());
    let class = entry.class_field.as_deref().map(|field| (field, as_it_is));
    rows(bytes, desk, [&entry.name_field, &entry.lat_field, &entry.lon_field], class)
}

/// What a value of the column of classes means; nothing where it means none.
type Meaning<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Rows with the columns of name, latitude and longitude, and that of the class with what its values mean.
pub(super) fn rows(
    bytes: &[u8],
    desk: &mut Desk<'_>,
    fields: [&str; 3],
    class: Option<(&str, Meaning<'_>)>,
) -> Result<(), LinkError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.headers().map_err(|error| desk.wrong(error))?.clone();
    let column = |field: &str, desk: &Desk<'_>| {
        let found = header.iter().position(|column| column.trim_start_matches('\u{feff}') == field);
        found.ok_or_else(|| desk.wrong(format!("there is no column `{field}`")))
    };
    let [name, lat, lon] = fields;
    let (name, lat, lon) = (column(name, desk)?, column(lat, desk)?, column(lon, desk)?);
    let class = class.map(|(field, meaning)| Ok((column(field, desk)?, meaning))).transpose()?;
    for record in reader.records() {
        let Ok(record) = record else {
            desk.take(Err("is not text in UTF-8".to_owned()));
            continue;
        };
        let of = |at: usize| record.get(at).unwrap_or_default().trim();
        let degrees = |at: usize| of(at).parse().ok();
        let point = degrees(lat).zip(degrees(lon)).and_then(|(lat, lon)| crate::coordinates(lat, lon));
        let meant = class.and_then(|(at, meaning)| meaning(of(at)));
        desk.take(Ok(Draft { name: of(name), circle: point.map(|point| (point, 0.0)), class: meant.as_deref() }));
    }
    Ok(())
}
