//! An admission: a side says of itself what it would hardly say if it were not so.

use model::{Facet, LeafSet, Name, Taxonomy};

use super::Factor;
use crate::attribution::admits_object;
use crate::heard::{Bloc, Heard, Standing};

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| {
        let bar = |bloc: Bloc<'_>| bloc.raises("admission", format!("admitted by a side of itself: {}", bloc.who()));
        heard.affirming(Standing::Admission).map(bar).collect()
    },
    who: |heard, party| {
        let bar = |bloc: Bloc<'_>| {
            let because = match claimed_instead(heard, party) {
                None => format!("admitted by its own side: {}", bloc.who()),
                Some(claimed) => format!(
                    "authorship only: its own side claims a strike on {claimed}, not on what it is accused of: {}",
                    bloc.who()
                ),
            };
            bloc.raises("admission", because)
        };
        heard.naming(party, Standing::Admission).map(bar).collect()
    },
};

/// What the party's own side says that it struck, where that is not what it is accused of.
fn claimed_instead(heard: &Heard<'_>, party: &Name) -> Option<String> {
    let mut claimed = LeafSet::EMPTY;
    for said in heard.said.iter().filter(|said| said.names(party) && said.standing == Standing::Admission) {
        if admits_object(said, heard, party) {
            return None;
        }
        claimed = claimed.union(said.statement.object);
    }
    Some(Taxonomy::shipped().describe(Facet::Object, claimed))
}
