//! A party's word: it weighs little, and all voices of one side weigh as one.

use super::Factor;
use crate::heard::{Bloc, Standing};

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| {
        let bar = |bloc: Bloc<'_>| bloc.raises("a party's word", format!("said by one side: {}", bloc.who()));
        heard.affirming(Standing::Party).map(bar).collect()
    },
    who: |heard, party| {
        let bar = |bloc: Bloc<'_>| {
            let side = if bloc.side == Some(party) { "its own side" } else { "another side" };
            bloc.raises("a party's word", format!("named by {side}: {}", bloc.who()))
        };
        heard.naming(party, Standing::Party).map(bar).collect()
    },
};
