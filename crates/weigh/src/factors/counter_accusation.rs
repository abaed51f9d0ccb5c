//! Another party is named for the same act: as much as that raises the other's odds, it lowers this one's.

use super::Factor;
use crate::attribution::is_counter_accusation;
use crate::heard::Bloc;

pub(super) const FACTOR: Factor = Factor {
    happened: |_| Vec::new(),
    who: |heard, party| {
        let bar = |bloc: Bloc<'_>| bloc.lowers("counter-accusation", format!("another is named by {}", bloc.who()));
        heard.blocs(|said| is_counter_accusation(said, party)).into_iter().map(bar).collect()
    },
};
