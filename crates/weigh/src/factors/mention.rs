//! A mention: a disinterested voice passes the report on and adds no observation of its own.

use super::Factor;
use crate::heard::{Bloc, Role};

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| {
        let bar = |bloc: Bloc<'_>| {
            bloc.shows("mention", format!("passed on without an observation of its own: {}", bloc.who()))
        };
        heard.blocs(|said| said.role == Role::Mentions).into_iter().map(bar).collect()
    },
    who: |_, _| Vec::new(),
};
