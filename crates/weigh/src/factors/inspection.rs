//! Inspection: a voice with no stake that went and looked.

use super::Factor;
use crate::heard::{Bloc, Standing};

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| {
        let bar = |bloc: Bloc<'_>| bloc.raises("inspection", format!("confirmed after inspection: {}", bloc.who()));
        heard.affirming(Standing::Inspection).map(bar).collect()
    },
    who: |heard, party| {
        let bar = |bloc: Bloc<'_>| bloc.raises("inspection", format!("named after inspection: {}", bloc.who()));
        heard.naming(party, Standing::Inspection).map(bar).collect()
    },
};
