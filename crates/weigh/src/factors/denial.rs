//! A denial: a party's lowers little, since it would deny in either case; others' as much as their word would raise.

use model::Bar;

use super::Factor;
use crate::attribution::denies;
use crate::heard::{Bloc, Role, Standing};

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| bars(heard.blocs(|said| said.role == Role::DeniesEvent)),
    who: |heard, party| bars(heard.blocs(|said| denies(said, party))),
};

fn bars(blocs: Vec<Bloc<'_>>) -> Vec<Bar> {
    let bar = |bloc: Bloc<'_>| {
        let by = match bloc.standing {
            Standing::Party | Standing::Admission => "denied by a side, which is a statement and not an observation",
            Standing::Disinterested => "denied by a disinterested voice",
            Standing::Inspection => "denied after inspection",
        };
        bloc.lowers("denial", format!("{by}: {}", bloc.who()))
    };
    blocs.into_iter().map(bar).collect()
}
