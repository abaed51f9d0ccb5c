//! A voice with no stake: each weighs by itself.

use super::Factor;
use crate::heard::{Bloc, Standing};

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| {
        let bar = |bloc: Bloc<'_>| {
            bloc.raises("disinterested voice", format!("said by a disinterested voice: {}", bloc.who()))
        };
        heard.affirming(Standing::Disinterested).map(bar).collect()
    },
    who: |heard, party| {
        let bar = |bloc: Bloc<'_>| {
            bloc.raises("disinterested voice", format!("named by a disinterested voice: {}", bloc.who()))
        };
        heard.naming(party, Standing::Disinterested).map(bar).collect()
    },
};
