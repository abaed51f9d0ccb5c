//! "Nothing was damaged": the effect is contradicted; that something came is neither affirmed nor denied.

use super::Factor;
use crate::heard::{Bloc, Role};

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| {
        let bar = |bloc: Bloc<'_>| {
            bloc.shows(
                "denial of damage",
                format!("contradicts the effect and not the event: no damage, says {}", bloc.who()),
            )
        };
        heard.blocs(|said| said.role == Role::DeniesEffect).into_iter().map(bar).collect()
    },
    who: |_, _| Vec::new(),
};
