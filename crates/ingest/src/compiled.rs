//! Of which days reports were compiled, as their compiler says: `[[compiled]]` of `case.toml`.

use model::{Compiled, Day, Missing};
use serde::Deserialize;

use crate::table::civil;

/// A block `[[compiled]]`, whose last day is not before its first and whose missing days lie between them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawCompiled")]
pub struct CompiledDays(pub Compiled);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCompiled {
    from: toml::value::Date,
    until: toml::value::Date,
    picked: Option<String>,
    #[serde(default)]
    missing: Vec<RawMissing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMissing {
    days: Vec<toml::value::Date>,
    about: Option<String>,
    why: String,
}

impl TryFrom<RawCompiled> for CompiledDays {
    type Error = String;

    fn try_from(raw: RawCompiled) -> Result<Self, String> {
        let (from, until) = (Day::from(civil(raw.from)?), Day::from(civil(raw.until)?));
        if until < from {
            return Err(format!("the last day, {until}, lies before the first, {from}"));
        }
        let missing = raw.missing.into_iter().map(Missing::try_from).collect::<Result<Vec<_>, _>>()?;
        let mut days = missing.iter().flat_map(|one| &one.days);
        if let Some(day) = days.find(|day| !(from..=until).contains(*day)) {
            return Err(format!("the missing day {day} does not lie between {from} and {until}"));
        }
        Ok(Self(Compiled { from, until, picked: raw.picked.map(Into::into), missing }))
    }
}

impl TryFrom<RawMissing> for Missing {
    type Error = String;

    fn try_from(RawMissing { days, about, why }: RawMissing) -> Result<Self, String> {
        let days = days.into_iter().map(|day| civil(day).map(Day::from)).collect::<Result<_, _>>()?;
        Ok(Self { days, about: about.map(Into::into), why: why.into() })
    }
}
