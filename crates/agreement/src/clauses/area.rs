//! Clauses that say what an area is: administrative units, a polygon in a file, a line in a file with a distance.

use super::{Form, Home};
use crate::ast::{Attachment, Kind, Shape};
use crate::cursor::Trouble;
use crate::grammar::Filled;

const AREA: &[Home] = &[Home::Area];

pub(super) const FORMS: &[Form] = &[
    Form {
        says: &["is inside the polygon TITLE[ sha256 DIGEST]"],
        example: "is inside the polygon \"zone.geojson\"",
        homes: AREA,
        reads: |f| drawn(f, Shape::Polygon),
    },
    Form {
        says: &["is within DISTANCE of the line TITLE[ sha256 DIGEST]"],
        example: "is within 15 km of the line \"line.geojson\"",
        homes: AREA,
        reads: |f| {
            let within_m = f.number()?;
            drawn(f, Shape::Line { within_m })
        },
    },
    Form {
        says: &["is also AREAS"],
        example: "is also Sumy Oblast",
        homes: AREA,
        reads: |f| Ok(Kind::AreaIs { area: f.item(), names: f.names()?, also: true }),
    },
    Form {
        says: &["is not AREAS"],
        example: "is not Sumy Oblast",
        homes: AREA,
        reads: |f| Ok(Kind::AreaIsNot { area: f.item(), names: f.names()? }),
    },
    Form {
        says: &["is AREAS"],
        example: "is Kharkiv Oblast, Sumy Oblast",
        homes: AREA,
        reads: |f| Ok(Kind::AreaIs { area: f.item(), names: f.names()?, also: false }),
    },
];

fn drawn(f: &mut Filled<'_>, shape: Shape) -> Result<Kind, Trouble> {
    let drawn = attachment(f)?;
    Ok(Kind::AreaShape { area: f.item(), shape, drawn })
}

/// A file with its digest, where one is given. The file stands beside the agreement or below it.
pub(super) fn attachment(f: &mut Filled<'_>) -> Result<Attachment, Trouble> {
    let file = f.name()?;
    let outside = file.starts_with('/') || file.contains('\\') || file.split('/').any(|part| part == "..");
    if file.is_empty() || outside {
        let hint = "name a file in the folder of the agreement, such as `\"sites/list.csv\"`";
        return Err(f.trouble("P03", format!("`{file}` is no file beside the agreement"), hint));
    }
    Ok(Attachment { file, digest: f.name_given()? })
}
